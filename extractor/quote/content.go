package quote

import (
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
		if f.has("claims") && object > v && r.isA(object, "claim") && r.claims(object) {
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

// claims tells whether a clause says what the claim at token i is: "claims that
// P".
func (r *reader) claims(i int) bool {
	c := r.child(i, "acl", "relcl")
	return c != extractor.None && r.childWord(c, "mark", "that") != extractor.None
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
	for _, k := range r.doc.Children(v) { // "said P, and that Q"
		if c := int(k); c >= found.end && r.dep(c) == "conj" && r.childWord(c, "mark", "that") != extractor.None {
			_, end := r.doc.Subtree(c)
			found = r.trimmed(content{found.start, end, found.rule, found.addressee})
		}
	}
	return found
}

// clauseAt is the content that child c of v is, empty where it is none.
func (r *reader) clauseAt(v, c int, f frames) content {
	dep := r.dep(c)
	that := r.childWord(c, "mark", "that")
	if dep == "advcl" && c > v && r.tensed(c) && r.bareClause(v, c) {
		dep = "ccomp" // "said as a child she was poor"
	}
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
		if k := r.child(c, "ccomp"); f.has("that") && dep == "xcomp" && k > c && r.tensed(k) { // "said doing so was wrong"
			return r.behind(v, c, "clause.that", extractor.None)
		}
	case r.gerund(c): // "emailed A informing them"
	case dep == "ccomp" && (f.has("that") || r.isVerb(c) && (f.has("that!") && that != extractor.None || f.has("body") && r.finds(v))):
		if c < v {
			return r.before(v, c)
		}
		if f.has("tell") {
			return r.behind(v, c, "clause.that", object)
		}
		out := r.behind(v, c, "clause.that", extractor.None)
		if subject == extractor.None && r.head(c) == v && v < object && object < c && that == extractor.None { // "said this too was P"
			from, _ := r.doc.Subtree(object)
			out.start = min(out.start, max(from, v+1))
		}
		return out
	}
	return content{}
}

// bareClause tells whether the clause of verb c, right behind v, has a subject of
// its own and no word that makes it depend on v as an adverb.
func (r *reader) bareClause(v, c int) bool {
	if r.child(c, "nsubj", "nsubjpass") == extractor.None || r.child(c, "mark") != extractor.None {
		return false
	}
	for _, k := range r.doc.Children(c) {
		if tag := r.doc.Tokens[k].Tag; tag == "WRB" || tag == "WDT" {
			return false
		}
	}
	from, _ := r.doc.Subtree(c)
	return from == v+1
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
		if p := r.child(o, "pobj"); p > v && r.dep(o) == "prep" {
			if c := r.child(p, "relcl", "acl"); c > p && r.childWord(c, "mark", "that") > p { // "said after the talks that P"
				return r.behind(p, c, "clause.that", extractor.None)
			}
		}
		if p := r.child(o, "pobj"); r.doc.Tokens[o].Norm == "to" && p != extractor.None {
			o = p
		} else if r.dep(o) != "dobj" {
			continue
		}
		for _, k := range r.doc.Children(o) {
			c := int(k)
			if o < v || c < o || r.dep(c) != "acl" && r.dep(c) != "relcl" && (r.dep(c) != "ccomp" || !f.has("tell")) {
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
