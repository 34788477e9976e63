package node

import (
	"context"

	"entente/graph"
)

// Entity is an entity with its peers.
type Entity struct {
	*graph.Entity
	Member[*graph.Entity]
}

// IsNode makes an Entity a Node.
func (Entity) IsNode() {}

func entities(store graph.Reader, rows []*graph.Entity) []*Entity {
	return wrap(store, rows, func(row *graph.Entity, m Member[*graph.Entity]) *Entity { return &Entity{row, m} })
}

// wrap makes peers of rows, and a node of each.
func wrap[R, N any](store graph.Reader, rows []R, node func(R, Member[R]) N) []N {
	out := make([]N, len(rows))
	for i, m := range members(store, rows) {
		out[i] = node(rows[i], m)
	}
	return out
}

// Country is what is known of a country.
func (e *Entity) Country() *CountryFacts {
	if e.Kind != graph.Country {
		return nil
	}
	return &CountryFacts{ISOCode: e.Facts.ISOCode, Demonyms: e.Facts.Demonyms, member: e.Member}
}

// Place is what is known of a place.
func (e *Entity) Place() *PlaceFacts {
	if e.Kind != graph.Place {
		return nil
	}
	if e.Facts.GeonameID == 0 {
		return &PlaceFacts{}
	}
	return &PlaceFacts{&e.Facts.GeonameID, &e.Facts.Latitude, &e.Facts.Longitude}
}

// CountryFacts is what the gazetteer knows of a country.
type CountryFacts struct {
	ISOCode  string
	Demonyms []string
	member   Member[*graph.Entity]
}

// Capital is the country's capital, nil where no article mentions it.
func (c *CountryFacts) Capital(ctx context.Context) (*Entity, error) {
	return IfAt(ctx, c.member, Entities, func(e *graph.Entity) graph.ID {
		if e.Facts.CapitalKey == "" {
			return ""
		}
		return graph.EntityID(e.Facts.CapitalKey)
	})
}

// PlaceFacts is what the gazetteer knows of a place.
type PlaceFacts struct {
	GeonameID           *int
	Latitude, Longitude *float64
}

// Position is a position with its peers.
type Position struct {
	*graph.Position
	Member[*graph.Position]
}

// Title is null where articles give none.
func (p *Position) Title() *string { return some(p.Position.Title) }

func positions(store graph.Reader, rows []*graph.Position) []*Position {
	return wrap(store, rows, func(row *graph.Position, m Member[*graph.Position]) *Position { return &Position{row, m} })
}

// Hit is an entity that a search found.
type Hit struct {
	*graph.Hit
	Cursor string
	Node   *Entity
}

// SearchConnection is a page of hits.
type SearchConnection struct {
	Edges      []*Hit
	Nodes      []*Entity
	PageInfo   PageInfo
	TotalCount int
}

// Search looks names up; all hits are peers.
func Search(ctx context.Context, store graph.Reader, q graph.SearchQuery) (*SearchConnection, error) {
	page, err := store.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	nodes := entities(store, each(page.Rows, func(h *graph.Hit) *graph.Entity { return h.Entity }))
	c := connect(page, nodes)
	out := &SearchConnection{Nodes: nodes, PageInfo: c.PageInfo, TotalCount: c.TotalCount}
	for i, h := range page.Rows {
		out.Edges = append(out.Edges, &Hit{h, page.Cursors[i], nodes[i]})
	}
	return out, nil
}
