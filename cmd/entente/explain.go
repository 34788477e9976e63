package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"entente/graph"
)

func explain(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := storeFlag(fs, e)
	rules := rulesFlag(fs)
	asJSON := fs.Bool("json", false, "print JSON, one line a claim")
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(operands) < 1 || len(operands) > 2 {
		return usagef("name an article by its address or id; and, if you like, one claim of it by its id")
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
	article, err := findArticle(ctx, store, operands[0])
	if err != nil {
		return err
	}
	batch, _ := p.Again(*article)
	all := p.Explanations(*article)
	found := false
	for i := range batch.Claims {
		c := &batch.Claims[i]
		if len(operands) == 2 && string(c.ID) != operands[1] {
			continue
		}
		found = true
		if *asJSON {
			if err := json.NewEncoder(e.stdout).Encode(all[c.ID]); err != nil {
				return fmt.Errorf("write the explanation: %w", err)
			}
			continue
		}
		fmt.Fprintf(e.stdout, "%s %s\n  %s\n", c.ID, c.Kind, oneLine(all[c.ID].Sentence))
		for _, line := range all[c.ID].Lines {
			fmt.Fprintf(e.stdout, "    %s\n", oneLine(line))
		}
	}
	if len(operands) == 2 && !found {
		return fmt.Errorf("this version finds no claim %s in the article; entente reprocess brings the store up to it", operands[1])
	}
	return nil
}

// findArticle finds a stored article by id, by address or, where it has none, by
// the caller's id.
func findArticle(ctx context.Context, store graph.Reader, name string) (*graph.Article, error) {
	ids := []graph.ID{graph.ID(name), graph.ArticleID(name)}
	if key, err := graph.CanonicalURL(name); err == nil {
		ids = append(ids, graph.ArticleID(key))
	}
	articles, err := store.Articles(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("look %s up: %w", name, err)
	}
	for _, a := range articles {
		if a != nil {
			return a, nil
		}
	}
	return nil, fmt.Errorf("there is no article %s in the store; name one by its address, or where it has none by your id of it: entente ingest takes articles in", name)
}
