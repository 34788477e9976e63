package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// tallyKeys are the expressions of each key: an entity and a text, of which
// one is empty.
var tallyKeys = map[graph.TallyBy][2]string{
	graph.ByFrom:      {"c.fromId", "''"},
	graph.ByTo:        {"c.toId", "''"},
	graph.ByKind:      {"''", "c.kind"},
	graph.ByStatus:    {"''", "c.status"},
	graph.BySpeaker:   {"coalesce(q.speakerId, '')", "CASE WHEN q.speakerId IS NULL THEN coalesce(q.speakerText, '') ELSE '' END"},
	graph.ByAbout:     {"coalesce(b.entityId, '')", "''"},
	graph.ByOutlet:    {"coalesce(q.outletId, '')", "''"},
	graph.ByPublisher: {"''", "coalesce(a.publisher, '')"},
	graph.ByDay:       {"''", "coalesce(a.published, '')"},
	graph.ByMonth:     {"''", "coalesce(substring(a.published, 0, 7), '')"},
	graph.ByYear:      {"''", "coalesce(substring(a.published, 0, 4), '')"},
}

// Tally counts.
func (s *Store) Tally(ctx context.Context, q graph.TallyQuery) ([]graph.TallyRow, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	var out []graph.TallyRow
	err := s.view(ctx, "tally", func(t *tx) error {
		out = nil
		where := t.query().condition()
		pattern, more := "(a:Article)", ""
		switch q.Of {
		case graph.TallyClaims:
			pattern = "(a:Article)-[:ASSERTS]->(c:Claim)"
			if where.relationOf(q.Relations); q.Relations != nil {
				where.claim("c", q.Relations.Claim)
			}
		case graph.TallyQuotes:
			pattern = "(a:Article)-[:REPORTS]->(q:Quote)"
			where.quote(q.Quotes)
		}
		if where.err != nil {
			return where.err
		}
		var keys, order []string
		for i, by := range q.By {
			for j, expression := range tallyKeys[by] {
				name := fmt.Sprintf("k%d%d", i, j)
				keys, order = append(keys, expression+" AS "+name), append(order, name)
			}
			if by == graph.ByAbout {
				more = " OPTIONAL MATCH (q)-[:ABOUT]->(b:Record)"
			}
		}
		text := "MATCH " + pattern + where.text() + more + " WITH " + strings.Join(keys, ", ") + ", count(*) AS n, count(DISTINCT a.articleId) AS articles " +
			"RETURN n, articles, " + strings.Join(order, ", ") + " ORDER BY n DESC, " + strings.Join(order, ", ") + " LIMIT $p.first"
		return t.each(func(r *driver.Record) error {
			row := graph.TallyRow{Count: int(r.Values[0].(int64)), Articles: int(r.Values[1].(int64)), Keys: make([]graph.TallyKey, len(q.By))}
			for i, by := range q.By {
				row.Keys[i] = graph.TallyKey{By: by, Entity: graph.ID(r.Values[2+2*i].(string)), Text: r.Values[3+2*i].(string)}
			}
			out = append(out, row)
			return nil
		}, text, where.with(map[string]any{"first": q.First}))
	})
	slices.SortStableFunc(out, func(a, b graph.TallyRow) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), slices.CompareFunc(a.Keys, b.Keys, func(a, b graph.TallyKey) int {
			return cmp.Or(cmp.Compare(a.Entity, b.Entity), cmp.Compare(a.Text, b.Text))
		}))
	})
	return out, err
}
