package english

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/english/weights"
)

// The functions below say how many bytes a prefix, suffix or infix has, 0 for
// none. They stand for regular expressions of which the first alternative
// wins; a search for a suffix finds the one that begins first, the longest.

// prefix is the length of the prefix that s begins with.
func (t *tokenizer) prefix(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if t.class.Of(r)&weights.Prefix != 0 {
		return size
	}
	switch r {
	case '.':
		if n := dots(s); n > 1 {
			return n
		}
		return 0
	case '+':
		if !beginsWithDigit(s[1:]) {
			return 1
		}
		return 0
	}
	for _, p := range t.prefixes {
		if strings.HasPrefix(s, p) {
			return len(p)
		}
	}
	return 0
}

// suffix is the length of the suffix that s ends with.
func (t *tokenizer) suffix(s string) int {
	r, size := utf8.DecodeLastRuneInString(s)
	longest := 0
	if t.class.Of(r)&weights.Suffix != 0 {
		longest = size
	}
	for _, suffix := range t.suffixes {
		if len(suffix) > longest && strings.HasSuffix(s, suffix) {
			longest = len(suffix)
		}
	}
	if r == '.' {
		longest = max(longest, t.stop(s))
	}
	return max(longest, t.unit(s))
}

// stop is the length of the suffix of s, which ends with a full stop: several
// of them, or one after a word that is no abbreviation.
func (t *tokenizer) stop(s string) int {
	head := strings.TrimRight(s, ".")
	if n := len(s) - len(head); n > 1 {
		return n
	}
	r, size := utf8.DecodeLastRuneInString(head)
	class := t.class.Of(r)
	before, _ := utf8.DecodeLastRuneInString(head[:len(head)-size])
	switch {
	case size == 0:
		return 0
	case class&weights.BeforeStop != 0:
		return 1
	case class&weights.Upper != 0 && t.class.Of(before)&weights.Upper != 0:
		return 1
	case before == '°' && strings.ContainsRune("FfCcKk", r):
		return 1
	}
	return 0
}

// unit is the length of the unit, the currency or the plus sign that s ends
// with after a digit.
func (t *tokenizer) unit(s string) int {
	head := s
	for range t.unitLength + 1 {
		r, size := utf8.DecodeLastRuneInString(head)
		if isASCIIDigit(r) {
			tail := s[len(head):]
			if _, ok := t.units[tail]; ok || tail == "+" {
				return len(tail)
			}
			return 0
		}
		head = head[:len(head)-size]
	}
	return 0
}

// infix is the length of the infix that s begins with. The first character of
// s is r, of the given size, and before is the one that stands before it, -1
// for none.
func (t *tokenizer) infix(s string, r rune, size int, before rune) int {
	if t.class.Of(r)&weights.Infix != 0 {
		return size
	}
	switch r {
	case '.':
		if n := dots(s); n > 1 {
			return n
		}
		if t.is(before, weights.LeftOfStop) && t.beginsWith(s[1:], weights.RightOfStop) {
			return 1
		}
	case ')': // "(CNN)The", which the reference leaves whole
		if next, _ := utf8.DecodeRuneInString(s[1:]); unicode.IsUpper(before) && unicode.IsUpper(next) {
			return 1
		}
	case ',':
		if t.is(before, weights.Letter) && t.beginsWith(s[1:], weights.Letter) {
			return 1
		}
	case '+', '*', '^':
		if betweenNumbers(s, before) {
			return 1
		}
	case ':', '<', '>', '=', '/':
		if t.is(before, weights.Joint) && t.beginsWith(s[1:], weights.Letter) {
			return 1
		}
	case '-':
		if betweenNumbers(s, before) {
			return 1
		}
		return t.dash(s, "-", 3, before)
	case '–', '~':
		return t.dash(s, s[:size], 1, before)
	case '—':
		return t.dash(s, s[:size], 2, before)
	}
	return 0
}

func (t *tokenizer) hasInfix(s string) bool {
	before := rune(-1)
	for i, r := range s {
		if t.infix(s[i:], r, utf8.RuneLen(r), before) > 0 {
			return true
		}
		before = r
	}
	return false
}

// dash is the length of the dash that s begins with: at most so many times
// the sign, between words.
func (t *tokenizer) dash(s, sign string, most int, before rune) int {
	if !t.is(before, weights.Joint) {
		return 0
	}
	rest, n := s, 0
	for ; n <= most && strings.HasPrefix(rest, sign); n++ {
		rest = rest[len(sign):]
	}
	if n > most || !t.beginsWith(rest, weights.Letter) {
		return 0
	}
	return n * len(sign)
}

// betweenNumbers reports whether the sign that s begins with has a digit
// before it, and after it another or a minus sign.
func betweenNumbers(s string, before rune) bool {
	return isASCIIDigit(before) && (beginsWithDigit(s[1:]) || strings.HasPrefix(s[1:], "-"))
}

func (t *tokenizer) is(r rune, class weights.Class) bool {
	return r >= 0 && t.class.Of(r)&class != 0
}

func (t *tokenizer) beginsWith(s string, class weights.Class) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && t.class.Of(r)&class != 0
}

func beginsWithDigit(s string) bool { return s != "" && isASCIIDigit(rune(s[0])) }

// dots is the number of full stops that s begins with.
func dots(s string) int { return len(s) - len(strings.TrimLeft(s, ".")) }
