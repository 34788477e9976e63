package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"entente/graph"
)

// lastRune sorts behind every character of a word.
const lastRune = "\U0010FFFF"

// Search looks names up.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (graph.Page[*graph.Hit], error) {
	words := graph.Words(q.Text)
	pages, err := find(ctx, s, "search", []graph.SearchQuery{q}, func(r *reader, q *graph.SearchQuery) (graph.Page[*graph.Hit], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Hit]{}, err
		}
		var found condition
		for i, word := range words {
			if i < len(words)-1 {
				found.and(`t.form IN (SELECT form FROM token WHERE token = ?)`, word)
			} else {
				found.and(`t.token >= ? AND t.token < ?`, word, word+lastRune)
			}
		}
		if len(words) == 0 {
			found.and(`FALSE`)
		}
		l := list{
			columns: entityColumns,
			from: `(SELECT t.entity, t.entity IN (SELECT entity FROM form WHERE words = ?) AS exact FROM token t` + found.text() + ` GROUP BY t.entity) m
				JOIN entity e ON e.id = m.entity`,
			fromArgs: append([]any{strings.Join(words, " ")}, found.args...),
			id:       `e.id`, sort: `(m.exact << 40 | e.articles)`, required: true,
		}
		in(&l.where, `e.kind`, q.Kinds)
		p, err := page(r, l, w, q.Slice.Uncounted, scanEntity)
		if err != nil {
			return graph.Page[*graph.Hit]{}, err
		}
		return r.hits(p, words)
	})
	if err != nil {
		return graph.Page[*graph.Hit]{}, err
	}
	return pages[0], nil
}

// hits says of each entity which of its forms matched.
func (r *reader) hits(p graph.Page[*graph.Entity], words []string) (graph.Page[*graph.Hit], error) {
	out := graph.Page[*graph.Hit]{Cursors: p.Cursors, More: p.More, Earlier: p.Earlier, Total: p.Total}
	if err := r.aliases(p.Rows); err != nil {
		return out, err
	}
	ids := make([]graph.ID, len(p.Rows))
	for i, e := range p.Rows {
		ids[i] = e.ID
	}
	forms := map[graph.ID][]string{}
	err := r.each(func(rows *sql.Rows) error {
		var id graph.ID
		var form string
		err := rows.Scan(&id, &form)
		forms[id] = append(forms[id], form)
		return err
	}, `SELECT entity, text FROM form WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY entity, aliases DESC, text`, values(ids))
	if err != nil {
		return out, err
	}
	for _, e := range p.Rows {
		hit := graph.Match(e, forms[e.ID], words)
		if hit == nil {
			return out, fmt.Errorf("the words of %s are not those of its names; run verify", e.ID)
		}
		out.Rows = append(out.Rows, hit)
	}
	return out, nil
}
