package sqlite

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph"
)

// TestHotQueriesFollowAnIndex has SQLite explain the statements behind what is
// asked often: each reads its rows in order from an index, and no table whole.
func TestHotQueriesFollowAnIndex(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "entente.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	window := func(w graph.Window, err error) graph.Window {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	type hot struct {
		name string
		list list
		w    graph.Window
	}
	var list []hot
	first := graph.Slice{First: 20}
	article := func(name string, q graph.ArticleQuery) {
		q.Slice = first
		w := window(q.Window())
		list = append(list, hot{name, listArticles(&q, w.Sort), w})
	}
	entity := func(name string, q graph.EntityQuery) {
		q.Slice = first
		w := window(q.Window())
		list = append(list, hot{name, listEntities(&q, w.Sort), w})
	}
	relation := func(name string, q graph.RelationQuery) {
		q.Slice = first
		w := window(q.Window())
		list = append(list, hot{name, listRelations(&q, w.Sort), w})
	}
	claim := func(name string, q graph.ClaimQuery) {
		q.Slice = first
		w := window(q.Window())
		list = append(list, hot{name, listClaims(&q, w.Sort), w})
	}
	quote := func(name string, q graph.QuoteQuery) {
		q.Slice = first
		w := window(q.Window())
		list = append(list, hot{name, listQuotes(&q, w.Sort), w})
	}
	for _, up := range []bool{false, true} {
		order := func(field string) graph.Order { return graph.Order{Field: field, Ascending: up} }
		article("newest articles", graph.ArticleQuery{Order: order(graph.ByPublished)})
		article("articles by ingestion", graph.ArticleQuery{Order: order(graph.ByIngested)})
		article("articles since", graph.ArticleQuery{Where: graph.ArticleFilter{Published: &graph.DateRange{Since: "2018-06"}}, Order: order(graph.ByPublished)})
		for _, field := range []string{graph.ByArticles, graph.ByName, graph.ByRelations, graph.ByQuotes, graph.ByLastSeen} {
			entity("entities by "+field, graph.EntityQuery{Order: order(field)})
		}
		relation("newest relations", graph.RelationQuery{Order: order(graph.ByLastSeen)})
		relation("relations by articles", graph.RelationQuery{Order: order(graph.ByArticles)})
		relation("an entity's relations", graph.RelationQuery{Of: "e1", Order: order(graph.ByLastSeen)})
		relation("an entity's relations, out", graph.RelationQuery{Of: "e1", Direction: graph.Out, Order: order(graph.ByLastSeen)})
		claim("newest claims", graph.ClaimQuery{Order: order(graph.ByPublished)})
		claim("newest meetings", graph.ClaimQuery{Where: graph.ClaimFilter{Kinds: []graph.RelationKind{graph.MetWith}}, Order: order(graph.ByPublished)})
		claim("meetings since", graph.ClaimQuery{
			Where: graph.ClaimFilter{Kinds: []graph.RelationKind{graph.MetWith}, Happened: &graph.DateRange{Since: "2018-06"}}, Order: order(graph.ByDate),
		})
		claim("a relation's claims", graph.ClaimQuery{Of: "r1", Order: order(graph.ByPublished)})
		quote("newest quotes", graph.QuoteQuery{Order: order(graph.ByPublished)})
		quote("a speaker's quotes", graph.QuoteQuery{Speaker: "e1", Order: order(graph.ByPublished)})
	}
	claim("an article's claims", graph.ClaimQuery{Article: "a1"})
	quote("an article's quotes", graph.QuoteQuery{Article: "a1"})
	for _, h := range list {
		from := &graph.Key{ID: "x", Value: map[bool]any{true: int64(3), false: "2018"}[h.list.required && h.w.Sort.Field != graph.ByName]}
		for _, w := range []graph.Window{h.w, {Sort: h.w.Sort, Limit: 20, From: from}, {Sort: h.w.Sort, Limit: 20, From: from, Backward: true}} {
			for _, valued := range []bool{true, false} {
				if !valued && h.list.required {
					continue
				}
				text, args := h.list.part(w, valued, 21)
				plan := explain(t, s, text, args)
				for _, bad := range []string{"SCAN", "TEMP B-TREE"} {
					if strings.Contains(plan, bad) {
						t.Errorf("%s, ascending %v, backward %v, valued %v:\n%s\n%s", h.name, w.Sort.Ascending, w.Backward, valued, text, plan)
					}
				}
			}
		}
	}
}

// explain gives the plan of a statement, without the steps that read the list
// of a parameter, or an index that holds just the rows of the answer in order.
func explain(t *testing.T, s *Store, text string, args []any) string {
	t.Helper()
	var plan strings.Builder
	err := s.view(t.Context(), "explain", func(r *reader) error {
		return r.each(func(rows *sql.Rows) error {
			var id, parent, unused int
			var detail string
			err := rows.Scan(&id, &parent, &unused, &detail)
			if !strings.HasPrefix(detail, "SCAN json_each") && !strings.Contains(detail, " USING INDEX ") && !strings.Contains(detail, " USING COVERING INDEX ") {
				fmt.Fprintln(&plan, detail)
			}
			return err
		}, `EXPLAIN QUERY PLAN `+text, args...)
	})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return plan.String()
}
