package quote

import (
	"entente/extractor"
	"entente/graph"
)

// namedSource is whom a preposition names: X in "according to X".
func (r *reader) namedSource(p int) int {
	if to := r.child(p, "prep"); to != extractor.None {
		p = to
	}
	x := r.child(p, "pobj")
	if x == extractor.None { // the parse may take the source for a subject
		for i := p + 1; i < r.units[r.unit[p]][1] && r.doc.Word(i) != "," && r.quoted[i] == extractor.None; i++ {
			if r.named(i) && r.d.Mentions[r.mention[i]].Head == i {
				x = i
			}
		}
		return x
	}
	if r.named(x) {
		return x
	}
	if acl := r.child(x, "acl"); acl != extractor.None && r.agent(acl) != extractor.None { // "figures published by X"
		return r.agent(acl)
	}
	return x
}

// behindDateline is the person whom the parse puts beside the place of a dateline
// at s: "Lund, Norway (CNN)Mayor Ida Berg said"; None for none.
func (r *reader) behindDateline(s int) int {
	if s > r.units[r.unit[s]][0]+4 {
		return extractor.None
	}
	for _, k := range r.doc.Children(s) {
		c := int(k)
		if r.dep(c) != "appos" || c < s || !r.named(c) || r.d.Mentions[r.mention[c]].Type != graph.Person {
			continue
		}
		for i := s; i < c; i++ {
			if r.doc.Word(i) == ")" {
				return c
			}
		}
	}
	return extractor.None
}

// nameBefore is a person's name right before verb v that stands beside its
// subject: "the mayor of Lund, Ida Berg, said"; None where there is none.
func (r *reader) nameBefore(v int) int {
	i := r.lastBefore(v)
	if i == extractor.None || !r.named(i) {
		return extractor.None
	}
	m := r.d.Mentions[r.mention[i]]
	if m.Type != graph.Person {
		return extractor.None
	}
	before := m.Start - 1
	if m.Title[0] < m.Title[1] && m.Title[1] == m.Start {
		before = m.Title[0] - 1
	}
	switch r.dep(m.Head) {
	case "conj", "appos", "nsubj", "compound", "nmod":
		if up := r.dep(r.head(m.Head)); up != "pobj" && up != "poss" {
			return m.Head
		}
	}
	if before < 0 || r.doc.Word(before) == "," || r.named(before) {
		return m.Head
	}
	return extractor.None
}

// nameAfter is a person's name at the end of the noun phrase that begins with
// token s, None where there is none.
func (r *reader) nameAfter(s int) int {
	of := extractor.None // what the last preposition governs begins behind it
	for i := s; i < min(s+maxName, len(r.doc.Tokens)); i++ {
		switch pos := r.doc.Tokens[i].POS; {
		case r.named(i):
			m := r.d.Mentions[r.mention[i]]
			if m.Type != graph.Person {
				continue
			}
			if of == extractor.None || m.Title[0] == m.Title[1] && i > of+1 && r.named(i-1) {
				return m.Head
			}
			return extractor.None
		case pos == "ADP":
			of = i
		case pos == "PUNCT" && r.doc.Word(i) != "-", pos == "VERB", pos == "AUX", pos == "SPACE", pos == "CCONJ":
			return extractor.None
		}
	}
	return extractor.None
}

// nameBehindSource is the name that follows a source and a comma before v:
// "According to the Herald, Ida Berg, who was there, had said".
func (r *reader) nameBehindSource(v int) int {
	for i := len(r.cues) - 1; i >= 0 && r.unit[r.cues[i].token] == r.unit[v]; i-- {
		c := r.cues[i]
		if !c.frames.has("source") || c.speaker == extractor.None {
			continue
		}
		at := c.speaker + 1
		if m := r.mention[c.speaker]; m != extractor.None {
			at = r.d.Mentions[m].End
		}
		if at >= v || r.doc.Word(at) != "," {
			continue
		}
		for at++; at < v; at++ {
			if r.named(at) {
				return r.d.Mentions[r.mention[at]].Head
			}
			if !r.isNoun(at) && r.doc.Tokens[at].POS != "ADJ" && r.doc.Tokens[at].POS != "DET" {
				break
			}
		}
	}
	return extractor.None
}
