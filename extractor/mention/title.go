package mention

import (
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
)

// titleAfter tells whether the words from unit i on are a title's.
func (f *finder) titleAfter(i int) bool {
	for i < len(f.units) && f.units[i].class.Is(gazetteer.Modifier) && !f.units[i].class.Is(gazetteer.Title) {
		i++
	}
	return f.unit(i).class.Is(gazetteer.Title)
}

// isCalling tells whether a word looks like what somebody does: "Violinist".
func isCalling(word string) bool {
	if gazetteer.FirstName(word) {
		return false
	}
	for _, end := range []string{"ist", "er", "ian", "author", "ess", "man", "woman"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// isOffice tells of titles that serve as the name of whoever has them.
func (f *finder) isOffice(from, to int) bool {
	switch f.text(from, to) {
	case "Dalai Lama", "Panchen Lama", "Aga Khan", "Karmapa Lama":
		return true
	}
	return false
}

// onlyTitle tells whether a stretch is made of nothing but title words.
func (f *finder) onlyTitle(from, to int) bool {
	for i := from; i < to; i++ {
		if u := f.units[i]; u.upper() && (!u.class.Is(gazetteer.Title|gazetteer.Modifier|gazetteer.Honorific) || gazetteer.BodyOf(u.text) != "") {
			return false
		}
	}
	return true
}

// titleIn is the first run of title words in a stretch.
func (f *finder) titleIn(from, to int, label string) (start, end int) {
	for i := from; i < to; i++ {
		if !f.units[i].class.Is(gazetteer.Title|gazetteer.Honorific) || f.units[i].class.Is(gazetteer.Peer) {
			continue
		}
		if i == to-1 && i > from && label != "PERSON" && f.units[i].class.Is(gazetteer.Outlet) {
			return from, from // "Lagos Reporter"
		}
		if i > from && label == "PERSON" && (gazetteer.FirstName(f.units[from].text) || i == to-1) && f.units[i].class.Is(gazetteer.Surname) {
			return from, from // "Stephen King"
		}
		start, end = i, i+1
		for start > from && (f.units[start-1].class.Is(gazetteer.Modifier) || f.units[i].text == "Minister" && f.unknown(start-1)) && gazetteer.BodyOf(f.units[start-1].text) == "" {
			start--
		}
		for end < to && (f.units[end].class.Is(gazetteer.Title|gazetteer.Modifier|gazetteer.Honorific) && !gazetteer.FirstName(f.units[end].text) || f.units[end].text == ".") {
			end++
		}
		if end == to && i == from {
			end = i + 1
		}
		return start, end
	}
	return from, from
}

// unknown tells whether a unit is a word that the gazetteer has no name for.
func (f *finder) unknown(i int) bool {
	_, form := gazetteer.Nation(f.units[i].text)
	return f.units[i].upper() && form == gazetteer.NoForm && gazetteer.BodyOf(f.units[i].text) == "" && !gazetteer.FirstName(f.units[i].text) &&
		len(gazetteer.AppendPlaces(nil, f.units[i].text)) == 0
}

// titleBefore is the first unit of the title that stands right before a name,
// the name's first unit for none.
func (f *finder) titleBefore(name int) int {
	start, seen := name, false
	for i := name - 1; i >= 0; i-- {
		u := f.units[i]
		switch {
		case f.over != nil && f.over[i] > 0:
			return start
		case u.text == "." && i > 0 && f.units[i-1].class.Is(gazetteer.Title|gazetteer.Honorific):
		case u.class.Is(gazetteer.Title|gazetteer.Honorific|gazetteer.Peer) && !(u.shape == small && !f.hangsOn(i, name)):
			start, seen = i, true
		case seen && i+1 == start && f.units[start].text == "Minister" && f.unknown(i) && !u.weak:
			start = i
		case seen && u.class.Is(gazetteer.Modifier) && !(u.class.Is(gazetteer.Never|gazetteer.Function) && !u.class.Is(gazetteer.Title)):
			start = i
		case !seen && u.upper() && u.class.Is(gazetteer.Modifier) && f.ofTitle(i) >= 0:
			i = f.ofTitle(i)
			start, seen = i, true
		default:
			return start
		}
	}
	return start
}

// ofTitle is the title word before "of" and a matter: "Secretary of State".
func (f *finder) ofTitle(i int) int {
	for i > 0 && (f.units[i-1].class.Is(gazetteer.Modifier) || f.units[i-1].text == "and" || f.units[i-1].text == "the") {
		i--
	}
	if i >= 2 && (f.units[i-1].text == "of" || f.units[i-1].text == "for") && f.units[i-2].class.Is(gazetteer.Title) {
		return i - 2
	}
	return -1
}

// ofMinister tells whether unit i is among what a minister is for.
func (f *finder) ofMinister(i int) bool {
	at := f.ofTitle(i)
	if at < 0 {
		return false
	}
	return isMinister(f.units[at].text)
}

func isMinister(word string) bool {
	switch strings.ToLower(word) {
	case "minister", "ministers", "secretary", "undersecretary", "under-secretary", "commissioner":
		return true
	}
	return false
}

// hangsOn tells whether a small title word belongs to the name that follows
// it.
func (f *finder) hangsOn(i, name int) bool {
	t := f.doc.Tokens[f.units[i].to-1]
	return t.Dep == "compound" || f.at[t.Head] >= name || t.Dep == "nmod" || f.doc.Tokens[f.units[name].from].Dep == "appos" || f.at[f.doc.Tokens[f.units[name].from].Head] == i
}

// gender is what the title or the first name of a person tells.
func (f *finder) gender(title int, s span) extractor.Gender {
	for i := title; i < s.from; i++ {
		switch gazetteer.Key(f.units[i].text) {
		case "mr", "sir", "king", "prince", "lord", "duke", "chairman", "spokesman", "congressman", "pope", "monsieur", "herr", "emperor", "baron", "count",
			"earl", "businessman", "imam", "ayatollah", "father", "brother", "husband", "son", "uncle", "nephew":
			return extractor.Male
		case "mrs", "ms", "miss", "queen", "princess", "lady", "duchess", "chairwoman", "spokeswoman", "congresswoman", "madam", "madame", "dame", "baroness", "frau",
			"empress", "countess", "businesswoman", "actress", "sister", "mother", "wife", "daughter", "aunt", "niece", "widow":
			return extractor.Female
		}
	}
	return gazetteer.Gender(f.units[s.from].text)
}
