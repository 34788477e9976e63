package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/gazetteer"
)

// readGaps takes the runs of capitals that the engine saw no name in.
func (f *finder) readGaps() {
	for i := 0; i < len(f.units); i++ {
		if !f.startsGap(i) {
			continue
		}
		to := max(i+1, f.knownFrom(i))
		for to < len(f.units) && !f.units[to].taken && (f.units[to].upper() && !f.units[to].class.Is(gazetteer.Calendar) || f.units[to].shape == number && f.units[to].text != "" && to > i && f.sameName(to)) {
			to++
		}
		f.part(i, to, "")
		i = to
	}
}

func (f *finder) sameName(i int) bool { return f.doc.Tokens[f.units[i].from].Tag == "NNP" }

// startsGap tells whether a name that the engine missed may start at a unit.
func (f *finder) startsGap(i int) bool {
	u := f.units[i]
	if u.upper() && !u.taken && f.knownFrom(i) > i {
		return true
	}
	if u.class.Is(gazetteer.Never|gazetteer.Function) && !u.weak && f.unit(i+1).upper() && f.unit(i+1).class.Is(gazetteer.Body) && !u.taken {
		return u.upper() && !strings.EqualFold(u.text, "the")
	}
	if u.taken || !u.upper() || u.class.Is(gazetteer.Never|gazetteer.Function|gazetteer.Calendar|gazetteer.Honorific) || strings.EqualFold(u.text, "the") {
		return false
	}
	if u.shape == acronym && u.class.Is(gazetteer.Degree) && f.unit(i-1).taken {
		return false
	}
	tag := f.doc.Tokens[u.from].Tag
	if u.weak && tag != "NNP" && tag != "NNPS" && !demonym(u.text) && !gazetteer.KnownName(u.text) {
		return false
	}
	return len(u.text) > 1 && latin(u.text)
}

// demonym tells whether a word tells of the people or things of a country or
// place.
func demonym(word string) bool {
	if _, form := gazetteer.Nation(word); form > gazetteer.CountryName {
		return true
	}
	_, form := gazetteer.PlaceOf(word)
	return form != gazetteer.NoForm
}

// latin tells whether a word begins in the Latin script; what begins in
// another is quoted, not named, in English.
func latin(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return r < utf8.RuneSelf || unicode.Is(unicode.Latin, r) || !unicode.IsLetter(r) && !unicode.Is(unicode.Cf, r)
}
