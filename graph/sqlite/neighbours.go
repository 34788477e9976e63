package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"entente/graph"
)

var _ graph.Neighbours = (*Store)(nil)

// idLength is the length of every id in bytes.
var idLength = len(graph.EntityID(""))

// Neighbours gives the edges of entities. They come as one row for each
// entity, side and kind, with the ids of relations and of other ends in one
// text: a walk reads many thousands.
func (s *Store) Neighbours(ctx context.Context, q graph.NeighbourQuery) ([][]graph.Edge, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	var where condition
	where.relation(&q.Where, "")
	articles := `''`
	if q.Ranked {
		articles = `'.' || r.articles`
	}
	var text string
	var args []any
	for i, side := range [][2]string{{"from", "to"}, {"to", "from"}} {
		if i > 0 {
			text += ` UNION ALL `
		}
		half := where.clone()
		in(&half, `r.`+side[1]+`_kind`, q.Kinds)
		text += fmt.Sprintf(`SELECT j.key, r.%[2]s_kind, group_concat(r.id || r.%[2]s_entity || %[3]s, ' ')
			FROM json_each(?) j CROSS JOIN relation r ON r.%[1]s_entity = j.value%[4]s GROUP BY j.key, r.%[2]s_kind`, side[0], side[1], articles, half.text())
		args = append(append(args, values(q.Of)), half.args...)
	}
	out := make([][]graph.Edge, len(q.Of))
	err := s.view(ctx, "neighbours", func(r *reader) error {
		return r.each(func(rows *sql.Rows) error {
			var i int
			var kind graph.EntityKind
			var packed string
			if err := rows.Scan(&i, &kind, &packed); err != nil {
				return err
			}
			out[i] = appendEdges(out[i], kind, packed)
			return nil
		}, text, args...)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// appendEdges reads edges that stand in one text: two ids, a full stop and the
// number of articles where that is asked for, and a space between two edges.
func appendEdges(edges []graph.Edge, kind graph.EntityKind, packed string) []graph.Edge {
	for len(packed) >= 2*idLength {
		e := graph.Edge{Relation: graph.ID(packed[:idLength]), Other: graph.ID(packed[idLength : 2*idLength]), Kind: kind}
		for packed = packed[2*idLength:]; packed != "" && packed[0] != ' '; packed = packed[1:] {
			if packed[0] != '.' {
				e.Articles = 10*e.Articles + int(packed[0]-'0')
			}
		}
		if packed != "" {
			packed = packed[1:]
		}
		edges = append(edges, e)
	}
	return edges
}
