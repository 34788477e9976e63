package graph

import "cmp"

// Span is a half-open range of offsets, in bytes of an article's text unless
// a name says otherwise.
type Span struct {
	Start, End int
}

// Evidence is the exact words of an article's text that say something, with
// the sentence or sentences they stand in. Quote equals text[Start:End];
// Before + Quote + After is the sentence.
type Evidence struct {
	Span
	Quote         string
	Before, After string
	CodePoints    Span // the same range counted in Unicode code points
	UTF16         Span // the same range counted in UTF-16 units
}

// Mention is a span of the text that refers to an entity.
type Mention struct {
	Span
	Kind       MentionKind
	Text       string // text[Start:End]
	CodePoints Span
	UTF16      Span
}

// compareSpans orders spans as they stand in a text.
func compareSpans(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}
