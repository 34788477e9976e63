package graph

import (
	"slices"
	"unicode/utf8"
)

// Text is an article's text with the offset of each byte in other units.
type Text struct {
	s     string
	marks []mark // one every markEvery bytes, at the first code point from there on
}

type mark struct{ byte, codePoint, utf16 int }

const markEvery = 256

// NewText indexes s.
func NewText(s string) *Text {
	t := &Text{s: s}
	var m mark
	for _, r := range s {
		if m.byte >= len(t.marks)*markEvery {
			t.marks = append(t.marks, m)
		}
		m.byte += utf8.RuneLen(r)
		m.codePoint++
		m.utf16 += units(r)
	}
	return t
}

func units(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// offsets counts what stands before a byte offset.
func (t *Text) offsets(b int) (codePoint, utf16 int) {
	if len(t.marks) == 0 {
		return 0, 0
	}
	i := min(b/markEvery, len(t.marks)-1)
	for i > 0 && t.marks[i].byte > b {
		i--
	}
	m := t.marks[i]
	for _, r := range t.s[m.byte:b] {
		m.codePoint++
		m.utf16 += units(r)
	}
	return m.codePoint, m.utf16
}

// CodePoints converts a span of bytes to one of code points.
func (t *Text) CodePoints(s Span) Span {
	a, _ := t.offsets(s.Start)
	b, _ := t.offsets(s.End)
	return Span{a, b}
}

// UTF16 converts a span of bytes to one of UTF-16 units.
func (t *Text) UTF16(s Span) Span {
	_, a := t.offsets(s.Start)
	_, b := t.offsets(s.End)
	return Span{a, b}
}

// Bytes converts a span of code points to one of bytes; false where the text
// has no such code points.
func (t *Text) Bytes(s Span) (Span, bool) {
	a, ok := t.byteAt(s.Start)
	b, ok2 := t.byteAt(s.End)
	return Span{a, b}, ok && ok2
}

func (t *Text) byteAt(codePoint int) (int, bool) {
	i, exact := slices.BinarySearchFunc(t.marks, codePoint, func(m mark, n int) int { return m.codePoint - n })
	if !exact {
		i--
	}
	if codePoint < 0 || len(t.marks) == 0 {
		return 0, codePoint == 0
	}
	m := t.marks[i]
	for _, r := range t.s[m.byte:] {
		if m.codePoint == codePoint {
			break
		}
		m.byte += utf8.RuneLen(r)
		m.codePoint++
	}
	return m.byte, m.codePoint == codePoint
}

// Evidence is the words at span with the sentence around them.
func (t *Text) Evidence(span, sentence Span) Evidence {
	sentence.Start = min(sentence.Start, span.Start)
	sentence.End = max(sentence.End, span.End)
	return Evidence{
		Span: span, Quote: t.s[span.Start:span.End],
		Before: t.s[sentence.Start:span.Start], After: t.s[span.End:sentence.End],
		CodePoints: t.CodePoints(span), UTF16: t.UTF16(span),
	}
}

// Mention is the mention at span.
func (t *Text) Mention(span Span, kind MentionKind) Mention {
	return Mention{Span: span, Kind: kind, Text: t.s[span.Start:span.End], CodePoints: t.CodePoints(span), UTF16: t.UTF16(span)}
}
