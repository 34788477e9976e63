package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"entente/graph"
)

// grow makes the entities and relations that a change needs and adds its
// counts, before the rows that refer to them. It gives the entities that are
// new.
func (w *writer) grow(c *change) ([]graph.ID, error) {
	known := map[graph.ID]bool{}
	ids := ordered(c.entities)
	if err := w.each(context.Background(), func(rows *sql.Rows) error {
		var id graph.ID
		err := rows.Scan(&id)
		known[id] = true
		return err
	}, `SELECT id FROM entity WHERE id IN (SELECT value FROM json_each(?))`, values(ids)); err != nil {
		return nil, err
	}
	var fresh []graph.ID
	for _, id := range ids {
		if e := c.entities[id]; !known[id] {
			fresh = append(fresh, id)
			if _, err := w.exec(`INSERT INTO entity (id, kind, key, name, sort_name, facts, iso_code, home_country, articles, relations, quotes)
				VALUES (?, ?, ?, '', '', '', '', '', 0, 0, 0)`, id, e.kind, e.key); err != nil {
				return nil, err
			}
		}
	}
	for _, id := range ordered(c.relations) {
		if err := w.growRelation(c, c.relations[id]); err != nil {
			return nil, err
		}
	}
	return fresh, nil
}

func (w *writer) growRelation(c *change, r *relationChange) error {
	changed, err := w.exec(`UPDATE relation SET claims = claims + ?, articles = articles + ?, certain = certain + ?, probable = probable + ?, own = own + ? WHERE id = ?`,
		r.claims, r.articles, r.certain, r.rest, r.own, r.ID)
	if err != nil {
		return err
	}
	if changed == 0 {
		if _, err := w.exec(`INSERT INTO relation (id, kind, status, from_entity, to_entity, from_kind, to_kind, claims, articles, publishers, certain, probable, own, contested)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, 0)`,
			r.ID, r.Kind, r.Status, r.From, r.To, r.fromKind, r.toKind, r.claims, r.articles, r.certain, r.rest, r.own); err != nil {
			return err
		}
		c.entities[r.From].relations++
		c.entities[r.To].relations++
		if err := w.contest(r, true); err != nil {
			return err
		}
	}
	// Counts are settled once: settle adds no more to what is added here.
	r.claims, r.articles, r.certain, r.rest, r.own = 0, 0, 0, 0, 0
	return nil
}

// contest marks a relation that came, or unmarks the opposite of one that
// went.
func (w *writer) contest(r *relationChange, came bool) error {
	opposite := r.Opposite()
	if opposite == "" {
		return nil
	}
	if !came {
		_, err := w.exec(`UPDATE relation SET contested = 0 WHERE id = ?`, opposite)
		return err
	}
	changed, err := w.exec(`UPDATE relation SET contested = 1 WHERE id = ?`, opposite)
	if err == nil && changed > 0 {
		_, err = w.exec(`UPDATE relation SET contested = 1 WHERE id = ?`, r.ID)
	}
	return err
}

// settle adds what is left of a change, works out anew what is no sum, and
// deletes what nothing supports any more.
func (w *writer) settle(c *change) (goneEntities, goneRelations []graph.ID, err error) {
	for _, id := range ordered(c.relations) {
		gone, err := w.settleRelation(c, c.relations[id])
		if err != nil {
			return nil, nil, err
		}
		if gone {
			goneRelations = append(goneRelations, id)
		}
	}
	for _, id := range ordered(c.entities) {
		gone, err := w.settleEntity(id, c.entities[id])
		if err != nil {
			return nil, nil, err
		}
		if gone {
			goneEntities = append(goneEntities, id)
		}
	}
	return goneEntities, goneRelations, nil
}

