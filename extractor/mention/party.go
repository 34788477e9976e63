package mention

import "entente/extractor/gazetteer"

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
