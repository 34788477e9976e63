package relation

import (
	"maps"
	"slices"

	"entente/extractor"
	"entente/graph"
)

// ends are the ends that a path leads to, lists and groups distributed; no two
// are the same.
func (m *matcher) ends(p path, at int, a *argument) []end {
	var ends []end
	m.walk(p, at, 0, func(t int) bool {
		before := len(ends)
		find := m.resolve
		if a.alone {
			find = m.entity
		}
		find(t, a, 0, func(e extractor.End, token int) {
			if slices.ContainsFunc(ends, func(o end) bool { return o.Appearance == e.Appearance }) {
				return
			}
			ends = append(ends, end{e, token, append(slices.Clone(m.trail), token)})
		})
		return len(ends) > before
	})
	return ends
}

const maxList = 40 // conjuncts of a list

// resolve gives the entities that a token stands for, its conjuncts included.
func (m *matcher) resolve(t int, a *argument, depth int, give func(extractor.End, int)) {
	if depth > maxList {
		return
	}
	m.entity(t, a, depth, give)
	for _, c := range m.doc.Children(t) {
		if m.tokens[c].arc == arcBits["conj"] && !m.excluded(int(c)) {
			m.resolve(int(c), a, depth+1, give)
		}
	}
	m.walk(m.rules.lexical.company, t, 0, func(with int) bool {
		m.resolve(with, a, depth+1, give)
		return true
	})
	for _, c := range m.swallowed(t) {
		m.entity(c, a, depth+1, give)
	}
}

// swallowed are the first of a list, persons, or all names where the last is
// one, where the parser takes them for modifiers of the last: "Brandt and U.S.
// commanders", "King Olaf and the rebel leader Okoye".
func (m *matcher) swallowed(t int) []int {
	return m.swallowedBelow(t, arcBits["nmod"]|arcBits["compound"])
}

func (m *matcher) swallowedBelow(t int, arcs bits) []int {
	var out []int
	for _, ch := range m.doc.Children(t) {
		c := int(ch)
		if m.tokens[c].arc&arcs == 0 {
			continue
		}
		x := m.at[c]
		if x < 0 || m.d.Mentions[x].Kind != graph.Name || m.d.Mentions[x].Type != graph.Person && !m.named(t) {
			out = append(out, m.swallowedBelow(c, arcs|arcBits["appos"])...)
			continue
		}
		for _, and := range m.doc.Children(c) {
			if is(m.tokens[and], "cc") {
				out = append(out, c)
			}
		}
	}
	return out
}

// excluded tells whether a conjunct is said not to belong: "but not Okoye".
func (m *matcher) excluded(c int) bool {
	l := &m.rules.lexical
	from, _ := m.doc.Subtree(c)
	for i := max(0, from-1); i <= from; i++ {
		if w := m.tokens[i].norm; w != 0 && (w == l.no || w == l.not) {
			return true
		}
	}
	return false
}

// entity gives the entities that one token stands for: by its own mention, by
// what it is in apposition to, or as a delegate of whom it belongs to.
func (m *matcher) entity(t int, a *argument, depth int, give func(extractor.End, int)) {
	if depth > maxList {
		return
	}
	if m.mention(t, a, give) {
		return
	}
	given := false
	note := func(e extractor.End, token int) { given = true; give(e, token) }
	find := m.entity
	if m.tokens[t].tag&tagBits["NNS"] != 0 && !a.alone {
		find = m.resolve // "the two leaders, Brandt and Okoye"
	}
	for _, c := range m.apposed(t) {
		find(c, a, depth+1, note)
	}
	l := &m.rules.lexical
	if !given && a.kinds[graph.Place] && l.settlements.has(m.tokens[t]) {
		m.walk(l.named, t, 0, func(name int) bool {
			m.entity(name, a, depth+1, note)
			return given
		})
	}
	if !given && a.kinds[graph.Organisation] && l.sorts.has(m.tokens[t]) {
		m.walk(l.sorted, t, 0, func(name int) bool {
			return m.mention(name, &argument{kinds: organisations}, note)
		})
	}
	if !given && a.conflict {
		for _, who := range m.behind(t) {
			m.entity(who, a, depth+1, note)
		}
	}
	if given || !a.delegates {
		return
	}
	if m.pronoun(t) {
		b := *a
		if m.tokens[t].norm == l.it {
			b.kinds = maps.Clone(a.kinds)
			delete(b.kinds, graph.Person)
		}
		m.walk(l.sayer, t, 0, func(who int) bool {
			m.entity(who, &b, depth+1, note)
			return given
		})
		return
	}
	for _, who := range []struct {
		words wordSet
		stand bool
		kinds map[graph.EntityKind]bool
	}{{l.delegates, true, bodies}, {l.forces, a.conflict, bodies}, {l.agents, a.agents, people}} {
		if given || !who.stand || !who.words.has(m.tokens[t]) {
			continue
		}
		kinds := who.kinds
		if a.kinds[graph.Place] && who.kinds[graph.Country] && !l.courts.has(m.tokens[t]) {
			kinds = lands // whoever may contest a place may act for one
		}
		m.walk(l.belongs, t, 0, func(owner int) bool {
			before := given
			m.resolve(owner, &argument{kinds: kinds}, depth+1, func(e extractor.End, _ int) { note(e, t) })
			return given != before
		})
	}
	if !given && l.governments.has(m.tokens[t]) && m.definite(t) {
		if e, ok := m.ruled(t); ok {
			note(e, t)
		}
	}
}

