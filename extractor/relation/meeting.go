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
	l := &m.rules.lexical
	var settings []int
	m.walk(l.setting, i, 0, func(t int) bool { settings = append(settings, t); return false })
	for _, t := range settings {
		if c.Place.Mention == extractor.None {
			m.walk(l.venue, t, 0, func(at int) bool { return m.venue(at, c) })
		}
	}
	switch {
	case r.mode != "":
		c.Mode = r.mode
	case l.remote.has(m.tokens[i]), m.nearby(settings, l.remote):
		c.Mode = graph.Remote
	case c.Place.Mention != extractor.None, l.together.has(m.tokens[i]), m.nearby(settings, l.personal):
		c.Mode = graph.InPerson
	default:
		c.Mode = graph.UnknownMode
	}
}

// venue makes what a token names the place of a claim, unless it is an end of
// it, and tells whether the token names a place at all.
func (m *matcher) venue(t int, c *extractor.Claim) bool {
	named := false
	m.entity(t, &argument{kinds: places}, 0, func(e extractor.End, _ int) {
		if !named && e.Appearance != c.From.Appearance && e.Appearance != c.To.Appearance {
			c.Place = e
		}
		named = true
	})
	return named
}

// nearby tells whether one of the words hangs from one of the tokens, up to two
// steps down.
func (m *matcher) nearby(tokens []int, set wordSet) bool {
	for _, from := range tokens {
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
