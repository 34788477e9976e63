package coref

import (
	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// anaphor is a phrase that refers to something said before.
type anaphor struct {
	start, end int // tokens
	head       int
	kind       graph.MentionKind
	class      class // what it can refer to
	gender     extractor.Gender
	plural     bool
	possessive bool
	reflexive  bool
	number     int  // of members that a group has to have, 0 for no group
	role       role // of a role noun
}

// pronouns are those of the third person.
var pronouns = map[string]anaphor{
	"he":         {class: person, gender: extractor.Male},
	"him":        {class: person, gender: extractor.Male},
	"his":        {class: person, gender: extractor.Male, possessive: true},
	"himself":    {class: person, gender: extractor.Male, reflexive: true},
	"she":        {class: person, gender: extractor.Female},
	"her":        {class: person, gender: extractor.Female},
	"hers":       {class: person, gender: extractor.Female, possessive: true},
	"herself":    {class: person, gender: extractor.Female, reflexive: true},
	"it":         {class: body | land | site, gender: extractor.Neuter},
	"its":        {class: body | land | site, gender: extractor.Neuter, possessive: true},
	"itself":     {class: body | land | site, gender: extractor.Neuter, reflexive: true},
	"they":       {class: body | land | crowd, plural: true},
	"them":       {class: body | land | crowd, plural: true},
	"their":      {class: body | land | crowd, plural: true, possessive: true},
	"theirs":     {class: body | land | crowd, plural: true, possessive: true},
	"themselves": {class: body | land | crowd, plural: true, reflexive: true},
}

// pronounAt reads token i as a pronoun of the third person.
func (r *reading) pronounAt(i int) (anaphor, bool) {
	t := r.doc.Tokens[i]
	if t.Tag != "PRP" && t.Tag != "PRP$" {
		return anaphor{}, false
	}
	a, ok := pronouns[t.Norm]
	if !ok || t.Norm == "it" && r.isExpletive(i) {
		return anaphor{}, false
	}
	a.start, a.end, a.head, a.kind = i, i+1, i, graph.Pronoun
	if t.Norm == "her" && t.Tag == "PRP$" {
		a.possessive = true
	}
	if a.possessive && i+1 < len(r.doc.Tokens) && isSign("honours", r.doc.Tokens[i+1].Norm) {
		return anaphor{}, false // "Her Majesty"
	}
	return a, true
}

// isExpletive tells whether an "it" stands for nothing: "it is clear that",
// "it seems", "made it hard to".
func (r *reading) isExpletive(i int) bool {
	t := r.doc.Tokens[i]
	if t.Dep == "expl" {
		return true
	}
	verb := t.Head
	var clause, complement bool
	for _, c := range r.doc.Children(verb) {
		if int(c) == i {
			continue
		}
		switch r.dep(int(c)) {
		case "ccomp", "csubj", "xcomp", "advcl", "acl", "relcl":
			clause = clause || int(c) > i
		case "acomp", "attr", "oprd":
			complement = true
			for _, g := range r.doc.Children(int(c)) {
				switch r.dep(int(g)) {
				case "ccomp", "xcomp", "acl", "relcl", "csubj", "advcl":
					clause = true
				}
			}
		}
	}
	switch t.Dep {
	case "nsubj":
		switch r.doc.Tokens[verb].Lemma {
		case "be":
			return clause || r.isTime(verb)
		case "seem", "appear", "happen", "turn", "take", "rain", "snow", "matter", "emerge", "follow":
			return clause || r.doc.Tokens[verb].Lemma == "rain" || r.doc.Tokens[verb].Lemma == "snow"
		}
	case "nsubjpass": // "it was reported that"
		for _, c := range r.doc.Children(verb) {
			if d := r.dep(int(c)); (d == "ccomp" || d == "xcomp") && int(c) > verb {
				return true
			}
		}
	case "dobj": // "make it clear that"
		return clause && complement || r.doc.Tokens[verb].Lemma == "do"
	}
	return false
}

// isTime tells whether "it is" goes on with a time or the weather.
func (r *reading) isTime(verb int) bool {
	for _, c := range r.doc.Children(verb) {
		if r.dep(int(c)) == "attr" && (classOf(r.lemma(int(c)))&none != 0 || gazetteer.ClassOf(r.doc.Word(int(c))).Is(gazetteer.Calendar)) {
			return true
		}
	}
	return false
}

// numbers are the groups that a text counts.
var numbers = map[string]int{"two": 2, "both": 2, "three": 3, "four": 4}

// groupAt reads the phrase with head i as one that counts its members: "the
// two", "both", "the pair", "the two leaders", "both sides".
func (r *reading) groupAt(i int) (anaphor, bool) {
	t := r.doc.Tokens[i]
	if t.Dep == "attr" || t.Dep == "oprd" {
		return anaphor{}, false // "are both lawyers"
	}
	a := anaphor{start: i, end: i + 1, head: i, kind: graph.Role, plural: true}
	definite := false
	for _, c := range r.doc.Children(i) {
		if int(c) > i {
			if d := r.dep(int(c)); d == "prep" || d == "relcl" || d == "acl" || d == "appos" && r.mention[c] == extractor.None {
				return anaphor{}, false // "the two of us", "the two who"
			}
			continue
		}
		switch word := r.doc.Tokens[c].Norm; r.dep(int(c)) {
		case "det", "predet", "preconj":
			switch word {
			case "the", "these", "those":
				definite = true
			case "both":
				definite, a.number = true, 2
			default:
				return anaphor{}, false
			}
			a.start = min(a.start, int(c))
		case "nummod":
			a.number = numbers[word]
			a.start = min(a.start, int(c))
		case "amod", "compound", "nmod":
			if classOf(word)&none != 0 || word == "last" || word == "first" || word == "next" || word == "other" || r.mention[c] != extractor.None {
				return anaphor{}, false
			}
		case "poss":
			return anaphor{}, false
		}
	}
	word := t.Norm
	switch {
	case word == "both" && r.standsAlone(i):
		a.number, a.class = 2, person|body|land|site
		return a, true
	case numbers[word] > 0 && word != "both" && t.Dep != "nummod" && t.Dep != "compound" && definite:
		a.number, a.class = numbers[word], person|body|land|site
		return a, true
	case (word == "pair" || word == "duo" || word == "couple" || word == "trio") && definite && t.Dep != "compound":
		a.number, a.class = 2, person
		if word == "trio" {
			a.number = 3
		}
		return a, true
	case a.number == 0 || !definite || t.POS != "NOUN" || t.Tag != "NNS":
		return anaphor{}, false
	}
	noun := r.lemma(i)
	switch noun {
	case "side", "party", "rival", "neighbour", "neighbor", "foe", "ally", "adversary":
		a.class = person | body | land
	case "government", "state", "country", "nation", "power", "superpower":
		a.class = land
	case "capital":
		return anaphor{}, false
	default:
		a.class = classOf(noun) &^ (none | crowd)
	}
	a.role = role{noun: noun, of: extractor.None}
	return a, a.class != 0
}

// standsAlone tells whether "both" is a phrase of its own, and not part of
// one ("both sides", "both A and B") or beside the subject ("are both").
func (r *reading) standsAlone(i int) bool {
	switch r.dep(i) {
	case "nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative":
	default:
		return false
	}
	if i == 0 || r.dep(i)[0] != 'n' {
		return true
	}
	for _, c := range r.doc.Children(r.head(i)) {
		if d := r.dep(int(c)); int(c) < i && (d == "nsubj" || d == "nsubjpass" || d == "aux" || d == "auxpass") {
			return false
		}
	}
	return !r.isVerb(i - 1)
}

// roleNounAt reads the phrase with head i as a definite role noun: "the
// minister", "the Chinese leader", "the company".
func (r *reading) roleNounAt(i int) (anaphor, bool) {
	t := r.doc.Tokens[i]
	if t.POS != "NOUN" && !r.isTitleNoun(i) && !r.isBodyNoun(i) || t.Dep == "compound" || t.Dep == "appos" || t.Dep == "attr" || t.Tag == "NNS" || t.Tag == "NNPS" {
		return anaphor{}, false
	}
	a := anaphor{start: i, end: i + 1, head: i, kind: graph.Role}
	definite := false
	for _, c := range r.doc.Children(i) {
		d := r.dep(int(c))
		if int(c) > i {
			// "the minister who" tells which; "the minister, who" does not.
			if (d == "relcl" || d == "acl") && r.doc.Word(i+1) != "," || d == "appos" && r.doc.Tokens[c].POS != "NUM" {
				return anaphor{}, false
			}
			continue
		}
		switch d {
		case "det":
			if w := r.doc.Tokens[c].Norm; w != "the" && (t.POS != "NOUN" || w != "this" && w != "that") {
				return anaphor{}, false
			}
			definite = true
			a.start = min(a.start, int(c))
		case "poss":
			return anaphor{}, false
		case "amod":
			switch r.doc.Tokens[c].Norm {
			case "other", "another", "same", "next", "new", "last", "previous", "first", "second", "third", "only", "late":
				return anaphor{}, false
			}
		}
	}
	if from, _ := r.doc.Subtree(i); !definite && i > 0 && r.doc.Tokens[i-1].Norm == "based" && r.doc.Tokens[from].Norm == "the" {
		definite, a.start = true, from // "the Lund, Norway-based company"
	}
	if !definite {
		return anaphor{}, false
	}
	a.role = r.roleAt(i)
	a.class = classOf(a.role.noun) &^ (none | crowd)
	if gazetteer.ClassOf(a.role.noun).Is(gazetteer.Title) && a.class == 0 {
		a.class = person
	}
	a.gender = genderOf(a.role.noun)
	if isAge(r.doc.Word(i)) {
		a.class = person
	}
	return a, a.class != 0
}

// isAge tells whether a noun is like "34-year-old".
func isAge(word string) bool {
	const tail = "-year-old"
	return len(word) > len(tail) && word[len(word)-len(tail):] == tail
}

// oneOf is what "one of the victims" with its head at i means.
func (r *reading) oneOf(i int) (class, bool) {
	for _, p := range r.doc.Children(i) {
		if r.dep(int(p)) != "prep" || r.doc.Tokens[p].Norm != "of" {
			continue
		}
		for _, o := range r.doc.Children(int(p)) {
			if c := classOf(r.lemma(int(o))) &^ none; r.dep(int(o)) == "pobj" && c != 0 && r.mention[o] == extractor.None {
				return c, true
			}
		}
	}
	return 0, false
}

// commonAt is what a common noun that is no role means, as a candidate for
// pronouns; false for one that nothing goes back to.
func (r *reading) commonAt(i int) (class, bool) {
	t := r.doc.Tokens[i]
	switch t.Norm {
	case "one":
		return r.oneOf(i)
	case "some", "many", "several", "most", "few", "others", "those", "all", "three", "four", "five", "six", "dozens", "hundreds", "thousands":
		return crowd, t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "dobj" || t.Dep == "pobj"
	}
	if t.POS != "NOUN" && t.POS != "PROPN" || t.Dep == "compound" || t.Dep == "nmod" || t.Dep == "npadvmod" || r.mention[i] != extractor.None {
		return 0, false
	}
	c := classOf(r.lemma(i))
	if c&none != 0 || t.POS == "PROPN" && c == 0 && gazetteer.ClassOf(r.doc.Word(i)).Is(gazetteer.Calendar) {
		return 0, false
	}
	return c, true
}
