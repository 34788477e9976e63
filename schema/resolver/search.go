package resolver

import (
	"context"

	"entente/graph"
	"entente/schema/model"
	"entente/schema/node"
)

// Node loads whatever has an id.
func (r queryResolver) Node(ctx context.Context, id graph.ID) (model.Node, error) {
	nodes, err := r.Nodes(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

// Nodes loads whatever has one of the ids, one call for each kind of node.
func (r queryResolver) Nodes(ctx context.Context, ids []graph.ID) ([]model.Node, error) {
	if err := within("ids", len(ids), 0, graph.MaxFirst); err != nil {
		return nil, err
	}
	out := make([]model.Node, len(ids))
	for _, fill := range []func(context.Context, graph.Reader, []graph.ID, []model.Node) error{
		fill('a', node.Articles), fill('e', node.Entities), fill('r', node.Relations), fill('c', node.Claims), fill('q', node.Quotes),
	} {
		if err := fill(ctx, r.Graph, ids, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fill loads the ids that begin with a letter into their places.
func fill[N any, P interface {
	*N
	model.Node
}](
	letter byte, load func(context.Context, graph.Reader, []graph.ID) ([]*N, error),
) func(context.Context, graph.Reader, []graph.ID, []model.Node) error {
	return func(ctx context.Context, store graph.Reader, ids []graph.ID, out []model.Node) error {
		wanted := make([]graph.ID, len(ids))
		some := false
		for i, id := range ids {
			if id[0] == letter {
				wanted[i], some = id, true
			}
		}
		if !some {
			return nil
		}
		nodes, err := load(ctx, store, wanted)
		for i, n := range nodes {
			if n != nil {
				out[i] = P(n)
			}
		}
		return err
	}
}

// Search looks names up.
func (r queryResolver) Search(ctx context.Context, text string, kinds []graph.EntityKind, first int, after *string) (*node.SearchConnection, error) {
	slice, err := page(ctx, first, after)
	if err != nil {
		return nil, err
	}
	return node.Search(ctx, r.Graph, graph.SearchQuery{Text: text, Kinds: kinds, Slice: slice})
}

// Tally counts.
func (r queryResolver) Tally(
	ctx context.Context, of graph.TallyOf, by []graph.TallyBy, relations *graph.RelationFilter, quotes *graph.QuoteFilter, first int,
) ([]*node.TallyRow, error) {
	if err := within("first", first, 1, graph.MaxTallyRows); err != nil {
		return nil, err
	}
	rows, err := r.Graph.Tally(ctx, graph.TallyQuery{Of: of, By: by, Relations: relations, Quotes: quotes, First: first})
	return node.Tally(r.Graph, rows), err
}

// Text is the value, an entity's name.
func (t tallyKeyResolver) Text(ctx context.Context, k *node.TallyKey) (string, error) {
	e, err := t.Entity(ctx, k)
	if e != nil {
		return e.Name, err
	}
	return k.Text, err
}

// Entity is the entity, where the value is one.
func (tallyKeyResolver) Entity(ctx context.Context, k *node.TallyKey) (*node.Entity, error) {
	return node.At(ctx, k.Member, node.Entities, func(k graph.TallyKey) graph.ID { return k.Entity })
}

// Store tells what there is.
func (r queryResolver) Store(ctx context.Context) (*node.Info, error) {
	info, err := r.Graph.Info(ctx)
	return &node.Info{Info: info}, err
}
