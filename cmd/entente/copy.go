package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"entente/graph"
)

// copySummary is what copy says at the end.
type copySummary struct {
	Articles  int `json:"articles"`
	Copied    int `json:"copied"`
	Unchanged int `json:"unchanged"` // there already
	Rejected  int `json:"rejected"`
	Claims    int `json:"claims"` // of what was copied
	Quotes    int `json:"quotes"`
}

func copies(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	source := fs.String("from", "", "the `store` to read")
	target := fs.String("to", "", "the `store` to write; what it holds already stays")
	asJSON := fs.Bool("json", false, "print the summary as JSON")
	if err := noOperands(fs, args); err != nil {
		return err
	}
	switch {
	case *source == "" || *target == "":
		return usagef("name two stores, with --from and --to: SQLite files, or Neo4j servers as in neo4j://user@host:7687/database")
	case *source == *target:
		return usagef("--from and --to are both %s", *source)
	}
	from, err := openExisting(ctx, e, *source)
	if err != nil {
		return fmt.Errorf("--from: %w", err)
	}
	defer from.Close()
	to, err := openStore(ctx, e, *target)
	if err != nil {
		return fmt.Errorf("--to: %w", err)
	}
	defer to.Close()
	info, err := from.Info(ctx)
	if err != nil {
		return fmt.Errorf("count: %w", err)
	}
	progress := newProgress(e, "copied")
	progress.of = info.Articles
	var sum copySummary
	err = graph.Copy(ctx, from, to, func(r graph.Receipt) {
		progress.add(1)
		sum.add(r)
		if r.Rejection != nil {
			progress.say("%s: rejected: %s", r.Article, r.Rejection.Message)
		}
	})
	progress.done()
	if err != nil {
		return fmt.Errorf("%w; %s of %d are there; run the same command again, it goes on from them", err, count(sum.Copied+sum.Unchanged, "article"), info.Articles)
	}
	if err := sum.print(e, *asJSON); err != nil {
		return err
	}
	if sum.Rejected > 0 {
		return errPartial
	}
	return nil
}

func (s *copySummary) add(r graph.Receipt) {
	s.Articles++
	switch r.Outcome {
	case graph.Rejected:
		s.Rejected++
	case graph.Unchanged:
		s.Unchanged++
	default:
		s.Copied++
	}
	s.Claims += r.Claims
	s.Quotes += r.Quotes
}

func (s *copySummary) print(e *env, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(e.stdout).Encode(s)
	}
	fmt.Fprintf(e.stdout, "%s: %d copied, %d there already, %d rejected; %s and %s written\n",
		count(s.Articles, "article"), s.Copied, s.Unchanged, s.Rejected, count(s.Claims, "claim"), count(s.Quotes, "quote"))
	return nil
}
