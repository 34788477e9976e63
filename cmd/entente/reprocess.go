package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"entente/graph"
)

func reprocess(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	rules := rulesFlag(fs)
	workers := workersFlag(fs)
	asJSON := fs.Bool("json", false, "print the summary as JSON")
	if err := noOperands(fs, args); err != nil {
		return err
	}
	p, err := rules.pipeline()
	if err != nil {
		return err
	}
	store, err := openExisting(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()
	progress := newProgress(e, "reprocessed")
	done, err := p.Reprocess(ctx, store, *workers, func(r graph.Receipt) {
		progress.add(1)
		if r.Rejection != nil {
			progress.say("%s: rejected: %s", r.Article, r.Rejection.Message)
		}
	})
	progress.done()
	if err != nil {
		return fmt.Errorf("%w; run the same command again, it goes on where it stopped", err)
	}
	if *asJSON {
		err = json.NewEncoder(e.stdout).Encode(done)
	} else {
		fmt.Fprintf(e.stdout, "%s: %d of version %s already, %d replaced, %d rejected; %s and %s written\n",
			count(done.Articles, "article"), done.Current, p.Version(), done.Replaced, done.Rejected, count(done.Claims, "claim"), count(done.Quotes, "quote"))
	}
	if err == nil && done.Rejected > 0 {
		return errPartial
	}
	return err
}
