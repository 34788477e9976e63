package coref

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/gazetteer"
)

// bodyName is an organisation's or a place's name, folded and taken apart.
type bodyName struct {
	words    []string // legal forms at the end and the country left out
	full     []string // all words
	country  string   // ISO code of the country that the name holds, left out of words
	initials string   // of the words that have a capital
	acronym  string   // the name itself in lower case where it is one: "nato"
	generic  bool     // made of institution words alone: "Foreign Ministry"
}

// spellings are words that two standards of English write differently.
var spellings = map[string]string{
	"defence": "defense", "labour": "labor", "centre": "center", "organisation": "organization", "&": "and", "theatre": "theater",
	"programme": "program", "int'l": "international", "intl": "international", "dept": "department", "univ": "university", "harbour": "harbor",
}

// ofNames are the bodies of which "X Ministry" and "Ministry of X" are one.
var ofNames = []string{"ministry", "department", "office", "bureau", "parliament", "embassy"}

func parseBody(name string) bodyName {
	var b bodyName
	var initials []byte
	raw := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' || r == '–' })
	for i, w := range raw {
		folded := strings.Trim(gazetteer.Key(w), "'\",()")
		if folded == "" || i == 0 && folded == "the" {
			continue
		}
		if s, ok := spellings[folded]; ok {
			folded = s
		}
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			initials = append(initials, folded[0])
		}
		b.words = append(b.words, folded)
	}
	if len(b.words) == 1 && isAcronym(name) {
		b.acronym = strings.ReplaceAll(b.words[0], ".", "")
	}
	for len(b.words) > 1 && gazetteer.ClassOf(b.words[len(b.words)-1]).Is(gazetteer.Suffix) {
		b.words = b.words[:len(b.words)-1]
	}
	b.full, b.initials = b.words, string(initials)
	b.writeNumber()
	b.frontNation()
	b.frontOf()
	b.generic = !slices.ContainsFunc(b.words, func(w string) bool {
		return w != "of" && w != "for" && w != "and" && w != "the" &&
			!gazetteer.ClassOf(w).Is(gazetteer.Body|gazetteer.Modifier|gazetteer.Bare|gazetteer.Title)
	})
	return b
}

// writeNumber makes "Group of Seven" and "G-7" "G7".
func (b *bodyName) writeNumber() {
	if len(b.words) == 3 && b.words[0] == "group" && b.words[1] == "of" {
		if n := slices.Index(counts, b.words[2]); n > 0 {
			b.words = []string{"g" + strconv.Itoa(n)}
		}
	}
	if len(b.words) == 2 && b.words[0] == "g" && b.words[1][0] >= '0' && b.words[1][0] <= '9' {
		b.words = []string{"g" + b.words[1]}
	}
}

var counts = []string{
	"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
	"sixteen", "seventeen", "eighteen", "nineteen", "twenty",
}

// frontNation writes a country that a name begins with, or ends with behind
// "of", as its code and puts it first: "United States Congress", "U.S.
// Congress" and "Congress of the United States" are one.
func (b *bodyName) frontNation() {
	n := len(b.words)
	for k := min(3, n-1); k > 0; k-- {
		if code, form := gazetteer.Nation(strings.Join(b.words[:k], " ")); form == gazetteer.CountryName || form == gazetteer.Adjective {
			b.country, b.words = code, b.words[k:]
			return
		}
	}
	for k := max(2, n-4); k < n; k++ {
		from := k
		if b.words[from] == "the" {
			from++
		}
		if b.words[k-1] != "of" || from == n {
			continue
		}
		if code, form := gazetteer.Nation(strings.Join(b.words[from:], " ")); form == gazetteer.CountryName {
			b.country, b.words = code, b.words[:k-1]
			return
		}
	}
}

// frontOf makes "Ministry of Defence" "Defence Ministry".
func (b *bodyName) frontOf() {
	if n := len(b.words); n > 2 && slices.Contains(ofNames, b.words[0]) && (b.words[1] == "of" || b.words[1] == "for") {
		rest := slices.DeleteFunc(slices.Clone(b.words[2:]), func(w string) bool { return w == "the" })
		if len(rest) == 2 && rest[1] == "affairs" && (rest[0] == "foreign" || rest[0] == "external") {
			rest = rest[:1]
		}
		b.words = append(rest, b.words[0])
	}
}

func isAcronym(name string) bool {
	upper, lower := 0, 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 2 && lower <= 1
}

// key is equal for the spellings of one name.
func (b bodyName) key() string { return strings.Join(b.words, " ") + "," + b.country }

