package neo4j

import (
	"context"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// Neighbours gives the edges of entities. They come as one row for each entity,
// side and kind: a walk reads many thousands.
func (s *Store) Neighbours(ctx context.Context, q graph.NeighbourQuery) ([][]graph.Edge, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	out := make([][]graph.Edge, len(q.Of))
	err := s.view(ctx, "neighbours", func(t *tx) error {
		clear(out)
		where := t.query().condition()
		where.relation(&q.Where, "")
		if where.err != nil {
			return where.err
		}
		for _, side := range [][2]string{{"from", "to"}, {"to", "from"}} {
			here, there := side[0], side[1]
			half := *where
			half.parts = append([]string{"r." + here + "Id = $p.of[i]"}, where.parts...)
			in(&half, "r."+there+"Kind", q.Kinds)
			err := t.each(func(r *driver.Record) error {
				i, kind := r.Values[0].(int64), graph.EntityKind(r.Values[1].(string))
				relations, others, articles := r.Values[2].([]any), r.Values[3].([]any), r.Values[4].([]any)
				for j := range relations {
					e := graph.Edge{Relation: graph.ID(relations[j].(string)), Other: graph.ID(others[j].(string)), Kind: kind}
					if q.Ranked {
						e.Articles = int(articles[j].(int64))
					}
					out[i] = append(out[i], e)
				}
				return nil
			}, "UNWIND range(0, size($p.of) - 1) AS i MATCH (r:Relation)"+half.text()+
				" RETURN i, r."+there+"Kind, collect(r.relationId), collect(r."+there+"Id), CASE WHEN $p.ranked THEN collect(r.articles) ELSE [] END",
				half.with(map[string]any{"of": q.Of, "ranked": q.Ranked}))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
