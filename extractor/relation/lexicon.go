package relation

import (
	"slices"
	"strings"

	"entente/extractor/english"
)

// arcs are the labels of the parser, one bit each.
var arcs = strings.Fields(`ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj
	csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj
	predet prep prt punct quantmod relcl xcomp`)

// tags are the coarse and the fine parts of speech, one bit each.
var tags = strings.Fields(`ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE
	CC CD DT EX FW IN JJ JJR JJS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB`)

// bits is a set of arcs or of tags.
type bits uint64

func bitOf(table []string, name string) (bits, bool) {
	i := slices.Index(table, name)
	if i < 0 {
		return 0, false
	}
	return 1 << i, true
}

func bitTable(table []string) map[string]bits {
	m := make(map[string]bits, len(table))
	for i, name := range table {
		m[name] = 1 << i
	}
	return m
}

var arcBits, tagBits = bitTable(arcs), bitTable(tags)

// word is the number of a word that some rule file names; 0 is any other.
type word int32

// lexicon numbers the words of the rule files.
type lexicon map[string]word

func (l lexicon) add(s string) word {
	s = strings.ToLower(s)
	w, ok := l[s]
	if !ok {
		w = word(len(l) + 1)
		l[s] = w
	}
	return w
}

// wordSet is a set of words.
type wordSet map[word]bool

// token is what the rules see of a token.
type token struct {
	lemma, norm word // both are compared: a word may be written in its base form or as it stands
	arc         bits // label of the arc from its head
	tag         bits
}

// bases are the base forms of verbs whose lemmas the model's rules get wrong.
var bases = map[string]string{
	"dined": "dine", "dining": "dine", "fined": "fine", "fining": "fine", "gutted": "gut", "gutting": "gut", "imperilled": "imperil",
	"imperilling": "imperil", "overrode": "override", "overridden": "override", "raged": "rage", "raging": "rage", "raped": "rape",
	"raping": "rape", "scapegoated": "scapegoat", "scapegoating": "scapegoat", "shamed": "shame", "shaming": "shame", "staged": "stage",
	"staging": "stage", "waged": "wage", "waging": "wage",
}

// tokens reduces an analysis to what rules see.
func (l lexicon) tokens(doc *english.Doc) []token {
	out := make([]token, len(doc.Tokens))
	for i, t := range doc.Tokens {
		x := token{lemma: l.find(t.Lemma), norm: l[t.Norm], arc: arcBits[t.Dep], tag: tagBits[t.POS] | tagBits[t.Tag]}
		if t.POS == verbal {
			if base, ok := bases[t.Norm]; ok {
				x.lemma = l[base]
			}
		}
		out[i] = x
	}
	return out
}

// find is the number of a word in any letter case.
func (l lexicon) find(s string) word {
	if w, ok := l[s]; ok {
		return w
	}
	for i := range len(s) {
		if c := s[i]; c < 'a' || c > 'z' {
			return l[strings.ToLower(s)]
		}
	}
	return 0
}

// has tells whether a token is one of the words.
func (s wordSet) has(t token) bool { return s[t.lemma] && t.lemma != 0 || s[t.norm] && t.norm != 0 }
