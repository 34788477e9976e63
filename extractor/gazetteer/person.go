package gazetteer

import (
	"cmp"
	_ "embed"
	"slices"
	"sync"

	"entente/extractor"
)

var (
	//go:embed first_names.tsv
	firstNamesTable table
	//go:embed nicknames.tsv
	nicknamesTable table
)

// FirstName tells whether people bear this as their first name.
func FirstName(name string) bool {
	var buffer [64]byte
	return firstNamesTable.find(appendKey(buffer[:0], name)) != ""
}

// Gender is what most people with this first name are; UnknownGender where
// both bear it or it is none.
func Gender(first string) extractor.Gender {
	var buffer [64]byte
	gender := extractor.UnknownGender
	firstNamesTable.find(appendKey(buffer[:0], first)).lines(func(cell []string) {
		switch cell[1] {
		case "m":
			gender = extractor.Male
		case "f":
			gender = extractor.Female
		}
	})
	return gender
}

type nicknamePair struct{ short, formal string }

// nicknamePairs are by short form, then by formal name.
var nicknamePairs = sync.OnceValue(func() []nicknamePair {
	var pairs []nicknamePair
	nicknamesTable.lines(func(cell []string) {
		for _, short := range split(cell[1]) {
			pairs = append(pairs, nicknamePair{Key(short), Key(cell[0])})
		}
	})
	slices.SortFunc(pairs, func(a, b nicknamePair) int {
		return cmp.Or(cmp.Compare(a.short, b.short), cmp.Compare(a.formal, b.formal))
	})
	return pairs
})

// Nickname tells whether one first name is a short or familiar form of the
// other, or both are of a third: Jim and James, Bob and Rob.
func Nickname(a, b string) bool {
	ka, kb := Key(a), Key(b)
	if ka == kb {
		return false
	}
	fa, fb := formalNames(ka), formalNames(kb)
	for _, p := range fa {
		if p.formal == kb || slices.ContainsFunc(fb, func(q nicknamePair) bool { return q.formal == p.formal }) {
			return true
		}
	}
	return slices.ContainsFunc(fb, func(p nicknamePair) bool { return p.formal == ka })
}

func formalNames(short string) []nicknamePair {
	pairs := nicknamePairs()
	from, _ := slices.BinarySearchFunc(pairs, short, func(p nicknamePair, short string) int { return cmp.Compare(p.short, short) })
	to := from
	for to < len(pairs) && pairs[to].short == short {
		to++
	}
	return pairs[from:to]
}
