package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor"
	"entente/extractor/english"
	"entente/graph"
)

// maxUnit is the number of tokens behind which a unit is cut: no sentence that
// is meant to be read is longer.
const maxUnit = 400

// reader is a document while its speech is being read.
type reader struct {
	d   *extractor.Document
	doc *english.Doc

	glyphs    []bool   // by token: it is the mark around a quotation, whatever the tagger takes it for
	quoted    []int32  // by token: the quotation it stands in, None for none
	mention   []int32  // by token: the mention that covers it, None for none
	unit      []int32  // by token: index in units
	dashes    []int32  // by token: the dashes before it
	units     [][2]int // sentences, what stands between quotation marks taken as one word
	opens     []bool   // by unit: it begins a paragraph
	paragraph []int    // by unit: its paragraph

	cues  []cue       // in text order
	owned map[int]int // see owners
}

func newReader(d *extractor.Document) *reader {
	n := len(d.Doc.Tokens)
	r := &reader{d: d, doc: d.Doc, quoted: make([]int32, n), mention: make([]int32, n), unit: make([]int32, n), glyphs: make([]bool, n)}
	for i := range n {
		r.quoted[i], r.mention[i] = extractor.None, extractor.None
	}
	for q, x := range d.Quoted {
		for i := x.Start; i < x.End; i++ {
			r.quoted[i] = int32(q)
		}
	}
	for _, x := range d.Quoted {
		for _, i := range []int{x.Start - 1, x.End} {
			if i >= 0 && i < n && r.quoted[i] == extractor.None {
				r.glyphs[i] = isMark(d.Doc.Word(i))
			}
		}
	}
	r.coverMentions()
	r.divide()
	r.findCues()
	return r
}

// coverMentions notes the mention of each token: a name before anything else,
// then the shortest.
func (r *reader) coverMentions() {
	better := func(a, b extractor.Mention) bool {
		if x, y := a.Kind == graph.Name, b.Kind == graph.Name; x != y {
			return x
		}
		return a.End-a.Start < b.End-b.Start
	}
	for m, x := range r.d.Mentions {
		for i := x.Start; i < x.End && i < len(r.mention); i++ {
			if old := r.mention[i]; old == extractor.None || better(x, r.d.Mentions[old]) {
				r.mention[i] = int32(m)
			}
		}
	}
}

// divide finds the units. A sentence that the parse begins inside quotation
// marks begins none; one that ends inside them does.
func (r *reader) divide() {
	opening, closing := r.marks()
	start, paragraph := 0, true
	cut := func(at int) {
		if at > start {
			for i := start; i < at; i++ {
				r.unit[i] = int32(len(r.units))
			}
			r.units, r.opens = append(r.units, [2]int{start, at}), append(r.opens, paragraph)
			paragraph = false
		}
		start = at
	}
	ended := false // the last word outside marks, or the last quotation, ends a sentence
	for i, t := range r.doc.Tokens {
		word := r.doc.Word(i)
		switch {
		case i-start >= maxUnit && r.quoted[i] == extractor.None && closing[i] == extractor.None:
			cut(i)
		case t.POS == "SPACE":
			if strings.ContainsAny(word, "\r\n") {
				cut(i + 1)
				paragraph, ended = true, false
			}
			continue
		case closing[i] != extractor.None:
			ended = endsSentence(r.text(r.d.Quoted[closing[i]].Span))
			continue
		case r.quoted[i] != extractor.None:
			continue
		case opening[i] != extractor.None:
			if ended {
				cut(i)
			}
		case ended && startsUpper(word) && (i > 0 && (closing[i-1] != extractor.None || r.doc.Word(i-1) == ".") || r.starts(i)):
			cut(i)
		}
		ended = endsSentence(word)
	}
	cut(len(r.doc.Tokens))
	r.dashes = make([]int32, len(r.doc.Tokens)+1)
	for i := range r.doc.Tokens {
		r.dashes[i+1] = r.dashes[i]
		if w := r.doc.Word(i); w == "—" || w == "–" || w == "--" {
			r.dashes[i+1]++
		}
	}
	number := 0
	for _, opens := range r.opens {
		if opens {
			number++
		}
		r.paragraph = append(r.paragraph, number)
	}
}

// marks gives, by token, the quotation whose opening or closing mark it is.
func (r *reader) marks() (opening, closing []int) {
	opening, closing = make([]int, len(r.doc.Tokens)), make([]int, len(r.doc.Tokens))
	for i := range opening {
		opening[i], closing[i] = extractor.None, extractor.None
	}
	for q, x := range r.d.Quoted {
		if i := x.Start - 1; i >= 0 && r.quoted[i] == extractor.None && (r.glyphs[i] || r.doc.Tokens[i].POS == "PUNCT") {
			opening[i] = q
		}
		if i := x.End; !x.Continued && i < len(closing) && r.quoted[i] == extractor.None && (r.glyphs[i] || r.doc.Tokens[i].POS == "PUNCT") {
			closing[i] = q
		}
	}
	return opening, closing
}

// starts tells whether the parse begins a sentence at token i.
func (r *reader) starts(i int) bool {
	_, found := slices.BinarySearch(r.doc.Sents, i)
	return found
}

// isA tells whether token i is of one of the classes of nouns.tsv.
func (r *reader) isA(i int, classes ...string) bool {
	for _, class := range classes {
		if words().nouns[class][r.lemma(i)] {
			return true
		}
	}
	return false
}

func (r *reader) text(s graph.Span) string { return r.doc.Text[s.Start:s.End] }

func endsSentence(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "])"))
	return strings.ContainsRune(".?!…", last)
}

func startsUpper(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) || unicode.IsDigit(first)
}
