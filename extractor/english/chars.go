package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The model was trained on features that Python 3.11 computes, so what counts
// as a letter, a digit or white space here is what it counts: Unicode 14.
// Bytes that are not UTF-8 are single characters of no class.

// younger are the letters, marks, digits and format characters that Go's
// tables (Unicode 15) have and Unicode 14 lacks.
var younger = &unicode.RangeTable{
	R16: []unicode.Range16{{0xcf3, 0xcf3, 1}, {0xece, 0xece, 1}},
	R32: []unicode.Range32{
		{0x10efd, 0x10eff, 1},
		{0x1123f, 0x11241, 1},
		{0x11f00, 0x11f10, 1},
		{0x11f12, 0x11f3a, 1},
		{0x11f3e, 0x11f59, 1},
		{0x1342f, 0x1342f, 1},
		{0x13439, 0x13455, 1},
		{0x1b132, 0x1b132, 1},
		{0x1b155, 0x1b155, 1},
		{0x1d2c0, 0x1d2d3, 1},
		{0x1df25, 0x1df2a, 1},
		{0x1e030, 0x1e06d, 1},
		{0x1e08f, 0x1e08f, 1},
		{0x1e4d0, 0x1e4f9, 1},
		{0x2b739, 0x2b739, 1},
		{0x31350, 0x323af, 1},
	},
}

// digitForms are the digits that are not decimal: superscripts, circled
// digits and the like.
var digitForms = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0xb2, 0xb3, 1},
		{0xb9, 0xb9, 1},
		{0x1369, 0x1371, 1},
		{0x19da, 0x19da, 1},
		{0x2070, 0x2070, 1},
		{0x2074, 0x2079, 1},
		{0x2080, 0x2089, 1},
		{0x2460, 0x2468, 1},
		{0x2474, 0x247c, 1},
		{0x2488, 0x2490, 1},
		{0x24ea, 0x24ea, 1},
		{0x24f5, 0x24fd, 1},
		{0x24ff, 0x24ff, 1},
		{0x2776, 0x277e, 1},
		{0x2780, 0x2788, 1},
		{0x278a, 0x2792, 1},
	},
	R32: []unicode.Range32{
		{0x10a40, 0x10a43, 1}, {0x10e60, 0x10e68, 1}, {0x11052, 0x1105a, 1}, {0x1f100, 0x1f10a, 1},
	},
	LatinOffset: 2,
}

// wordBreakers are the punctuation marks that stand inside words: with marks,
// modifiers and format characters they are what a final sigma is not
// separated from its word by.
const wordBreakers = "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a"

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) && !unicode.Is(younger, r)
}

// isDecimal reports whether r is a digit of a decimal system.
func isDecimal(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIIDigit(r)
	}
	return unicode.IsDigit(r) && !unicode.Is(younger, r)
}

func isASCIIDigit(r rune) bool { return '0' <= r && r <= '9' }

func isDigit(r rune) bool { return isDecimal(r) || unicode.Is(digitForms, r) }

// isWord reports whether r is a letter, a number of any kind or a low line.
func isWord(r rune) bool {
	return r == '_' || isLetter(r) || unicode.IsNumber(r) && !unicode.Is(younger, r)
}

// isBlank reports whether s holds white space and nothing else.
func isBlank(s string) bool {
	for _, r := range s {
		if !isSpace(r) {
			return false
		}
	}
	return s != ""
}

// isAlphabetic reports whether s holds letters and nothing else.
func isAlphabetic(s string) bool {
	for _, r := range s {
		if !isLetter(r) {
			return false
		}
	}
	return s != ""
}

// lower is s in lower case; s itself where nothing changes.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			var room [64]byte
			low := appendLower(room[:0], s)
			if string(low) == s {
				return s
			}
			return string(low)
		}
	}
	return s
}

// appendLower appends s in lower case.
func appendLower(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			dst = append(dst, c)
		case r == 'İ':
			dst = append(dst, "i\u0307"...)
		case r == 'Σ' && endsWord(s, i, i+size):
			dst = append(dst, "ς"...)
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
		i += size
	}
	return dst
}

// endsWord reports whether the sigma at s[start:end] is a final one: a cased
// letter before it and none after it.
func endsWord(s string, start, end int) bool {
	before := strings.TrimRightFunc(s[:start], isCaseIgnorable)
	r, _ := utf8.DecodeLastRuneInString(before)
	if before == "" || !isCased(r) {
		return false
	}
	after := strings.TrimLeftFunc(s[end:], isCaseIgnorable)
	r, _ = utf8.DecodeRuneInString(after)
	return after == "" || !isCased(r)
}

func isCaseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk) && !unicode.Is(younger, r) ||
		strings.ContainsRune(wordBreakers, r)
}

func isCased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase) &&
		!unicode.Is(younger, r)
}
