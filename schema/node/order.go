package node

import "entente/graph"

// Order is how to sort a list, nil for its default.
type Order struct {
	Field     string
	Direction string
}

// Graph is the order in the graph's terms.
func (o *Order) Graph() graph.Order {
	if o == nil {
		return graph.Order{}
	}
	return graph.Order{Field: o.Field, Ascending: o.Direction == "ASC"}
}
