package relation

import (
	"cmp"
	"slices"
	"strings"

	"entente/extractor"
	"entente/graph"
)

// claimKey is what makes two claims one.
type claimKey struct {
	kind     graph.RelationKind
	status   graph.Status
	tense    graph.Tense
	title    string
	from, to int
	evidence graph.Span
}

// claim makes a claim of a rule's match, unless the text does not say it.
func (m *matcher) claim(r *Rule, i int, from, to end) {
	if from.Appearance == to.Appearance {
		return
	}
	m.linked = true
	kind := graph.KindOf(r.Kind)
	c := extractor.Claim{
		Kind: r.Kind, Status: graph.Actual, Certainty: graph.Certain, From: from.End, To: to.End, Mutual: r.mutual, Rule: r.ID,
		Trigger: [2]int{i, i + 1}, Clause: i, Quote: extractor.None, Place: extractor.End{Mention: extractor.None, Appearance: extractor.None},
	}
	about, judged := i, kind.Kind != graph.HoldsPosition && kind.Kind != graph.LocatedIn
	if r.clause != nil {
		judged = m.walk(r.clause, i, 0, func(t int) bool { about = t; return true })
	}
	var md mood
	if judged {
		if md = m.mood(about); !md.said {
			return
		}
		c.Status, c.Certainty = md.status, md.sure
		if md.clause != extractor.None {
			c.Clause = md.clause
		}
	}
	if r.Kind == graph.LocatedIn && m.tokens[i].tag&tagBits["ADP"] != 0 && from.token > i {
		return // the parse hung the name of the region on what lies there
	}
	if r.Kind == graph.LocatedIn && m.settled(i) && isWater(m.d.Appearances[to.Appearance].Name) {
		return // a port on a sea lies in none
	}
	if r.Kind == graph.HoldsPosition && m.tokens[i].tag&tagBits["VERB"] == 0 && m.named(i) {
		return // "Justice" in the name of a ministry
	}
	if r.Kind == graph.HoldsPosition && c.Certainty == graph.Possible && c.Status == graph.Planned {
		return // who hopes for an office holds none
	}
	if r.Kind == graph.HoldsPosition {
		if m.rules.lexical.professions.has(m.tokens[i]) && m.d.Appearances[to.Appearance].Type != graph.Organisation {
			return
		}
		m.position(r, i, md, &c)
	}
	if r.status != "" {
		c.Status = r.status
	} else if c.Status == graph.Planned && c.Certainty == graph.Certain && !slices.Contains(kind.Statuses, graph.Planned) {
		c.Status = graph.Actual // who means to contest something contests it
	}
	if !slices.Contains(kind.Statuses, c.Status) {
		return
	}
	m.said = true
	if r.certain != "" && c.Certainty == graph.Certain {
		c.Certainty = r.certain
	}
	c.Evidence = m.evidence(i, from, to)
	if r.Kind == graph.MetWith {
		m.meeting(r, i, &c)
	}
	m.over(r, i, &c)
	m.attribute(i, &c)
	c.Matched = matched(i, from, to)

	key := claimKey{c.Kind, c.Status, c.Tense, c.Title, from.Appearance, to.Appearance, c.Evidence}
	if kind.Symmetric && key.from > key.to {
		key.from, key.to = key.to, key.from
	}
	if !m.seen[key] {
		m.seen[key] = true
		m.found = append(m.found, found{c, r})
	}
}

// evidence is the sentences of the trigger and of the ends that stand in it or
// in the next; an end that the article's context supplied adds nothing.
func (m *matcher) evidence(i int, ends ...end) graph.Span {
	s := m.doc.SentenceOf(i)
	span := m.d.Sentence(s)
	for _, e := range ends {
		if e.token < 0 {
			continue
		}
		if o := m.doc.SentenceOf(e.token); o == s-1 || o == s+1 {
			other := m.d.Sentence(o)
			span.Start, span.End = min(span.Start, other.Start), max(span.End, other.End)
		}
	}
	return span
}

// matched is the tokens of a match, ascending.
func matched(i int, ends ...end) []int {
	out := []int{i}
	for _, e := range ends {
		out = append(out, e.trail...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// quotedRange is a fragment of a quote.
type quotedRange struct {
	span  graph.Span
	quote int
}

// quotedRanges are the fragments of all quotes, by start.
func quotedRanges(d *extractor.Document) []quotedRange {
	var out []quotedRange
	for q, x := range d.Quotes {
		for _, f := range x.Fragments {
			out = append(out, quotedRange{f, q})
		}
	}
	slices.SortFunc(out, func(a, b quotedRange) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End), cmp.Compare(a.quote, b.quote))
	})
	return out
}

// attribute makes a claim inside somebody's words theirs: those of the
// innermost quote.
func (m *matcher) attribute(i int, c *extractor.Claim) {
	at := m.doc.Tokens[i].Start
	for _, q := range m.quoted {
		if q.span.Start > at {
			break
		}
		if at < q.span.End {
			c.Quote = q.quote
			speaker := m.d.Quotes[q.quote].Speaker
			c.AttributedTo = &speaker
		}
	}
}

// settle adds what was found to the document, in text order.
func (m *matcher) settle() {
	slices.SortStableFunc(m.found, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.Trigger[0], b.Trigger[0]), strings.Compare(a.Rule, b.Rule))
	})
	stated := map[int]bool{} // who is said to hold a position at a country
	for _, f := range m.found {
		if f.Kind == graph.HoldsPosition && f.rule.home == nil && m.d.Appearances[f.To.Appearance].Type == graph.Country {
			stated[f.From.Appearance] = true
		}
	}
	for _, f := range m.found {
		// Where a title belongs is guessed only for those of whom no country is told.
		if f.rule.home == nil || !stated[f.From.Appearance] {
			m.d.Claims = append(m.d.Claims, f.Claim)
		}
	}
}
