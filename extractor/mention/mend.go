package mention

import (
	"strings"

	"entente/extractor/gazetteer"
)

// mend widens a stretch to where its name really ends.
func (f *finder) mend(from, to int, label string) (int, int) {
	for from > 0 && f.growsLeft(from, to, label) {
		from--
	}
	for to < len(f.units) && f.growsRight(from, to, label) {
		to++
	}
	to = max(to, f.knownFrom(from))
	if f.unit(to).text == "," && (f.unit(to+1).text == "D.C." || f.unit(to+1).text == "DC") {
		to += 2
	}
	for i := from + 1; i < to; i++ {
		if f.units[i-1].text == "of" {
			to = max(to, f.knownFrom(i)) // "High Court of England | and Wales"
		}
	}
	for {
		end := f.ofTail(from, to, label)
		if end == to {
			break
		}
		to = end
	}
	if from > 0 && !f.units[from-1].taken && f.keepsThe(from-1, to) {
		from--
	}
	return from, to
}

// growsLeft tells whether the unit before belongs to the name.
func (f *finder) growsLeft(from, to int, label string) bool {
	u := f.units[from-1]
	if u.shape == number {
		return gazetteer.BodyOf(f.text(from-1, to)) != ""
	}
	if label == "PERSON" && u.shape == small && isParticle(u.text) && !u.taken && from >= 2 && f.units[from-2].class.Is(gazetteer.Honorific|gazetteer.Title) {
		return f.begins(from-1, to) // "Mr. da Costa"
	}
	if label == "PERSON" && u.class.Is(gazetteer.Peer) && u.upper() && !u.taken && to-from == 1 {
		return true
	}
	if label == "PERSON" && u.upper() && !u.taken && !u.weak && gazetteer.FirstName(u.text) && !u.class.Is(gazetteer.Title|gazetteer.Never|gazetteer.Function|gazetteer.Calendar) {
		return true
	}
	if u.shape == small && u.class.Is(gazetteer.Compass) && !u.taken {
		return f.ofCompass(from-1, to)
	}
	if u.taken || !u.upper() || u.weak && u.class.Is(gazetteer.Never|gazetteer.Function) || u.class.Is(gazetteer.Honorific|gazetteer.Calendar) || strings.EqualFold(u.text, "the") {
		return false
	}
	if label == "GPE" || u.class.Is(gazetteer.Title|gazetteer.Modifier) && label != "ORG" {
		return false
	}
	if _, form := gazetteer.Nation(u.text); form != gazetteer.NoForm && label != "ORG" {
		return false
	}
	return f.modifies(from-1, from, to)
}

// growsRight tells whether the unit after belongs to the name.
func (f *finder) growsRight(from, to int, label string) bool {
	u := f.units[to]
	if u.shape == small && isParticle(u.text) && label != "GPE" {
		tag := f.doc.Tokens[u.from].Tag
		foreign := strings.HasPrefix(tag, "NNP") || tag == "FW"
		return (foreign || label == "PERSON" && len(u.text) > 2) && (f.unit(to+1).upper() || isParticle(f.unit(to+1).text) && f.unit(to+2).upper())
	}
	if label != "GPE" && u.upper() && !u.taken && to-from > 1 && f.units[to-1].shape == small {
		return true
	}
	if label == "PERSON" && u.text == "the" && isGeneration(f.unit(to+1).text) || u.upper() && isGeneration(u.text) && f.units[to-1].text == "the" {
		return true // "Sixtus the V"
	}
	if u.text == "plc" && label != "PERSON" && to-from > 1 {
		return true
	}
	if u.taken || !u.upper() || u.class.Is(gazetteer.Honorific|gazetteer.Calendar|gazetteer.Never|gazetteer.Function) || u.shape == acronym && u.class.Is(gazetteer.Degree) {
		return false
	}
	if isGeneration(u.text) && label == "PERSON" {
		return true
	}
	if u.text == "City" && len(gazetteer.AppendPlaces(nil, f.text(from, to+1))) > 0 {
		return true
	}
	if u.class.Is(gazetteer.Title|gazetteer.Modifier) && !u.class.Is(gazetteer.Body|gazetteer.Site) {
		return false
	}
	return f.modifies(to-1, to, to+1) && (label != "GPE" && label != "NORP" || u.class.Is(gazetteer.Body|gazetteer.Site|gazetteer.Outlet))
}

// modifies tells whether the parse hangs unit i, as part of a name, on one of
// the units from to to.
func (f *finder) modifies(i, from, to int) bool {
	t := f.doc.Tokens[f.units[i].to-1]
	for range 4 {
		if t.Dep != "compound" && t.Dep != "amod" && t.Dep != "nmod" && t.Dep != "nummod" {
			return false
		}
		if at := f.at[t.Head]; from <= at && at < to {
			return true
		}
		t = f.doc.Tokens[t.Head]
	}
	return false
}
