package quote

import (
	"strings"

	"entente/extractor"
	"entente/graph"
)

// interrupted is what "X said" stands in or behind: "The plan, X said, will
// fail"; "as X said".
func (r *reader) interrupted(v int) content {
	none := content{}
	h := r.head(v)
	as := r.childWord(v, "mark", "as") != extractor.None && r.child(v, "dobj") == extractor.None
	switch {
	case h == v || !r.isVerb(h) || r.child(v, "nsubj") == extractor.None:
		return none
	case r.dep(v) == "advcl" && as, r.dep(v) == "parataxis", r.dep(v) == "ccomp" && r.enclosed(v):
	default:
		return none
	}
	if from, _ := r.doc.Subtree(v); as && from > 0 && r.doc.Word(from-1) == "," {
		h = r.mainClause(h)
	}
	return r.around(v, h, "clause.around")
}

// mainClause is the verb of the clause that the subordinate clause of verb h
// stands in.
func (r *reader) mainClause(h int) int {
	for range maxClimb {
		switch r.dep(h) {
		case "advcl", "relcl", "acl":
		default:
			return h
		}
		up := r.head(h)
		for n := 0; n < maxClimb && !r.isVerb(up) && r.head(up) != up; n++ {
			up = r.head(up)
		}
		if !r.isVerb(up) {
			return h
		}
		h = up
	}
	return h
}

// enclosed tells whether the words of v stand between commas or dashes.
func (r *reader) enclosed(v int) bool {
	from, to := r.doc.Subtree(v)
	aside := func(i int) bool {
		return i >= 0 && i < len(r.doc.Tokens) && strings.Contains(",—–--", r.doc.Word(i))
	}
	return to-from <= 8 && aside(from-1) && (aside(to) || aside(to-1))
}

// around is the clause of verb h without what hangs below v, where that stands
// at one of its ends; else the whole stretch. What only loosely follows v, as a
// participle does, is left out.
func (r *reader) around(v, h int, rule string) content {
	from, to := r.doc.Subtree(h)
	vFrom, vTo := r.doc.Subtree(v)
	unit := r.units[r.unit[v]]
	out := content{max(from, unit[0]), min(to, unit[1]), rule, extractor.None}
	tied := false // what follows v is needed by h
	for _, k := range r.doc.Children(h) {
		c := int(k)
		start, _ := r.doc.Subtree(c)
		switch r.dep(c) {
		case "conj": // a clause that is joined to h's is not part of it
			if c > v && c > h && r.child(c, "nsubj", "nsubjpass") != extractor.None {
				out.end = min(out.end, start)
			}
		case "dobj", "attr", "acomp", "xcomp", "ccomp", "prep", "oprd", "dative", "agent":
			tied = tied || c > v && start >= vTo && r.quoted[c] == extractor.None && (r.dep(c) != "prep" || r.doc.Word(vTo-1) != ",")
		}
	}
	for i := out.start; i < out.end; i++ {
		if word := r.doc.Word(i); r.quoted[i] == extractor.None && (word == ";" || word == ":") {
			if i < v {
				out.start = i + 1
			} else {
				out.end = i
			}
		}
	}
	switch {
	case !r.wordsIn(out.start, vFrom) || r.relative(out.start, vFrom):
		out.start = vTo
	case v > h && !tied, !r.wordsIn(vTo, out.end):
		out.end = vFrom
	}
	return r.trimmed(out)
}

// relative tells whether the only word from token from to token to is a
// relative pronoun: "which, she said, P".
func (r *reader) relative(from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		if r.isWord(i) {
			n++
			if tag := r.doc.Tokens[i].Tag; tag != "WDT" && tag != "WP" {
				return false
			}
		}
	}
	return n == 1
}

// wordsIn tells whether there are words from token from to token to.
func (r *reader) wordsIn(from, to int) bool {
	for i := from; i < to; i++ {
		if r.isWord(i) && r.dep(i) != "cc" {
			return true
		}
	}
	return false
}

// sourced is what the source at p ("according to X") is given for: the clause
// that p hangs below, or the one joined to that right behind p.
func (r *reader) sourced(p int) content {
	h := r.head(p)
	for n := 0; n < maxClimb && !r.isVerb(h) && r.head(h) != h; n++ {
		h = r.head(h)
	}
	if h == p {
		return r.afterSource(p)
	}
	for r.dep(h) == "ccomp" && r.head(h) < h && h < p && r.verb(r.head(h)) != nil { // "she said P, according to X"
		h = r.head(h)
	}
	from, to := r.doc.Subtree(p)
	if i := from - 1; i >= 0 && (r.dep(i) == "cc" || r.doc.Word(i) == "," && i > 0 && r.dep(i-1) == "cc") {
		for _, k := range r.doc.Children(h) {
			if c := int(k); r.dep(c) == "conj" && c >= to {
				_, end := r.doc.Subtree(c)
				return r.trimmed(content{to, end, "source", extractor.None})
			}
		}
	}
	out, behind := r.around(p, h, "source"), r.afterSource(p)
	if !behind.empty() && out.start < behind.start && r.mention[out.start] != extractor.None && r.d.Mentions[r.mention[out.start]].End == behind.start-1 {
		return behind // "According to the mayor, |Ida Berg, P"
	}
	if out.empty() || behind.start < out.start && out.start < behind.end && !r.commaIn(behind.start, out.start) {
		return behind
	}
	return out
}

// commaIn tells whether a comma stands from token from to token to.
func (r *reader) commaIn(from, to int) bool {
	for i := from; i < to; i++ {
		if r.doc.Word(i) == "," {
			return true
		}
	}
	return false
}

// afterSource is what stands behind the first comma after the source at p,
// which opens its unit; the parse may take it, or its subject, for the source's.
func (r *reader) afterSource(p int) content {
	unit := r.units[r.unit[p]]
	if r.wordsIn(unit[0], p) {
		return content{}
	}
	out := content{rule: "source", addressee: extractor.None, end: unit[1]}
	for i := p; i < unit[1]; i++ {
		switch word := r.doc.Word(i); {
		case r.quoted[i] != extractor.None:
		case word == "," && out.start == 0:
			out.start = i + 1
			if m := r.mention[min(i+1, unit[1]-1)]; m != extractor.None && r.d.Mentions[m].Type == graph.Person && r.d.Mentions[m].Start == i+1 {
				if end := r.d.Mentions[m].End; end < unit[1] && r.doc.Word(end) == "," { // "According to the mayor, Ida Berg, P"
					out.start, i = end+1, end
				}
			}
		case (word == ";" || word == ":") && out.start > 0:
			out.end = i
			return r.trimmed(out)
		}
	}
	if out.start == 0 {
		return content{}
	}
	return r.trimmed(out)
}
