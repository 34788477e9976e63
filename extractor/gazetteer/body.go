package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed bodies.tsv
var bodiesTable string

// bodies is the fullest name of each known organisation, by all its names.
var bodies = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, 400)
	for line := range strings.Lines(bodiesTable) {
		if line[0] == '#' {
			continue
		}
		names := strings.Split(strings.TrimSpace(line), ";")
		for _, name := range names {
			all[name] = names[0]
		}
	}
	return all
})

// BodyOf is the fullest name of a well-known organisation, "" for none. Letter
// case matters, since many are abbreviations that are words as well.
func BodyOf(name string) string {
	if strings.Contains(name, "’") {
		name = strings.ReplaceAll(name, "’", "'")
	}
	return bodies()[name]
}

// KnownName tells whether the gazetteer knows a name without a doubt: of a
// country, a well-known organisation, a land or a water.
func KnownName(name string) bool {
	if BodyOf(name) != "" {
		return true
	}
	if _, form := Nation(name); form == CountryName {
		return true
	}
	return LandOrWater(name)
}

// firstWords are the first words of all names of several words that KnownName
// knows.
var firstWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	add := func(key string) {
		if first, _, more := strings.Cut(key, " "); more {
			words[first] = true
		}
	}
	for name := range bodies() {
		add(Key(name))
	}
	for _, e := range nations().entries {
		if e.form == CountryName {
			add(e.key)
		}
	}
	for _, e := range placeIndex().entries {
		if e.form == CountryName {
			add(e.key)
		}
	}
	return words
})

// BeginsName tells whether a name of several words that KnownName knows begins
// with a word, or a hyphenated word.
func BeginsName(word string) bool {
	var buffer [64]byte
	first, _, _ := strings.Cut(string(appendKey(buffer[:0], word)), " ")
	return firstWords()[first]
}
