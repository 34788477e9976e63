package graph

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFoldMakesSpellingsOfANameEqual(t *testing.T) {
	for _, test := range []struct {
		name, want string
		spellings  []string
	}{
		{"case", "lena orlova", []string{"Lena Orlova", "LENA ORLOVA", "lena orlova"}},
		{"diacritics, composed or not", "jose munoz", []string{"José Muñoz", "Jose\u0301 Mun\u0303oz", "JOSÉ MUÑOZ"}},
		{"strokes", "lukasz jorgensen", []string{"Łukasz Jørgensen", "Lukasz Jorgensen"}},
		{"full case folding", "strasse", []string{"Straße", "STRASSE", "STRAẞE"}},
		{"dotted and dotless i", "istanbul", []string{"İstanbul", "Istanbul", "ıstanbul"}},
		{"apostrophes", "o'hara", []string{"O’Hara", "O'Hara", "Oʼhara", "O´Hara", "O`Hara"}},
		{"quotation marks", `the "quiet" house`, []string{`The “Quiet” House`, `The «Quiet» House`, `The "Quiet" House`}},
		{"dashes", "al-amin", []string{"al-Amin", "al–Amin", "al‑Amin", "al—Amin", "al−Amin"}},
		{"white space", "a b", []string{" A\u00a0\n\tB ", "a  b", "\u2003a\u2009b"}},
		{"invisible characters", "ab", []string{"a\u00adb", "a\u200bb", "\ufeffab", "a\x00b", "a\x1bb"}},
		{"compatibility forms", "office 1", []string{"oﬃce １", "Office 1"}},
		{"Greek", "ελλας", []string{"Ἑλλάς", "ελλάς"}},
		{"Cyrillic", "сергеи", []string{"Сергей", "сергеи\u0306"}},
		{"Arabic vowels", "محمد", []string{"مُحَمَّد", "محـمد"}},
		{"Hebrew points", "שלום", []string{"שָׁלוֹם"}},
		{"Hangul", "한국", []string{"한국", "한국"}},
	} {
		for _, s := range test.spellings {
			want := test.want
			if test.name == "Greek" { // final sigma folds to sigma
				want = "ελλασ"
			}
			if got := Fold(s); got != want {
				t.Errorf("%s: Fold(%q) = %q, want %q", test.name, s, got, want)
			}
		}
	}
	for _, pair := range [][2]string{{"か", "が"}, {"हिन्दी", "हनद"}, {"al-amin", "al amin"}, {"习近平", "習近平"}} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("Fold makes %q and %q equal", pair[0], pair[1])
		}
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct {
		s    string
		want []string
	}{
		{"", nil},
		{" – ", nil},
		{"The U.S. and the U.S.S.R", []string{"the", "us", "and", "the", "ussr"}},
		{"J. F. Orlova", []string{"j", "f", "orlova"}},
		{"Section B. Then", []string{"section", "b", "then"}},
		{"O’Hara's al-Amin", []string{"o", "hara", "s", "al", "amin"}},
		{"习近平 2018", []string{"习近平", "2018"}},
		{"हिन्दी", []string{"हिन्दी"}},
		{strings.Repeat("é", 100), []string{strings.Repeat("e", MaxToken)}},
	} {
		if got := Words(test.s); !slices.Equal(got, test.want) {
			t.Errorf("Words(%q) = %q, want %q", test.s, got, test.want)
		}
	}
	if got := len(Tokens(strings.Repeat("word ", 1000))); got != MaxNameTokens {
		t.Errorf("Tokens gives %d words, want %d", got, MaxNameTokens)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "İ ǅ ﬃ", "ᾳͅ", "é\u0323\u0301", "\xff\x00", "한국", "̈́΅", "𝔘𝔫", "ſ ẞ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, folded again %q", s, folded, again)
		}
		if !utf8.ValidString(folded) || strings.TrimSpace(folded) != folded {
			t.Errorf("Fold(%q) = %q", s, folded)
		}
		for _, w := range Words(s) {
			if w == "" || utf8.RuneCountInString(w) > MaxToken {
				t.Errorf("Words(%q) has %q", s, w)
			}
		}
	})
}
