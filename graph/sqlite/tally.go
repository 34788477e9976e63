package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"entente/graph"
)

// tallyKeys are the expressions of each key: an entity and a text, of which
// one is empty.
var tallyKeys = map[graph.TallyBy][2]string{
	graph.ByFrom:      {`c.from_entity`, `''`},
	graph.ByTo:        {`c.to_entity`, `''`},
	graph.ByKind:      {`''`, `c.kind`},
	graph.ByStatus:    {`''`, `c.status`},
	graph.BySpeaker:   {`coalesce(q.speaker_entity, '')`, `iif(q.speaker_entity IS NULL, q.speaker, '')`},
	graph.ByAbout:     {`coalesce(b.entity, '')`, `''`},
	graph.ByOutlet:    {`coalesce(q.outlet_entity, '')`, `''`},
	graph.ByPublisher: {`''`, `a.publisher`},
	graph.ByDay:       {`''`, `coalesce(a.published, '')`},
	graph.ByMonth:     {`''`, `coalesce(substr(a.published, 1, 7), '')`},
	graph.ByYear:      {`''`, `coalesce(substr(a.published, 1, 4), '')`},
}

// Tally counts.
func (s *Store) Tally(ctx context.Context, q graph.TallyQuery) ([]graph.TallyRow, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	from, where := `article a`, condition{}
	switch q.Of {
	case graph.TallyClaims:
		from = `claim c JOIN article a ON a.n = c.article`
		if where.relationOf(q.Relations); q.Relations != nil {
			where.claim(q.Relations.Claim)
		}
	case graph.TallyQuotes:
		from = `quote q JOIN article a ON a.n = q.article`
		where.quote(q.Quotes)
	}
	var keys []string
	for _, by := range q.By {
		keys = append(keys, tallyKeys[by][0], tallyKeys[by][1])
		if by == graph.ByAbout {
			from += ` LEFT JOIN quote_about b ON b.quote = q.n`
		}
	}
	columns := strings.Join(keys, `, `)
	var out []graph.TallyRow
	err := s.view(ctx, "tally", func(r *reader) error {
		return r.each(func(rows *sql.Rows) error {
			row := graph.TallyRow{Keys: make([]graph.TallyKey, len(q.By))}
			into := []any{&row.Count, &row.Articles}
			for i, by := range q.By {
				row.Keys[i].By = by
				into = append(into, &row.Keys[i].Entity, &row.Keys[i].Text)
			}
			err := rows.Scan(into...)
			out = append(out, row)
			return err
		}, `SELECT count(*) AS n, count(DISTINCT a.n), `+columns+` FROM `+from+where.text()+` GROUP BY `+columns+` ORDER BY n DESC, `+columns+` LIMIT ?`,
			append(where.args, q.First)...)
	})
	return out, err
}
