package coref

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"entente/extractor"
)

// class is what a noun can refer to.
type class uint16

const (
	male class = 1 << iota
	female
	person // of any gender; set with male and female too
	body
	land
	site
	crowd
	kinship
	none
)

var (
	//go:embed roles.tsv
	rolesTable string
	//go:embed kinship.tsv
	kinshipTable string
)

var classNames = map[string]class{
	"he": male | person, "she": female | person, "person": person, "body": body, "land": land, "site": site, "crowd": crowd, "kin": kinship | person, "none": none,
}

// nouns maps a noun to its class, kin a role noun to the roles it may refer
// to.
var (
	nouns = sync.OnceValue(func() map[string]class {
		out := map[string]class{}
		eachRow(rolesTable, func(name string, words []string) {
			for _, w := range words {
				out[w] |= classNames[name]
			}
		})
		return out
	})
	kin = sync.OnceValue(func() map[string][]string {
		out := map[string][]string{}
		eachRow(kinshipTable, func(name string, words []string) {
			out[name] = append(out[name], words...)
		})
		return out
	})
)

func eachRow(table string, fn func(first string, words []string)) {
	for row := range strings.Lines(table) {
		first, words, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if ok && !strings.HasPrefix(row, "#") {
			fn(first, strings.Fields(words))
		}
	}
}

// classOf is the class of a noun by its lemma, in lower case.
func classOf(lemma string) class { return nouns()[lemma] }

// genderOf is what a noun tells of who it refers to.
func genderOf(lemma string) extractor.Gender {
	switch c := classOf(lemma); {
	case c&male != 0:
		return extractor.Male
	case c&female != 0:
		return extractor.Female
	}
	return extractor.UnknownGender
}

// kindred tells whether a role noun may refer to somebody who was called
// another.
func kindred(noun, called string) bool {
	return noun == called || slices.Contains(kin()[noun], called)
}
