package mention

import (
	"strings"

	"entente/extractor/gazetteer"
)

// goesOn tells whether a name that began at start may go on over unit i.
func (f *finder) goesOn(start, i, to int, label string) bool {
	u := f.units[i]
	if u.taken {
		return false
	}
	next := unit{}
	if i+1 < to {
		next = f.units[i+1]
	}
	switch {
	case u.upper() || u.shape == number:
		return true
	case u.shape == blank:
		return !strings.ContainsAny(u.text, "\n\r")
	case i == start:
		return false
	case isPossessive(u.text):
		return next.upper() && f.possessiveInside(start, i, to, label)
	case u.shape == small:
		switch u.text {
		case "for", "on", "against", "to":
			return label != "PERSON" && f.bodyBefore(start, i)
		case "of", "the":
			if u.text == "of" && i-start >= 2 && gazetteer.FirstName(f.units[start].text) && !f.units[i-1].class.Is(gazetteer.Body|gazetteer.Site) {
				return false // "Ann Ashcombe of Redstone Energy"
			}
			return label != "PERSON" || u.text == "the"
		case "at", "as", "an":
			return false // with a hyphen only
		case "in":
			return strings.HasSuffix(f.units[i-1].text, "ooperation") || f.units[i-1].text == "Justice"
		case "and":
			return next.upper() && f.andInside(start, i, to, label)
		}
		return isParticle(u.text) && next.upper()
	case u.text == "&":
		return next.upper() && label != "PERSON"
	case u.text == ".":
		return next.upper() && len(f.units[i-1].text) <= 4
	case u.text == ",":
		if next.text == "D.C." || next.text == "DC" {
			return true
		}
		return next.class.Is(gazetteer.Suffix) || isGeneration(next.text) || label == "ORG" && f.listInside(start, i, to)
	case isQuote(u.text):
		return label == "PERSON" && f.nicknameInside(i, to)
	}
	return false
}

// bodyBefore tells whether what stands between start and i may be for, on or
// against something: a body, or people.
func (f *finder) bodyBefore(start, i int) bool {
	for j := start; j < i; j++ {
		if f.units[j].class.Is(gazetteer.Body|gazetteer.Bare|gazetteer.Site) || f.units[j].text == "of" {
			return true
		}
	}
	u := f.units[i-1]
	return i == start+1 && u.class == 0 && strings.HasSuffix(u.text, "s") && f.doc.Tokens[u.from].Tag != "NNP"
}

// andInside tells whether "and" stands inside a name ("Ministry of Health and
// Sport") rather than between two.
func (f *finder) andInside(start, i, to int, label string) bool {
	text := f.doc.Text[f.doc.Tokens[f.units[start].from].Start:f.doc.Tokens[f.units[to-1].to-1].End]
	if _, form := gazetteer.Nation(text); form == gazetteer.CountryName {
		return true
	}
	if label != "ORG" && label != "FAC" && label != "LAW" {
		return false
	}
	if f.units[i-1].shape == acronym || f.units[i+1].shape == acronym {
		return false
	}
	for j := start; j < i; j++ {
		if w := f.units[j]; w.shape == small && (w.text == "of" || w.text == "for" || w.text == "on") {
			if len(gazetteer.AppendPlaces(nil, f.text(j+1, i))) > 0 {
				return false
			}
			return !f.units[to-1].class.Is(gazetteer.Body) || !f.units[start].class.Is(gazetteer.Body) || f.joinsTail(j, i, to)
		}
	}
	last := f.units[to-1].class
	return last.Is(gazetteer.Body|gazetteer.Event) && (f.units[start].class.Is(gazetteer.Bare) || !f.units[i-1].class.Is(gazetteer.Body|gazetteer.Site|gazetteer.Outlet|gazetteer.Suffix))
}

// joinsTail tells whether the parse hangs what follows "and" at unit i on the
// tail that begins at unit tail, not on the name's head.
func (f *finder) joinsTail(tail, i, to int) bool {
	for j := i + 1; j < to; j++ {
		if t := f.doc.Tokens[f.units[j].to-1]; t.Dep == "conj" {
			return tail < f.at[t.Head] && f.at[t.Head] < i
		}
	}
	return false
}

