package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"entente/graph"
)

// settled is the entities that a change made, and the entities and relations
// that it left without support, each by ascending id.
type settled struct {
	came, gone, goneRelations []graph.ID
}

// settle brings the entities and relations that a change touches up to date
// with the rows of appearances and claims: sums by their differences, and what
// is no sum from one end of an index.
func (w *writer) settle(c *graph.Change) (out settled, err error) {
	for _, id := range ordered(c.Relations) {
		gone, err := w.settleRelation(c, c.Relations[id])
		if err != nil {
			return out, err
		}
		if gone {
			out.goneRelations = append(out.goneRelations, id)
		}
	}
	for _, id := range ordered(c.Entities) {
		came, gone, err := w.settleEntity(id, c.Entities[id])
		if err != nil {
			return out, err
		}
		if came {
			out.came = append(out.came, id)
		}
		if gone {
			out.gone = append(out.gone, id)
		}
	}
	return out, nil
}

// changes is the columns of a row that get another value; an index on a column
// that stays is not written.
type changes struct {
	set  []string
	args []any
}

func (c *changes) add(column string, old, now any) {
	if old != now {
		c.set = append(c.set, column+` = ?`)
		c.args = append(c.args, now)
	}
}

func (w *writer) change(table string, id graph.ID, c *changes) error {
	if len(c.set) == 0 {
		return nil
	}
	_, err := w.exec(`UPDATE `+table+` SET `+strings.Join(c.set, `, `)+` WHERE id = ?`, append(c.args, id)...)
	return err
}

func (w *writer) settleRelation(c *graph.Change, r *graph.RelationChange) (gone bool, err error) {
	publishers, err := w.publishers(r)
	if err != nil {
		return false, err
	}
	var sums [6]sql.NullInt64
	var old, now [4]sql.NullString
	var sure, surest sql.NullFloat64
	if _, err := w.row([]any{
		&sums[0], &sums[1], &sums[2], &sums[3], &sums[4], &sums[5], &old[0], &old[1], &old[2], &old[3], &sure, &now[0], &now[1], &now[2], &now[3], &surest,
	}, `SELECT r.claims, r.articles, r.publishers, r.certain, r.probable, r.own, r.first_date, r.last_date, r.first_seen, r.last_seen, r.confidence,
		(SELECT date FROM claim WHERE relation = ?1 AND date IS NOT NULL ORDER BY date LIMIT 1),
		(SELECT date FROM claim WHERE relation = ?1 AND date IS NOT NULL ORDER BY date DESC LIMIT 1),
		(SELECT published FROM claim WHERE relation = ?1 AND published IS NOT NULL ORDER BY published LIMIT 1),
		(SELECT published FROM claim WHERE relation = ?1 AND published IS NOT NULL ORDER BY published DESC LIMIT 1),
		(SELECT confidence FROM claim WHERE relation = ?1 AND confidence IS NOT NULL ORDER BY confidence DESC LIMIT 1)
		FROM (SELECT 1) LEFT JOIN relation r ON r.id = ?1`, r.ID); err != nil {
		return false, err
	}
	differences := [6]int64{int64(r.Claims), int64(r.Articles), publishers, int64(r.Certain), int64(r.Probable), int64(r.Own)}
	if !sums[0].Valid {
		return false, w.insertRelation(c, r, differences, now, surest)
	}
	if sums[0].Int64+differences[0] == 0 {
		return true, w.deleteRelation(c, r)
	}
	var changed changes
	for i, column := range []string{`claims`, `articles`, `publishers`, `certain`, `probable`, `own`} {
		changed.add(column, sums[i].Int64, sums[i].Int64+differences[i])
	}
	for i, column := range []string{`first_date`, `last_date`, `first_seen`, `last_seen`} {
		changed.add(column, old[i], now[i])
	}
	changed.add(`confidence`, sure, surest)
	return false, w.change(`relation`, r.ID, &changed)
}

