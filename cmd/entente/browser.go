package main

import (
	"context"
	"flag"
	"fmt"

	"entente/graph/neo4j/explore"
)

// browser prints what to paste into the Neo4j Browser.
func browser(_ context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := fs.String("url", "http://localhost:7474", "`address` of the Neo4j server's pages")
	if err := noOperands(fs, args); err != nil {
		return err
	}
	style, err := explore.Style()
	if err != nil {
		return err
	}
	queries, err := explore.Queries()
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "Open %s/browser/ and connect. Paste this line to give the graph its colours:\n\n%s\n", *address, style)
	fmt.Fprint(e.stdout, "\nThen ask. Paste a :params line first, with names of your own, and run the query below it:\n")
	for _, q := range queries {
		fmt.Fprintf(e.stdout, "\n// %s\n:params %s\n%s\n", q.Title, q.Parameters, q.Cypher)
	}
	return nil
}