// listInside tells whether a comma stands inside the name of an organisation:
// "Educational, Scientific and Cultural Organization".
func (f *finder) listInside(start, comma, to int) bool {
	body, and := false, false
	for j := start; j < to; j++ {
		body = body || f.units[j].class.Is(gazetteer.Body) && f.units[j].upper()
		and = and || j > comma && (f.units[j].text == "and" || f.units[j].text == "&")
	}
	return body && and && f.units[comma-1].upper() && comma+1 < to && f.units[comma+1].upper()
}

// possessiveInside tells whether a possessive belongs to the name: "People's
// Party", but not "Russia's Federation Council".
func (f *finder) possessiveInside(start, i, to int, label string) bool {
	switch f.units[i-1].text {
	case "People", "Workers", "Women", "Children", "Men", "Farmers", "Citizens":
		return true
	}
	if isSaint(f.units[start].text) && f.units[to-1].class.Is(gazetteer.Site|gazetteer.Body) {
		return true
	}
	if label == "PERSON" || label == "GPE" {
		return false
	}
	text := f.text(start, i)
	if _, form := gazetteer.Nation(text); form != gazetteer.NoForm {
		return false
	}
	if places := gazetteer.AppendPlaces(nil, text); len(places) > 0 {
		return false
	}
	if f.units[to-1].class.Is(gazetteer.Suffix) {
		return true
	}
	return i == start+1 && !gazetteer.FirstName(text) && !f.people[text] ||
		strings.HasSuffix(f.units[i-1].text, "s") && len(f.units[i].text) < 3 && !f.units[i-1].class.Is(gazetteer.Title|gazetteer.Body|gazetteer.Bare)
}

// nicknameInside tells whether quotation marks enclose a nickname.
func (f *finder) nicknameInside(i, to int) bool {
	before := i+2 < to && f.units[i+1].upper() && isQuote(f.units[i+2].text)
	behind := i >= 2 && f.units[i-1].upper() && isQuote(f.units[i-2].text) && i+1 < to && f.units[i+1].upper()
	return before || behind
}

// readPossessives takes the places that have a possessive in their name:
// "Cox's Bazar", "St. Hilda's Church".
func (f *finder) readPossessives() {
	for i := 1; i+1 < len(f.units); i++ {
		a, b := f.units[i-1], f.units[i+1]
		if !isPossessive(f.units[i].text) || !a.upper() || !b.upper() || a.taken || b.taken {
			continue
		}
		switch saint := f.unit(i - 2); {
		case len(gazetteer.AppendPlaces(nil, f.text(i-1, i+2))) > 0:
			f.keep(i-1, i+2, "GPE")
		case isSaint(saint.text) && !saint.taken && b.class.Is(gazetteer.Site|gazetteer.Body):
			f.keep(i-2, i+2, "FAC")
		}
	}
}

func isSaint(word string) bool { return word == "St." || word == "St" || word == "Saint" }

// readNicknames takes names with a nickname in quotation marks: Ann "Ace"
// Ashcombe.
func (f *finder) readNicknames() {
	for i := 0; i+4 < len(f.units); i++ {
		u := f.units[i]
		if !u.upper() || u.taken || !isQuote(f.units[i+1].text) || !gazetteer.FirstName(u.text) {
			continue
		}
		to := i + 2
		for to < i+5 && f.unit(to).upper() {
			to++
		}
		if to == i+2 || !isQuote(f.unit(to).text) || !f.unit(to+1).upper() || f.unit(to+1).class.Is(gazetteer.Never|gazetteer.Function) {
			continue
		}
		to++
		for f.unit(to).upper() || isParticle(f.unit(to).text) && f.unit(to+1).upper() {
			to++
		}
		f.keep(i, to, "PERSON")
	}
}

func isPossessive(text string) bool {
	return text == "'s" || text == "’s" || text == "'" || text == "’" || text == "'S" || text == "’S"
}

func isQuote(text string) bool {
	return text == "\"" || text == "“" || text == "”" || text == "''" || text == "``" || text == "‘" || text == "'" || text == "’"
}

// isGeneration tells of what follows a person's name.
func isGeneration(text string) bool {
	switch strings.TrimSuffix(text, ".") {
	case "Jr", "Sr", "Jnr", "Snr", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XXIII":
		return true
	}
	return false
}
