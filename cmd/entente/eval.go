package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"

	"entente/extractor/eval"
	"entente/extractor/pipeline"
	"entente/extractor/source"
)

func evaluate(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	goldDir := fs.String("gold", "", "`folder` of annotations; several, parted by commas, are counted together")
	corpus := fs.String("corpus", "", "`folder` or file of the articles they annotate, one for each --gold")
	showErrors := fs.Bool("errors", false, "list every miss and false answer first, with the stage that lost it, the rule and the sentence")
	baseline := fs.String("baseline", "", "a `file` that --json wrote: print what has changed since")
	calibrate := fs.String("calibrate", "", "write each rule's measured precision into this `file`: extractor/pipeline/confidence.json")
	asJSON := fs.Bool("json", false, "print JSON")
	rules := rulesFlag(fs)
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	if *goldDir == "" || *corpus == "" || len(operands) > 0 {
		return usagef("give --gold and --corpus")
	}
	golds, corpora := strings.Split(*goldDir, ","), strings.Split(*corpus, ",")
	if len(golds) != len(corpora) {
		return usagef("--gold names %d folders and --corpus %d; give one corpus for each", len(golds), len(corpora))
	}
	p, err := rules.pipeline()
	if err != nil {
		return err
	}
	var gold, system []*eval.Document
	for i := range golds {
		g, s, err := answers(ctx, e, p, golds[i], corpora[i])
		if err != nil {
			return err
		}
		gold, system = append(gold, g...), append(system, s...)
	}
	report := eval.Score(gold, system)
	if *calibrate != "" {
		b, err := json.MarshalIndent(eval.Calibrate(report.Answers), "", "  ")
		if err != nil {
			return fmt.Errorf("write the calibration: %w", err)
		}
		if err := os.WriteFile(*calibrate, append(b, '\n'), 0o644); err != nil {
			return fmt.Errorf("write the calibration: %w", err)
		}
	}
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
	if err := report.WriteTable(e.stdout); err != nil {
		return err
	}
	return eval.LeaveOneOut(report.Answers).WriteTable(e.stdout)
}

// answers extracts what a folder of annotations is about.
func answers(ctx context.Context, e *env, p *pipeline.Pipeline, goldDir, corpus string) (gold, system []*eval.Document, err error) {
	if gold, err = eval.ReadDir(goldDir); err != nil {
		return nil, nil, fmt.Errorf("read annotations: %w", err)
	}
	progress := newProgress(e, "extracted")
	system, err = eval.Extract(ctx, p, gold, source.Open(e.stdin, corpus), func(r pipeline.Result) {
		progress.add(1)
		if r.Rejection != nil {
			progress.say("%s: rejected: %s", r.Where, r.Rejection.Message)
		}
	})
	progress.done()
	if err == nil && len(system) == 0 {
		err = fmt.Errorf("%s holds no article that %s annotates; the articles' ids must be the annotations'", corpus, goldDir)
	}
	return gold, system, err
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
