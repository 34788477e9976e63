package quote

import (
	"strings"

	"entente/extractor"
)

// child is the first child of token i with one of the labels, None for none.
func (r *reader) child(i int, labels ...string) int {
	for _, c := range r.doc.Children(i) {
		for _, label := range labels {
			if r.doc.Tokens[c].Dep == label {
				return int(c)
			}
		}
	}
	return extractor.None
}

// childWord is the first child of token i with the label and one of the words,
// None for none.
func (r *reader) childWord(i int, label string, words ...string) int {
	for _, c := range r.doc.Children(i) {
		if r.doc.Tokens[c].Dep != label {
			continue
		}
		for _, w := range words {
			if strings.EqualFold(r.doc.Word(int(c)), w) {
				return int(c)
			}
		}
	}
	return extractor.None
}

func (r *reader) dep(i int) string { return r.doc.Tokens[i].Dep }

func (r *reader) head(i int) int { return r.doc.Tokens[i].Head }

func (r *reader) lemma(i int) string { return strings.ToLower(r.doc.Tokens[i].Lemma) }

func (r *reader) isVerb(i int) bool {
	return r.doc.Tokens[i].POS == "VERB" || r.doc.Tokens[i].POS == "AUX"
}

func (r *reader) isNoun(i int) bool {
	switch r.doc.Tokens[i].POS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return strings.HasPrefix(r.doc.Tokens[i].Tag, "NN")
}

// isWord tells whether token i is more than punctuation or white space.
func (r *reader) isWord(i int) bool {
	return r.doc.Tokens[i].POS != "PUNCT" && r.doc.Tokens[i].POS != "SPACE" && !r.glyphs[i]
}

// infinitive tells whether verb i stands with "to".
func (r *reader) infinitive(i int) bool { return r.childWord(i, "aux", "to") != extractor.None }

// gerund tells whether verb i stands as an -ing form without an auxiliary.
func (r *reader) gerund(i int) bool {
	if r.child(i, "auxpass", "aux") != extractor.None {
		return r.hasGerundAux(i)
	}
	return r.doc.Tokens[i].Tag == "VBG"
}

// hasGerundAux tells whether the first auxiliary of verb i is an -ing form:
// "having failed", "being told".
func (r *reader) hasGerundAux(i int) bool {
	return r.doc.Tokens[r.child(i, "auxpass", "aux")].Tag == "VBG"
}

// passive tells whether verb i is in the passive.
func (r *reader) passive(i int) bool {
	if r.child(i, "auxpass", "nsubjpass") != extractor.None {
		return true
	}
	if c := r.child(i, "ccomp"); c > i && r.dep(i) == "acl" && r.childWord(c, "mark", "that") != extractor.None {
		return false // a past tense: "the head of the service denied that"
	}
	return r.doc.Tokens[i].Tag == "VBN" && r.child(i, "aux") == extractor.None && r.child(i, "nsubj") == extractor.None &&
		(r.dep(i) == "acl" || r.dep(i) == "advcl" || r.child(i, "agent") != extractor.None)
}

// agent is whoever does what the passive verb i says, None where it is not
// said.
func (r *reader) agent(i int) int {
	if by := r.child(i, "agent"); by != extractor.None {
		return r.child(by, "pobj")
	}
	return extractor.None
}

// below tells whether token i is ancestor, or hangs below it.
func (r *reader) below(i, ancestor int) bool {
	from, to := r.doc.Subtree(ancestor)
	if i < from || i >= to {
		return false
	}
	for i != ancestor {
		h := r.head(i)
		if h == i {
			return false
		}
		i = h
	}
	return true
}

// verb is what the verb at i governs as a word of speech, nil where it is none.
func (r *reader) verb(i int) frames {
	if f := words().cues[r.lemma(i)]; !f.has("noun") {
		return f
	}
	return nil
}