// stands tells whether an acronym stands for the name by its initials, with
// or without its small words.
func (b bodyName) stands(acronym string) bool {
	if len(b.full) < 2 || len(acronym) < 2 {
		return false
	}
	var all, big []byte
	for _, w := range b.full {
		all = append(all, w[0])
		switch w {
		case "of", "for", "and", "the", "in", "on", "to":
		default:
			big = append(big, w[0])
		}
	}
	return b.initials == acronym || string(all) == acronym || string(big) == acronym
}

// stoodFor tells whether b is an acronym of long.
func (b bodyName) stoodFor(long bodyName) bool { return b.acronym != "" && long.stands(b.acronym) }

// selfWords are words that a name may end in or do without.
var selfWords = []string{
	"party", "company", "group", "newspaper", "international", "news", "airlines", "airways", "motors", "club", "network", "agency", "movement", "media",
	"tv", "television", "radio", "magazine", "bank", "fc", "organization", "corporation", "holdings", "alliance", "university", "times", "post",
}

// leads tells whether b is the one word that a longer name begins with and
// goes by: "Goldwin" of "Goldwin Brothers". Where the rest names a body of its
// own, such as a foundation, it is another.
func (b bodyName) leads(long bodyName) bool {
	if len(b.words) != 1 || len(long.words) < 2 || b.words[0] != long.words[0] || b.generic || b.country != "" {
		return false
	}
	return !slices.ContainsFunc(long.words[1:], func(w string) bool { return slices.Contains(ownBodies, w) })
}

// ownBodies are words that make a new body out of another's name.
var ownBodies = []string{
	"foundation", "university", "college", "school", "institute", "council", "committee", "association", "union", "stadium", "center", "award", "prize",
	"fund", "museum", "hospital", "library", "court", "police", "army", "parliament", "federation", "society", "office", "department", "ministry", "team",
}

// siteWords are words that a place's name may begin or end in or do without.
var siteWords = []string{
	"city", "strip", "peninsula", "province", "state", "region", "island", "islands", "isle", "county", "district", "river", "lake", "mount", "mountain",
	"mountains", "valley", "desert", "sea", "ocean", "town", "village", "dc", "governorate", "oblast", "prefecture", "republic",
}

// fillers are words that the name of a building may do without in the middle:
// "Ashcombe Airport" of "Ashcombe International Airport".
var fillers = []string{"international", "regional", "municipal", "memorial", "central", "general", "county", "national", "federal", "state", "intercontinental"}

// short tells whether b is a short form of long: it lacks words at the end
// or, in a name that is generic, at the beginning.
func (b bodyName) short(long bodyName) bool {
	n, m := len(b.words), len(long.words)
	if b.country != "" && long.country != "" && b.country != long.country || n == 0 || n > m {
		return false
	}
	if n == m {
		return b.country != long.country && slices.Equal(b.words, long.words)
	}
	if b.country != long.country && b.country != "" {
		return false // "US Air Force" is not "Royal Air Force"
	}
	if slices.Equal(b.words, long.words[m-n:]) && b.generic {
		return long.words[m-n-1] != "of" && long.words[m-n-1] != "and" && b.words[0] != "house"
	}
	if !slices.Equal(b.words, long.words[:n]) {
		return false
	}
	rest := long.words[n:]
	if b.generic { // "Supreme Court" of "Supreme Court of Westmark"
		return rest[0] == "of" && (n > 1 || gazetteer.ClassOf(b.words[0]).Is(gazetteer.Bare|gazetteer.Body))
	}
	if rest[0] == "and" {
		return n == 1 && !gazetteer.ClassOf(b.words[0]).Is(gazetteer.Never)
	}
	if _, form := gazetteer.Nation(strings.Join(rest, " ")); form == gazetteer.CountryName {
		return true // "Mazur" of "Mazur UK"
	}
	return !slices.ContainsFunc(rest, func(w string) bool { return !slices.Contains(selfWords, w) })
}

// shortSite is short for the names of places.
func (b bodyName) shortSite(long bodyName) bool {
	n, m := len(b.words), len(long.words)
	if n >= m || n == 0 {
		return false
	}
	if n > 1 && b.words[n-1] == long.words[m-1] && slices.Equal(b.words[:n-1], long.words[:n-1]) {
		return !slices.ContainsFunc(long.words[n-1:m-1], func(w string) bool { return !slices.Contains(fillers, w) })
	}
	isSite := func(w string) bool { return !slices.Contains(siteWords, w) }
	return slices.Equal(b.words, long.words[:n]) && !slices.ContainsFunc(long.words[n:], isSite) ||
		slices.Equal(b.words, long.words[m-n:]) && !slices.ContainsFunc(long.words[:m-n], isSite)
}
