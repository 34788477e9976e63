// Package node is the objects of the API: the graph's own, each with its
// peers.
//
// Peers are the nodes of one type that one call of the store answered. What is
// asked of one of them is asked of all in one call, and each then finds its
// part of the answer: the articles of a hundred claims are one call, wherever
// in the answer the claims stand. So the calls that a query makes depend on
// the query alone, never on how much it finds.
package node

import (
	"context"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph"
)

// Member is a node's place among its peers, which stand for the rows R.
type Member[R any] struct {
	peers *peers[R]
	index int
}

// Store is where the node comes from.
func (m Member[R]) Store() graph.Reader { return m.peers.store }

type peers[R any] struct {
	store graph.Reader
	rows  []R

	mu      sync.Mutex
	answers map[string]func() (any, error)
}

// members makes peers of rows.
func members[R any](store graph.Reader, rows []R) []Member[R] {
	p := &peers[R]{store: store, rows: rows, answers: map[string]func() (any, error){}}
	out := make([]Member[R], len(rows))
	for i := range out {
		out[i] = Member[R]{p, i}
	}
	return out
}

// Ask answers the field that is being resolved for a member: the first peer
// that asks has it answered for all. ask gives one answer for each row, in
// order.
func Ask[R, A any](ctx context.Context, m Member[R], ask func(context.Context, graph.Reader, []R) ([]A, error)) (A, error) {
	p := m.peers
	key := field(ctx)
	p.mu.Lock()
	answer, ok := p.answers[key]
	if !ok {
		answer = sync.OnceValues(func() (any, error) { return ask(ctx, p.store, p.rows) })
		p.answers[key] = answer
	}
	p.mu.Unlock()
	all, err := answer()
	if err != nil {
		var none A
		return none, err
	}
	return all.([]A)[m.index], nil
}

// field names the field that is being resolved by its path in the answer,
// indices left out. Peers are reached by several paths where a query selects
// both nodes and edges, and may then ask different things under one name.
func field(ctx context.Context) string {
	var b strings.Builder
	for _, step := range graphql.GetFieldContext(ctx).Path() {
		if name, ok := step.(ast.PathName); ok {
			b.WriteString(string(name))
			b.WriteByte('.')
		}
	}
	return b.String()
}
