package gazetteer

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Form is how a word names a country.
type Form byte

// The forms.
const (
	NoForm      Form = iota
	CountryName      // "China"
	Adjective        // "Chinese"; as a noun, its people
	Resident         // "Swede"
	Residents        // "Swedes"
)

// Country is a state or territory with an ISO 3166 code.
type Country struct {
	Code     string // ISO 3166-1 alpha-2, XK, or ISO 3166-3 for a state that is no more
	Name     string
	Capital  string // "" for none
	Demonyms []string
}

var (
	//go:embed countries/countries.tsv
	countriesTable table
	//go:embed nations.tsv
	nationsTable table
)

type nationEntry struct {
	key     string
	country uint16
	form    Form
}

type nationIndex struct {
	countries []Country     // by code
	entries   []nationEntry // by key
}

var nations = sync.OnceValue(readNations)

// Nation is the code of the country that a name or demonym belongs to, and
// how; "" and NoForm where there is none. Letter case, accents and full stops
// do not matter.
func Nation(name string) (string, Form) {
	var buffer [64]byte
	key := appendKey(buffer[:0], name)
	index := nations()
	i, found := slices.BinarySearchFunc(index.entries, key, func(e nationEntry, key []byte) int {
		return cmp.Compare(e.key, string(key))
	})
	if !found {
		return "", NoForm
	}
	return index.countries[index.entries[i].country].Code, index.entries[i].form
}

// CountryByCode is the country with this ISO code.
func CountryByCode(code string) (Country, bool) {
	all := nations().countries
	i, found := slices.BinarySearchFunc(all, code, func(c Country, code string) int { return cmp.Compare(c.Code, code) })
	if !found {
		return Country{}, false
	}
	return all[i], true
}

// readNations merges the two tables. Where they name two countries alike, the
// first to say so wins: our own names and adjectives, then the package's, then
// what people are called.
func readNations() *nationIndex {
	n := &nationIndex{}
	countriesTable.lines(func(cell []string) {
		n.countries = append(n.countries, Country{Code: cell[0], Name: cell[1], Capital: cell[2]})
	})
	nationsTable.lines(func(cell []string) {
		if cell[1] == "gone" {
			n.countries = append(n.countries, Country{Code: cell[0], Name: cell[2]})
		}
	})
	slices.SortFunc(n.countries, func(a, b Country) int { return cmp.Compare(a.Code, b.Code) })
	at := make(map[string]uint16, len(n.countries))
	for i, c := range n.countries {
		at[c.Code] = uint16(i)
	}

	forms := make(map[string]nationEntry, 3000)
	not := map[string]string{}
	add := func(code, name string, form Form) {
		key := Key(name)
		if _, taken := forms[key]; !taken && key != "" {
			forms[key] = nationEntry{key, at[code], form}
		}
	}
	people := func(code, name string) {
		c := &n.countries[at[code]]
		if !slices.Contains(c.Demonyms, name) {
			c.Demonyms = append(c.Demonyms, name)
		}
	}
	nationsTable.lines(func(cell []string) {
		for name := range strings.SplitSeq(cell[2], ";") {
			switch cell[1] {
			case "not":
				not[Key(name)] = cell[0]
			case "name":
				add(cell[0], name, CountryName)
			case "adjective":
				add(cell[0], name, Adjective)
				people(cell[0], name)
			}
		}
	})
	given := func(code, name string, form Form) bool {
		if name == "" || form == CountryName && not[Key(name)] == code {
			return false
		}
		add(code, name, form)
		return forms[Key(name)].country == at[code]
	}
	countriesTable.lines(func(cell []string) {
		given(cell[0], cell[1], CountryName)
		for _, name := range split(cell[4]) {
			given(cell[0], name, CountryName)
		}
	})
	countriesTable.lines(func(cell []string) {
		for _, name := range split(cell[3]) {
			form := Adjective
			if strings.HasSuffix(name, "er") {
				form = Resident
			}
			if name != cell[1] && given(cell[0], name, form) {
				people(cell[0], name)
			}
		}
	})
	nationsTable.lines(func(cell []string) {
		if cell[1] != "resident" {
			return
		}
		for name := range strings.SplitSeq(cell[2], ";") {
			one, many, irregular := strings.Cut(name, "/")
			if !irregular {
				many = one + "s"
			}
			add(cell[0], one, Resident)
			add(cell[0], many, Residents)
			people(cell[0], one)
		}
	})
	for _, c := range n.countries {
		for _, name := range c.Demonyms {
			if strings.HasSuffix(name, "n") || strings.HasSuffix(name, "i") || strings.HasSuffix(name, "er") || strings.HasSuffix(name, "ine") {
				add(c.Code, name+"s", Residents)
			}
		}
	}
	n.entries = make([]nationEntry, 0, len(forms))
	for _, e := range forms {
		n.entries = append(n.entries, e)
	}
	slices.SortFunc(n.entries, func(a, b nationEntry) int { return cmp.Compare(a.key, b.key) })
	return n
}
