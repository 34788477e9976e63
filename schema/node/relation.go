package node

import "entente/graph"

// Relation is a relation with its peers.
type Relation struct {
	*graph.Relation
	Member[*graph.Relation]
}

// IsNode makes a Relation a Node.
func (Relation) IsNode() {}

func relations(store graph.Reader, rows []*graph.Relation) []*Relation {
	return wrap(store, rows, func(row *graph.Relation, m Member[*graph.Relation]) *Relation { return &Relation{row, m} })
}
