package node

import (
	"time"

	"entente/graph"
)

// Info is what a store holds.
type Info struct{ graph.Info }

// LastIngestedAt is nil where nothing ever came in.
func (i *Info) LastIngestedAt() *time.Time { return some(i.Info.LastIngestedAt) }

// Kind is a row of the table of relation kinds.
type Kind struct {
	Kind                 graph.RelationKind
	Reads, ReadsReversed string
	Symmetric            bool
	Statuses             []graph.Status
	From, To             []graph.EntityKind
	Description          string
}

// Kinds are the rows of the table.
func Kinds() []*Kind {
	return each(graph.Kinds, func(k graph.Kind) *Kind {
		return &Kind{k.Kind, k.Reads[graph.Actual], k.Reversed[graph.Actual], k.Symmetric, k.Statuses, k.From, k.To, k.Description}
	})
}
