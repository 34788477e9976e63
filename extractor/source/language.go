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

// proseEnglish is a share that English prose reaches.
const proseEnglish = .3

// lexicon maps each frequent word to the languages that have it, as a bit
// set; English is bit 0.
type lexicon struct {
	names []string
	words map[string]uint64
}

var languages = sync.OnceValue(func() (l lexicon) {
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
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\'' && r != '’' && !unicode.Is(unicode.Mn, r)
	})
	best, counts, all := l.count(words)
	if best != 0 { // "Juan de la Cruz, Ana van der Berg" is no language
		if best, counts, all := l.count(outsideNames(words)); best == 0 && float64(counts[0]) >= proseEnglish*float64(all) {
			return "", false
		}
	}
	switch {
	case best != 0 && (len(words) >= graph.MinWords || counts[best] >= counts[0]+2):
		return l.names[best], true
	case len(words) >= graph.MinWords && float64(counts[0]) < leastEnglish*float64(all):
		return "no English", true
	}
	return "", false
}

// count gives the language that has the most of the words, how many each has,
// and of how many words that tells. Names tell nothing; a text all in capitals
// has no other words.
func (l *lexicon) count(words []string) (best int, counts []int, of int) {
	counts = make([]int, len(l.names))
	small := 0
	var folded []byte
	for k, w := range words {
		if isSmall(w) {
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
			if i == 0 || k == 0 || !isParticle(w) {
				counts[i] += int(set & 1)
			}
		}
	}
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	if small < leastSmall {
		return best, counts, len(words)
	}
	return best, counts, small
}

// isParticle tells of short words with a capital, as in "Al Thani".
func isParticle(word string) bool {
	return len(word) <= 3 && !isSmall(word) && word != strings.ToUpper(word)
}

func isSmall(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first)
}

// longestParticle is how many words in small letters may stand in a name: "von
// und zu".
const longestParticle = 3

// outsideNames leaves out what may stand inside names: a few words in small
// letters between two with capitals.
func outsideNames(words []string) []string {
	var out []string
	for from := 0; from < len(words); {
		to := from
		for to < len(words) && isSmall(words[to]) {
			to++
		}
		if from == 0 || to == len(words) || to-from > longestParticle {
			out = append(out, words[from:to]...)
		}
		if to < len(words) {
			out = append(out, words[to])
			to++
		}
		from = to
	}
	return out
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
