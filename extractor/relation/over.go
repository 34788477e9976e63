package relation

import (
	"slices"

	"entente/extractor"
	"entente/graph"
)

// over finds what a claim is over.
func (m *matcher) over(r *Rule, i int, c *extractor.Claim) {
	if r.over == nil {
		return
	}
	m.walk(r.over, i, 0, func(t int) bool {
		if m.tokens[t].tag&tagBits["PRON"] != 0 || m.isEnd(t, c) && m.d.Mentions[m.at[t]].Type != graph.Place {
			return false // "it" says nothing, and whom one contests is not what it is over; a place may be both
		}
		t = m.claimed(t)
		from, to := m.phrase(t, c)
		span := m.d.Bytes(from, to)
		o := &extractor.Over{Text: m.doc.Text[span.Start:span.End], Appearance: extractor.None}
		if a := m.at[t]; a >= 0 && len(m.d.Mentions[a].Appearances) == 1 {
			o.Appearance = m.d.Mentions[a].Appearances[0]
		}
		c.Over = o
		return true
	})
}

// trailing are the arcs to what follows a noun and is no part of its phrase.
var trailing = []string{"punct", "cc", "appos", "advcl", "relcl"}

// phrase is the tokens of a noun phrase: "plan to build a dam" of "Peru's plan,
// which Chile fears, to build a dam on the river". An article before it, whose
// it is, the clauses that follow and the circumstances of what it is to do are
// left out.
func (m *matcher) phrase(t int, c *extractor.Claim) (from, to int) {
	from, to = m.doc.Subtree(t)
	if m.isVerb(t) {
		from = t
	}
	for x := t + 1; x < to; x++ {
		head, arc := m.doc.Tokens[x].Head, m.doc.Tokens[x].Dep
		switch {
		case arc == "relcl",
			head == t && slices.Contains(trailing, arc),
			head == t && arc == "acl" && m.hasTense(x),
			head == t && arc == "prep" && m.endBelow(x, c),
			head == t && arc == "prep" && (m.doc.Word(x) == "as" || m.doc.Word(x) == "by"),
			arc == "prep" && x+1 < to && m.doc.Word(x+1) == "court", // "challenge the ban in court"
			head != t && (arc == "prep" || arc == "advcl") && m.toDo(head):
			start, _ := m.doc.Subtree(x)
			to = max(t+1, min(x, start))
		}
	}
	for _, ch := range m.doc.Children(t) {
		if x := int(ch); x < t && (m.doc.Tokens[x].Dep == "poss" || m.isEnd(x, c) && m.at[x] != m.at[t]) {
			_, end := m.doc.Subtree(x)
			from = max(from, end)
		}
	}
	for from < t && m.tokens[from].tag&(tagBits["DET"]|tagBits["PUNCT"]|tagBits["SPACE"]|tagBits["POS"]) != 0 {
		from++
	}
	for to > t+1 && m.tokens[to-1].tag&(tagBits["PUNCT"]|tagBits["SPACE"]) != 0 {
		to--
	}
	return from, to
}

// claimed is what a claim is to, "islands" of "claim to the islands"; any other
// token is itself.
func (m *matcher) claimed(t int) int {
	if m.tokens[t].lemma != m.rules.lexical.claim {
		return t
	}
	for _, to := range m.doc.Children(t) {
		if m.doc.Word(int(to)) != "to" {
			continue
		}
		for _, what := range m.doc.Children(int(to)) {
			if is(m.tokens[what], "pobj") {
				return int(what)
			}
		}
	}
	return t
}

// toDo tells whether a token is what somebody is to do, or what that is done to:
// "build", "dam" of "plan to build a dam".
func (m *matcher) toDo(t int) bool {
	return m.doc.Tokens[t].Dep == "acl" || m.doc.Tokens[t].Dep == "dobj" && m.doc.Tokens[m.doc.Tokens[t].Head].Dep == "acl"
}

// isEnd tells whether a token names an end of a claim.
func (m *matcher) isEnd(t int, c *extractor.Claim) bool {
	i := m.at[t]
	return i >= 0 && slices.ContainsFunc(m.d.Mentions[i].Appearances, func(a int) bool { return a == c.From.Appearance || a == c.To.Appearance })
}

// endBelow tells whether what hangs on a preposition is an end of a claim.
func (m *matcher) endBelow(prep int, c *extractor.Claim) bool {
	return slices.ContainsFunc(m.doc.Children(prep), func(x int32) bool { return m.isEnd(int(x), c) })
}
