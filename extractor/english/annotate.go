package english

import (
	"fmt"
	"math"

	"entente/extractor/english/weights"
)

// annotator is the attribute ruler and the lemmatizer: from words, tags and
// labels it makes parts of speech, features and lemmas, and mends tags and
// labels. It is safe for concurrent use.
//
// All rules are matched against what the networks said, then written in their
// order, so that of two rules that write the same attribute the later one
// wins. A token has few rules that ask for its word; what the others say
// depends on tag, label and white space alone and is computed beforehand.
type annotator struct {
	tags, words, labels names
	longest             int            // of words, in bytes
	plain               []rewrite      // by tag, label and white space
	byWord              [][]singleRule // by word
	pairs               [][]pairRule   // by the word of the first token
	anyPairs            []pairRule     // those that ask for no word there
	values              [attributes][]string
	kinds               [][]lemmaKind // by POS and features, as numbers
	lemmas              *lemmatizer
}

// names numbers the names that rules ask for, from 1; all others are 0.
type names map[string]uint8

func (n names) add(values weights.Values) error {
	for _, list := range [][]string{values.In, values.NotIn} {
		for _, name := range list {
			if _, ok := n[name]; ok {
				continue
			}
			if len(n) == math.MaxUint8 {
				return fmt.Errorf("%w: the rules ask for too many names", weights.ErrFormat)
			}
			n[name] = uint8(len(n) + 1)
		}
	}
	return nil
}

// The attributes that rules write.
const (
	setTag = iota
	setDep
	setPOS
	setMorph
	setLemma
	attributes
)

// rewrite is, for each attribute, the number of the value to write and that of
// the rule that writes it; value 0 is none.
type rewrite [attributes]struct{ value, rule uint8 }

// merge writes what later rules than those in w say.
func (w *rewrite) merge(o *rewrite) {
	for i := range w {
		if o[i].value != 0 && (w[i].value == 0 || o[i].rule >= w[i].rule) {
			w[i] = o[i]
		}
	}
}

// tokenTest is a condition in numbers: which tags, words and labels pass, and
// white space (bit 1) or not (bit 0).
type tokenTest struct {
	tags, words, labels []bool
	space               uint8
}

func (t *tokenTest) passes(o *outline) bool {
	return t.words[o.word] && t.tags[o.tag] && t.labels[o.label] && t.space&(1<<o.space) != 0
}

// outline is all of a token that rules ask for.
type outline struct{ tag, word, label, space uint8 }

type singleRule struct {
	test tokenTest
	set  rewrite
}

type pairRule struct {
	first, second tokenTest
	index         int // of the token that is written
	set           rewrite
}

// annotate sets Tag, Dep, POS, Morph and Lemma of the tokens of d, of which
// words, tags and labels are known.
func (a *annotator) annotate(d *Doc) {
	if len(d.Tokens) == 0 {
		return
	}
	var carried rewrite // written by the pair that the token before begins
	here := a.outline(d, 0)
	for i := range d.Tokens {
		set := a.plain[a.plainIndex(&here)]
		for k := range a.byWord[here.word] {
			if rule := &a.byWord[here.word][k]; rule.test.passes(&here) {
				set.merge(&rule.set)
			}
		}
		set.merge(&carried)
		carried = rewrite{}
		var next outline
		if i+1 < len(d.Tokens) {
			next = a.outline(d, i+1)
			for _, pairs := range [][]pairRule{a.pairs[here.word], a.anyPairs} {
				for k := range pairs {
					if p := &pairs[k]; p.first.passes(&here) && p.second.passes(&next) {
						if p.index == 0 {
							set.merge(&p.set)
						} else {
							carried.merge(&p.set)
						}
					}
				}
			}
		}
		a.write(&d.Tokens[i], d.Word(i), &set)
		here = next
	}
}

func (a *annotator) write(t *Token, word string, set *rewrite) {
	if v := set[setTag].value; v != 0 {
		t.Tag = a.values[setTag][v]
	}
	if v := set[setDep].value; v != 0 {
		t.Dep = a.values[setDep][v]
	}
	pos, morph := set[setPOS].value, set[setMorph].value
	t.POS, t.Morph = a.values[setPOS][pos], a.values[setMorph][morph]
	if v := set[setLemma].value; v != 0 {
		t.Lemma = a.values[setLemma][v]
	} else {
		t.Lemma = a.lemmas.lemma(word, a.kinds[pos][morph])
	}
}

// outline is the outline of token i.
func (a *annotator) outline(d *Doc, i int) outline {
	t, word := &d.Tokens[i], d.Word(i)
	o := outline{tag: a.tags[t.Tag], label: a.labels[t.Dep], space: uint8(one(isBlank(word)))}
	// A character of up to three bytes becomes an ASCII letter in lower case.
	if len(word) <= 3*a.longest {
		var room [64]byte
		o.word = a.words[string(appendLower(room[:0], word))]
	}
	return o
}

func (a *annotator) plainIndex(o *outline) int {
	return (int(o.tag)*(len(a.labels)+1)+int(o.label))*2 + int(o.space)
}
