package quote

import (
	"slices"

	"entente/extractor"
)

// maxClimb is how many verbs up the tree a subject is looked for.
const maxClimb = 6

// speaker is the token that heads who says what the verb at v says, None where
// the sentence does not tell.
func (r *reader) speaker(v int) int {
	if r.passive(v) {
		if a := r.agent(v); a != extractor.None || r.dep(v) != "conj" {
			return a
		}
	}
	at := v
	for range maxClimb {
		if s := r.subjectOf(at); s != extractor.None {
			return s
		}
		if at == v {
			if s := r.inverted(v); s != extractor.None {
				return s
			}
		}
		next, found := r.climb(at)
		if found != extractor.None || next == at {
			return found
		}
		at = next
	}
	return extractor.None
}

// subjectOf is the subject that stands with verb v itself, a relative pronoun
// replaced by what it stands for.
func (r *reader) subjectOf(v int) int {
	s := r.child(v, "nsubj", "nsubjpass")
	if s == extractor.None {
		return extractor.None
	}
	switch r.doc.Tokens[s].Tag {
	case "WDT", "WP":
		for at := v; ; at = r.head(at) {
			switch r.dep(at) {
			case "relcl":
				return r.head(at)
			case "conj", "ccomp":
				continue
			}
			return extractor.None
		}
	case "EX":
		return extractor.None
	}
	return s
}

// inverted is the subject behind its verb that the parse takes for an object:
// "…, wrote Trump on Twitter".
func (r *reader) inverted(v int) int {
	if r.infinitive(v) || r.doc.Tokens[v].Tag == "VBG" {
		return extractor.None
	}
	o := r.child(v, "dobj", "npadvmod", "oprd", "attr", "appos")
	if o == extractor.None || o < v || !r.isNoun(o) {
		return extractor.None
	}
	if from, _ := r.doc.Subtree(o); from != v+1 {
		return extractor.None
	}
	return o
}

// climb gives the verb whose subject verb v shares, or the subject itself
// where another word is: "a statement saying", "cited X as saying".
func (r *reader) climb(v int) (next, found int) {
	h := r.head(v)
	switch r.dep(v) {
	case "conj", "xcomp", "advcl", "ccomp", "parataxis", "dep":
		switch {
		case !r.isVerb(h):
			if r.dep(v) == "advcl" && r.isNoun(h) {
				return v, h
			}
			return v, extractor.None
		case r.dep(v) == "xcomp":
			if o := r.child(h, "dobj"); o != extractor.None {
				return v, o
			}
		case r.dep(v) == "ccomp" && r.doc.Tokens[v].Tag != "VBG" && !r.infinitive(v):
			return v, extractor.None
		}
		return h, extractor.None
	case "acl", "relcl":
		return v, h
	case "pcomp":
		return r.climbPreposition(v, h)
	}
	return v, extractor.None
}

// climbPreposition is climb for a gerund behind preposition p.
func (r *reader) climbPreposition(v, p int) (next, found int) {
	g := r.head(p)
	if !r.isVerb(g) {
		if owner := r.child(g, "poss"); owner != extractor.None {
			return v, owner
		}
		return v, extractor.None
	}
	switch r.doc.Tokens[p].Norm {
	case "as":
		if slices.Contains([]string{"quote", "cite", "report", "describe", "record"}, r.lemma(g)) {
			if s := r.child(g, "nsubjpass"); s != extractor.None {
				return v, s
			}
			return v, r.child(g, "dobj")
		}
	case "for":
		if o := r.child(g, "dobj", "nsubjpass"); o != extractor.None {
			return v, o
		}
	case "of":
		return v, extractor.None
	}
	return g, extractor.None
}

// namedSource is whom a preposition names: X in "according to X".
func (r *reader) namedSource(p int) int {
	if to := r.child(p, "prep"); to != extractor.None {
		p = to
	}
	return r.child(p, "pobj")
}
