package resolver

import (
	"context"

	"entente/graph"
	"entente/schema/node"
)

// Quotes lists any.
func (r queryResolver) Quotes(
	ctx context.Context, where *graph.QuoteFilter, orderBy *node.Order, first int, after *string,
) (*node.QuoteConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	q := graph.QuoteQuery{Where: value(where), Order: orderBy.Graph(), Slice: slice}
	return only(node.FindQuotes(ctx, r.Graph, []graph.QuoteQuery{q}))
}

// Outlet is who reports it.
func (quoteResolver) Outlet(ctx context.Context, q *node.Quote) (*node.Entity, error) {
	return node.At(ctx, q.Member, node.Entities, func(q *graph.Quote) graph.ID { return q.Outlet.Entity })
}

// About is whom and what it mentions.
func (quoteResolver) About(ctx context.Context, q *node.Quote) ([]*node.Entity, error) {
	return node.AllAt(ctx, q.Member, node.Entities, func(q *graph.Quote) []graph.ID {
		var ids []graph.ID
		for _, ref := range q.About {
			ids = append(ids, ref.Entity)
		}
		return ids
	})
}

// Within is the whole clause.
func (quoteResolver) Within(ctx context.Context, q *node.Quote) (*node.Quote, error) {
	return node.At(ctx, q.Member, node.Quotes, func(q *graph.Quote) graph.ID { return q.Within })
}

// Article is the article that reports it.
func (quoteResolver) Article(ctx context.Context, q *node.Quote) (*node.Article, error) {
	return node.At(ctx, q.Member, node.Articles, func(q *graph.Quote) graph.ID { return q.Article })
}
