package quote

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/graph"
)

// reported is what the verb at v reports by one of its frames.
func (r *reader) reported(v int, f frames) content {
	if c := r.clause(v, f); !c.empty() {
		return c
	}
	object := r.child(v, "dobj")
	for _, k := range r.doc.Children(v) {
		if c := r.prepositional(v, int(k), f); !c.empty() {
			return c
		}
	}
	if object > v && f.has("of") { // the parse may take "of" to the object
		_, end := r.doc.Subtree(object)
		for p := object + 1; p < end; p++ {
			if r.doc.Tokens[p].Norm == "of" && r.child(p, "pcomp") != extractor.None {
				return r.prepositional(v, p, f)
			}
		}
	}
	if f.has("that") {
		if c := r.clauseOfObject(v, f); !c.empty() {
			return c
		}
		if f.has("claims") && object > v && r.isA(object, "claim") && r.child(object, "acl", "relcl") != extractor.None {
			return r.behind(v, object, "claims", extractor.None)
		}
		if c := r.loose(v); !c.empty() {
			return c
		}
		return r.interrupted(v)
	}
	return content{}
}

// loose is a clause that the parse joins to v without a conjunction: "claimed
// Norway, among others, is to blame", where Norway is its subject.
func (r *reader) loose(v int) content {
	object := r.child(v, "dobj")
	if object < v {
		return content{}
	}
	for _, k := range r.doc.Children(v) {
		c := int(k)
		if r.dep(c) == "cc" && c < object {
			return content{}
		}
		if r.dep(c) == "cc" {
			break
		}
		if r.dep(c) == "conj" && c > object && r.child(c, "nsubj", "nsubjpass") == extractor.None && r.child(c, "aux", "auxpass") != extractor.None {
			from, _ := r.doc.Subtree(object)
			_, to := r.doc.Subtree(c)
			return r.trimmed(content{max(from, v+1), to, "clause.that", extractor.None})
		}
	}
	return content{}
}

// clause is the content that is a clause right below v: "that P", "to P",
// "A to P", "doing P". One behind v goes before one in front of it; two that
// the parse tells apart are one.
func (r *reader) clause(v int, f frames) content {
	var found, front content
	for _, k := range r.doc.Children(v) {
		c := int(k)
		got := r.clauseAt(v, c, f)
		switch {
		case got.empty():
		case c < v:
			front = got
		case found.empty():
			found = got
		case got.rule == found.rule && !r.wordsIn(found.end, got.start):
			found.end = got.end
		}
	}
	if found.empty() {
		return front
	}
	return found
}

// clauseAt is the content that child c of v is, empty where it is none.
func (r *reader) clauseAt(v, c int, f frames) content {
	dep := r.dep(c)
	that := r.childWord(c, "mark", "that")
	if dep == "advcl" && c > v && that > v && r.doc.Tokens[that-1].Norm != "so" {
		dep = "ccomp" // "said only that P"
	}
	if dep != "ccomp" && dep != "xcomp" && (dep != "advcl" || c < v) || r.quoted[c] != extractor.None && r.allQuoted(c) {
		return content{}
	}
	object := r.child(v, "dobj", "dative")
	subject := r.child(c, "nsubj", "nsubjpass")
	switch {
	case r.infinitive(c) && r.childWord(c, "mark", "for") != extractor.None:
		if f.has("for") {
			return r.behind(v, c, "clause.for", extractor.None)
		}
	case r.infinitive(c) && r.childWord(c, "mark", "whether") == extractor.None:
		switch {
		case f.has("bid", "") && subject != extractor.None:
			return r.bidden(v, c, subject)
		case f.has("bid", "") && object != extractor.None && object < c:
			return r.bidden(v, c, object)
		case f.has("bid", "") && r.passive(v):
			return r.bidden(v, c, r.child(v, "nsubjpass"))
		case r.child(c, "neg") != extractor.None && r.isA(c, "anonymity"): // "asked not to be named"
		case (f.has("to") || f.has("to!") && r.animate(r.speaker(v))) && subject == extractor.None && dep != "advcl":
			return r.behind(v, c, "clause.to", extractor.None)
		}
	case r.gerund(c) && subject == extractor.None:
		if f.has("ing", "") && dep != "advcl" && c > v {
			return r.behind(v, c, "clause.ing", extractor.None)
		}
	case dep == "ccomp" && (f.has("that") || f.has("that!") && that != extractor.None || f.has("body") && r.finds(v)):
		if c < v {
			return r.before(v, c)
		}
		addressee := extractor.None
		if f.has("tell") {
			addressee = object
		}
		return r.behind(v, c, "clause.that", addressee)
	}
	return content{}
}

// animate tells whether token i names somebody, or several.
func (r *reader) animate(i int) bool {
	return i != extractor.None && (r.mention[i] != extractor.None || r.doc.Tokens[i].Tag == "NNS" || r.doc.Tokens[i].POS == "PRON" && r.doc.Tokens[i].Norm != "it")
}

// finds tells whether the subject of v is a body that finds things to be so: a
// court, an inquiry.
func (r *reader) finds(v int) bool {
	s := r.speaker(v)
	return s != extractor.None && (r.isA(s, "finder") || r.mention[s] != extractor.None && r.d.Mentions[r.mention[s]].Type == graph.Organisation)
}

