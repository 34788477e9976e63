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
	for from < to && !f.units[to-1].upper() && f.units[to-1].text != "plc" && f.units[to-1].text != "party" && !(f.units[to-1].shape == number && to-from > 1) {
		to--
	}
	return from, to
}

// begins tells whether a name may begin with a unit.
func (f *finder) begins(i, to int) bool {
	u := f.units[i]
	if u.taken || !latin(u.text) {
		return false
	}
	if u.shape == small && u.class.Is(gazetteer.Compass) {
		return i+1 < to && f.ofCompass(i, to)
	}
	if u.shape == number {
		return i+1 < to && gazetteer.BodyOf(f.text(i, to)) != "" // "10 Downing Street"
	}
	if i+1 < to && u.upper() && demonym(f.text(i, i+2)) {
		return true // "South Korean officials" at the start of a sentence
	}
	tag := f.doc.Tokens[u.from].Tag
	if tag == "IN" && u.shape == capital && u.class.Is(gazetteer.Function) && f.knownFrom(i) == i {
		return false // "Chair In Global Politics"
	}
	if !u.upper() {
		return isParticle(u.text) && i+1 < to && f.units[i+1].upper() && (len(u.text) > 2 || tag == "NNP" || tag == "FW")
	}
	if u.weak && i+1 < to && (strings.HasPrefix(tag, "V") || tag == "IN" || tag == "RB" || tag == "DT" || tag == "MD" || tag == "CC" || tag == "WRB" || tag == "PRP") &&
		!gazetteer.FirstName(u.text) && f.knownFrom(i) == i {
		return false // "Dissolving Parliament"
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
// region or its people: "central Africa".
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
