package quote

import (
	"slices"
	"strings"

	"entente/extractor"
)

// pruned takes off what a content must not hold: further words of speech that
// the parse hangs below it, and trailing sources. c heads it, at governs it.
func (r *reader) pruned(out content, at, c int) content {
	out = r.inUnit(out)
	for _, k := range r.doc.Children(c) {
		i := int(k)
		from, to := r.doc.Subtree(i)
		switch {
		case i < c && r.doc.Tokens[i].Norm == "that" && (r.dep(i) == "mark" || r.doc.Tokens[i].Tag == "IN"):
			if !r.wordsIn(out.start, i) || i == out.start+1 && r.doc.Tokens[out.start].POS == "ADV" { // "only that"
				out.start = max(out.start, i+1)
			}
		case strings.EqualFold(r.doc.Word(i), "according") && i > c:
			out.end = min(out.end, from)
		case strings.EqualFold(r.doc.Word(i), "according") && !r.wordsIn(out.start, from):
			out.start = to
		case i > c && r.dep(i) == "conj" && r.verb(i) != nil && r.child(i, "nsubj") != extractor.None,
			i > c && r.dep(i) == "conj" && (r.infinitive(c) || r.gerund(c)) && r.finite(i), // "urged him to go and left"
			i > c && r.dep(i) == "prep" && r.doc.Tokens[i].Norm == "with" && r.saysWith(i):
			out.end = min(out.end, from)
		case i > c && r.participle(i) && r.verb(i).has("quote"),
			i > c && r.dep(i) == "advcl" && r.verb(i) != nil && (r.childWord(i, "mark", "as") != extractor.None || r.childWord(i, "mark", "while", "whereas") != extractor.None && r.verb(i).has("that") && r.child(i, "nsubj") != extractor.None): // "as quoted by X"
			out.end = min(out.end, from)
		}
	}
	for i := out.start; i < out.end; i++ {
		if r.quoted[i] == extractor.None && r.doc.Word(i) == ";" && r.subjectIn(i+1, out.end) {
			out.end = i // "said P; Q": the article's own
		}
	}
	for i := max(c, at) + 1; i < out.end; i++ {
		if r.dep(i) == "conj" && r.finite(i) && r.verb(i).has("that") && r.quoted[i] == extractor.None && r.doc.Word(i-1) == "and" && i > 1 && r.doc.Word(i-2) == "," {
			out.end = i - 1 // "said P, and claimed Q"
		}
		if r.joined(i) != extractor.None && r.joined(i) <= at {
			out.end = min(out.end, i)
		} // ", which she said Q":
		if from, _ := r.doc.Subtree(i); r.dep(i) == "relcl" && from > out.start && r.doc.Word(from-1) == "," && r.verb(i).has("that") && r.quoted[i] == extractor.None {
			out.end = min(out.end, from)
		}
	}
	if s := r.child(at, "nsubj"); r.dep(at) == "relcl" && s > 0 && r.doc.Word(s-1) == "," { // ", who said P, left"
		for i := c + 1; i < out.end; i++ {
			if r.doc.Word(i-1) == "," && r.quoted[i] == extractor.None && (r.finite(i) || r.doc.Tokens[i].Tag == "MD" || r.isVerb(i) && r.dep(i) == "conj") {
				out.end = i
			}
		}
	}
	if out = r.trimmed(out); !out.empty() && c < out.end {
		out.end = r.occasion(out)
	}
	return r.trimmed(out)
}

// subjectIn tells whether a clause with a subject stands from token from to
// token to.
func (r *reader) subjectIn(from, to int) bool {
	for i := from; i < to; i++ {
		if d := r.dep(i); d == "nsubj" || d == "nsubjpass" {
			return true
		}
	}
	return false
}

// finite tells whether i is a finite verb without a subject of its own.
func (r *reader) finite(i int) bool {
	switch r.doc.Tokens[i].Tag {
	case "VBD", "VBZ", "VBP":
		return r.child(i, "nsubj", "nsubjpass") == extractor.None
	}
	return false
}

// saysWith tells whether somebody speaks below the preposition at p, behind a
// comma: ", with some neighbours saying Q".
func (r *reader) saysWith(p int) bool {
	if p == 0 || r.doc.Word(p-1) != "," {
		return false
	}
	_, end := r.doc.Subtree(p)
	for i := p + 1; i < end; i++ {
		if r.doc.Tokens[i].Tag == "VBG" && r.verb(i).has("that") {
			return true
		}
	}
	return false
}

// trimmed takes punctuation and white space off the ends, keeps quotations
// whole, and stays inside the unit.
func (r *reader) trimmed(out content) content {
	out = r.inUnit(out)
	if !out.empty() && out.start == r.units[r.unit[out.start]][0] && r.opens[r.unit[out.start]] {
		out.start = min(r.dateline(out.start), out.end)
	}
	for out.start < out.end && r.quoted[out.start] == extractor.None && (!r.isWord(out.start) || r.conjunction(out.start) || r.joins(out.start)) && !r.opensPair(out.start) {
		out.start++
	}
	for out.start < out.end && r.quoted[out.end-1] == extractor.None && (!r.isWord(out.end-1) || r.dep(out.end-1) == "cc") && !r.closesPair(out.start, out.end-1) {
		out.end--
	}
	if out.empty() {
		return out
	}
	if q := r.quoted[out.start]; q != extractor.None {
		out.start = r.d.Quoted[q].Start
	}
	if q := r.quoted[out.end-1]; q != extractor.None {
		out.end = r.d.Quoted[q].End
	}
	return out
}

// inUnit cuts a content off where the unit that it begins in ends.
func (r *reader) inUnit(out content) content {
	if !out.empty() {
		out.end = min(out.end, r.units[r.unit[out.start]][1])
	}
	return out
}

// conjunction tells whether token i joins its clause to the one before.
func (r *reader) conjunction(i int) bool {
	return r.dep(i) == "cc" && !slices.Contains([]string{"both", "either", "neither"}, r.doc.Tokens[i].Norm)
}

// joins tells whether token i is the "that" of a clause, which the parse may
// take for a relative pronoun.
func (r *reader) joins(i int) bool {
	t := &r.doc.Tokens[i]
	return t.Norm == "that" && (t.Dep == "mark" || t.Tag == "WDT" && i > 0 && r.doc.Tokens[i-1].POS == "NOUN")
}

// opensPair tells whether token i is a bracket, which a content may begin
// with.
func (r *reader) opensPair(i int) bool { return strings.ContainsAny(r.doc.Word(i), "([") }

// closesPair tells whether token i closes a bracket that was opened behind
// token from.
func (r *reader) closesPair(from, i int) bool {
	if !strings.ContainsAny(r.doc.Word(i), ")]") {
		return false
	}
	depth := 0
	for k := from; k <= i; k++ {
		depth += strings.Count(r.doc.Word(k), "(") + strings.Count(r.doc.Word(k), "[")
		depth -= strings.Count(r.doc.Word(k), ")") + strings.Count(r.doc.Word(k), "]")
	}
	return depth == 0
}
