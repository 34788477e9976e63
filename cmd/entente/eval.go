package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"runtime"

	"entente/extractor/eval"
	"entente/extractor/pipeline"
	"entente/extractor/source"
)

func evaluate(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	goldDir := fs.String("gold", "", "`folder` of annotations")
	corpus := fs.String("corpus", "", "`folder` or file of the articles they annotate")
	showErrors := fs.Bool("errors", false, "list every miss and false answer first")
	asJSON := fs.Bool("json", false, "print JSON")
	rules := rulesFlag(fs)
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	if *goldDir == "" || *corpus == "" || len(operands) > 0 {
		return usagef("give --gold and --corpus")
	}
	p, err := rules.pipeline()
	if err != nil {
		return err
	}
	gold, err := eval.ReadDir(*goldDir)
	if err != nil {
		return fmt.Errorf("read annotations: %w", err)
	}
	wanted := map[string]bool{}
	for _, g := range gold {
		wanted[g.ID] = true
	}
	var system []*eval.Document
	progress := newProgress(e, "extracted")
	annotated := func(yield func(source.Item) bool) {
		for item := range source.Open(e.stdin, *corpus) {
			id := item.Input.ExternalID
			if wanted[id] && !yield(item) {
				return
			}
			delete(wanted, id) // an article may stand in several files
		}
	}
	for r := range p.All(ctx, annotated, runtime.GOMAXPROCS(0)) {
		progress.add(1)
		if r.Rejection != nil {
			progress.say("%s: rejected: %s", r.Where, r.Rejection.Message)
			continue
		}
		b, err := json.Marshal(pipeline.NewOutput(r.Batch, nil))
		if err != nil {
			return fmt.Errorf("write %s: %w", r.Where, err)
		}
		d, err := eval.Parse(b) // as a reader of the written file would
		if err != nil {
			return fmt.Errorf("read %s: %w", r.Where, err)
		}
		system = append(system, d)
	}
	progress.done()
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(system) == 0 {
		return fmt.Errorf("%s holds no article that %s annotates; the articles' ids must be the annotations'", *corpus, *goldDir)
	}
	report := eval.Score(gold, system)
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(report)
	}
	return report.WriteTable(e.stdout, *showErrors)
}
