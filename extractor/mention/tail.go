package mention

import (
	"strings"

	"entente/extractor/gazetteer"
)

// ofTail is the end of a name of an organisation that goes on with "of",
// "for" or "on": "Bank of England", "Committee on Rules and Order".
func (f *finder) ofTail(from, to int, label string) int {
	if to+1 >= len(f.units) || label == "PERSON" {
		return to
	}
	last := f.units[to-1].class
	if f.autonomous(from, to) {
		return f.autonomousTail(to)
	}
	if f.ofBody(from, to) {
		switch f.units[to].text {
		case "for":
			return f.circuit(to)
		case "of":
			i := to + 1
			if f.unit(i).text == "the" {
				i++
			}
			if k := f.knownFrom(min(i, len(f.units)-1)); k > i {
				return k // "Court of Audit of the Arab League"
			}
		case ",":
			return f.campus(from, to)
		}
	}
	if f.units[to].text == "in" && last.Is(gazetteer.Body) && f.abroad(from, to) > 0 {
		return f.abroad(from, to)
	}
	if !last.Is(gazetteer.Body|gazetteer.Bare) || last.Is(gazetteer.Title) {
		return to
	}
	switch word := strings.ToLower(f.units[to-1].text); f.units[to].text {
	case "of":
	case "for":
		if f.units[to-1].class.Is(gazetteer.Bare) {
			return to
		}
	case "on":
		if word != "committee" && word != "commission" && word != "council" && word != "conference" && word != "subcommittee" && word != "center" && word != "centre" {
			return to
		}
	default:
		return to
	}
	i := to + 1
	if f.units[i].text == "the" && i+1 < len(f.units) {
		i++
	}
	if !f.nameAt(i) {
		return to
	}
	for i < len(f.units) {
		switch u := f.units[i]; {
		case f.knownFrom(i) > i:
			i = f.knownFrom(i)
			continue
		case f.nameAt(i):
		case (u.text == "of" || u.text == "in") && f.deeper(i):
		case u.text == "and" && f.unit(i+1).text == "the" && f.knownFrom(i+2) > i+2 || u.text == "and" && f.unit(i+1).text == "the" && gazetteer.KnownName(f.unit(i+2).text):
			i++ // "for Latin America and the Caribbean"
		case (u.text == "and" || u.text == "&") && i+1 < len(f.units) && f.units[i+1].upper() && f.tailGoesOn(to+1, i):
		default:
			return i
		}
		i++
	}
	return i
}

// autonomous tells whether a stretch is what autonomous regions and districts
// of courts are called, whose name follows: "Autonomous Republic of", "Western
// District of".
func (f *finder) autonomous(from, to int) bool {
	word := f.units[to].text
	if to-from != 2 || word != "of" && word != "in" || !f.nameAt(to+1) {
		return false
	}
	first, last := f.units[from], f.units[to-1]
	return first.text == "Autonomous" && last.class.Is(gazetteer.Area|gazetteer.Site|gazetteer.Body|gazetteer.Bare) ||
		last.text == "District" && first.class.Is(gazetteer.Compass) && word == "of"
}

// autonomousTail is the end of the name that follows from unit to on.
func (f *finder) autonomousTail(to int) int {
	end := to + 2
	for end < len(f.units) && f.units[end].upper() && f.modifies(end-1, end, end+1) {
		end++
	}
	return end
}

// abroad is the end of a body's name that goes on with where it works, as the
// abbreviation in brackets shows: "Union Mission in Anyland (UMAN)"; 0 for
// none.
func (f *finder) abroad(from, to int) int {
	end := to + 1
	for end < len(f.units) && f.units[end].upper() {
		end++
	}
	short := f.unit(end + 1)
	if end == to+1 || f.unit(end).text != "(" || short.shape != acronym || short.text[0] != f.units[from].text[0] {
		return 0
	}
	return end
}

// circuit is the end of what a court is for, where it is one: "Court of Appeals
// for the Second Circuit"; to for none.
func (f *finder) circuit(to int) int {
	for i := to + 1; i < min(to+7, len(f.units)); i++ {
		switch u := f.units[i]; {
		case u.text == "Circuit" || u.text == "District" && f.unit(i+1).text != "of":
			return i + 1
		case u.upper() || u.shape == number || u.text == "the" || u.text == "of":
		default:
			return to
		}
	}
	return to
}

// deeper tells whether the tail of a name has a tail of its own at unit i:
// "for the Eastern District of X", "and Cooperation in Europe".
func (f *finder) deeper(i int) bool {
	if !f.nameAt(i + 1) {
		return false
	}
	if f.units[i].text == "in" {
		return strings.HasSuffix(f.units[i-1].text, "ooperation") || strings.HasSuffix(f.units[i-1].text, "-operation")
	}
	return f.units[i-1].class.Is(gazetteer.Site|gazetteer.Body) || f.units[i-1].text == "Defence" || f.units[i-1].text == "Defense" || f.units[i-1].text == "Protection"
}

// tailGoesOn tells whether "and" at unit i joins two things that a body is
// for, rather than two bodies.
func (f *finder) tailGoesOn(from, i int) bool {
	for j := from; j < i; j++ {
		if _, form := gazetteer.Nation(f.units[j].text); form != gazetteer.NoForm {
			return false
		}
	}
	next := f.units[i+1]
	if f.unit(i+2).text == "(" && f.unit(i+4).text == ")" && f.unit(i+3).upper() {
		return true // what stands in brackets is short for all of it
	}
	if next.class.Is(gazetteer.Body) && (f.unit(i+2).text == "of" || f.unit(i+2).text == "for") {
		return false // "the Centre for Trade and Centre for Grain"
	}
	_, form := gazetteer.Nation(next.text)
	left, right := f.doc.Tokens[f.units[i-1].to-1], f.doc.Tokens[next.to-1]
	return form == gazetteer.NoForm && !next.class.Is(gazetteer.Title|gazetteer.Honorific) &&
		(right.Head == f.units[i-1].to-1 || left.Head == right.Head || f.at[right.Head] < i+4 && right.Dep == "compound")
}

// campus is the end of a university's name that goes on with the city of one of
// its seats, in the region that it is of: "University of California, San Diego";
// to for none.
func (f *finder) campus(from, to int) int {
	if f.units[from].text != "University" || f.unit(from+1).text != "of" {
		return to
	}
	region := ""
	for _, p := range gazetteer.AppendPlaces(nil, f.text(from+2, to)) {
		if p.Sort == gazetteer.Region && region == "" {
			region = p.Country + "." + p.Region
		}
	}
	for end := min(to+4, len(f.units)); region != "" && end > to+1; end-- {
		if !f.units[end-1].upper() {
			continue
		}
		for _, p := range gazetteer.AppendPlaces(nil, f.text(to+1, end)) {
			if p.Sort == gazetteer.City && p.Country+"."+p.Region == region {
				return end
			}
		}
	}
	return to
}
