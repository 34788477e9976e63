package relation

import (
	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/gazetteer"
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

func (m *matcher) mentionStarting(t int) int {
	if t < 0 || t >= len(m.starts) {
		return -1
	}
	return int(m.starts[t])
}

// mentionBehind is the mention that starts right behind a token, or behind a
// point of the compass: "southern Anyland".
func (m *matcher) mentionBehind(at int) int {
	if i := m.mentionStarting(at + 1); i >= 0 || at+2 >= len(m.tokens) || !gazetteer.ClassOf(m.doc.Word(at+1)).Is(gazetteer.Compass) {
		return i
	}
	return m.mentionStarting(at + 2)
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
