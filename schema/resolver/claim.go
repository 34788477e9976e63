package resolver

import (
	"context"
	"slices"

	"entente/graph"
	"entente/schema/node"
)

// Claims lists any.
func (r queryResolver) Claims(
	ctx context.Context, where *graph.ClaimFilter, relation *graph.RelationFilter, orderBy *node.Order, first int, after *string,
) (*node.ClaimConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	q := graph.ClaimQuery{Where: value(where), Relation: relation, Order: orderBy.Graph(), Slice: slice}
	return only(node.FindClaims(ctx, r.Graph, []graph.ClaimQuery{q}))
}

// Relation is the edge that the claim supports.
func (claimResolver) Relation(ctx context.Context, c *node.Claim) (*node.Relation, error) {
	return node.At(ctx, c.Member, node.Relations, func(c *graph.Claim) graph.ID { return c.Relation })
}

// From is one end.
func (claimResolver) From(ctx context.Context, c *node.Claim) (*node.Entity, error) {
	return node.At(ctx, c.Member, node.Entities, func(c *graph.Claim) graph.ID { return c.From.Entity })
}

// To is the other end.
func (claimResolver) To(ctx context.Context, c *node.Claim) (*node.Entity, error) {
	return node.At(ctx, c.Member, node.Entities, func(c *graph.Claim) graph.ID { return c.To.Entity })
}

// Place is where it happened.
func (claimResolver) Place(ctx context.Context, c *node.Claim) (*node.Entity, error) {
	return node.At(ctx, c.Member, node.Entities, func(c *graph.Claim) graph.ID { return c.Place.Entity })
}

// OverEntity is what it is over.
func (claimResolver) OverEntity(ctx context.Context, c *node.Claim) (*node.Entity, error) {
	return node.At(ctx, c.Member, node.Entities, func(c *graph.Claim) graph.ID { return value(c.Over).Ref.Entity })
}

// Mentions are those of the two ends in the evidence. A group ("the three")
// stands at one place for several, of whom only the ends are meant.
func (claimResolver) Mentions(ctx context.Context, c *node.Claim) ([]*node.Mention, error) {
	found, err := node.FindAt(ctx, c.Member, node.FindMentions, func(c *graph.Claim) graph.MentionQuery {
		return graph.MentionQuery{Article: c.Article, Spans: []graph.Span{c.FromMention, c.ToMention}, Slice: graph.Slice{First: graph.MaxFirst, Uncounted: true}}
	})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(found.Nodes), func(m *node.Mention) bool {
		return m.Entity != c.From.Entity && m.Entity != c.To.Entity
	}), nil
}

// Quote is the quote that the claim stands in.
func (claimResolver) Quote(ctx context.Context, c *node.Claim) (*node.Quote, error) {
	return node.At(ctx, c.Member, node.Quotes, func(c *graph.Claim) graph.ID { return c.Quote })
}

// Article is the article that says it.
func (claimResolver) Article(ctx context.Context, c *node.Claim) (*node.Article, error) {
	return node.At(ctx, c.Member, node.Articles, func(c *graph.Claim) graph.ID { return c.Article })
}

// Entity is what the mention refers to.
func (mentionResolver) Entity(ctx context.Context, m *node.Mention) (*node.Entity, error) {
	return node.At(ctx, m.Member, node.Entities, func(m *graph.EntityMention) graph.ID { return m.Entity })
}

// Explain is what the claim was found by, nil where nobody can tell.
func (r claimResolver) Explain(ctx context.Context, c *node.Claim) (*graph.Explanation, error) {
	if r.Explainer == nil {
		return nil, nil
	}
	return node.Ask(ctx, c.Member, r.Explainer.Explain)
}
