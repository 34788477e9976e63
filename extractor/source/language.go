package source

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente/graph"
)

// languagesTSV lists the frequent words of languages: name, tab, words. Words
// that two languages share stand in both.
//
//go:embed languages.tsv
var languagesTSV string

// leastEnglish is the share of frequent English words below which a text of
// some length is not English: English prose has .45 to .65, pages full of
// foreign names .25; languages without a row of their own stay below .08.
const leastEnglish = .13

// leastSmall is how many words in small letters tell the language of a text
// that is full of names.
const leastSmall = 10

// languages maps each frequent word to the languages that have it, as a bit
// set; English is bit 0.
var languages = sync.OnceValue(func() (l struct {
	names []string
	words map[string]uint64
},
) {
	l.words = map[string]uint64{}
	for row := range strings.Lines(languagesTSV) {
		name, words, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			l.words[w] |= 1 << len(l.names)
		}
		l.names = append(l.names, name)
	}
	return l
})

// scripts are those that other languages than English are written in.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Cyrillic", unicode.Cyrillic},
	{"Chinese", unicode.Han},
	{"Japanese", unicode.Hiragana},
	{"Japanese", unicode.Katakana},
	{"Korean", unicode.Hangul},
	{"Arabic", unicode.Arabic},
	{"Hebrew", unicode.Hebrew},
	{"Devanagari", unicode.Devanagari},
	{"Bengali", unicode.Bengali},
	{"Tamil", unicode.Tamil},
	{"Thai", unicode.Thai},
	{"Greek", unicode.Greek},
	{"Georgian", unicode.Georgian},
	{"Armenian", unicode.Armenian},
	{"Ethiopic", unicode.Ethiopic},
}

// notEnglish tells whether a text is in another language, and what it seems
// to be. A text is English where its frequent words are more often English
// than of any one other language; a short one unless it speaks clearly
// against it.
func notEnglish(text string) (seems string, ok bool) {
	if script, ok := foreignScript(text); ok {
		return "text in " + script + " script", true
	}
	l := languages()
	counts := make([]int, len(l.names))
	words, small := 0, 0
	var folded []byte
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\'' && r != '’' && !unicode.Is(unicode.Mn, r)
	}) {
		words++
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) {
			small++
		}
		folded = folded[:0]
		for _, r := range strings.Trim(w, "'’") {
			if r == '’' {
				r = '\''
			}
			folded = append(folded, string(unicode.ToLower(r))...)
		}
		for set, i := l.words[string(folded)], 0; set != 0; set, i = set>>1, i+1 {
			counts[i] += int(set & 1)
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	all := words
	if small >= leastSmall { // a list of names is of no language; text all in capitals has nothing else
		all = small
	}
	switch {
	case best != 0 && (words >= graph.MinWords || counts[best] >= counts[0]+2):
		return l.names[best], true
	case words >= graph.MinWords && float64(counts[0]) < leastEnglish*float64(all):
		return "no English", true
	}
	return "", false
}

// foreignScript is the script that most letters of a text belong to, where
// that is not the Latin one.
func foreignScript(text string) (string, bool) {
	counts := make([]int, len(scripts))
	latin, others := 0, 0
	for _, r := range text {
		switch {
		case r < unicode.MaxASCII:
			if unicode.IsLetter(r) {
				latin++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			others++
			for i := range scripts {
				if unicode.Is(scripts[i].table, r) {
					counts[i]++
					break
				}
			}
		}
	}
	if others <= latin {
		return "", false
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	if counts[best] == 0 {
		return "another", true
	}
	return scripts[best].name, true
}
