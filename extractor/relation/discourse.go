package relation

import (
	"slices"

	"entente/extractor"
	"entente/graph"
)

// quoteAt is the innermost quote around token i; None for none.
func (m *matcher) quoteAt(i int) int {
	at, quote := m.doc.Tokens[i].Start, extractor.None
	for _, q := range m.quoted {
		if q.span.Start > at {
			break
		}
		if at < q.span.End {
			quote = q.quote
		}
	}
	return quote
}

// speakers are the tokens of who is said to say token i: the speaker of the
// innermost quote around it, else who stands before the words of speech, for
// whom he speaks may be named: "Peruvian officials said".
func (m *matcher) speakers(i int) []int {
	q := m.quoteAt(i)
	if q == extractor.None {
		return nil
	}
	l, x := &m.rules.lexical, m.d.Quotes[q]
	switch {
	case l.neutral[m.rules.words.find(x.CueLemma)]:
		return nil
	case x.Speaker.Mention != extractor.None:
		return []int{m.d.Mentions[x.Speaker.Mention].Head}
	case x.CueToken == extractor.None:
		return nil
	}
	var out []int
	m.walk(l.doer, x.CueToken, 0, func(t int) bool {
		out = append(out, t)
		return true
	})
	return out
}

// accusers are the mentions of those who, as the rules found, accuse or
// criticise whom token i names, else who is being tried as the first end:
// nearest before the token, else in its sentence.
func (m *matcher) accusers(i int) []int {
	accused := []int{m.first}
	if x := m.at[i]; x >= 0 {
		accused = slices.Clone(m.d.Mentions[x].Appearances)
		for k, a := range accused {
			if country, acts := m.acting[a]; acts {
				accused[k] = country
			}
		}
	}
	best := -1
	for _, f := range m.found {
		t := f.Trigger[0]
		if f.Kind != graph.Criticises || !slices.Contains(accused, f.To.Appearance) {
			continue
		}
		if t <= i && t > best || best < 0 && m.doc.SentenceOf(t) == m.doc.SentenceOf(i) {
			best = t
		}
	}
	var out []int
	for _, f := range m.found {
		if f.Kind == graph.Criticises && f.Trigger[0] == best && slices.Contains(accused, f.To.Appearance) {
			out = append(out, f.From.Mention)
		}
	}
	return out
}

// heads are the tokens that mentions are named by.
func (m *matcher) heads(mentions []int) []int {
	var out []int
	for _, x := range mentions {
		out = append(out, m.d.Mentions[x].Head)
	}
	return out
}

// suit is the nearest earlier word for a lawsuit that tells against whom it is,
// where a noun takes one up; -1 for none.
func (m *matcher) suit(n int) int {
	l := &m.rules.lexical
	for i := n - 1; i >= 0 && m.definite(n); i-- {
		if l.suits.has(m.tokens[i]) && m.walk(l.against, i, 0, m.another) {
			return i
		}
	}
	return -1
}

// definite tells whether a noun takes up what was told: it has "the" or "this".
func (m *matcher) definite(n int) bool {
	for _, c := range m.doc.Children(n) {
		if is(m.tokens[c], "det") && m.rules.lexical.definite.has(m.tokens[c]) {
			return true
		}
	}
	return false
}

// another tells whether a token names somebody, and not the first end that is
// being tried.
func (m *matcher) another(t int) bool {
	named, first := false, false
	m.resolve(t, &argument{kinds: actors, delegates: true, agents: true, conflict: true}, 0, func(e extractor.End, _ int) {
		named = true
		first = first || e.Appearance == m.first
	})
	return named && !first
}

// actors are the kinds of those who do something.
var actors = map[graph.EntityKind]bool{graph.Person: true, graph.Country: true, graph.Organisation: true}

// ruled is the country whose government is meant: the one just named in the
// sentence, else the one that the article is most about.
func (m *matcher) ruled(t int) (extractor.End, bool) {
	from, _ := m.doc.Sentence(m.doc.SentenceOf(t))
	for i := t - 1; i >= from; i-- {
		if x := m.at[i]; x >= 0 && len(m.d.Mentions[x].Appearances) == 1 {
			if a := m.d.Mentions[x].Appearances[0]; m.d.Appearances[a].Type == graph.Country {
				return extractor.End{Mention: int(x), Appearance: a}, true
			}
		}
	}
	e, ok := m.home(&home{kind: graph.Country, opposed: true}, t, 1)
	return e.End, ok
}
