package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"entente/extractor/pipeline"
	"entente/extractor/source"
	"entente/graph"
)

func extract(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	out := fs.String("out", "", "write one <id>.json an article into this `folder` (default: one line an article to standard output)")
	pages := fs.String("html", "", "write one <id>.html an article into this `folder`: the text with what was found in it")
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
	for _, dir := range []string{*out, *pages} {
		if dir == "" {
			continue
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("make the output folder: %w", err)
		}
	}
	w := bufio.NewWriter(e.stdout)
	progress := newProgress(e, "extracted")
	done, bad, skipped := 0, 0, 0
	names := map[string]string{} // of files that are written, and where their articles stand
	for r := range p.All(ctx, source.Open(e.stdin, files...), *workers) {
		if r.Skipped {
			skipped++
			continue
		}
		progress.add(1)
		done++
		if r.Rejection != nil {
			bad++
			progress.say("%s: rejected: %v", r.Where, r.Rejection)
			continue
		}
		output := pipeline.NewOutput(r.Batch, r.Warnings)
		name := fileName(output.ID)
		if *out != "" || *pages != "" {
			if first := names[name]; first != "" {
				bad++
				progress.say("%s: rejected: id: %q is that of %s too, and would take its file; give each article an id of its own", r.Where, output.ID, first)
				continue
			}
			names[name] = r.Where
		}
		line, err := json.Marshal(output)
		if err != nil {
			return fmt.Errorf("write %s: %w", r.Where, err)
		}
		line = append(line, '\n')
		if *pages != "" {
			if err := writePage(filepath.Join(*pages, name+".html"), r.Batch); err != nil {
				return fmt.Errorf("write %s: %w", r.Where, err)
			}
		}
		switch {
		case *out == "" && *pages == "":
			_, err = w.Write(line)
		case *out != "":
			err = os.WriteFile(filepath.Join(*out, name+".json"), line, 0o644)
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
	if err := passedOver(e, skipped, done, files); err != nil {
		return err
	}
	if bad > 0 {
		return errPartial
	}
	return nil
}

// longestName is what every file system takes, with room for an ending.
const longestName = 200 // bytes

// fileName is the name of an article's file, without its ending. Of an id that
// is too long for one its beginning and a hash are left.
func fileName(id string) string {
	name := url.PathEscape(id)
	if len(name) <= longestName {
		return name
	}
	return fmt.Sprintf("%s-%x", name[:longestName], sha256.Sum256([]byte(id)))[:longestName+1+16]
}

func writePage(name string, b *graph.Batch) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(pipeline.WritePage(f, b), f.Close())
}
