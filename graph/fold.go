package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold gives the form in which names are compared: compatibility forms
// (NFKC), full case folding, diacritics and strokes off, one kind of
// apostrophe, quotation mark and dash, runs of white space as one space, none
// at the ends; controls and invisible format characters are left out. Folding
// twice changes nothing.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	s = norm.NFKD.String(strings.Map(unifyMark, s))
	s = norm.NFKD.String(cases.Fold().String(s))
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.Is(diacritics, r), unicode.Is(unicode.Cf, r), unicode.IsControl(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if plain, ok := unstroked[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(unicode.ToLower(unifyMark(r))) // folding gives Cherokee capitals
		}
	}
	return norm.NFKC.String(b.String())
}

// isFolded tells, of a plain ASCII string, that folding would change nothing.
func isFolded(s string) bool {
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf, c < ' ', c == 0x7F, 'A' <= c && c <= 'Z', c == '`':
			return false
		case c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' '):
			return false
		}
	}
	return true
}

// unifyMark gives one form to all apostrophes, quotation marks and dashes.
func unifyMark(r rune) rune {
	switch r {
	case '`', '´', '‘', '’', '‚', '‛', '′', '‹', '›', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', '՚', '᾽', '᾿', 'ꞌ', '＇':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»', '〝', '〞', '＂':
		return '"'
	case '−', '⁃':
		return '-'
	}
	if r >= utf8.RuneSelf && unicode.Is(unicode.Pd, r) {
		return '-'
	}
	return r
}

// unstroked are the Latin letters whose stroke or form no decomposition takes
// off.
var unstroked = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ɨ': "i",
}

// diacritics are the marks that one writer sets and another leaves out. The
// vowel signs of Indic scripts are letters to their readers and stay.
var diacritics = &unicode.RangeTable{R16: []unicode.Range16{
	{0x0300, 0x036F, 1}, {0x0483, 0x0487, 1}, // Latin, Greek, Cyrillic
	{0x0591, 0x05BD, 1}, {0x05BF, 0x05BF, 1}, {0x05C1, 0x05C2, 1}, {0x05C4, 0x05C5, 1}, {0x05C7, 0x05C7, 1}, // Hebrew points
	{0x0610, 0x061A, 1}, {0x0640, 0x0640, 1}, {0x064B, 0x065F, 1}, {0x0670, 0x0670, 1}, {0x06D6, 0x06DC, 1}, {0x06DF, 0x06E4, 1}, {0x06E7, 0x06E8, 1}, {0x06EA, 0x06ED, 1}, // Arabic vowels, the stretched line
	{0x0711, 0x0711, 1}, {0x0730, 0x074A, 1}, // Syriac
	{0x1AB0, 0x1AFF, 1}, {0x1DC0, 0x1DFF, 1}, {0x20D0, 0x20F0, 1}, {0xFE20, 0xFE2F, 1}, // Latin again
}}

// Words gives the folded words of s in order: runs of letters, marks and
// digits, the stops of an acronym left out (U.S. is us), each cut at
// MaxToken code points.
func Words(s string) []string {
	var out []string
	s = Fold(s)
	joined := false // the last word is an acronym that may go on
	for len(s) > 0 {
		word := wordAt(s)
		if word == "" {
			_, n := utf8.DecodeRuneInString(s)
			s, joined = s[n:], false
			continue
		}
		rest := s[len(word):]
		initial := utf8.RuneCountInString(word) == 1 && strings.HasPrefix(rest, ".")
		if joined && (initial || utf8.RuneCountInString(word) == 1) {
			out[len(out)-1] = cut(out[len(out)-1]+word, MaxToken)
		} else {
			out = append(out, cut(word, MaxToken))
		}
		s, joined = rest, initial
		if initial {
			s = rest[1:]
		}
	}
	return out
}

// Tokens gives the words by which a name is searched: the first
// MaxNameTokens of its Words.
func Tokens(name string) []string {
	words := Words(name)
	return words[:min(len(words), MaxNameTokens)]
}

// wordAt is the word that s begins with, "" for none.
func wordAt(s string) string {
	for i, r := range s {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N) {
			return s[:i]
		}
	}
	return s
}

// cut gives the first n code points of s.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
