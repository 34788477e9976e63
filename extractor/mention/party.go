package mention

import (
	"strings"

	"entente/extractor/gazetteer"
)

// readParties takes the names of parties of which "party" is no part by its
// letter case: "the Conservative party", "the Liberal Democratic party".
func (f *finder) readParties() {
	for i := 1; i < len(f.units); i++ {
		from := i - 1
		if f.units[i].text != "party" || !f.units[from].upper() || f.units[from].taken || f.units[from].weak || !f.partisan(from, i) {
			continue
		}
		for from > 0 && f.units[from-1].upper() && !f.units[from-1].taken && !f.units[from-1].weak && f.partisan(from-1, i) {
			from--
		}
		f.keep(from, i+1, "ORG")
	}
}

// partisan tells whether the words before "party" are a party's: an adjective
// of views, or the name of one that is well known.
func (f *finder) partisan(from, to int) bool {
	if f.units[from].class.Is(gazetteer.People) {
		return true
	}
	return gazetteer.BodyOf(f.text(from, to)+" Party") != ""
}

// readSmallBodies takes the names of well-known bodies that are written with
// small letters from the second word on: "the European commission".
func (f *finder) readSmallBodies() {
	for i := range f.units {
		if !f.units[i].upper() || f.units[i].weak || !gazetteer.BeginsName(f.units[i].text) {
			continue
		}
		for to := min(i+4, len(f.units)); to > i+1; to-- {
			if f.smallBody(i, to) {
				f.hide(i, to)
				f.spans = append(f.spans, span{from: i, to: to, label: "ORG"})
				break
			}
		}
	}
}

// smallBody tells whether the words from one unit to another, all but the first
// in small letters, are the name of a body.
func (f *finder) smallBody(from, to int) bool {
	if f.units[from].taken || !f.units[to-1].class.Is(gazetteer.Body|gazetteer.Bare) {
		return false
	}
	words := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		text := f.units[i].text
		if i > from && f.units[i].shape != small || f.units[i].taken {
			return false
		}
		if i > from && text != "of" && text != "for" && text != "and" {
			text = strings.ToUpper(text[:1]) + text[1:]
		}
		words = append(words, text)
	}
	return gazetteer.BodyOf(strings.Join(words, " ")) != ""
}
