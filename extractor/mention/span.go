package mention

import (
	"strings"

	"entente/extractor/gazetteer"
	"entente/graph"
)

// span is a stretch that may be a name.
type span struct {
	from, to int    // units
	label    string // the engine's, "" for none
	skip     int    // bytes of its one unit before the name: "Turkish" in "U.S.-Turkish"
	size     int    // bytes of the name where its unit has more: "U.S." in "U.S.-led"; else 0
	name     *name
}

// bytes is where the name stands in the text.
func (f *finder) bytes(s span) graph.Span {
	out := f.d.Bytes(f.units[s.from].from, f.units[s.to-1].to)
	out.Start += s.skip
	if s.size > 0 {
		out.End = out.Start + s.size
	}
	return out
}

// readCompounds takes the countries out of words that the tokenizer leaves
// whole: "U.S.-led", "U.S.-Turkish".
func (f *finder) readCompounds() {
	for i := range f.units {
		u := &f.units[i]
		at := strings.IndexAny(u.text, "-–")
		if at < 0 {
			continue
		}
		left, right := u.text[:at], strings.TrimLeft(u.text[at:], "-–")
		if u.to-u.from > 1 || !strings.HasSuffix(left, ".") || right == "" {
			continue
		}
		if _, form := gazetteer.Nation(left); form == gazetteer.NoForm {
			continue
		}
		u.taken = true
		f.spans = append(f.spans, span{from: i, to: i + 1, size: len(left)})
		if _, form := gazetteer.Nation(right); form != gazetteer.NoForm {
			f.spans = append(f.spans, span{from: i, to: i + 1, skip: len(u.text) - len(right), size: len(right)})
		}
	}
}

// maxUnits is what a name may have; a longer run of capitals is none.
const maxUnits = 24

// readEntities takes the engine's entities, parts and trims them, and mends
// their bounds.
func (f *finder) readEntities() {
	f.people = map[string]bool{}
	for _, e := range f.doc.Entities {
		for i := e.Start; i < e.End && e.Label == "PERSON"; i++ {
			f.people[f.doc.Word(i)] = true
		}
	}
	for _, e := range f.doc.Entities {
		switch e.Label {
		case "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE":
			f.part(f.at[e.Start], f.at[e.End-1]+1, e.Label)
		case "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL":
			f.maskNumbers(f.at[e.Start], f.at[e.End-1]+1)
		}
	}
}

// maskNumbers keeps dates and amounts from being taken for names.
func (f *finder) maskNumbers(from, to int) {
	for i := from; i < to; i++ {
		if u := &f.units[i]; u.upper() && u.class.Is(gazetteer.Calendar) {
			u.taken = true
		}
	}
}