// clauseOfObject is the clause that the parse hangs below an object of v: "P
// supported Q" in "concluded evidence supported Q", where evidence is its
// subject, or the clause behind whoever is addressed.
func (r *reader) clauseOfObject(v int, f frames) content {
	for _, k := range r.doc.Children(v) {
		o := int(k)
		if p := r.child(o, "pobj"); r.doc.Tokens[o].Norm == "to" && p != extractor.None {
			o = p
		} else if r.dep(o) != "dobj" {
			continue
		}
		for _, k := range r.doc.Children(o) {
			c := int(k)
			if o < v || c < o || r.dep(c) != "acl" && r.dep(c) != "relcl" {
				continue
			}
			subject := r.child(c, "nsubj", "nsubjpass")
			switch tag := r.doc.Tokens[c].Tag; {
			case subject != extractor.None && r.doc.Tokens[subject].Tag != "WDT" && r.doc.Tokens[subject].Tag != "WP" && (f.has("tell") || r.dep(o) == "pobj"):
				return r.behind(o, c, "clause.that", o)
			case subject == extractor.None && r.dep(c) == "acl" && (tag == "VBD" || tag == "VBZ" || tag == "VBP") && !f.has("tell"):
				return r.behind(v, o, "clause.that", extractor.None)
			}
		}
	}
	return content{}
}

// allQuoted tells whether the clause of verb c stands inside one quotation,
// its "that" included.
func (r *reader) allQuoted(c int) bool {
	from, to := r.doc.Subtree(c)
	q := r.quoted[c]
	for i := from; i < to; i++ {
		if r.isWord(i) && r.quoted[i] != q {
			return false
		}
	}
	return true
}

// prepositional is the content behind preposition p of v: "of P", "for P", "to
// doing P", "on A to P".
func (r *reader) prepositional(v, p int, f frames) content {
	if r.dep(p) != "prep" && r.dep(p) != "dative" {
		return content{}
	}
	word := r.doc.Tokens[p].Norm
	inner := r.child(p, "pcomp", "pobj")
	if inner == extractor.None || p < v {
		return content{}
	}
	switch {
	case f.has("of") && word == "of":
		return r.behind(p, inner, "clause.of", extractor.None)
	case f.has("for") && word == "for", f.has("for", word):
		return r.behind(p, inner, "clause.for", extractor.None)
	case f.has("ing", word) && r.isVerb(inner):
		return r.behind(p, inner, "clause.ing", extractor.None)
	case f.has("bid", word):
		for _, at := range []int{v, inner} {
			for _, k := range r.doc.Children(at) {
				if c := int(k); c > inner && r.infinitive(c) {
					return r.bidden(v, c, inner)
				}
			}
		}
	}
	return content{}
}

// behind is what hangs below token c, as far as it stands behind token at.
func (r *reader) behind(at, c int, rule string, addressee int) content {
	from, to := r.doc.Subtree(c)
	out := content{max(from, at+1), to, rule, addressee}
	if s := r.child(at, "nsubj"); s > at && s < c { // "said X that P"
		_, end := r.doc.Subtree(s)
		out.start = max(out.start, end)
	}
	return r.pruned(out, at, c)
}

// before is what hangs below token c, as far as it stands before "X said".
func (r *reader) before(v, c int) content {
	from, to := r.doc.Subtree(c)
	end := v
	if s := r.child(v, "nsubj"); s != extractor.None && s > c && s < v {
		end, _ = r.doc.Subtree(s)
	}
	for i := min(to, end); i < end; i++ {
		if r.quoted[i] == extractor.None && strings.Contains(";:", r.doc.Word(i)) {
			return content{}
		}
	}
	if i := end - 1; i >= 0 && strings.Contains(";:", r.doc.Word(i)) {
		return content{}
	}
	return r.pruned(content{from, min(to, end), "clause.before", extractor.None}, v, c)
}

// bidden is the infinitive c that v asks of the addressee.
func (r *reader) bidden(v, c, addressee int) content {
	out := r.behind(v, c, "clause.bid", addressee)
	if to := r.childWord(c, "aux", "to"); to != extractor.None {
		out.start = max(out.start, to)
		if not := r.child(c, "neg"); not == to-1 {
			out.start = not
		}
	}
	return r.pruned(out, v, c)
}

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
	return r.around(v, h, "clause.around")
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
		return content{}
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
	return r.around(p, h, "source")
}

// pruned takes off what a content must not hold: further words of speech that
// the parse hangs below it, and trailing sources. c heads it, at governs it.
func (r *reader) pruned(out content, at, c int) content {
	out = r.inUnit(out)
	for _, k := range r.doc.Children(c) {
		i := int(k)
		from, to := r.doc.Subtree(i)
		switch {
		case i < c && r.doc.Tokens[i].Norm == "that" && r.dep(i) == "mark":
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
		case i > c && r.participle(i) && r.verb(i).has("quote"):
			out.end = min(out.end, from)
		}
	}
	for i := max(c, at) + 1; i < out.end; i++ {
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
	return r.trimmed(out)
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
	for out.start < out.end && r.quoted[out.start] == extractor.None && (!r.isWord(out.start) || r.conjunction(out.start)) && !r.opensPair(out.start) {
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
