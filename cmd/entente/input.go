package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"

	"entente/extractor/pipeline"
)

type rulesDir struct{ dir *string }

// rulesFlag adds --rules.
func rulesFlag(fs *flag.FlagSet) rulesDir {
	return rulesDir{fs.String("rules", "", "a `folder` of rule files of your own, used beside the built-in ones")}
}

func (r rulesDir) pipeline() (*pipeline.Pipeline, error) {
	if *r.dir == "" {
		return pipeline.New(nil)
	}
	if info, err := os.Stat(*r.dir); err != nil || !info.IsDir() {
		return nil, usagef("--rules %s: there is no such folder", *r.dir)
	}
	p, err := pipeline.New(os.DirFS(*r.dir))
	if err != nil {
		return nil, fmt.Errorf("read your rules in %s: %w", *r.dir, err)
	}
	return p, nil
}

func workersFlag(fs *flag.FlagSet) *int {
	return fs.Int("workers", runtime.GOMAXPROCS(0), "articles worked on at one time")
}