// part cuts a stretch where no name goes on, and takes what is left.
func (f *finder) part(from, to int, label string) {
	for from < to && !f.begins(from, to) {
		from++
	}
	start := from
	for i := from; i < to; i++ {
		if !f.goesOn(start, i, to, label) {
			f.take(start, i, label)
			start = i + 1
		}
	}
	f.take(start, to, label)
}

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
		case "in":
			return strings.HasSuffix(f.units[i-1].text, "ooperation") || f.units[i-1].text == "Justice"
		case "and":
			return next.upper() && f.andInside(start, i, to, label)
		}
		return isParticle(u.text) && next.upper()
	case u.text == "&":
		return next.upper()
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
			return !f.units[to-1].class.Is(gazetteer.Body) || !f.units[start].class.Is(gazetteer.Body)
		}
	}
	last := f.units[to-1].class
	return last.Is(gazetteer.Body|gazetteer.Event) && !f.units[i-1].class.Is(gazetteer.Body|gazetteer.Site|gazetteer.Outlet|gazetteer.Suffix)
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
	if s := f.units[start].text; (s == "St." || s == "St" || s == "Saint") && f.units[to-1].class.Is(gazetteer.Site|gazetteer.Body) {
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
	open := i+2 < to && f.units[i+1].upper() && isQuote(f.units[i+2].text)
	close := i >= 2 && f.units[i-1].upper() && isQuote(f.units[i-2].text) && i+1 < to && f.units[i+1].upper()
	return open || close
}

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
		for to++; f.unit(to).upper() || isParticle(f.unit(to).text) && f.unit(to+1).upper(); to++ {
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

// take trims a stretch and keeps it as one span or several.
func (f *finder) take(from, to int, label string) {
	from, to = f.trim(from, to, label)
	if from >= to || f.units[from].taken {
		return
	}
	for i := from; i < to; i++ {
		if f.units[i].taken {
			to = i
		}
	}
	from, to = f.mend(from, to, label)
	if to-from > maxUnits {
		f.hide(from, to)
		return
	}
	f.split(from, to, label)
}

// trim leaves units at both ends out that no name begins or ends with.
func (f *finder) trim(from, to int, label string) (int, int) {
	for from < to && !f.begins(from, to) {
		from++
	}
	for to-from > 1 && label == "PERSON" && f.units[to-1].shape == number {
		to--
	}
	for to-from > 1 && f.units[to-1].class.Is(gazetteer.Degree) && f.units[to-1].shape == acronym {
		to--
	}
	for from < to && !f.units[to-1].upper() && !(f.units[to-1].shape == number && to-from > 1) {
		to--
	}
	return from, to
}

// begins tells whether a name may begin with a unit.
func (f *finder) begins(i, to int) bool {
	u := f.units[i]
	if u.taken {
		return false
	}
	if u.shape == small && u.class.Is(gazetteer.Compass) {
		return i+1 < to && f.ofCompass(i, to)
	}
	if u.shape == number {
		return i+1 < to && gazetteer.BodyOf(f.text(i, to)) != "" // "10 Downing Street"
	}
	tag := f.doc.Tokens[u.from].Tag
	if !u.upper() {
		return isParticle(u.text) && i+1 < to && f.units[i+1].upper() && (len(u.text) > 2 || tag == "NNP" || tag == "FW")
	}
	if u.weak && i+1 < to && (strings.HasPrefix(tag, "V") || tag == "IN" || tag == "RB" || tag == "DT" || tag == "MD" || tag == "CC" || tag == "WRB" || tag == "PRP") &&
		!gazetteer.FirstName(u.text) && f.knownFrom(i) == i {
		return false // "Proroguing Parliament"
	}
	if u.weak && i+1 < to && u.class.Is(gazetteer.Never|gazetteer.Function|gazetteer.Compass) && f.knownFrom(i) == i && len(gazetteer.AppendPlaces(nil, f.text(i, i+2))) == 0 {
		return false
	}
	if strings.EqualFold(u.text, "the") {
		return f.keepsThe(i, to)
	}
	return !strings.ContainsAny(u.text, "[]$€£@#")
}

// keepsThe tells whether "The" at unit i belongs to the name: an outlet's, or
// that of a place like The Hague.
func (f *finder) keepsThe(i, to int) bool {
	u := f.units[i]
	return u.text == "The" && !u.weak && i+1 < to && f.units[i+1].upper() &&
		(f.units[to-1].class.Is(gazetteer.Outlet) || len(gazetteer.AppendPlaces(nil, f.text(i, to))) > 0)
}

// ofCompass tells whether a small point of the compass begins the name of a
// region or its people: "southern Africa".
func (f *finder) ofCompass(i, to int) bool {
	text := f.text(i, to)
	_, form := gazetteer.PlaceOf(text)
	return form != gazetteer.NoForm || gazetteer.KnownName(text)
}

// nameAt tells whether a name may stand at a unit, after "of".
func (f *finder) nameAt(i int) bool {
	if i >= len(f.units) || !f.units[i].upper() {
		return false
	}
	return !f.units[i].class.Is(gazetteer.Calendar|gazetteer.Never|gazetteer.Function) || f.knownFrom(i) > i ||
		f.unit(i+1).upper() && len(gazetteer.AppendPlaces(nil, f.text(i, i+2))) > 0
}

// knownFrom is the end of the longest name of several words that the gazetteer
// knows and that starts at a unit; the unit itself for none.
func (f *finder) knownFrom(i int) int {
	if !gazetteer.BeginsName(f.units[i].text) {
		return i
	}
	last := i + 1
	for last < len(f.units) && last-i < 10 && (f.units[last].upper() || f.units[last].shape == small && len(f.units[last].text) <= 7 || f.units[last].text == ",") {
		last++
	}
	for to := last; to > i+1; to-- {
		if !f.units[to-1].upper() {
			continue
		}
		if gazetteer.KnownName(f.text(i, to)) {
			return to
		}
	}
	return i
}

// text is the text from one unit to another.
func (f *finder) text(from, to int) string {
	return f.doc.Text[f.doc.Tokens[f.units[from].from].Start:f.doc.Tokens[f.units[to-1].to-1].End]
}

// keep makes a span.
func (f *finder) keep(from, to int, label string) {
	if from, to = f.trim(from, to, label); from >= to {
		return
	}
	for i := from; i < to; i++ {
		f.units[i].taken = true
	}
	f.spans = append(f.spans, span{from: from, to: to, label: label})
}