func (w *writer) insertRelation(c *graph.Change, r *graph.RelationChange, sums [6]int64, dates [4]sql.NullString, confidence sql.NullFloat64) error {
	c.Entities[r.From].Relations++
	c.Entities[r.To].Relations++
	contested, err := w.contest(r, true)
	if err != nil {
		return err
	}
	_, err = w.exec(`INSERT INTO relation (id, kind, status, from_entity, to_entity, from_kind, to_kind, claims, articles, publishers, certain, probable, own, contested,
		first_date, last_date, first_seen, last_seen, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.ID, r.Kind, r.Status, r.From, r.To, r.FromKind, r.ToKind, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], contested,
		dates[0], dates[1], dates[2], dates[3], confidence)
	return err
}

func (w *writer) deleteRelation(c *graph.Change, r *graph.RelationChange) error {
	c.Entities[r.From].Relations--
	c.Entities[r.To].Relations--
	if _, err := w.exec(`DELETE FROM relation WHERE id = ?`, r.ID); err != nil {
		return err
	}
	_, err := w.contest(r, false)
	return err
}

// contest marks the opposite of a relation that comes or goes, and tells
// whether there is one.
func (w *writer) contest(r *graph.RelationChange, comes bool) (bool, error) {
	opposite := r.Opposite()
	if opposite == "" {
		return false, nil
	}
	n, err := w.exec(`UPDATE relation SET contested = ? WHERE id = ?`, comes, opposite)
	return n > 0, err
}

// publishers counts the articles of each publisher, and gives by how much
// the number of publishers changed.
func (w *writer) publishers(r *graph.RelationChange) (int64, error) {
	var more int64
	for _, p := range ordered(r.Publishers) {
		n := r.Publishers[p]
		if n == 0 {
			continue
		}
		changed, err := w.exec(`UPDATE relation_publisher SET articles = articles + ? WHERE relation = ? AND publisher = ?`, n, r.ID, p)
		switch {
		case err != nil:
			return 0, err
		case changed == 0:
			more++
			_, err = w.exec(`INSERT INTO relation_publisher (relation, publisher, articles) VALUES (?, ?, ?)`, r.ID, p, n)
		case n < 0:
			var less int64
			less, err = w.exec(`DELETE FROM relation_publisher WHERE relation = ? AND publisher = ? AND articles = 0`, r.ID, p)
			more -= less
		}
		if err != nil {
			return 0, err
		}
	}
	return more, nil
}

func (w *writer) settleEntity(id graph.ID, e *graph.EntityChange) (came, gone bool, err error) {
	for _, form := range ordered(e.Forms) {
		if err := w.form(id, form, e.Forms[form]); err != nil {
			return false, false, err
		}
	}
	for _, facts := range ordered(e.Facts) {
		if err := w.fact(id, facts, e.Facts[facts]); err != nil {
			return false, false, err
		}
	}
	var sums [3]sql.NullInt64
	var old, now [3]sql.NullString
	if _, err := w.row([]any{&sums[0], &sums[1], &sums[2], &old[0], &old[1], &old[2], &now[0], &now[1], &now[2]}, `SELECT e.articles, e.relations, e.quotes, e.name, e.facts, e.last_seen,
		(SELECT text FROM form WHERE entity = ?1 ORDER BY names DESC, text LIMIT 1),
		(SELECT facts FROM fact WHERE entity = ?1 ORDER BY count DESC, facts LIMIT 1),
		(SELECT published FROM appearance WHERE entity = ?1 AND published IS NOT NULL ORDER BY published DESC LIMIT 1)
		FROM (SELECT 1) LEFT JOIN entity e ON e.id = ?1`, id); err != nil {
		return false, false, err
	}
	if !now[0].Valid {
		_, err := w.exec(`DELETE FROM entity WHERE id = ?`, id)
		return false, true, err
	}
	var f graph.Facts
	if err := json.Unmarshal([]byte(now[1].String), &f); err != nil {
		return false, false, err
	}
	if !sums[0].Valid {
		_, err := w.exec(`INSERT INTO entity (id, kind, key, name, sort_name, facts, iso_code, home_country, articles, relations, quotes, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			id, e.Kind, e.Key, now[0], graph.SortName(now[0].String), now[1], f.ISOCode, f.HomeCountry, e.Articles, e.Relations, e.Quotes, now[2])
		return true, false, err
	}
	var changed changes
	for i, column := range []string{`articles`, `relations`, `quotes`} {
		changed.add(column, sums[i].Int64, sums[i].Int64+[3]int64{int64(e.Articles), int64(e.Relations), int64(e.Quotes)}[i])
	}
	if old[0] != now[0] {
		changed.add(`name`, old[0], now[0])
		changed.add(`sort_name`, nil, graph.SortName(now[0].String))
	}
	if old[1] != now[1] {
		changed.add(`facts`, old[1], now[1])
		changed.add(`iso_code`, nil, f.ISOCode)
		changed.add(`home_country`, nil, f.HomeCountry)
	}
	changed.add(`last_seen`, old[2], now[2])
	return false, false, w.change(`entity`, id, &changed)
}

// form counts a form of an entity, and keeps its words for search while there
// is one.
func (w *writer) form(entity graph.ID, form string, c *graph.FormChange) error {
	if *c == (graph.FormChange{}) {
		return nil
	}
	changed, err := w.exec(`UPDATE form SET names = names + ?, aliases = aliases + ? WHERE entity = ? AND text = ?`, c.Names, c.Aliases, entity, form)
	if err != nil {
		return err
	}
	var n int64
	if changed == 0 {
		tokens := graph.Tokens(form)
		if _, err := w.row([]any{&n}, `INSERT INTO form (entity, text, folded, words, names, aliases) VALUES (?, ?, ?, ?, ?, ?) RETURNING n`,
			entity, form, graph.Fold(form), strings.Join(tokens, " "), c.Names, c.Aliases); err != nil {
			return err
		}
		for _, t := range tokens {
			if _, err := w.exec(`INSERT INTO token (token, form, entity) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, t, n, entity); err != nil {
				return err
			}
		}
	}
	if c.Names >= 0 && c.Aliases >= 0 {
		return nil
	}
	gone, err := w.row([]any{&n}, `DELETE FROM form WHERE entity = ? AND text = ? AND names = 0 AND aliases = 0 RETURNING n`, entity, form)
	if err != nil || !gone {
		return err
	}
	for _, t := range graph.Tokens(form) {
		if _, err := w.exec(`DELETE FROM token WHERE token = ? AND form = ?`, t, n); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) fact(entity graph.ID, facts string, n int) error {
	if n == 0 {
		return nil
	}
	changed, err := w.exec(`UPDATE fact SET count = count + ? WHERE entity = ? AND facts = ?`, n, entity, facts)
	if err == nil && changed == 0 {
		_, err = w.exec(`INSERT INTO fact (entity, facts, count) VALUES (?, ?, ?)`, entity, facts, n)
	}
	if err == nil && n < 0 {
		_, err = w.exec(`DELETE FROM fact WHERE entity = ? AND facts = ? AND count = 0`, entity, facts)
	}
	return err
}

// numbers runs a statement that gives numbers.
func (w *writer) numbers(text string, args ...any) ([]int64, error) {
	var out []int64
	err := w.each(context.Background(), func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		out = append(out, n)
		return err
	}, text, args...)
	return out, err
}

// ordered gives the keys of a map in order, so that the same change is always
// written in the same way.
func ordered[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
