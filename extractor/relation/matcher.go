package relation

import (
	"slices"

	"entente/extractor"
	"entente/extractor/english"
	"entente/graph"
)

// matcher applies rules to one document.
type matcher struct {
	rules     *Rules
	d         *extractor.Document
	doc       *english.Doc
	tokens    []token
	at        []int32 // shortest mention that covers each token, or that has it in its title; -1 for none
	starts    []int32 // mention that starts at each token, -1 for none
	trail     []int   // tokens passed on the way
	acting    map[int]int
	found     []found
	seen      map[claimKey]bool
	quoted    []quotedRange
	cued      map[int]int // one more than the quote that each cue introduces
	ofCountry map[int]int // mentions of a country's bodies, by its appearance
	first     int         // appearance of the first end that is being tried

	tried        func(*Rule, int, Outcome) // nil, or: told what becomes of each rule at each trigger
	linked, said bool                      // of the rule that is being tried
}

// end is one end of a relation: a mention of it, and the tokens that led
// there.
type end struct {
	extractor.End
	token int // the token that the path led to, one conjunct further where it was a list
	trail []int
}

// found is a claim with what is needed to choose between it and others.
type found struct {
	extractor.Claim
	rule *Rule
}

func newMatcher(r *Rules, d *extractor.Document) *matcher {
	m := &matcher{rules: r, d: d, doc: d.Doc, tokens: r.words.tokens(d.Doc), seen: map[claimKey]bool{}}
	n := len(m.tokens)
	m.at, m.starts = make([]int32, n), make([]int32, n)
	for i := range n {
		m.at[i], m.starts[i] = -1, -1
	}
	for i, x := range d.Mentions {
		for t := x.Start; t < x.End && t < n; t++ {
			if old := m.at[t]; old < 0 || d.Mentions[old].End-d.Mentions[old].Start > x.End-x.Start {
				m.at[t] = int32(i)
			}
		}
		if s := m.starts[x.Start]; s < 0 || d.Mentions[s].End < x.End {
			m.starts[x.Start] = int32(i)
		}
	}
	for i, x := range d.Mentions {
		for t := x.Title[0]; t < x.Title[1]; t++ {
			if m.at[t] < 0 {
				m.at[t] = int32(i)
			}
		}
	}
	m.acting = capitals(d)
	m.quoted = quotedRanges(d)
	m.ofCountry = bodiesOf(d)
	m.cued, m.first = map[int]int{}, extractor.None
	for q, x := range d.Quotes {
		if x.CueToken != extractor.None {
			m.cued[x.CueToken] = q + 1
		}
	}
	return m
}

// all tries every rule at every token that may trigger it, those last that go
// by what others find.
func (m *matcher) all() {
	for _, late := range []bool{false, true} {
		for i, t := range m.tokens {
			m.try(i, m.rules.byWord[t.lemma], late)
			if t.norm != t.lemma {
				m.try(i, m.rules.byWord[t.norm], late)
			}
		}
	}
}

// try applies rules whose trigger is token i.
func (m *matcher) try(i int, rules []*Rule, late bool) {
	for _, r := range rules {
		if r.late != late || !r.triggeredBy(m.tokens[i]) {
			continue
		}
		outcome := Guarded
		if m.allowed(r, i) {
			outcome = m.outcome(r, i)
		}
		if m.tried != nil {
			m.tried(r, i, outcome)
		}
	}
}

func (r *Rule) triggeredBy(t token) bool {
	for _, g := range r.triggers {
		if g.words.has(t) && (g.tags == 0 || g.tags&t.tag != 0) {
			return true
		}
	}
	return false
}

// allowed checks the guards.
func (m *matcher) allowed(r *Rule, i int) bool {
	for _, p := range r.when {
		if !m.leads(p, i) {
			return false
		}
	}
	for _, p := range r.unless {
		if m.leads(p, i) {
			return false
		}
	}
	return true
}

// apply finds the ends and makes the claims.
func (m *matcher) apply(r *Rule, i int) {
	if r.each != nil {
		ends := m.ends(r.each, i, &r.from)
		for a := range ends {
			for b := a + 1; b < len(ends); b++ {
				m.claim(r, i, ends[a], ends[b])
			}
		}
		return
	}
	from := r.from
	from.alone = from.alone || r.Kind == graph.HoldsPosition && m.tokens[i].tag&(tagBits["NN"]|tagBits["NNP"]) != 0
	for _, from := range m.ends(from.path, i, &from) {
		start := i
		m.first = from.Appearance
		if r.to.fromEnd {
			start = from.token
		}
		tos := m.ends(r.to.path, start, &r.to)
		if len(tos) == 0 && r.home != nil {
			if e, ok := m.home(r.home, i, dominance); ok {
				tos = append(tos, e)
			}
		}
		for _, to := range tos {
			m.claim(r, i, from, to)
		}
	}
}

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
	if given || !a.delegates {
		return
	}
	for _, who := range []struct {
		words wordSet
		stand bool
		kinds map[graph.EntityKind]bool
	}{{l.delegates, true, bodies}, {l.forces, a.forces, bodies}, {l.agents, a.agents, people}} {
		if given || !who.stand || !who.words.has(m.tokens[t]) {
			continue
		}
		kinds := who.kinds
		if a.kinds[graph.Place] && who.kinds[graph.Country] {
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

// bodies are what officials act for, people whom lawyers act for.
var (
	bodies = map[graph.EntityKind]bool{graph.Country: true, graph.Organisation: true}
	lands  = map[graph.EntityKind]bool{graph.Country: true, graph.Organisation: true, graph.Place: true}
	people = map[graph.EntityKind]bool{graph.Person: true}
)

// mention gives the appearances of the mention at a token; the answer is
// whether there is one of an allowed kind.
func (m *matcher) mention(t int, a *argument, give func(extractor.End, int)) bool {
	i := m.at[t]
	if i < 0 {
		return false
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

func (m *matcher) mentionStarting(t int) int {
	if t < 0 || t >= len(m.starts) {
		return -1
	}
	return int(m.starts[t])
}

func (m *matcher) mentionEnding(t int) int {
	if t <= 0 {
		return -1
	}
	i := m.at[t-1]
	if i < 0 || m.d.Mentions[i].End != t {
		return -1
	}
	return int(i)
}
