package resolver

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"entente/graph"
	"entente/schema/node"
)

// IngestArticles takes articles in.
func (r mutationResolver) IngestArticles(ctx context.Context, input []*node.ArticleInput, dryRun bool) (*node.Ingestion, error) {
	if err := within("input", len(input), 1, graph.MaxArticles); err != nil {
		return nil, err
	}
	store, err := r.target(ctx, dryRun)
	if err != nil {
		return nil, err
	}
	inputs := make([]graph.Input, len(input))
	for i, in := range input {
		inputs[i] = in.Graph()
	}
	results, err := r.Ingester.Ingest(ctx, store, inputs)
	return node.Ingest(store, input, results), err
}

// target is the store to write to: of a dry run an empty one, which lives as
// long as the request so that the answer can be read from it.
func (r mutationResolver) target(ctx context.Context, dryRun bool) (graph.Store, error) {
	if !dryRun {
		return r.Graph, nil
	}
	store, err := r.Scratch(ctx)
	if err != nil {
		return nil, fmt.Errorf("open a store for a dry run: %w", err)
	}
	context.AfterFunc(ctx, func() { _ = store.Close() }) // nothing was kept
	return store, nil
}

// RetractArticle takes one out again.
func (r mutationResolver) RetractArticle(ctx context.Context, id *graph.ID, url *string, reason string) (*node.Retraction, error) {
	which, err := articleID(id, url)
	if err = errors.Join(err, within("reason", utf8.RuneCountInString(reason), 0, graph.MaxTitle)); err != nil {
		return nil, err
	}
	gone, err := r.Graph.Retract(ctx, which, reason)
	if errors.Is(err, graph.ErrNotFound) {
		return &node.Retraction{}, nil
	}
	return &node.Retraction{Retraction: gone, Retracted: err == nil}, err
}
