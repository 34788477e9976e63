package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"

	"entente/graph"
)

const othersShown = 5

func show(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	asJSON := fs.Bool("json", false, "print JSON")
	limit := fs.Int("limit", 20, fmt.Sprintf("positions, relations and quotes shown of each, at most %d", graph.MaxFirst))
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	switch {
	case len(operands) == 0:
		return usagef("name somebody, or give an id")
	case *limit < 1 || *limit > graph.MaxFirst:
		return usagef("--limit %d: give a number from 1 to %d; entente export writes everything", *limit, graph.MaxFirst)
	}
	store, err := openExisting(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()
	entity, others, err := findEntity(ctx, store, strings.Join(operands, " "))
	if err != nil {
		return err
	}
	c, err := newCard(ctx, store, entity, *limit)
	if err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(c)
	}
	c.print(e.stdout)
	if len(others) > 0 {
		fmt.Fprintf(e.stderr, "\nThe name also fits %s. Give more of the name, or an id.\n", strings.Join(others, ", "))
	}
	return nil
}

// findEntity takes an id, or the best match of a name, and tells of others
// that it fits.
func findEntity(ctx context.Context, store graph.Reader, name string) (entity *graph.Entity, others []string, err error) {
	found, err := store.Entities(ctx, []graph.ID{graph.ID(name)})
	if err != nil {
		return nil, nil, fmt.Errorf("look up %s: %w", name, err)
	}
	if found[0] != nil {
		return found[0], nil, nil
	}
	hits, err := store.Search(ctx, graph.SearchQuery{Text: name, Slice: graph.Slice{First: 1 + othersShown}})
	if err != nil {
		return nil, nil, fmt.Errorf("search for %s: %w", name, err)
	}
	if len(hits.Rows) == 0 {
		return nil, nil, fmt.Errorf("the graph knows nobody and nothing called %q; try part of the name, or ingest an article that mentions it", name)
	}
	for _, hit := range hits.Rows[1:] {
		others = append(others, fmt.Sprintf("%s (%s, %s)", oneLine(hit.Entity.Name), strings.ToLower(string(hit.Entity.Kind)), hit.Entity.ID))
	}
	if n := hits.Total - len(hits.Rows); n > 0 {
		others = append(others, fmt.Sprintf("%d more", n))
	}
	return hits.Rows[0].Entity, others, nil
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
