package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"iter"
	"slices"

	"entente/extractor/pipeline"
	"entente/extractor/source"
	"entente/graph"
)

// applyEvery is how many articles are written in one transaction.
const applyEvery = 50

// ingestSummary is what ingest says at the end.
type ingestSummary struct {
	Created   int                  `json:"created"`
	Unchanged int                  `json:"unchanged"`
	Replaced  int                  `json:"replaced"`
	Rejected  int                  `json:"rejected"`
	Reasons   map[graph.Reason]int `json:"reasons"`
	Claims    int                  `json:"claims"`
	Quotes    int                  `json:"quotes"`
	Warnings  int                  `json:"warnings"`
}

func ingest(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	rules := rulesFlag(fs)
	workers := workersFlag(fs)
	restore := fs.Bool("restore", false, "take in again what was retracted")
	asJSON := fs.Bool("json", false, "print the summary as JSON")
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
	store, err := openStore(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()

	sum := ingestSummary{Reasons: map[graph.Reason]int{}}
	progress := newProgress(e, "ingested")
	var waiting []pipeline.Result
	skipped := 0
	written := map[graph.ID]bool{} // by this run
	flush := func() error {
		batches := make([]graph.Batch, len(waiting))
		for i, r := range waiting {
			batches[i] = *r.Batch
		}
		receipts, err := store.Apply(ctx, batches)
		if err != nil {
			return fmt.Errorf("keep articles: %w; run the same command again, nothing is kept twice", err)
		}
		for i, r := range receipts {
			sum.add(r, waiting[i], progress)
		}
		waiting = waiting[:0]
		return nil
	}
	for r := range p.AllNew(ctx, store, inputs(e, files, *restore), *workers) {
		if r.Skipped {
			skipped++
			continue
		}
		if r.Rejection != nil {
			sum.add(graph.Receipt{Outcome: graph.Rejected, Rejection: r.Rejection}, r, progress)
			continue
		}
		if r.Batch == nil && !written[r.Unchanged] {
			sum.add(graph.Receipt{Article: r.Unchanged, Outcome: graph.Unchanged}, r, progress)
			continue
		}
		if r.Batch == nil { // it was stored, but another version came before it in this run
			r.Batch = p.Extract(r.Input).Batch
		}
		written[r.Batch.Article.ID] = true
		if waiting = append(waiting, r); len(waiting) == applyEvery {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		progress.done()
		return fmt.Errorf("%w after %s; run the same command again, nothing is kept twice", err, count(sum.articles(), "article"))
	}
	if err := flush(); err != nil {
		return err
	}
	progress.done()
	if err := passedOver(e, skipped, sum.articles(), files); err != nil {
		return err
	}
	if err := sum.print(e, *asJSON); err != nil {
		return err
	}
	if sum.Rejected > 0 {
		return errPartial
	}
	return nil
}

// inputs are the articles of files.
func inputs(e *env, files []string, restore bool) iter.Seq[source.Item] {
	return func(yield func(source.Item) bool) {
		for item := range source.Open(e.stdin, files...) {
			item.Input.Restore = restore
			if !yield(item) {
				return
			}
		}
	}
}

func (s *ingestSummary) add(r graph.Receipt, from pipeline.Result, progress *progress) {
	progress.add(1)
	switch r.Outcome {
	case graph.Created:
		s.Created++
	case graph.Unchanged:
		s.Unchanged++
	case graph.Replaced:
		s.Replaced++
	case graph.Rejected:
		s.Rejected++
		s.Reasons[r.Rejection.Reason]++
		progress.say("%s: rejected: %v", from.Where, r.Rejection)
	}
	if r.Outcome != graph.Unchanged {
		s.Claims += r.Claims
		s.Quotes += r.Quotes
	}
	s.Warnings += len(from.Warnings)
	for _, w := range from.Warnings {
		progress.say("%s: note: %s", from.Where, w)
	}
}

func (s *ingestSummary) articles() int { return s.Created + s.Unchanged + s.Replaced + s.Rejected }

func (s *ingestSummary) print(e *env, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(e.stdout).Encode(s)
	}
	fmt.Fprintf(e.stdout, "%s: %d new, %d unchanged, %d replaced, %d rejected; %s and %s written\n",
		count(s.articles(), "article"), s.Created, s.Unchanged, s.Replaced, s.Rejected, count(s.Claims, "claim"), count(s.Quotes, "quote"))
	reasons := make([]graph.Reason, 0, len(s.Reasons))
	for r := range s.Reasons {
		reasons = append(reasons, r)
	}
	slices.Sort(reasons)
	for _, r := range reasons {
		if r == graph.Internal {
			fmt.Fprintf(e.stdout, "  rejected, for they could not be read or kept: %d\n", s.Reasons[r])
			continue
		}
		fmt.Fprintf(e.stdout, "  rejected as %s: %d\n", r, s.Reasons[r])
	}
	return nil
}
