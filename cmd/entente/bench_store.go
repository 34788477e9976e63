package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"slices"
	"text/tabwriter"
	"time"

	"entente/graph"
	"entente/graph/synthetic"
)

// benchWords is the length of a made-up article.
const benchWords = 400

// storeFigures is what bench store measures.
type storeFigures struct {
	Store          string          `json:"store"`
	Articles       int             `json:"articles"`
	Entities       int             `json:"entities"`
	Claims         int             `json:"claims"`
	ArticlesPerSec float64         `json:"articlesPerSecond,omitempty"`        // none where it was filled before
	AtFirst        float64         `json:"articlesPerSecondAtFirst,omitempty"` // the first tenth
	AtLast         float64         `json:"articlesPerSecondAtLast,omitempty"`  // the last tenth
	Questions      []questionTimes `json:"questions"`
}

type questionTimes struct {
	Name      string  `json:"name"`
	P50Millis float64 `json:"p50Millis"`
	P99Millis float64 `json:"p99Millis"`
}

// benchStore fills a store with made-up articles and asks it questions.
func benchStore(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := fs.String("store", "", "an empty store to measure; none given: a SQLite file that is deleted at the end")
	articles := fs.Int("articles", 1000, "how many articles to fill it with; 0 to ask about what it holds already")
	seed := fs.Uint64("seed", 1, "another seed makes another graph")
	asJSON := fs.Bool("json", false, "print JSON")
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	switch {
	case len(operands) > 0 || *articles != 0 && *articles < 10:
		return usagef("bench store takes no operands, and --articles of at least 10, or 0 for what the store holds")
	case *articles == 0 && *address == "":
		return usagef("--articles 0 asks about a store that is filled; name it with --store")
	}
	var store graph.Store
	if *address == "" {
		store, err = scratchStore(ctx)
	} else {
		store, err = openStore(ctx, e, *address)
	}
	if err != nil {
		return err
	}
	f, err := measureStore(ctx, e, store, synthetic.Generator{Seed: *seed, Articles: *articles, Words: benchWords})
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(f)
	}
	fmt.Fprintf(e.stdout, "%s: %d articles, %d entities, %d claims\n", f.Store, f.Articles, f.Entities, f.Claims)
	if *articles > 0 {
		fmt.Fprintf(e.stdout, "%.0f articles/s: at first %.0f, at last %.0f\n", f.ArticlesPerSec, f.AtFirst, f.AtLast)
	}
	t := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	for _, q := range f.Questions {
		fmt.Fprintf(t, "%s\tp50 %.2f ms\tp99 %.2f ms\n", q.Name, q.P50Millis, q.P99Millis)
	}
	return t.Flush()
}

func measureStore(ctx context.Context, e *env, store graph.Store, g synthetic.Generator) (storeFigures, error) {
	var f storeFigures
	info, err := store.Info(ctx)
	switch {
	case err != nil:
		return f, fmt.Errorf("count: %w", err)
	case g.Articles > 0 && info.Articles > 0:
		return f, fmt.Errorf("the store holds %s; bench would fill it with made-up ones, name an empty store, or --articles 0 to ask about what it holds", count(info.Articles, "article"))
	case g.Articles > 0:
		if err := f.fill(ctx, e, store, g); err != nil {
			return f, err
		}
		if info, err = store.Info(ctx); err != nil {
			return f, fmt.Errorf("count: %w", err)
		}
	}
	f.Store, f.Articles, f.Entities, f.Claims = info.Version, info.Articles, info.Entities, info.Claims
	return f, f.ask(ctx, store)
}

// fill measures how fast articles are taken.
func (f *storeFigures) fill(ctx context.Context, e *env, store graph.Store, g synthetic.Generator) error {
	progress := newProgress(e, "applied")
	progress.of = g.Articles
	var took [3]time.Duration
	bounds := []int{0, g.Articles / 10, g.Articles - g.Articles/10, g.Articles}
	for i := range took {
		var err error
		if took[i], err = g.Fill(ctx, store, bounds[i], bounds[i+1], progress.add); err != nil {
			return err
		}
	}
	progress.done()
	tenth := float64(g.Articles / 10)
	f.ArticlesPerSec = float64(g.Articles) / (took[0] + took[1] + took[2]).Seconds()
	f.AtFirst, f.AtLast = tenth/took[0].Seconds(), tenth/took[2].Seconds()
	return nil
}

// ask measures how fast questions are answered.
func (f *storeFigures) ask(ctx context.Context, store graph.Store) error {
	pairs, err := synthetic.Pairs(ctx, store)
	if err != nil {
		return err
	}
	if len(pairs) == 0 {
		return errors.New("the store holds no two people to ask about")
	}
	for _, q := range synthetic.Questions {
		times := make([]float64, len(pairs))
		for i, p := range pairs {
			start := time.Now()
			if err := q.Ask(ctx, store, p[0], p[1]); err != nil {
				return fmt.Errorf("ask for %s: %w", q.Name, err)
			}
			times[i] = millis(time.Since(start))
		}
		slices.Sort(times)
		f.Questions = append(f.Questions, questionTimes{q.Name, times[len(times)/2], times[len(times)*99/100]})
	}
	return nil
}
