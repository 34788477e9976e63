package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"strings"

	"entente/extractor/pipeline"
	"entente/extractor/source"
)

type rulesDir struct{ dir *string }

// rulesFlag adds --rules.
func rulesFlag(flags *flag.FlagSet) rulesDir {
	return rulesDir{flags.String("rules", "", "a `folder` of rule files of your own, used beside the built-in ones")}
}

func (r rulesDir) pipeline() (*pipeline.Pipeline, error) {
	if *r.dir == "" {
		return pipeline.New(nil)
	}
	if info, err := os.Stat(*r.dir); err != nil || !info.IsDir() {
		return nil, usagef("--rules %s: there is no such folder", *r.dir)
	}
	files := os.DirFS(*r.dir)
	if names, err := fs.Glob(files, "*.rules"); err != nil || len(names) == 0 {
		return nil, usagef("--rules %s: it holds no file that ends in .rules", *r.dir)
	}
	p, err := pipeline.New(files)
	if err != nil {
		return nil, fmt.Errorf("read your rules in %s: %w", *r.dir, err)
	}
	return p, nil
}

// workersFlag adds --workers.
func workersFlag(fs *flag.FlagSet) *int {
	n := runtime.GOMAXPROCS(0)
	fs.Func("workers", fmt.Sprintf("articles worked on at one time (default %d)", n), func(s string) error {
		given, err := strconv.Atoi(s)
		if err != nil || given < 1 {
			return errors.New("give a number of at least 1")
		}
		n = given
		return nil
	})
	return &n
}

// noOperands reads flags where nothing else may stand.
func noOperands(fs *flag.FlagSet, args []string) error {
	operands, err := parse(fs, args)
	if err == nil && len(operands) > 0 {
		return usagef("it takes no operands, but was given %q", operands)
	}
	return err
}

// passedOver tells of files in folders that are none of articles. Where there
// was nothing else, that is an error.
func passedOver(e *env, skipped, articles int, paths []string) error {
	if articles == 0 {
		return fmt.Errorf("there is no article in %s; files of articles end in .json, .jsonl, .txt or .html", strings.Join(paths, ", "))
	}
	if skipped > 0 {
		fmt.Fprintf(e.stderr, "%s passed over: %v\n", count(skipped, "file"), source.ErrSkipped)
	}
	return nil
}
