// Package english analyses English text: tokens, tags, lemmas, dependency
// trees and named entities.
//
// It is a port of the inference of spaCy's en_core_web_md 3.8.0, whose
// licences stand in the project's NOTICE. Analyse is safe for concurrent use,
// deterministic, and never fails: any bytes give a Doc, in time proportional
// to their length. A Doc does not depend on the machine, on what was analysed
// before, or on what is analysed beside it.
//
// A text passes through these stages:
//
//	tokenizer   the text is cut into tokens, which get their norms
//	features    a token becomes the ids of its norm, prefix, suffix, shape, …
//	tok2vec     ids become vectors, each of which knows four tokens around it
//	tagger      a vector gives the tag
//	parser      vectors drive a transition system that makes the tree
//	names       vectors of their own drive another that finds the entities
//	annotator   rules make parts of speech, features and lemmas of all that
//
// All of them read their tables from one file, en_core_web_md.weights, which
// the command in convert makes and package weights describes. The arithmetic
// is a kernel's: in assembly where the processor allows, else in Go, to the
// same bits.
package english

import "slices"

// Token is one word, punctuation mark or run of white space.
type Token struct {
	Start, End int    // byte offsets into Doc.Text, half-open
	Head       int    // index of the syntactic head; a root is its own head
	Space      bool   // one ' ' follows and belongs to the token
	Norm       string // normalised form: lower case, "n't" is "not"
	Tag        string // Penn Treebank tag: NNP, VBD, …; "_SP" for white space
	POS        string // universal part of speech: NOUN, VERB, PROPN, …
	Morph      string // features in FEATS form: "Number=Sing|Person=3"; "" for none
	Lemma      string
	Dep        string // label of the arc from Head: nsubj, dobj, prep, …; ROOT for a root
}

// Entity is a named entity: the tokens Start to End, half-open, and its
// OntoNotes label (PERSON, GPE, ORG, LOC, FAC, NORP, DATE, …).
type Entity struct {
	Start, End int
	Label      string
}

// Doc is an analysed text. Its fields and methods are for reading only.
type Doc struct {
	Text     string
	Tokens   []Token
	Sents    []int    // tokens that start a sentence, ascending
	Entities []Entity // in text order, not overlapping

	first    []int32 // children of token i are child[first[i]:first[i+1]]
	child    []int32
	edge     [][2]int32 // leftmost and rightmost token of each subtree
	sentence []int32    // sentence of each token
}

// Word is the text of token i.
func (d *Doc) Word(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// Children are the tokens whose head is i, in text order, i itself left out.
func (d *Doc) Children(i int) []int32 { return d.child[d.first[i]:d.first[i+1]] }

// Subtree is the half-open range from the leftmost to the rightmost token
// below i, i included.
func (d *Doc) Subtree(i int) (start, end int) {
	return int(d.edge[i][0]), int(d.edge[i][1]) + 1
}

// SentenceOf is the index in Sents of the sentence that token i stands in.
func (d *Doc) SentenceOf(i int) int { return int(d.sentence[i]) }

// Sentence is the half-open token range of sentence s.
func (d *Doc) Sentence(s int) (start, end int) {
	if s+1 < len(d.Sents) {
		return d.Sents[s], d.Sents[s+1]
	}
	return d.Sents[s], len(d.Tokens)
}

// TokenAt is the token that covers byte offset, or the first one after it;
// len(Tokens) where there is none.
func (d *Doc) TokenAt(offset int) int {
	i, _ := slices.BinarySearchFunc(d.Tokens, offset, func(t Token, o int) int {
		if t.End <= o {
			return -1
		}
		if t.Start > o {
			return 1
		}
		return 0
	})
	return i
}

// index fills the private tables from Tokens and Sents.
func (d *Doc) index() {
	n := len(d.Tokens)
	ints := make([]int32, 3*n+1)
	d.first, d.child, d.sentence = ints[:n+1], ints[n+1:2*n+1], ints[2*n+1:]
	d.edge = make([][2]int32, n)
	for i, t := range d.Tokens {
		d.edge[i] = [2]int32{int32(i), int32(i)}
		if t.Head != i {
			d.first[t.Head+1]++
		}
	}
	for i := range n {
		d.first[i+1] += d.first[i]
	}
	next := d.sentence // not yet in use: where the next child of each token goes
	copy(next, d.first)
	for i, t := range d.Tokens {
		if t.Head != i {
			d.child[next[t.Head]] = int32(i)
			next[t.Head]++
		}
	}
	d.spread()
	for s := range d.Sents {
		from, to := d.Sentence(s)
		for i := from; i < to; i++ {
			d.sentence[i] = int32(s)
		}
	}
}

// spread computes the edges of the subtrees, from the leaves upwards: a token
// is done when all its children are.
func (d *Doc) spread() {
	waiting := d.sentence // not yet in use: children that are not done
	for i := range d.Tokens {
		waiting[i] = d.first[i+1] - d.first[i]
	}
	for i := range d.Tokens {
		for at := i; waiting[at] == 0; {
			waiting[at] = -1
			head := d.Tokens[at].Head
			if head == at {
				break
			}
			d.edge[head][0] = min(d.edge[head][0], d.edge[at][0])
			d.edge[head][1] = max(d.edge[head][1], d.edge[at][1])
			waiting[head]--
			at = head
		}
	}
}
