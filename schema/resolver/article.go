package resolver

import (
	"context"

	"entente/graph"
	"entente/schema/node"
)

// Article loads one by id or url.
func (r queryResolver) Article(ctx context.Context, id *graph.ID, url *string) (*node.Article, error) {
	which, err := articleID(id, url)
	if err != nil {
		return nil, err
	}
	return one(node.Articles(ctx, r.Graph, []graph.ID{which}))
}

// articleID is the id that is given, or that of the article with a url.
func articleID(id *graph.ID, url *string) (graph.ID, error) {
	if (id == nil) == (url == nil) {
		return "", &graph.InvalidError{Field: "id", Reason: "give either id or url"}
	}
	if id != nil {
		return *id, nil
	}
	key, err := graph.CanonicalURL(*url)
	return graph.ArticleID(key), err
}

// Articles lists any.
func (r queryResolver) Articles(
	ctx context.Context, where *graph.ArticleFilter, orderBy *node.Order, first int, after *string,
) (*node.ArticleConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	q := graph.ArticleQuery{Where: value(where), Order: orderBy.Graph(), Slice: slice}
	return only(node.FindArticles(ctx, r.Graph, []graph.ArticleQuery{q}))
}

// Entities lists those that the article mentions.
func (articleResolver) Entities(ctx context.Context, a *node.Article, where *graph.EntityFilter, first int, after *string) (*node.EntityConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, a.Member, node.FindEntities, func(a *graph.Article) graph.EntityQuery {
		return graph.EntityQuery{Where: value(where), Article: a.ID, Slice: slice}
	})
}

// Mentions lists where.
func (articleResolver) Mentions(ctx context.Context, a *node.Article, first int, after *string) (*node.MentionConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, a.Member, node.FindMentions, func(a *graph.Article) graph.MentionQuery {
		return graph.MentionQuery{Article: a.ID, Slice: slice}
	})
}

// Claims lists what the article says.
func (articleResolver) Claims(ctx context.Context, a *node.Article, where *graph.ClaimFilter, first int, after *string) (*node.ClaimConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, a.Member, node.FindClaims, func(a *graph.Article) graph.ClaimQuery {
		return graph.ClaimQuery{Where: value(where), Article: a.ID, Slice: slice}
	})
}

// Quotes lists whom the article quotes.
func (articleResolver) Quotes(ctx context.Context, a *node.Article, where *graph.QuoteFilter, first int, after *string) (*node.QuoteConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, a.Member, node.FindQuotes, func(a *graph.Article) graph.QuoteQuery {
		return graph.QuoteQuery{Where: value(where), Article: a.ID, Slice: slice}
	})
}
