package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"entente/graph"
)

func path(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	asJSON := fs.Bool("json", false, "print JSON")
	length := fs.Int("max", 4, fmt.Sprintf("longest path looked for, at most %d", graph.MaxPathLength))
	countries := fs.Bool("countries", false, "let paths pass through countries, which are next to almost everybody")
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	switch {
	case len(operands) != 2:
		return usagef("name two, in quotation marks where a name has spaces")
	case *length < 1 || *length > graph.MaxPathLength:
		return usagef("--max %d: give a number from 1 to %d", *length, graph.MaxPathLength)
	}
	store, err := openExisting(ctx, e, *address)
	if err != nil {
		return err
	}
	defer store.Close()
	from, _, err := findEntity(ctx, store, operands[0])
	if err != nil {
		return err
	}
	to, _, err := findEntity(ctx, store, operands[1])
	if err != nil {
		return err
	}
	if from.ID == to.ID {
		return fmt.Errorf("%q and %q are both %s; name two, or give an id where a name fits several", operands[0], operands[1], from.Name)
	}
	q := graph.PathQuery{From: from.ID, To: to.ID, MaxLength: *length, First: 3}
	if *countries {
		q.Through = []graph.EntityKind{graph.Person, graph.Organisation, graph.Country}
	}
	found, err := graph.ShortestPaths(ctx, store, q)
	if err != nil {
		return fmt.Errorf("look for a path: %w", err)
	}
	out := pathAnswer{Complete: found.Complete, Reason: found.Reason, Paths: [][]pathStep{}}
	for _, p := range found.Paths {
		steps, err := pathSteps(ctx, store, p)
		if err != nil {
			return err
		}
		out.Paths = append(out.Paths, steps)
	}
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(out)
	}
	if !found.Complete {
		fmt.Fprintf(e.stderr, "The search is incomplete: %s\n", found.Reason)
	}
	if len(found.Paths) == 0 {
		fmt.Fprintf(e.stdout, "%s and %s are not connected by %d relations or fewer. Try --max %d or --countries.\n", from.Name, to.Name, *length, graph.MaxPathLength)
		return errPartial
	}
	for i, steps := range out.Paths {
		if i > 0 {
			fmt.Fprintln(e.stdout)
		}
		for _, s := range steps {
			fmt.Fprintln(e.stdout, s.Reads)
			if s.Evidence != "" {
				fmt.Fprintf(e.stdout, "      %s\n      – %s\n", oneLine(s.Evidence), oneLine(s.Source))
			}
		}
	}
	return nil
}

// pathAnswer is how two are connected.
type pathAnswer struct {
	Paths    [][]pathStep `json:"paths"`
	Complete bool         `json:"complete"`
	Reason   string       `json:"reason,omitempty"`
}

// pathStep is a relation on a path, with its newest evidence.
type pathStep struct {
	From     graph.ID `json:"from"`
	To       graph.ID `json:"to"`
	Relation graph.ID `json:"relation"`
	Reads    string   `json:"reads"`
	Evidence string   `json:"evidence"`
	Source   string   `json:"source"`
}

func pathSteps(ctx context.Context, store graph.Reader, p graph.Path) ([]pathStep, error) {
	names, err := entityNames(ctx, store, p.Entities)
	if err != nil {
		return nil, err
	}
	relations, err := store.Relations(ctx, p.Relations)
	if err != nil {
		return nil, fmt.Errorf("look up relations: %w", err)
	}
	claims, err := newestClaims(ctx, store, relations)
	if err != nil {
		return nil, err
	}
	var articles []graph.ID
	for _, c := range claims {
		if c != nil {
			articles = append(articles, c.Article)
		}
	}
	sources, err := articleSources(ctx, store, articles)
	if err != nil {
		return nil, err
	}
	steps := make([]pathStep, len(relations))
	for i, r := range relations {
		steps[i] = pathStep{From: p.Entities[i], To: p.Entities[i+1], Relation: r.ID, Reads: reads(r, claims[i], names, p.Entities[i])}
		if c := claims[i]; c != nil {
			steps[i].Evidence, steps[i].Source = c.Evidence.Quote, sources[c.Article]
		}
	}
	return steps, nil
}
