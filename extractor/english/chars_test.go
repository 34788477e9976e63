package english

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// The fixture says for every code point what Python 3.11 makes of it: lines of
// the first code point of a run, its classes (a letter, u upper-case letter,
// g digit, d decimal, w word, s space, i case-ignorable, c cased) and how far
// away its lower case is.
func TestCharactersAreThoseOfUnicode14(t *testing.T) {
	f, err := os.Open("testdata/chars.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	r, classes, shift := rune(0), "", rune(0)
	check := func(end rune) {
		for ; r < end; r++ {
			if got := classesOf(r); utf8.ValidRune(r) && got != classes {
				t.Errorf("%U has classes %s, want %s", r, got, classes)
			}
			if want := string(r + shift); utf8.ValidRune(r) && r != 'İ' && lower(string(r)) != want {
				t.Errorf("lower(%U) = %q, want %q", r, lower(string(r)), want)
			}
		}
	}
	for lines := bufio.NewScanner(z); lines.Scan(); {
		var next, delta rune
		var kind string
		if n, err := fmt.Sscanf(lines.Text()+" 0", "%x %s %d", &next, &kind, &delta); n != 3 {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		check(next)
		classes, shift = kind, delta
	}
	check(unicode.MaxRune + 1)
	if r == 0 {
		t.Fatal("the fixture is empty")
	}
}

func classesOf(r rune) string {
	var b strings.Builder
	for _, class := range []struct {
		name byte
		has  bool
	}{
		{'a', isLetter(r)},
		{'u', isLetter(r) && unicode.IsUpper(r)},
		{'g', isDigit(r)},
		{'d', isDecimal(r)},
		{'w', isWord(r)},
		{'s', isSpace(r)},
		{'i', isCaseIgnorable(r)},
		{'c', isCased(r) && !isCaseIgnorable(r)},
	} {
		if class.has {
			b.WriteByte(class.name)
		}
	}
	if b.Len() == 0 {
		return "-"
	}
	return b.String()
}

func TestLowerKnowsTheOddLetters(t *testing.T) {
	for s, want := range map[string]string{
		"":                   "",
		"already lower":      "already lower",
		"Mixed CASE 12":      "mixed case 12",
		"İstanbul":           "i\u0307stanbul",
		"ΟΔΥΣΣΕΥΣ":           "οδυσσευς",
		"ΣΑΣ ΣΑ'Σ.":          "σας σα'ς.",
		"Σ":                  "σ",
		"ΑΣ'Β":               "ασ'β",
		"\u212aelvin ẞ":      "kelvin ß",
		"bad \xff\xe2 \x80A": "bad \xff\xe2 \x80a",
		"Ünïcode":            "ünïcode",
	} {
		if got := lower(s); got != want {
			t.Errorf("lower(%q) = %q, want %q", s, got, want)
		}
	}
}
