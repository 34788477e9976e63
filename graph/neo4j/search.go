package neo4j

import (
	"context"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// Search looks names up.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (graph.Page[*graph.Hit], error) {
	pages, err := find(ctx, s, "search", []graph.SearchQuery{q}, func(t *tx, q *graph.SearchQuery) (graph.Page[*graph.Hit], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Hit]{}, err
		}
		words := graph.Words(q.Text)
		if len(words) == 0 {
			return graph.PageOf(nil, func(*graph.Hit) graph.Key { return graph.Key{} }, w, q.Slice.Uncounted), nil
		}
		l := &list{condition: t.query().condition(), columns: entityColumns, id: "e.entityId", sort: "rank", required: true}
		l.pattern = "(e:Record {entityId: id})"
		l.also = " WITH e, exact * 1099511627776 + e.articles AS rank"
		in(l.condition, "e.kind", q.Kinds)
		l.before = "CALL db.index.fulltext.queryNodes(" + l.value(nameWords) + ", " + l.value("+"+strings.Join(words, " +")+"*") + ") YIELD node " +
			"WITH node.entityId AS id, max(CASE WHEN node.exact = " + l.value(digest(strings.Join(words, " "))) + " THEN 1 ELSE 0 END) AS exact "
		return page(l, w, q.Slice.Uncounted, func(r *driver.Record) (*graph.Hit, error) { return hitOf(r, words) })
	})
	if err != nil {
		return graph.Page[*graph.Hit]{}, err
	}
	return pages[0], nil
}

// hitOf says of an entity which of its forms matched.
func hitOf(r *driver.Record, words []string) (*graph.Hit, error) {
	state, err := read[entity](r.Values[0])
	if err != nil {
		return nil, err
	}
	e, err := state.entity(graph.ID(r.Values[1].(string)))
	if err != nil {
		return nil, err
	}
	hit := graph.Match(e, state.forms(), words)
	if hit == nil {
		return nil, fmt.Errorf("the words of %s are not those of its names; run verify", e.ID)
	}
	return hit, nil
}
