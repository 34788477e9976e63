package coref

import (
	"strings"

	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// function is what a phrase does in its clause.
type function uint8

const (
	other function = iota
	modifier
	oblique // behind a preposition
	possessor
	object
	agent // "by X" of a passive
	subject
)

// reading is a document while its anaphors are resolved.
type reading struct {
	d   *extractor.Document
	doc *english.Doc

	quoted    []int32   // by token: the quotation it stands in, None for none
	mention   []int32   // by token: the name it belongs to, None for none
	same      []int32   // by token: the appearance of the name that a noun stands in apposition to, None for none
	paragraph []int32   // by sentence
	place     []float32 // by sentence: how far into the article, speech counting less

	entities []entity       // the appearances first, then what common nouns mean
	nouns    map[string]int // common nouns by lemma: their entity
	seen     []occurrence   // in text order
	topic    int            // the person whom the article is about, None for none
	added    []extractor.Mention
}

// entity is something that anaphors can refer to: an appearance, what a
// common noun means, or several of them together.
type entity struct {
	class       class
	gender      extractor.Gender
	plural      bool
	count       int   // of occurrences so far
	appearances []int // none for a common noun, several for a group
	open        bool  // a group with members that are no appearances
	roles       []role
}

// occurrence is a place where an entity is mentioned.
type occurrence struct {
	token    int // the head
	entity   int
	function function
	verb     int  // the verb that it is an argument of, None for none
	main     bool // of a main clause
	pronoun  bool
}

func newReading(d *extractor.Document) *reading {
	n := len(d.Doc.Tokens)
	r := &reading{d: d, doc: d.Doc, nouns: map[string]int{}}
	ints := make([]int32, 3*n)
	for i := range ints {
		ints[i] = extractor.None
	}
	r.quoted, r.mention, r.same = ints[:n], ints[n:2*n], ints[2*n:]
	for q, x := range d.Quoted {
		for i := x.Start; i < x.End; i++ {
			r.quoted[i] = int32(q)
		}
	}
	for m, x := range d.Mentions {
		for i := x.Start; i < x.End; i++ {
			r.mention[i] = int32(m)
		}
	}
	r.layOut()
	for i, a := range d.Appearances {
		r.entities = append(r.entities, entity{class: classOfAppearance(a), gender: a.Gender, appearances: []int{i}})
	}
	for m := range d.Mentions {
		r.named(m)
	}
	for m := range d.Mentions {
		r.appose(m)
	}
	r.topic = r.mainPerson()
	return r
}

// mainPerson is the person who is named far more often than any other.
func (r *reading) mainPerson() int {
	best, most, next := extractor.None, 0, 0
	for i, a := range r.d.Appearances {
		n := len(a.Mentions)
		switch {
		case a.Type != graph.Person:
		case n > most:
			best, most, next = i, n, most
		default:
			next = max(next, n)
		}
	}
	if most < 4 || most < 2*next {
		return extractor.None
	}
	return best
}

// named notes the noun that mention m is the name of: "the city of Orlava".
func (r *reading) named(m int) {
	x := r.d.Mentions[m]
	if len(x.Appearances) != 1 || r.dep(x.Head) != "pobj" {
		return
	}
	of := r.head(x.Head)
	noun := r.head(of)
	if r.doc.Tokens[of].Norm != "of" || r.dep(of) != "prep" || r.mention[noun] != extractor.None || r.lemma(noun) == "capital" {
		return
	}
	if e := r.entities[x.Appearances[0]]; e.class&(land|site) != 0 && (r.lemma(noun) == "state" || classOf(r.lemma(noun))&(body|person) == 0 && r.names(noun, e.class)) {
		r.same[noun] = int32(x.Appearances[0])
	}
}

// appose notes the noun that mention m is put beside: "the minister, Ilse
// Varga". The parse hangs some names on a noun inside that phrase: "the head
// of the union, Ilse Varga".
func (r *reading) appose(m int) {
	x := r.d.Mentions[m]
	if len(x.Appearances) != 1 || r.dep(x.Head) != "appos" {
		return
	}
	a := x.Appearances[0]
	for p := r.head(x.Head); ; {
		if r.mention[p] == extractor.None && r.names(p, r.entities[a].class) {
			if r.same[p] == extractor.None {
				r.same[p] = int32(a)
			}
			return
		}
		if m := r.mention[p]; m != extractor.None && r.entities[a].class&(land|site) != 0 && r.d.Mentions[m].Type == graph.Place {
			return // "the state of Anyplace, Anyland": the one lies in the other
		}
		if r.dep(p) != "pobj" || r.head(r.head(p)) == p {
			return
		}
		p = r.head(r.head(p))
	}
}

// names tells whether the noun at i is a singular one for what is of a class.
func (r *reading) names(i int, c class) bool {
	t := r.doc.Tokens[i]
	if t.POS != "NOUN" && t.POS != "PROPN" || t.Tag == "NNS" || t.Tag == "NNPS" {
		return false
	}
	lemma := r.lemma(i)
	return classOf(lemma)&c != 0 || c == person && gazetteer.ClassOf(lemma).Is(gazetteer.Title) || isAge(lemma)
}

// layOut numbers the paragraphs and measures the way through the article.
func (r *reading) layOut() {
	r.paragraph = make([]int32, len(r.doc.Sents))
	r.place = make([]float32, len(r.doc.Sents))
	var paragraph int32
	var place float32
	for s := range r.doc.Sents {
		from, to := r.doc.Sentence(s)
		speech, words := true, false
		breaks := false
		for i := from; i < to; i++ {
			switch r.doc.Tokens[i].POS {
			case "SPACE":
				breaks = breaks || strings.ContainsAny(r.doc.Word(i), "\r\n")
			case "PUNCT":
			default:
				words = true
				speech = speech && r.quoted[i] != extractor.None
			}
		}
		r.paragraph[s], r.place[s] = paragraph, place
		switch {
		case !words:
		case speech:
			place += .3
		default:
			place++
		}
		if breaks {
			paragraph++
		}
	}
}

// distance is how far a token stands behind an earlier one, in sentences.
func (r *reading) distance(from, to int) float32 {
	return r.place[r.doc.SentenceOf(to)] - r.place[r.doc.SentenceOf(from)]
}

func (r *reading) dep(i int) string { return r.doc.Tokens[i].Dep }

func (r *reading) head(i int) int { return r.doc.Tokens[i].Head }

// isVerb tells whether a token heads a clause.
func (r *reading) isVerb(i int) bool {
	t := r.doc.Tokens[i]
	return (t.POS == "VERB" || t.POS == "AUX") && t.Dep != "aux" && t.Dep != "auxpass" && t.Dep != "amod" && t.Dep != "compound"
}

// top is the token of a phrase that the clause depends on: up through
// coordination and apposition.
func (r *reading) top(i int) int {
	for r.dep(i) == "conj" && !r.isVerb(i) || r.dep(i) == "appos" {
		i = r.head(i)
	}
	return i
}

// describe finds a phrase's function and its verb.
func (r *reading) describe(i int) (f function, verb int) {
	i = r.top(i)
	h := r.head(i)
	switch r.dep(i) {
	case "nsubj", "nsubjpass", "csubj":
		return subject, h
	case "dobj", "dative", "oprd", "attr":
		return object, h
	case "pobj":
		p := h
		if r.dep(p) == "agent" {
			return agent, r.head(p)
		}
		for r.dep(p) == "prep" && r.doc.Tokens[r.head(p)].POS == "ADP" { // "out of"
			p = r.head(p)
		}
		if r.isVerb(r.head(p)) {
			return oblique, r.head(p)
		}
		return oblique, extractor.None
	case "poss":
		return possessor, extractor.None
	case "compound", "amod", "nmod", "npadvmod", "nummod":
		return modifier, extractor.None
	case "ROOT":
		if r.isVerb(i) {
			return other, extractor.None
		}
		return subject, i // a headline without a verb
	}
	return other, extractor.None
}

// clause is the verb of the clause that a token stands in, None where there
// is none.
func (r *reading) clause(i int) int {
	for !r.isVerb(i) {
		if r.head(i) == i {
			return extractor.None
		}
		i = r.head(i)
	}
	return i
}

// isMain tells whether a verb heads a sentence, alone or with others.
func (r *reading) isMain(verb int) bool {
	for r.dep(verb) == "conj" && r.isVerb(r.head(verb)) {
		verb = r.head(verb)
	}
	return r.dep(verb) == "ROOT"
}

// subjectOf is the subject of a verb: its own, or the one that it shares with
// the verb above it; None for none.
func (r *reading) subjectOf(verb int) int {
	for {
		for _, c := range r.doc.Children(verb) {
			if d := r.dep(int(c)); d == "nsubj" || d == "nsubjpass" {
				return int(c)
			}
		}
		switch r.dep(verb) {
		case "conj", "xcomp", "advcl", "prep", "pcomp":
			up := r.clause(r.head(verb))
			if up == extractor.None || up == verb {
				return extractor.None
			}
			if r.dep(verb) == "advcl" && r.hasMark(verb) {
				return extractor.None
			}
			verb = up
		default:
			return extractor.None
		}
	}
}

// hasMark tells whether a clause begins with a conjunction and so should have
// a subject of its own.
func (r *reading) hasMark(verb int) bool {
	for _, c := range r.doc.Children(verb) {
		if r.dep(int(c)) == "mark" {
			return true
		}
	}
	return false
}

// within tells whether token i stands in the subtree of up.
func (r *reading) within(i, up int) bool {
	from, to := r.doc.Subtree(up)
	if i < from || i >= to {
		return false
	}
	for i != up {
		if r.head(i) == i {
			return false
		}
		i = r.head(i)
	}
	return true
}
