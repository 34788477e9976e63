package quote

import (
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// maxAttribution is how many words of a speaker's name may stand before the
// verb of a bare attribution: "the ministry's new spokesman said".
const maxAttribution = 6

// unclosed saves what follows an opening mark without a partner: up to an
// attribution ("We agree, she said."); else, where the words before the mark
// announce speech, to the end of tail. A mark in the middle of other words is
// dropped.
func (m *marker) unclosed(open glyph, tail graph.Span) {
	from, to := m.d.Doc.TokenAt(tail.Start), m.d.Doc.TokenAt(tail.End)
	for i := from; i < to; i++ {
		if strings.Contains(",.?!", m.d.Doc.Word(i)) && m.attributionAt(i+1) {
			m.add(tail.Start, m.d.Doc.Tokens[i].End, false)
			return
		}
	}
	if m.announced(open) {
		m.add(tail.Start, tail.End, false)
	}
}

// announced tells whether speech is to be expected at an opening mark: at the
// start of a paragraph, after a comma or a colon, or after a word of speech.
func (m *marker) announced(open glyph) bool {
	before := strings.TrimRight(m.text[:open.Start], " \t\u00a0")
	last, _ := utf8.DecodeLastRuneInString(before)
	if before == "" || strings.ContainsRune("\r\n,:", last) {
		return true
	}
	i := m.d.Doc.TokenAt(len(before) - 1)
	if i >= len(m.d.Doc.Tokens) {
		return false
	}
	return speaks(m.d.Doc, i) || m.d.Doc.Tokens[i].Dep == "prep" && speaks(m.d.Doc, m.d.Doc.Tokens[i].Head)
}

// unopened saves what stands before a closing mark without a partner, where it
// opens its paragraph and an attribution follows.
func (m *marker) unopened(g glyph, p graph.Span) {
	if g.family == singles || len(m.found) > 0 && m.found[len(m.found)-1].End > p.Start {
		return
	}
	words := strings.TrimRight(m.text[p.Start:g.Start], " ")
	if words == "" || !strings.Contains(",.?!", words[len(words)-1:]) {
		return
	}
	if m.attributionAt(m.d.Doc.TokenAt(g.End)) {
		m.add(p.Start, g.Start, false)
	}
}

// attributionAt tells whether "said X" or "X said" begins at token i.
func (m *marker) attributionAt(i int) bool {
	doc := m.d.Doc
	for n := 0; n <= maxAttribution && i+n < len(doc.Tokens); n++ {
		switch t := doc.Tokens[i+n]; {
		case t.POS == "PUNCT" || t.POS == "SPACE":
			return false
		case speaks(doc, i+n):
			return true
		}
	}
	return false
}
