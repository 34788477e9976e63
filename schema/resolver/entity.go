package resolver

import (
	"context"

	"entente/graph"
	"entente/schema/node"
)

// Entity loads one by id.
func (r queryResolver) Entity(ctx context.Context, id graph.ID) (*node.Entity, error) {
	return one(node.Entities(ctx, r.Graph, []graph.ID{id}))
}

// Entities lists any, in either direction.
func (r queryResolver) Entities(
	ctx context.Context, where *graph.EntityFilter, orderBy *node.Order, first *int, after *string, last *int, before *string,
) (*node.EntityConnection, error) {
	slice, err := either(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	q := graph.EntityQuery{Where: value(where), Order: orderBy.Graph(), Slice: slice}
	return only(node.FindEntities(ctx, r.Graph, []graph.EntityQuery{q}))
}

// either is a slice in one of the two directions.
func either(ctx context.Context, first *int, after *string, last *int, before *string) (graph.Slice, error) {
	forwards, backwards := first != nil || after != nil, last != nil || before != nil
	switch {
	case forwards && backwards:
		return graph.Slice{}, &graph.InvalidError{Field: "last", Reason: "a page goes either forwards, with first and after, or backwards, with last and before"}
	case backwards && last == nil:
		return graph.Slice{}, &graph.InvalidError{Field: "last", Reason: "say how many rows before `before`"}
	case backwards:
		return graph.Slice{Last: *last, Before: value(before), Uncounted: uncounted(ctx)}, within("last", *last, 1, graph.MaxFirst)
	case first == nil:
		return page(ctx, defaultFirst, after)
	}
	return page(ctx, *first, after)
}

const defaultFirst = 20

// HomeCountry is found by its code, where an article mentions it.
func (entityResolver) HomeCountry(ctx context.Context, e *node.Entity) (*node.Entity, error) {
	return node.IfAt(ctx, e.Member, node.Entities, func(e *graph.Entity) graph.ID {
		if e.Facts.HomeCountry == "" {
			return ""
		}
		return graph.EntityID(graph.CountryKey(e.Facts.HomeCountry))
	})
}

// Relations lists those at which the entity stands.
func (entityResolver) Relations(
	ctx context.Context, e *node.Entity, where *graph.RelationFilter, direction graph.Direction, orderBy *node.Order, first int, after *string,
) (*node.RelationConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, e.Member, node.FindRelations, func(e *graph.Entity) graph.RelationQuery {
		return graph.RelationQuery{Where: value(where), Of: e.ID, Direction: direction, Order: orderBy.Graph(), Slice: slice}
	})
}

// Quotes lists those the entity is the speaker of.
func (entityResolver) Quotes(
	ctx context.Context, e *node.Entity, where *graph.QuoteFilter, orderBy *node.Order, first int, after *string,
) (*node.QuoteConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, e.Member, node.FindQuotes, func(e *graph.Entity) graph.QuoteQuery {
		return graph.QuoteQuery{Where: value(where), Speaker: e.ID, Order: orderBy.Graph(), Slice: slice}
	})
}

// Positions lists those the entity holds.
func (entityResolver) Positions(ctx context.Context, e *node.Entity, tense []graph.Tense, first int, after *string) (*node.PositionConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, e.Member, node.FindPositions, func(e *graph.Entity) graph.PositionQuery {
		return graph.PositionQuery{Holder: e.ID, Tenses: tense, Slice: slice}
	})
}

// Articles lists those that mention the entity.
func (entityResolver) Articles(
	ctx context.Context, e *node.Entity, where *graph.ArticleFilter, orderBy *node.Order, first int, after *string,
) (*node.ArticleConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, e.Member, node.FindArticles, func(e *graph.Entity) graph.ArticleQuery {
		q := graph.ArticleQuery{Where: value(where), Order: orderBy.Graph(), Slice: slice}
		q.Where.Mentions = append([]graph.EntityFilter{{IDs: []graph.ID{e.ID}}}, q.Where.Mentions...)
		return q
	})
}

// Holder is the person.
func (positionResolver) Holder(ctx context.Context, p *node.Position) (*node.Entity, error) {
	return node.At(ctx, p.Member, node.Entities, func(p *graph.Position) graph.ID { return p.Holder })
}

// At is the country, organisation or place.
func (positionResolver) At(ctx context.Context, p *node.Position) (*node.Entity, error) {
	return node.At(ctx, p.Member, node.Entities, func(p *graph.Position) graph.ID { return p.At })
}

// Relation is the edge.
func (positionResolver) Relation(ctx context.Context, p *node.Position) (*node.Relation, error) {
	return node.At(ctx, p.Member, node.Relations, func(p *graph.Position) graph.ID { return p.Relation })
}
