package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"entente/extractor/pipeline"
	"entente/extractor/source"
)

func extract(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	out := fs.String("out", "", "write one <id>.json an article into this `folder` (default: one line an article to standard output)")
	rules := rulesFlag(fs)
	workers := workersFlag(fs)
	files, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return usagef("name the articles: files, folders, or - for standard input")
	}
	p, err := rules.pipeline()
	if err != nil {
		return err
	}
	if *out != "" {
		if err := os.MkdirAll(*out, 0o755); err != nil {
			return fmt.Errorf("make the output folder: %w", err)
		}
	}
	w := bufio.NewWriter(e.stdout)
	progress := newProgress(e, "extracted")
	bad := 0
	for r := range p.All(ctx, source.Open(e.stdin, files...), *workers) {
		progress.add(1)
		if r.Rejection != nil {
			bad++
			progress.say("%s: rejected: %s", r.Where, r.Rejection.Message)
			continue
		}
		output := pipeline.NewOutput(r.Batch, r.Warnings)
		line, err := json.Marshal(output)
		if err != nil {
			return fmt.Errorf("write %s: %w", r.Where, err)
		}
		line = append(line, '\n')
		if *out == "" {
			_, err = w.Write(line)
		} else {
			err = os.WriteFile(filepath.Join(*out, url.PathEscape(output.ID)+".json"), line, 0o644)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", r.Where, err)
		}
	}
	progress.done()
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write to standard output: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if bad > 0 {
		return errPartial
	}
	return nil
}
