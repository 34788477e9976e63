package coref

import (
	_ "embed"
	"math"
	"sync"

	"entente/extractor"
)

//go:embed signs.tsv
var signsTable string

var signs = sync.OnceValue(func() map[[2]string]bool {
	out := map[[2]string]bool{}
	eachRow(signsTable, func(name string, words []string) {
		for _, w := range words {
			out[[2]string{name, w}] = true
		}
	})
	return out
})

// isSign tells whether signs.tsv lists a lemma.
func isSign(sign, lemma string) bool { return signs()[[2]string{sign, lemma}] }

// weights of an occurrence by its function.
var weights = [...]float64{other: 1.5, modifier: .6, oblique: 2.2, possessor: 3.1, object: 3, agent: 3.5, subject: 4}

// salience is how much an occurrence stands out to a reader who has come to
// a, far sentences on.
func (r *reading) salience(a anaphor, o occurrence, far float64) float64 {
	w := weights[o.function]
	if o.function == subject && o.main {
		w++
	}
	w -= 2 * far
	w += min(1.6, .5*math.Log2(float64(r.entities[o.entity].count)))
	if o.pronoun {
		w += .3
	}
	if r.paragraph[r.doc.SentenceOf(o.token)] != r.paragraph[r.doc.SentenceOf(a.head)] {
		w -= .8
	}
	switch in, out := r.quoted[o.token], r.quoted[a.head]; {
	case in != extractor.None && in != out && out != extractor.None:
		w--
	case in != extractor.None && in != out:
		w -= 3
	case in != out && o.function == subject && o.verb != extractor.None && isSign("acts", r.doc.Tokens[o.verb].Lemma):
		w-- // another speaker
	case in != out:
		w -= .3
	}
	if o.entity == r.topic {
		w += .7
	}
	f, verb := r.describe(a.head)
	if f == subject && o.function == subject {
		w += .6
		if verb != extractor.None && !o.main && !r.isMain(verb) {
			w += .6
		}
	}
	if o.function == possessor && r.within(a.head, r.head(r.top(o.token))) {
		w += 3 // "Varga's plan to raise her profile"
	}
	if noun := r.head(r.top(o.token)); o.function == possessor && isSign("voices", r.lemma(noun)) && verb != extractor.None {
		if g, said := r.describe(noun); g == subject && said != extractor.None && r.reports(said, verb) {
			w += 2.5 // "her lawyer said she"
		}
	}
	if o.function == oblique && r.saidOf(a, o) {
		w += 3
	}
	if o.function == subject && r.doc.SentenceOf(o.token) == r.doc.SentenceOf(a.head) {
		switch {
		case a.possessive && o.verb == r.clause(a.head):
			w += 1.8
		case verb != extractor.None && r.reports(o.verb, verb), a.possessive && r.clause(a.head) != extractor.None && r.reports(o.verb, r.clause(a.head)):
			w += 1.6
		}
	}
	return w
}

// saidOf tells whether a stands in what is said of o: "Of Varga he said".
func (r *reading) saidOf(a anaphor, o occurrence) bool {
	p := r.head(r.top(o.token))
	if norm := r.doc.Tokens[p].Norm; r.dep(p) != "prep" || norm != "of" && norm != "about" || o.verb == extractor.None || r.doc.SentenceOf(o.token) != r.doc.SentenceOf(a.head) {
		return false
	}
	return isSign("acts", r.doc.Tokens[o.verb].Lemma) && r.quoted[a.head] != extractor.None && r.quoted[o.token] == extractor.None
}

// reports tells whether the clause of verb is what the clause of up says.
func (r *reading) reports(up, verb int) bool {
	for r.head(verb) != verb {
		if d := r.dep(verb); d != "ccomp" && d != "conj" && d != "xcomp" && d != "advcl" {
			return false
		}
		complement := r.dep(verb) == "ccomp"
		verb = r.head(verb)
		if verb == up {
			return complement
		}
	}
	return false
}

// acting is how much the words around "it" speak for somebody who acts.
func (r *reading) acting(a anaphor) float64 {
	f, verb := r.describe(a.head)
	if f == subject && verb != extractor.None && isSign("acts", r.doc.Tokens[verb].Lemma) && r.dep(a.head) == "nsubj" {
		return 1.5
	}
	switch {
	case a.possessive && isSign("owned", r.doc.Tokens[r.head(a.head)].Lemma):
		return 1
	case f == subject && verb != extractor.None && r.dep(a.head) == "nsubjpass" && !isSign("acted", r.doc.Tokens[verb].Lemma):
		return -2.5 // "It was rejected"
	case f == subject && verb != extractor.None && r.doc.Tokens[verb].Lemma == "be":
		return -1
	case a.possessive || f == subject || verb != extractor.None && isSign("acted", r.doc.Tokens[verb].Lemma):
		return 0
	}
	return -2 // more often a thing
}

// thing is how well "it" goes back to a common noun.
func (r *reading) thing(a anaphor, o occurrence) float64 {
	if r.entities[o.entity].class&(body|land|site) != 0 {
		return .3 + r.acting(a)
	}
	return -r.acting(a)
}
