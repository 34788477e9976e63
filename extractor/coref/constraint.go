package coref

import (
	"slices"

	"entente/extractor"
)

// entityAt is the entity with an occurrence at token i, that of its noun for
// a relative pronoun; None for none.
func (r *reading) entityAt(i int) int {
	if tag := r.doc.Tokens[i].Tag; tag == "WP" || tag == "WDT" {
		verb := r.clause(i)
		if verb == extractor.None || r.dep(verb) != "relcl" {
			return extractor.None
		}
		i = r.head(verb)
	}
	for k := len(r.seen) - 1; k >= 0 && r.doc.SentenceOf(r.seen[k].token) == r.doc.SentenceOf(i); k-- {
		if r.seen[k].token == i {
			return r.seen[k].entity
		}
	}
	return extractor.None
}

// ownSubject is what a reflexive pronoun refers to: the subject of its
// clause, or the name that it stresses.
func (r *reading) ownSubject(a anaphor) int {
	for _, i := range []int{r.head(a.head), a.head - 1} {
		if i < 0 || r.isVerb(i) || i != a.head-1 && r.dep(a.head) != "appos" && r.dep(a.head) != "npadvmod" {
			continue
		}
		if e := r.entityAt(i); e != extractor.None && r.agree(a, e) {
			return e
		}
	}
	verb := r.clause(a.head)
	if verb == extractor.None {
		return extractor.None
	}
	s := r.subjectOf(verb)
	if s == extractor.None || s > a.head {
		return extractor.None
	}
	if e := r.entityAt(s); e != extractor.None && r.agree(a, e) {
		return e
	}
	return extractor.None
}

// agree tells whether entity e can be what a refers to.
func (r *reading) agree(a anaphor, e int) bool {
	_, ok := r.agrees(a, occurrence{token: a.head, entity: e})
	return ok
}

// banned are the entities that grammar keeps a from referring to: "he met
// him" is about two, and nobody speaks of himself as "he".
func (r *reading) banned(a anaphor) []int {
	var out []int
	// What stands before a subject is an opening phrase: "After Varga's talks, she".
	f, verb := r.describe(a.head)
	if f == subject && verb != extractor.None && r.isBare(verb) && r.dep(verb) != "advcl" { // "found it to be unlawful"
		f, verb = object, r.head(verb)
	}
	if !a.possessive && f != subject && verb != extractor.None {
		for k := len(r.seen) - 1; k >= 0 && r.doc.SentenceOf(r.seen[k].token) == r.doc.SentenceOf(a.head); k-- {
			if o := r.seen[k]; o.verb == verb && o.function >= oblique && o.function != possessor {
				out = append(out, r.members(o.entity)...)
			}
		}
		if s := r.subjectOf(verb); s != extractor.None {
			if e := r.entityAt(s); e != extractor.None {
				out = append(out, r.members(e)...)
			}
		}
	}
	if q := r.quoted[a.head]; q != extractor.None {
		if e := r.speaker(int(q)); e != extractor.None {
			out = append(out, r.members(e)...)
		}
	}
	return out
}

// isBare tells whether a verb is an infinitive or participle without a finite
// auxiliary.
func (r *reading) isBare(verb int) bool {
	if tag := r.doc.Tokens[verb].Tag; tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" || r.head(verb) == verb {
		return false
	}
	for _, c := range r.doc.Children(verb) {
		switch r.doc.Tokens[c].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			if d := r.dep(int(c)); d == "aux" || d == "auxpass" {
				return false
			}
		}
	}
	return true
}

// members are an entity and, of a group, its members.
func (r *reading) members(e int) []int {
	out := []int{e}
	if x := r.entities[e]; len(x.appearances) > 1 {
		out = append(out, x.appearances...)
	}
	return out
}

