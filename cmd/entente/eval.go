package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"entente/extractor/eval"
	"entente/extractor/pipeline"
	"entente/extractor/source"
)

func evaluate(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	goldDir := fs.String("gold", "", "`folder` of annotations")
	corpus := fs.String("corpus", "", "`folder` or file of the articles they annotate")
	showErrors := fs.Bool("errors", false, "list every miss and false answer first, with the stage that lost it, the rule and the sentence")
	baseline := fs.String("baseline", "", "a `file` that --json wrote: print what has changed since")
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
	progress := newProgress(e, "extracted")
	system, err := eval.Extract(ctx, p, gold, source.Open(e.stdin, *corpus), func(r pipeline.Result) {
		progress.add(1)
		if r.Rejection != nil {
			progress.say("%s: rejected: %s", r.Where, r.Rejection.Message)
		}
	})
	progress.done()
	if err != nil {
		return err
	}
	if len(system) == 0 {
		return fmt.Errorf("%s holds no article that %s annotates; the articles' ids must be the annotations'", *corpus, *goldDir)
	}
	report := eval.Score(gold, system)
	if *baseline != "" {
		former, err := readReport(*baseline)
		if err != nil {
			return err
		}
		return report.WriteChanges(e.stdout, former)
	}
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(report)
	}
	if *showErrors {
		if err := report.WriteErrors(e.stdout); err != nil {
			return err
		}
	}
	return report.WriteTable(e.stdout)
}

// readReport reads what --json wrote.
func readReport(name string) (*eval.Report, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	var r eval.Report
	if err := json.Unmarshal(b, &r); err != nil {
		return nil, fmt.Errorf("read the baseline %s: %w; write one with eval --json", name, err)
	}
	return &r, nil
}
