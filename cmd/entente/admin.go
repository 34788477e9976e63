package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"text/tabwriter"
	"time"

	"entente/extractor/pipeline"
	"entente/graph"
)

func stats(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	asJSON := fs.Bool("json", false, "print JSON")
	if err := noOperands(fs, args); err != nil {
		return err
	}
	store, err := openExisting(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()
	info, err := store.Info(ctx)
	if err != nil {
		return fmt.Errorf("count: %w", err)
	}
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(struct {
			Articles       int       `json:"articles"`
			Entities       int       `json:"entities"`
			Relations      int       `json:"relations"`
			Claims         int       `json:"claims"`
			Quotes         int       `json:"quotes"`
			LastIngestedAt time.Time `json:"lastIngestedAt,omitzero"`
			Version        string    `json:"version"`
		}{info.Articles, info.Entities, info.Relations, info.Claims, info.Quotes, info.LastIngestedAt, info.Version})
	}
	t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range []struct {
		name string
		n    int
	}{{"articles", info.Articles}, {"entities", info.Entities}, {"relations", info.Relations}, {"claims", info.Claims}, {"quotes", info.Quotes}} {
		fmt.Fprintf(t, "%d\t %s\n", row.n, row.name)
	}
	return t.Flush()
}

func verify(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	if err := noOperands(fs, args); err != nil {
		return err
	}
	store, err := openExisting(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()
	findings := 0
	err = graph.Verify(ctx, store, func(f graph.Finding) {
		findings++
		fmt.Fprintf(e.stdout, "%s: %s\n", cmp.Or(f.ID, "store"), f.What)
	})
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	if findings > 0 {
		fmt.Fprintf(e.stderr, "%d findings. Export the articles and import them into a new store.\n", findings)
		return errPartial
	}
	fmt.Fprintln(e.stdout, "Every claim and quote is verbatim in its article, and every count is right.")
	return nil
}

func export(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	format := fs.String("format", "jsonl", "`format` of the answer: jsonl, one article a line")
	if err := noOperands(fs, args); err != nil {
		return err
	}
	if *format != "jsonl" {
		return usagef("--format %s: there is only jsonl", *format)
	}
	store, err := openExisting(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()
	w := bufio.NewWriter(e.stdout)
	if err := graph.Export(ctx, store, w); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return w.Flush()
}

func imports(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(operands) != 1 {
		return usagef("name one file that export wrote, or - for standard input")
	}
	r := e.stdin
	if operands[0] != "-" {
		f, err := os.Open(operands[0])
		if err != nil {
			return fmt.Errorf("%w; give a file that entente export wrote, or - for standard input", err)
		}
		defer f.Close()
		r = f
	}
	store, err := openStore(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()
	imported, rejected := 0, 0
	progress := newProgress(e, "imported")
	err = graph.Import(ctx, store, r, func(r graph.Receipt) {
		progress.add(1)
		if r.Outcome != graph.Rejected {
			imported++
			return
		}
		rejected++
		progress.say("article %s: rejected: %v", r.Article, r.Rejection)
	})
	progress.done()
	var unreadable *graph.InvalidError
	switch {
	case errors.As(err, &unreadable):
		return fmt.Errorf("after %s: %w; give a file that entente export wrote", count(imported, "article"), err)
	case err != nil:
		return fmt.Errorf("after %s: %w; run the same command again, nothing is kept twice", count(imported, "article"), err)
	}
	fmt.Fprintf(e.stdout, "%s imported\n", count(imported, "article"))
	if rejected > 0 {
		return errPartial
	}
	return nil
}

func version(_ context.Context, e *env, fs *flag.FlagSet, args []string) error {
	if err := noOperands(fs, args); err != nil {
		return err
	}
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	fmt.Fprintf(e.stdout, "entente %s%s %s %s/%s\n", pipeline.Version, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
