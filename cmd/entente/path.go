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
	if len(operands) != 2 {
		return usagef("name two, in quotation marks where a name has spaces")
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
	q := graph.PathQuery{From: from.ID, To: to.ID, MaxLength: *length, First: 3}
	if *countries {
		q.Through = []graph.EntityKind{graph.Person, graph.Organisation, graph.Country}
	}
	found, err := graph.ShortestPaths(ctx, store, q)
	if err != nil {
		return fmt.Errorf("look for a path: %w", err)
	}
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(found)
	}
	if !found.Complete {
		fmt.Fprintf(e.stderr, "The search is incomplete: %s\n", found.Reason)
	}
	if len(found.Paths) == 0 {
		fmt.Fprintf(e.stdout, "%s and %s are not connected by %d relations or fewer. Try --max %d or --countries.\n", from.Name, to.Name, *length, graph.MaxPathLength)
		return errPartial
	}
	for i, p := range found.Paths {
		if i > 0 {
			fmt.Fprintln(e.stdout)
		}
		if err := printPath(ctx, e, store, p); err != nil {
			return err
		}
	}
	return nil
}

func printPath(ctx context.Context, e *env, store graph.Reader, p graph.Path) error {
	names, err := entityNames(ctx, store, p.Entities)
	if err != nil {
		return err
	}
	relations, err := store.Relations(ctx, p.Relations)
	if err != nil {
		return fmt.Errorf("look up relations: %w", err)
	}
	claims, err := newestClaims(ctx, store, relations)
	if err != nil {
		return err
	}
	var articles []graph.ID
	for _, c := range claims {
		if c != nil {
			articles = append(articles, c.Article)
		}
	}
	sources, err := articleSources(ctx, store, articles)
	if err != nil {
		return err
	}
	for i, r := range relations {
		fmt.Fprintln(e.stdout, reads(r, claims[i], names, p.Entities[i]))
		if c := claims[i]; c != nil {
			fmt.Fprintf(e.stdout, "      %s\n      – %s\n", oneLine(c.Evidence.Quote), oneLine(sources[c.Article]))
		}
	}
	return nil
}
