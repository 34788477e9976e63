package resolver

import (
	"context"
	"fmt"

	"entente/graph"
	"entente/schema/node"
)

// Relation loads one by id.
func (r queryResolver) Relation(ctx context.Context, id graph.ID) (*node.Relation, error) {
	return one(node.Relations(ctx, r.Graph, []graph.ID{id}))
}

// Relations lists any.
func (r queryResolver) Relations(
	ctx context.Context, where *graph.RelationFilter, orderBy *node.Order, first int, after *string,
) (*node.RelationConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	q := graph.RelationQuery{Where: value(where), Order: orderBy.Graph(), Slice: slice}
	return only(node.FindRelations(ctx, r.Graph, []graph.RelationQuery{q}))
}

// RelationKinds are the rows of the table.
func (queryResolver) RelationKinds(context.Context) ([]*node.Kind, error) { return node.Kinds(), nil }

// From is one end.
func (relationResolver) From(ctx context.Context, rel *node.Relation) (*node.Entity, error) {
	return node.At(ctx, rel.Member, node.Entities, func(rel *graph.Relation) graph.ID { return rel.From })
}

// To is the other end.
func (relationResolver) To(ctx context.Context, rel *node.Relation) (*node.Entity, error) {
	return node.At(ctx, rel.Member, node.Entities, func(rel *graph.Relation) graph.ID { return rel.To })
}

// Other is the end that is not than.
func (relationResolver) Other(ctx context.Context, rel *node.Relation, than graph.ID) (*node.Entity, error) {
	if than != rel.From && than != rel.To {
		return nil, &graph.InvalidError{Field: "than", Reason: "it is no end of this relation"}
	}
	return node.At(ctx, rel.Member, node.Entities, func(rel *graph.Relation) graph.ID {
		if rel.From == than {
			return rel.To
		}
		return rel.From
	})
}

// Reads is the relation as a sentence.
func (relationResolver) Reads(ctx context.Context, rel *node.Relation) (string, error) {
	ends, err := node.AllAt(ctx, rel.Member, node.Entities, func(rel *graph.Relation) []graph.ID { return []graph.ID{rel.From, rel.To} })
	if err != nil {
		return "", err
	}
	if len(ends) < 2 {
		return "", fmt.Errorf("read relation %s: an end is gone: %w", rel.ID, graph.ErrConflict)
	}
	return ends[0].Name + " " + graph.KindOf(rel.Kind).Reads[rel.Status] + " " + ends[1].Name, nil
}

// ClaimCount counts all claims, or those that a filter takes.
func (relationResolver) ClaimCount(ctx context.Context, rel *node.Relation, where *graph.ClaimFilter) (int, error) {
	if where == nil {
		return rel.ClaimCount, nil
	}
	none, err := node.FindAt(ctx, rel.Member, node.FindClaims, func(rel *graph.Relation) graph.ClaimQuery {
		return graph.ClaimQuery{Where: *where, Of: rel.ID}
	})
	return value(none).TotalCount, err
}

// Claims lists those that support the relation.
func (relationResolver) Claims(
	ctx context.Context, rel *node.Relation, where *graph.ClaimFilter, orderBy *node.Order, first int, after *string,
) (*node.ClaimConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.FindAt(ctx, rel.Member, node.FindClaims, func(rel *graph.Relation) graph.ClaimQuery {
		return graph.ClaimQuery{Where: value(where), Of: rel.ID, Order: orderBy.Graph(), Slice: slice}
	})
}
