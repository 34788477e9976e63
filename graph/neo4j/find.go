package neo4j

import (
	"context"
	"fmt"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// list is a question in the making: nodes of a pattern under conditions.
type list struct {
	*condition
	before   string // what gives the pattern its variables
	pattern  string
	also     string // what follows the conditions, before the answer
	columns  string
	id       string // expression that ends the order
	sort     string // expression that is sorted by
	required bool   // which is never null
	hex      bool   // and is the sortKey of what cursors hold
}

// page reads a window of a list. Rows without a value come last in either
// direction: they are a statement of their own, so that each follows an index.
func page[T any](l *list, w graph.Window, uncounted bool, read func(*driver.Record) (T, error)) (graph.Page[T], error) {
	p := graph.Page[T]{Total: -1, Earlier: w.From != nil}
	if l.err != nil {
		return p, l.err
	}
	if !uncounted {
		err := l.each(func(r *driver.Record) error {
			p.Total = int(r.Values[0].(int64))
			return nil
		}, l.before+"MATCH "+l.pattern+l.text()+l.also+" RETURN count(*)", l.parameters)
		if err != nil {
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
		text, parameters := l.part(w, valued, w.Limit+1-len(p.Rows))
		err := l.each(func(r *driver.Record) error {
			row, err := read(r)
			n := len(r.Values)
			k := graph.Key{ID: graph.ID(r.Values[n-1].(string)), Value: r.Values[n-2]}
			if l.hex && err == nil {
				k.Value, err = fromSortKey(k.Value.(string))
			}
			p.Rows, keys = append(p.Rows, row), append(keys, k)
			return err
		}, text, parameters)
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
func (l *list) part(w graph.Window, valued bool, limit int) (string, map[string]any) {
	direction, than := "DESC", "<"
	if w.Sort.Ascending != w.Backward {
		direction, than = "ASC", ">"
	}
	more := map[string]any{"limit": limit}
	from := w.From
	if from != nil && valued != (from.Value != nil) {
		from = nil // the whole part stands after the cursor
	}
	var conditions []string
	order := fmt.Sprintf("%s %s, %s %s", l.sort, direction, l.id, direction)
	switch {
	case valued && from != nil:
		more["fromValue"], more["fromID"] = from.Value, from.ID
		if l.hex {
			more["fromValue"] = sortKey(from.Value.(string))
		}
		conditions = append(conditions, fmt.Sprintf("(%[1]s %[3]s $p.fromValue OR %[1]s = $p.fromValue AND %[2]s %[3]s $p.fromID)", l.sort, l.id, than))
	case valued && !l.required:
		conditions = append(conditions, l.sort+" IS NOT NULL")
	case !valued:
		conditions = append(conditions, l.sort+" IS NULL")
		if from != nil {
			more["fromID"] = from.ID
			conditions = append(conditions, fmt.Sprintf("%s %s $p.fromID", l.id, than))
		}
		order = l.id + " " + direction
	}
	where := l.query.condition()
	where.parts = slices.Concat(l.parts, conditions)
	text := l.before + "MATCH " + l.pattern + where.text()
	if l.also != "" { // the conditions of the window speak of what also makes
		where.parts = conditions
		text = l.before + "MATCH " + l.pattern + l.text() + l.also + where.text()
	}
	return text + fmt.Sprintf(" RETURN %s, %s AS sort, %s AS id ORDER BY %s LIMIT $p.limit", l.columns, l.sort, l.id, order), l.with(more)
}

// find answers queries one after the other, all from one state.
func find[Q, T any](ctx context.Context, s *Store, doing string, qs []Q, answer func(*tx, *Q) (graph.Page[T], error)) ([]graph.Page[T], error) {
	if err := graph.CheckIDs(len(qs)); err != nil {
		return nil, err
	}
	pages := make([]graph.Page[T], len(qs))
	err := s.view(ctx, doing, func(t *tx) error {
		for i := range qs {
			var err error
			if pages[i], err = answer(t, &qs[i]); err != nil {
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

// get reads nodes by their ids, which stand behind the columns.
func get[T any](ctx context.Context, s *Store, doing, text string, ids []graph.ID, read func(*driver.Record) (*T, error)) ([]*T, error) {
	if err := graph.CheckIDs(len(ids)); err != nil {
		return nil, err
	}
	found := make(map[graph.ID]*T, len(ids))
	err := s.view(ctx, doing, func(t *tx) error {
		return t.each(func(r *driver.Record) error {
			row, err := read(r)
			found[graph.ID(r.Values[len(r.Values)-1].(string))] = row
			return err
		}, "UNWIND $p.ids AS id MATCH "+text+", id", map[string]any{"ids": ids})
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

// The columns of each noun, which begin a row.
const (
	articleColumns  = "a.data, [(a)-[:TEXT]->(t) | t.text][0]"
	entityColumns   = "e.data, e.entityId"
	relationColumns = "r.data"
	claimColumns    = "c.data"
	quoteColumns    = "q.data"
)

func articleOf(r *driver.Record) (*graph.Article, error) {
	return readArticle(r.Values[0], r.Values[1])
}

func entityOf(r *driver.Record) (*graph.Entity, error) {
	e, err := read[entity](r.Values[0])
	if err != nil {
		return nil, err
	}
	return e.entity(graph.ID(r.Values[1].(string)))
}

func relationOfRow(r *driver.Record) (*graph.Relation, error) {
	x, err := read[relation](r.Values[0])
	if err != nil {
		return nil, err
	}
	return &x.Relation, nil
}

func claimOf(r *driver.Record) (*graph.Claim, error) { return read[graph.Claim](r.Values[0]) }

func quoteOf(r *driver.Record) (*graph.Quote, error) { return read[graph.Quote](r.Values[0]) }

// Articles gives articles by id.
func (s *Store) Articles(ctx context.Context, ids []graph.ID) ([]*graph.Article, error) {
	return get(ctx, s, "articles", "(a:Article {articleId: id}) RETURN "+articleColumns, ids, articleOf)
}

// Entities gives entities by id.
func (s *Store) Entities(ctx context.Context, ids []graph.ID) ([]*graph.Entity, error) {
	return get(ctx, s, "entities", "(e:Record {entityId: id}) RETURN "+entityColumns, ids, entityOf)
}

// Relations gives relations by id.
func (s *Store) Relations(ctx context.Context, ids []graph.ID) ([]*graph.Relation, error) {
	return get(ctx, s, "relations", "(r:Relation {relationId: id}) RETURN "+relationColumns, ids, relationOfRow)
}

// Claims gives claims by id.
func (s *Store) Claims(ctx context.Context, ids []graph.ID) ([]*graph.Claim, error) {
	return get(ctx, s, "claims", "(c:Claim {claimId: id}) RETURN "+claimColumns, ids, claimOf)
}

// Quotes gives quotes by id.
func (s *Store) Quotes(ctx context.Context, ids []graph.ID) ([]*graph.Quote, error) {
	return get(ctx, s, "quotes", "(q:Quote {quoteId: id}) RETURN "+quoteColumns, ids, quoteOf)
}
