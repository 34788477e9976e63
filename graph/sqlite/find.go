package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"entente/graph"
)

// list is a statement in the making: rows of one table, by its letter, with
// conditions. Its values are parameters, in the order of the text.
type list struct {
	columns  string
	from     string // table and letter, and what is joined to it
	fromArgs []any
	where    condition
	id       string // column that ends the order
	sort     string // expression that is sorted by
	required bool   // the expression is never NULL
}

// page reads a window of a list. NULLs come last in either direction: rows
// with a value are one statement and those without it another, so that each
// follows an index.
func page[T any](r *reader, l list, w graph.Window, uncounted bool, scan func(*sql.Rows, ...any) (T, error)) (graph.Page[T], error) {
	p := graph.Page[T]{Total: -1, Earlier: w.From != nil}
	if !uncounted {
		if _, err := r.row(r.ctx, []any{&p.Total}, `SELECT count(*) FROM `+l.from+l.where.text(), slices.Concat(l.fromArgs, l.where.args)...); err != nil {
			return p, err
		}
	}
	parts := []bool{true, false} // with a value, without
	if l.required {
		parts = parts[:1]
	}
	if w.Backward {
		slices.Reverse(parts)
	}
	var keys []graph.Key
	for _, valued := range parts {
		if w.From != nil && valued != (w.From.Value != nil) && valued != w.Backward {
			continue // the cursor stands behind this part
		}
		if len(p.Rows) > w.Limit {
			break
		}
		text, args := l.part(w, valued, w.Limit+1-len(p.Rows))
		err := r.each(func(rows *sql.Rows) error {
			var k graph.Key
			row, err := scan(rows, &k.Value, &k.ID)
			p.Rows, keys = append(p.Rows, row), append(keys, k)
			return err
		}, text, args...)
		if err != nil {
			return p, err
		}
	}
	if p.More = len(p.Rows) > w.Limit; p.More {
		p.Rows, keys = p.Rows[:w.Limit], keys[:w.Limit]
	}
	if w.Backward {
		slices.Reverse(p.Rows)
		slices.Reverse(keys)
	}
	for _, k := range keys {
		p.Cursors = append(p.Cursors, w.Sort.Cursor(k))
	}
	return p, nil
}

// part is the statement for the rows with a value, or for those without.
func (l *list) part(w graph.Window, valued bool, limit int) (string, []any) {
	direction, than := "DESC", "<"
	if w.Sort.Ascending != w.Backward {
		direction, than = "ASC", ">"
	}
	where := l.where.clone()
	from := w.From
	if from != nil && valued != (from.Value != nil) {
		from = nil // the whole part stands after the cursor
	}
	order := fmt.Sprintf(`%s %s, %s %s`, l.sort, direction, l.id, direction)
	switch {
	case valued && from != nil:
		where.and(fmt.Sprintf(`(%s, %s) %s (?, ?)`, l.sort, l.id, than), from.Value, from.ID)
	case valued && !l.required:
		where.and(l.sort + ` IS NOT NULL`)
	case !valued:
		where.and(l.sort + ` IS NULL`)
		if from != nil {
			where.and(fmt.Sprintf(`%s %s ?`, l.id, than), from.ID)
		}
		order = l.id + " " + direction
	}
	text := fmt.Sprintf(`SELECT %s, %s, %s FROM %s%s ORDER BY %s LIMIT ?`, l.columns, l.sort, l.id, l.from, where.text(), order)
	return text, append(slices.Concat(l.fromArgs, where.args), limit)
}

// find answers queries one after the other, all from one state.
func find[Q, T any](ctx context.Context, s *Store, doing string, qs []Q, answer func(*reader, *Q) (graph.Page[T], error)) ([]graph.Page[T], error) {
	if err := graph.CheckIDs(len(qs)); err != nil {
		return nil, err
	}
	pages := make([]graph.Page[T], len(qs))
	err := s.view(ctx, doing, func(r *reader) error {
		for i := range qs {
			var err error
			if pages[i], err = answer(r, &qs[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return pages, nil
}

// get reads rows by their ids.
func get[T any](ctx context.Context, s *Store, doing, text string, ids []graph.ID, scan func(*sql.Rows, ...any) (*T, error), more func(*reader, []*T) error) ([]*T, error) {
	if err := graph.CheckIDs(len(ids)); err != nil {
		return nil, err
	}
	found := make(map[graph.ID]*T, len(ids))
	err := s.view(ctx, doing, func(r *reader) error {
		var rows []*T
		err := r.each(func(raw *sql.Rows) error {
			var id graph.ID
			row, err := scan(raw, &id)
			found[id], rows = row, append(rows, row)
			return err
		}, text, values(ids))
		if err != nil || more == nil {
			return err
		}
		return more(r, rows)
	})
	if err != nil {
		return nil, err
	}
	out := make([]*T, len(ids))
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, nil
}

// Articles gives articles by id.
func (s *Store) Articles(ctx context.Context, ids []graph.ID) ([]*graph.Article, error) {
	return get(ctx, s, "articles", `SELECT `+articleColumns+`, a.id FROM article a WHERE a.id IN (SELECT value FROM json_each(?))`, ids, scanArticle, nil)
}

// Entities gives entities by id.
func (s *Store) Entities(ctx context.Context, ids []graph.ID) ([]*graph.Entity, error) {
	return get(ctx, s, "entities", `SELECT `+entityColumns+`, e.id FROM entity e WHERE e.id IN (SELECT value FROM json_each(?))`, ids, scanEntity, (*reader).aliases)
}

// Relations gives relations by id.
func (s *Store) Relations(ctx context.Context, ids []graph.ID) ([]*graph.Relation, error) {
	return get(ctx, s, "relations", `SELECT `+relationColumns+`, r.id FROM relation r WHERE r.id IN (SELECT value FROM json_each(?))`, ids, scanRelation, nil)
}

// Claims gives claims by id.
func (s *Store) Claims(ctx context.Context, ids []graph.ID) ([]*graph.Claim, error) {
	return get(ctx, s, "claims", `SELECT `+claimColumns+`, c.id FROM claim c WHERE c.id IN (SELECT value FROM json_each(?))`, ids, scanClaim, nil)
}

// Quotes gives quotes by id.
func (s *Store) Quotes(ctx context.Context, ids []graph.ID) ([]*graph.Quote, error) {
	return get(ctx, s, "quotes", `SELECT `+quoteColumns+`, q.id FROM quote q WHERE q.id IN (SELECT value FROM json_each(?))`, ids, scanQuote, nil)
}

// aliases fills in the aliases of entities.
func (r *reader) aliases(entities []*graph.Entity) error {
	byID := make(map[graph.ID]*graph.Entity, len(entities))
	ids := make([]graph.ID, len(entities))
	for i, e := range entities {
		byID[e.ID], ids[i] = e, e.ID
	}
	return r.each(func(rows *sql.Rows) error {
		var id graph.ID
		var form string
		err := rows.Scan(&id, &form)
		byID[id].Aliases = append(byID[id].Aliases, form)
		return err
	}, `SELECT entity, text FROM form WHERE entity IN (SELECT value FROM json_each(?)) AND aliases > 0 ORDER BY entity, aliases DESC, text`, values(ids))
}