// speaker is the entity that the verb of speech over a quotation has for its
// subject, None where it is not known yet.
func (r *reading) speaker(q int) int {
	x := r.d.Quoted[q]
	for _, i := range []int{x.Start, x.End + 1, x.Start - 2, x.End + 2, x.Start - 3} { // in it, and beside the marks
		if i < 0 || i >= len(r.doc.Tokens) {
			continue
		}
		for r.head(i) != i {
			i = r.head(i)
			if r.quoted[i] != int32(q) && r.isVerb(i) && isSign("acts", r.doc.Tokens[i].Lemma) {
				break
			}
		}
		if r.quoted[i] == int32(q) || !r.isVerb(i) || !isSign("acts", r.doc.Tokens[i].Lemma) {
			continue
		}
		s := r.subjectOf(i)
		if s == extractor.None || r.quoted[s] == int32(q) {
			continue
		}
		if m := r.mention[s]; m != extractor.None && len(r.d.Mentions[m].Appearances) == 1 {
			return r.d.Mentions[m].Appearances[0]
		}
		if r.same[s] != extractor.None {
			return int(r.same[s])
		}
		if p, ok := r.pronounAt(s); ok && s >= x.End {
			return r.antecedent(p) // it is read later
		}
		return r.entityAt(s)
	}
	if q > 0 && x.Start-r.d.Quoted[q-1].End < maxTag {
		return r.speaker(q - 1) // the same words go on
	}
	return extractor.None
}

// maxTag is how many tokens "he said" and the like take between two parts of
// what is said.
const maxTag = 12

// holds tells whether a noun phrase at token i has the pronoun a inside it,
// with no clause between: "his wife, Maria" is not his own.
func (r *reading) holds(i int, a anaphor) bool {
	for p := a.head; ; {
		if p == i || r.dep(i) == "appos" && r.head(i) == p || r.dep(p) == "appos" && r.head(p) == i {
			return true
		}
		if r.dep(p) == "conj" || r.head(p) == p || r.isVerb(p) {
			return false
		}
		p = r.head(p)
	}
}

// allowed tells whether grammar lets a refer to the occurrence o.
func (r *reading) allowed(a anaphor, o occurrence, banned []int) bool {
	if slices.Contains(banned, o.entity) {
		return false
	}
	if e := r.entities[o.entity]; len(e.appearances) > 1 {
		for _, m := range e.appearances {
			if slices.Contains(banned, m) {
				return false
			}
		}
	}
	return r.doc.SentenceOf(o.token) != r.doc.SentenceOf(a.head) || !r.holds(o.token, a)
}

// behind is the subject right behind an opening phrase that a stands in: "In
// her first speech, Varga …". The score is comparable to salience.
func (r *reading) behind(a anaphor) (e int, score float64) {
	for x := a.head; r.head(x) != x; x = r.head(x) {
		switch r.dep(x) {
		case "prep", "advcl", "npadvmod", "acl", "dep":
		default:
			continue
		}
		verb := r.head(x)
		if !r.isVerb(verb) || r.quoted[a.head] != r.quoted[verb] {
			continue
		}
		for _, c := range r.doc.Children(verb) {
			s := int(c)
			if d := r.dep(s); d != "nsubj" && d != "nsubjpass" || s < a.head {
				continue
			}
			m := r.mention[s]
			if m == extractor.None || len(r.d.Mentions[m].Appearances) != 1 {
				return extractor.None, 0
			}
			e := r.d.Mentions[m].Appearances[0]
			fit, ok := r.agrees(a, occurrence{token: s, entity: e})
			if !ok || r.entities[e].plural {
				return extractor.None, 0
			}
			f, _ := r.describe(a.head)
			switch {
			case a.possessive:
				return e, fit + 5
			case f == subject:
				return e, fit + 4.3
			}
			return e, fit + 3
		}
	}
	return extractor.None, 0
}

// commented is who the words that a stands in are said of, told behind them:
// “He is a coward,” Varga said of Toth. The score is comparable to salience.
func (r *reading) commented(a anaphor) (e int, score float64) {
	if r.quoted[a.head] == extractor.None {
		return extractor.None, 0
	}
	for x := a.head; r.head(x) != x; {
		x = r.head(x)
		if r.quoted[x] == r.quoted[a.head] || !r.isVerb(x) || !isSign("acts", r.doc.Tokens[x].Lemma) {
			continue
		}
		for _, p := range r.doc.Children(x) {
			if norm := r.doc.Tokens[p].Norm; int(p) < a.head || r.dep(int(p)) != "prep" || norm != "of" && norm != "about" {
				continue
			}
			for _, o := range r.doc.Children(int(p)) {
				m := r.mention[o]
				if m == extractor.None || len(r.d.Mentions[m].Appearances) != 1 {
					continue
				}
				e := r.d.Mentions[m].Appearances[0]
				if fit, ok := r.agrees(a, occurrence{token: a.head, entity: e}); ok {
					return e, fit + 8
				}
			}
		}
	}
	return extractor.None, 0
}
