package relation

import (
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// places are where events happen.
var places = map[graph.EntityKind]bool{graph.Place: true, graph.Country: true}

// meeting adds where and how a meeting was held.
func (m *matcher) meeting(r *Rule, i int, c *extractor.Claim) {
	c.Mode = graph.UnknownMode
	at := &argument{kinds: places}
	personal := false
	for _, from := range []int{i, c.Clause} {
		m.walk(m.rules.lexical.venue, from, 0, func(t int) bool {
			ends := false
			m.entity(t, at, 0, func(e extractor.End, _ int) {
				if !ends && c.Place.Mention == extractor.None && e.Appearance != c.From.Appearance && e.Appearance != c.To.Appearance {
					c.Place = e
				}
				ends = true
			})
			return ends
		})
	}
	personal = c.Place.Mention != extractor.None
	switch {
	case r.mode != "":
		c.Mode = r.mode
	case m.nearby(i, c.Clause, m.rules.lexical.remote):
		c.Mode = graph.Remote
	case personal || m.nearby(i, c.Clause, m.rules.lexical.personal):
		c.Mode = graph.InPerson
	}
}

// nearby tells whether one of the words hangs from the trigger or from its
// clause, up to two steps down.
func (m *matcher) nearby(i, clause int, set wordSet) bool {
	for _, from := range []int{i, clause} {
		for _, a := range m.doc.Children(from) {
			if set.has(m.tokens[a]) {
				return true
			}
			if m.tokens[a].tag&tagBits["VERB"] != 0 {
				continue
			}
			for _, b := range m.doc.Children(int(a)) {
				if set.has(m.tokens[b]) {
					return true
				}
			}
		}
	}
	return false
}

// capitals are the appearances of capitals whose country the article names
// too, with that country's appearance.
func capitals(d *extractor.Document) map[int]int {
	acting := map[int]int{}
	for a, x := range d.Appearances {
		if x.Type != graph.Country {
			continue
		}
		country, ok := gazetteer.CountryByCode(x.Country)
		if !ok || country.Capital == "" {
			continue
		}
		capital := gazetteer.Key(country.Capital)
		for b, y := range d.Appearances {
			if y.Type == graph.Place && (gazetteer.Key(y.Name) == capital || strings.HasPrefix(capital, gazetteer.Key(y.Name)+",")) {
				acting[b] = a
			}
		}
	}
	return acting
}
