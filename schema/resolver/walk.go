package resolver

import (
	"context"
	"errors"

	"entente/graph"
	"entente/schema/node"
)

// Path walks from one entity to another.
func (r queryResolver) Path(
	ctx context.Context, from, to graph.ID, where *graph.RelationFilter, through []graph.EntityKind, maxLength, first int,
) (*node.PathResult, error) {
	if err := errors.Join(within("maxLength", maxLength, 1, graph.MaxPathLength), within("first", first, 1, graph.MaxFirst)); err != nil {
		return nil, err
	}
	found, err := graph.ShortestPaths(ctx, r.Graph, graph.PathQuery{
		From: from, To: to, Where: value(where), Through: through, MaxLength: maxLength, First: first,
	})
	return node.Paths(r.Graph, found), err
}

// Neighbourhood walks a few steps from some entities.
func (r queryResolver) Neighbourhood(
	ctx context.Context, ids []graph.ID, depth int, where *graph.RelationFilter, through []graph.EntityKind, common bool, limit int,
) (*node.Subgraph, error) {
	err := errors.Join(within("ids", len(ids), 1, maxCentres), within("depth", depth, 1, graph.MaxDepth), within("limit", limit, 1, graph.MaxNeighbourhood))
	if err != nil {
		return nil, err
	}
	found, err := graph.Neighbourhood(ctx, r.Graph, graph.SubgraphQuery{
		Centres: ids, Depth: depth, Where: value(where), Through: through, Common: common, Limit: limit,
	})
	return node.Around(r.Graph, found), err
}

const maxCentres = 10

// Entities are those on the way, ends included.
func (pathResolver) Entities(ctx context.Context, p *node.Path) ([]*node.Entity, error) {
	return node.AllAt(ctx, p.Member, node.Entities, func(p graph.Path) []graph.ID { return p.Entities })
}

// Relations are those on the way.
func (pathResolver) Relations(ctx context.Context, p *node.Path) ([]*node.Relation, error) {
	return node.AllAt(ctx, p.Member, node.Relations, func(p graph.Path) []graph.ID { return p.Relations })
}

// Entities are those in the subgraph.
func (subgraphResolver) Entities(ctx context.Context, s *node.Subgraph) ([]*node.Entity, error) {
	return node.AllAt(ctx, s.Member, node.Entities, func(s graph.Subgraph) []graph.ID { return s.Entities })
}

// Relations are those in the subgraph.
func (subgraphResolver) Relations(ctx context.Context, s *node.Subgraph) ([]*node.Relation, error) {
	return node.AllAt(ctx, s.Member, node.Relations, func(s graph.Subgraph) []graph.ID { return s.Relations })
}
