package node

import (
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// Entities loads entities by id: one for each id, nil where there is none. An
// id that stands twice gives one node.
func Entities(ctx context.Context, store graph.Reader, ids []graph.ID) ([]*Entity, error) {
	return load(ctx, store, ids, store.Entities, entities)
}

// Relations loads relations by id, as Entities does.
func Relations(ctx context.Context, store graph.Reader, ids []graph.ID) ([]*Relation, error) {
	return load(ctx, store, ids, store.Relations, relations)
}

// Claims loads claims by id, as Entities does.
func Claims(ctx context.Context, store graph.Reader, ids []graph.ID) ([]*Claim, error) {
	return load(ctx, store, ids, store.Claims, claims)
}

// Quotes loads quotes by id, as Entities does.
func Quotes(ctx context.Context, store graph.Reader, ids []graph.ID) ([]*Quote, error) {
	return load(ctx, store, ids, store.Quotes, quotes)
}

// Articles loads articles by id, as Entities does.
func Articles(ctx context.Context, store graph.Reader, ids []graph.ID) ([]*Article, error) {
	return load(ctx, store, ids, store.Articles, articles)
}

// load asks a store for each id once, "" for nothing, and makes the rows that
// there are peers.
func load[R, N any](
	ctx context.Context, store graph.Reader, ids []graph.ID,
	get func(context.Context, []graph.ID) ([]*R, error), wrap func(graph.Reader, []*R) []*N,
) ([]*N, error) {
	wanted := slices.DeleteFunc(unique(ids), func(id graph.ID) bool { return id == "" })
	rows, err := inChunks(ctx, wanted, graph.MaxIDs, get)
	if err != nil {
		return nil, err
	}
	at := map[graph.ID]int{}
	found := make([]*R, 0, len(rows))
	for i, row := range rows {
		if row != nil {
			at[wanted[i]] = len(found)
			found = append(found, row)
		}
	}
	nodes := wrap(store, found)
	out := make([]*N, len(ids))
	for i, id := range ids {
		if k, ok := at[id]; ok {
			out[i] = nodes[k]
		}
	}
	return out, nil
}

// inChunks calls with as many questions as a store takes at once, in most
// cases all.
func inChunks[Q, A any](ctx context.Context, questions []Q, size int, call func(context.Context, []Q) ([]A, error)) ([]A, error) {
	answers := make([]A, 0, len(questions))
	for chunk := range slices.Chunk(questions, size) {
		part, err := call(ctx, chunk)
		if err != nil {
			return nil, err
		}
		answers = append(answers, part...)
	}
	return answers, nil
}

func unique[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	out := make([]T, 0, len(list))
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// loader is one of Entities, Relations, Quotes and Articles.
type loader[N any] func(context.Context, graph.Reader, []graph.ID) ([]*N, error)

// IfAt gives the node that a member's row names, nil where it names none or
// there is none.
func IfAt[R, N any](ctx context.Context, m Member[R], load loader[N], id func(R) graph.ID) (*N, error) {
	return Ask(ctx, m, func(ctx context.Context, store graph.Reader, rows []R) ([]*N, error) {
		return load(ctx, store, each(rows, id))
	})
}

// At gives the node that a member's row names, nil where it names none. One
// that is named and not there was retracted while the query ran.
func At[R, N any](ctx context.Context, m Member[R], load loader[N], id func(R) graph.ID) (*N, error) {
	node, err := IfAt(ctx, m, load, id)
	if wanted := id(m.peers.rows[m.index]); err == nil && node == nil && wanted != "" {
		return nil, fmt.Errorf("load %s: gone since the query began: %w", wanted, graph.ErrConflict)
	}
	return node, err
}

// AllAt gives the nodes that a member's row names, without those that were
// retracted while the query ran.
func AllAt[R, N any](ctx context.Context, m Member[R], load loader[N], ids func(R) []graph.ID) ([]*N, error) {
	return Ask(ctx, m, func(ctx context.Context, store graph.Reader, rows []R) ([][]*N, error) {
		lists := each(rows, ids)
		nodes, err := load(ctx, store, slices.Concat(lists...))
		if err != nil {
			return nil, err
		}
		out := make([][]*N, len(rows))
		for i, list := range lists {
			out[i] = slices.DeleteFunc(slices.Clone(nodes[:len(list)]), func(n *N) bool { return n == nil })
			nodes = nodes[len(list):]
		}
		return out, nil
	})
}

func each[R, A any](rows []R, f func(R) A) []A {
	out := make([]A, len(rows))
	for i, row := range rows {
		out[i] = f(row)
	}
	return out
}
