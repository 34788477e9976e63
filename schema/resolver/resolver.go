package resolver

import (
	"context"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"entente/graph"
	"entente/schema/generated"
)

// Resolver answers the API's fields from a store.
type Resolver struct {
	Graph    graph.Store
	Ingester Ingester
	// Explainer tells what claims were found by; nil where nobody can.
	Explainer Explainer
	// Scratch opens an empty store for a dry run, which closes it.
	Scratch func(context.Context) (graph.Store, error)
}

var _ generated.ResolverRoot = (*Resolver)(nil)

type (
	queryResolver    struct{ *Resolver }
	mutationResolver struct{ *Resolver }
	entityResolver   struct{}
	positionResolver struct{}
	relationResolver struct{}
	claimResolver    struct{ *Resolver }
	quoteResolver    struct{}
	articleResolver  struct{}
	mentionResolver  struct{}
	pathResolver     struct{}
	subgraphResolver struct{}
	tallyKeyResolver struct{}
)

// Query resolves the roots of reading.
func (r *Resolver) Query() generated.QueryResolver { return queryResolver{r} }

// Mutation resolves the roots of writing.
func (r *Resolver) Mutation() generated.MutationResolver { return mutationResolver{r} }

// Entity resolves the fields of Entity that need a store.
func (r *Resolver) Entity() generated.EntityResolver { return entityResolver{} }

// Position resolves the fields of Position that need a store.
func (r *Resolver) Position() generated.PositionResolver { return positionResolver{} }

// Relation resolves the fields of Relation that need a store.
func (r *Resolver) Relation() generated.RelationResolver { return relationResolver{} }

// Claim resolves the fields of Claim that need a store.
func (r *Resolver) Claim() generated.ClaimResolver { return claimResolver{r} }

// Quote resolves the fields of Quote that need a store.
func (r *Resolver) Quote() generated.QuoteResolver { return quoteResolver{} }

// Article resolves the fields of Article that need a store.
func (r *Resolver) Article() generated.ArticleResolver { return articleResolver{} }

// Mention resolves the fields of Mention that need a store.
func (r *Resolver) Mention() generated.MentionResolver { return mentionResolver{} }

// Path resolves the fields of Path that need a store.
func (r *Resolver) Path() generated.PathResolver { return pathResolver{} }

// Subgraph resolves the fields of Subgraph that need a store.
func (r *Resolver) Subgraph() generated.SubgraphResolver { return subgraphResolver{} }

// TallyKey resolves the fields of TallyKey that need a store.
func (r *Resolver) TallyKey() generated.TallyKeyResolver { return tallyKeyResolver{} }

// LimitError tells that an input is more than the API takes.
type LimitError struct {
	Field string
	Limit int
}

func (e *LimitError) Error() string { return fmt.Sprintf("%s: at most %d", e.Field, e.Limit) }

// within checks that a number is at least 1, or least, and at most a limit.
func within(field string, n, least, limit int) error {
	switch {
	case n < least:
		return &graph.InvalidError{Field: field, Reason: fmt.Sprintf("at least %d", least)}
	case n > limit:
		return &LimitError{field, limit}
	}
	return nil
}

// page is the slice that first and after ask for. Rows are counted only where
// somebody asks how many there are.
func page(ctx context.Context, first int, after *string) (graph.Slice, error) {
	return graph.Slice{First: first, After: value(after), Uncounted: uncounted(ctx)}, within("first", first, 0, graph.MaxFirst)
}

func uncounted(ctx context.Context) bool {
	return !slices.Contains(graphql.CollectAllFields(ctx), "totalCount")
}

// value is what p points at, or the zero value for nil.
func value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// one is the only node of a list that was loaded by one id.
func one[N any](nodes []*N, err error) (*N, error) {
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

// only is the only page of a list that was found by one query.
func only[C any](pages []C, err error) (C, error) {
	if err != nil {
		var none C
		return none, err
	}
	return pages[0], nil
}