// apposed are the tokens in apposition to a token. After the last of a list the
// parser may hang one on the first: "Brandt and her deputy, Okoye".
func (m *matcher) apposed(t int) []int {
	var out []int
	from := t
	for {
		for _, c := range m.doc.Children(from) {
			if int(c) > t && is(m.tokens[c], "appos") {
				out = append(out, int(c))
			}
		}
		if len(out) > 0 || !is(m.tokens[from], "conj") {
			return out
		}
		from = m.doc.Tokens[from].Head
	}
}

// behind is who stands behind a word of what is said or written: the speaker
// behind "we", whom he speaks to behind "you", the author behind "the letter".
func (m *matcher) behind(t int) []int {
	l := &m.rules.lexical
	switch x := m.tokens[t]; {
	case l.selves.has(x):
		return m.speakers(t)
	case l.addressed.has(x):
		if q := m.quoteAt(t); q >= 0 {
			if to := m.d.Quotes[q].Addressee; to != nil && to.Mention >= 0 {
				return []int{m.d.Mentions[to.Mention].Head}
			}
		}
	case l.documents.has(x) && is(x, "nsubj"):
		return m.others(l.writer, t)
	}
	return nil
}

// pronoun tells whether a token is "it" or "they".
func (m *matcher) pronoun(t int) bool {
	w := m.tokens[t].norm
	return w != 0 && (w == m.rules.lexical.it || w == m.rules.lexical.they)
}

// bodies are what officials act for, people whom lawyers act for.
var (
	organisations = map[graph.EntityKind]bool{graph.Organisation: true}
	bodies        = map[graph.EntityKind]bool{graph.Country: true, graph.Organisation: true}
	lands         = map[graph.EntityKind]bool{graph.Country: true, graph.Organisation: true, graph.Place: true}
	people        = map[graph.EntityKind]bool{graph.Person: true}
)

// mention gives the appearances of the mention at a token; the answer is
// whether there is one of an allowed kind.
func (m *matcher) mention(t int, a *argument, give func(extractor.End, int)) bool {
	i := m.at[t]
	if i < 0 || m.d.Mentions[i].Kind == graph.Role && m.d.Mentions[i].Head != t {
		return false // in "the province's capital" only "capital" is who is meant
	}
	ok := false
	for _, app := range m.d.Mentions[i].Appearances {
		kind := m.d.Appearances[app].Type
		if country, acts := m.acting[app]; acts && a.delegates && a.kinds[graph.Country] && a.kinds[graph.Person] {
			app, kind = country, graph.Country
		}
		if a.kinds[kind] {
			give(extractor.End{Mention: int(i), Appearance: app}, t)
			ok = true
		}
	}
	return ok
}

// named tells whether a token is part of a name or demonym, titles left out.
func (m *matcher) named(t int) bool {
	i := m.at[t]
	return i >= 0 && m.d.Mentions[i].Start <= t && t < m.d.Mentions[i].End && m.d.Mentions[i].Kind != graph.Role
}