func (w *writer) settleRelation(c *change, r *relationChange) (gone bool, err error) {
	publishers, err := w.publishers(r)
	if err != nil {
		return false, err
	}
	var claims int
	// Each subquery reads one end of an index.
	if _, err := w.row([]any{&claims}, `UPDATE relation SET claims = claims + ?2, articles = articles + ?3, certain = certain + ?4, probable = probable + ?5, own = own + ?6, publishers = publishers + ?7,
		first_date = (SELECT date FROM claim WHERE relation = ?1 AND date IS NOT NULL ORDER BY date LIMIT 1),
		last_date  = (SELECT date FROM claim WHERE relation = ?1 AND date IS NOT NULL ORDER BY date DESC LIMIT 1),
		first_seen = (SELECT published FROM claim WHERE relation = ?1 AND published IS NOT NULL ORDER BY published LIMIT 1),
		last_seen  = (SELECT published FROM claim WHERE relation = ?1 AND published IS NOT NULL ORDER BY published DESC LIMIT 1),
		confidence = (SELECT confidence FROM claim WHERE relation = ?1 AND confidence IS NOT NULL ORDER BY confidence DESC LIMIT 1)
		WHERE id = ?1 RETURNING claims`, r.ID, r.claims, r.articles, r.certain, r.rest, r.own, publishers); err != nil || claims > 0 {
		return false, err
	}
	if _, err := w.exec(`DELETE FROM relation WHERE id = ?`, r.ID); err != nil {
		return false, err
	}
	c.entities[r.From].relations--
	c.entities[r.To].relations--
	return true, w.contest(r, false)
}

// publishers counts the articles of each publisher, and gives by how much
// the number of publishers changed.
func (w *writer) publishers(r *relationChange) (int64, error) {
	var more int64
	for _, p := range ordered(r.publishers) {
		n := r.publishers[p]
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

func (w *writer) settleEntity(id graph.ID, e *entityChange) (gone bool, err error) {
	for _, form := range ordered(e.forms) {
		if err := w.form(id, form, e.forms[form]); err != nil {
			return false, err
		}
	}
	for _, facts := range ordered(e.facts) {
		if err := w.fact(id, facts, e.facts[facts]); err != nil {
			return false, err
		}
	}
	var name, facts, seen sql.NullString
	if _, err := w.row([]any{&name, &facts, &seen}, `SELECT
		(SELECT text FROM form WHERE entity = ?1 ORDER BY names DESC, text LIMIT 1),
		(SELECT facts FROM fact WHERE entity = ?1 ORDER BY count DESC, facts LIMIT 1),
		(SELECT published FROM appearance WHERE entity = ?1 AND published IS NOT NULL ORDER BY published DESC LIMIT 1)`, id); err != nil {
		return false, err
	}
	if !name.Valid {
		_, err := w.exec(`DELETE FROM entity WHERE id = ?`, id)
		return true, err
	}
	var f graph.Facts
	if err := json.Unmarshal([]byte(facts.String), &f); err != nil {
		return false, err
	}
	_, err = w.exec(`UPDATE entity SET name = ?, sort_name = ?, facts = ?, iso_code = ?, home_country = ?, last_seen = ?,
		articles = articles + ?, relations = relations + ?, quotes = quotes + ? WHERE id = ?`,
		name, graph.SortName(name.String), facts, f.ISOCode, f.HomeCountry, seen, e.articles, e.relations, e.quotes, id)
	return false, err
}

// form counts a form of an entity, and keeps its words for search while there
// is one.
func (w *writer) form(entity graph.ID, form string, c *formChange) error {
	if *c == (formChange{}) {
		return nil
	}
	changed, err := w.exec(`UPDATE form SET names = names + ?, aliases = aliases + ? WHERE entity = ? AND text = ?`, c.names, c.aliases, entity, form)
	if err != nil {
		return err
	}
	var n int64
	if changed == 0 {
		tokens := graph.Tokens(form)
		if _, err := w.row([]any{&n}, `INSERT INTO form (entity, text, folded, words, names, aliases) VALUES (?, ?, ?, ?, ?, ?) RETURNING n`,
			entity, form, graph.Fold(form), strings.Join(tokens, " "), c.names, c.aliases); err != nil {
			return err
		}
		for _, t := range tokens {
			if _, err := w.exec(`INSERT INTO token (token, form) VALUES (?, ?) ON CONFLICT DO NOTHING`, t, n); err != nil {
				return err
			}
		}
	}
	if c.names >= 0 && c.aliases >= 0 {
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
