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
		return true // "Pius the XI"
	}
	if u.taken || !u.upper() || u.class.Is(gazetteer.Honorific|gazetteer.Calendar|gazetteer.Never|gazetteer.Function) {
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

// ofTail is the end of a name of an organisation that goes on with "of",
// "for" or "on": "Bank of England", "Committee on Rules and Order".
func (f *finder) ofTail(from, to int, label string) int {
	if to+1 >= len(f.units) || label == "PERSON" {
		return to
	}
	last := f.units[to-1].class
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
				return k // "Court of Justice of the European Union"
			}
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
		case u.upper() || u.text == "the" || u.text == "of":
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
	_, form := gazetteer.Nation(next.text)
	left, right := f.doc.Tokens[f.units[i-1].to-1], f.doc.Tokens[next.to-1]
	return form == gazetteer.NoForm && !next.class.Is(gazetteer.Title|gazetteer.Honorific) &&
		(right.Head == f.units[i-1].to-1 || left.Head == right.Head || f.at[right.Head] < i+4 && right.Dep == "compound")
}

// split takes the titles out of a stretch and keeps what is left.
func (f *finder) split(from, to int, label string) {
	for from < to && f.units[from].class.Is(gazetteer.Title) && from+1 < to && (f.units[from+1].text == "of" || f.units[from+1].text == "for") {
		f.hide(from, from+2)
		from += 2
		for from < to && !f.units[from].upper() {
			from++
		}
		label = ""
		matter := from
		for matter < to && (f.units[matter].class.Is(gazetteer.Modifier) || matter > from && (f.units[matter].text == "and" || f.units[matter].text == ",")) {
			matter++
		}
		if matter > from && matter < to && f.units[matter].upper() && !f.units[to-1].class.Is(gazetteer.Body) {
			f.hide(from, matter) // "Minister of Trade and Industry Ann Ashcombe"
			from, label = matter, "PERSON"
		}
		if f.onlyTitle(from, to) {
			f.hide(from, to)
			return
		}
	}
	if from >= to {
		return
	}
	if f.units[from].class.Is(gazetteer.Ship) && f.units[from].shape == acronym && to-from > 1 {
		f.hide(from, to)
		return
	}
	for to-from > 1 && f.units[from].class.Is(gazetteer.Modifier) && f.units[from].upper() && f.ofMinister(from) && !f.units[to-1].class.Is(gazetteer.Body) {
		f.hide(from, from+1) // "Minister of Trade and | Industry | Ann Ashcombe"
		from, label = from+1, "PERSON"
	}
	if from, to = f.parts(from, to); from >= to {
		return
	}
	if to-from > 1 && f.units[to-1].text == "City" && len(gazetteer.AppendPlaces(nil, f.text(from, to))) > 0 {
		f.keep(from, to, "GPE")
		return
	}
	if last := f.units[to-1].class; last.Is(gazetteer.Modifier) && last.Is(gazetteer.Bare) && f.onlyTitle(from, to) && f.unit(to).upper() && f.unit(to).class.Is(gazetteer.Title) &&
		(to-from > 1 || f.unit(from-1).upper() && f.unit(from-1).class.Is(gazetteer.Title|gazetteer.Modifier)) {
		f.hide(from, to) // "Chief Cabinet Secretary"
		return
	}
	if to-from == 2 && f.units[from].class.Is(gazetteer.People) && f.units[from+1].class.Is(gazetteer.Bare) && gazetteer.BodyOf(f.text(from, to)) == "" {
		from++ // "Republican Senate"
	}
	if to-from > 2 && isSect(f.units[from].text) {
		from++ // "Sunni Scholars' League"
	}
	if to-from == 2 && f.bareState(from) {
		f.hide(from+1, to)
		to--
	}
	if last := f.units[to-1].class; f.onlyTitle(from, to) && last.Is(gazetteer.Title|gazetteer.Modifier) && !last.Is(gazetteer.Bare) && (last.Is(gazetteer.Title) || !last.Is(gazetteer.Body)) {
		if to-from > 1 || !gazetteer.FirstName(f.units[from].text) || label != "PERSON" {
			f.hide(from, to)
			return
		}
	}
	if last := f.units[to-1].class; (last.Is(gazetteer.Body|gazetteer.Outlet|gazetteer.Suffix|gazetteer.Site|gazetteer.Bare|gazetteer.Event) && !last.Is(gazetteer.Title) || f.ofBody(from, to)) && label != "PERSON" {
		f.keep(from, to, label)
		return
	}
	if at := f.placeBefore(from, to); at > from {
		f.keep(from, at, "GPE")
		f.keep(at, to, "PERSON")
		return
	}
	if at := f.bodyFirst(from, to); at > from {
		f.keep(from, at, "ORG")
		f.keep(at, to, "PERSON")
		return
	}
	if _, form := gazetteer.Nation(f.units[from].text); form > gazetteer.CountryName && (label == "PERSON" || form == gazetteer.Residents) && to-from > 2 {
		f.keep(from, from+1, "NORP")
		f.keep(from+1, to, "PERSON")
		return
	}
	if to-from > 1 && label == "PERSON" && f.units[from].weak && isCalling(f.units[from].text) && gazetteer.FirstName(f.units[from+1].text) {
		f.hide(from, from+1)
		from++
	}
	start, end := f.titleIn(from, to, label)
	if start == end {
		f.keep(from, to, label)
		return
	}
	f.hide(start, end)
	if start > from {
		before := label
		if before == "PERSON" {
			before = ""
		}
		f.keep(from, start, before)
	}
	if end < to {
		after := "PERSON"
		if f.units[end].text == "of" || f.units[end].text == "for" {
			after = ""
			end++
		}
		f.keep(end, to, after)
	}
}

// ofBody tells whether a stretch is what a body is of or for: "Office of the
// High Commissioner".
func (f *finder) ofBody(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if f.units[i].shape == small && (f.units[i].text == "of" || f.units[i].text == "for" || f.units[i].text == "on") {
			return f.units[i-1].class.Is(gazetteer.Body | gazetteer.Bare)
		}
	}
	return false
}

// placeBefore is where a person's name begins after the place that the title
// before belongs to: "Mayor of London Ann Ashcombe"; from for none.
func (f *finder) placeBefore(from, to int) int {
	if to-from < 3 || from < 2 || f.units[from-1].text != "of" || !f.units[from-2].class.Is(gazetteer.Title) {
		return from
	}
	for at := from + 1; at <= to-2; at++ {
		text := f.text(from, at)
		if _, form := gazetteer.Nation(text); form == gazetteer.CountryName || len(gazetteer.AppendPlaces(nil, text)) > 0 {
			return at
		}
	}
	return from
}

// bareState tells whether a demonym stands before a word that adds no name:
// "Zimbabwean State".
func (f *finder) bareState(i int) bool {
	_, form := gazetteer.Nation(f.units[i].text)
	switch f.units[i+1].text {
	case "State", "Government", "Republic", "Nation", "People", "Embassy", "Constitution", "Revolution":
		return form == gazetteer.Adjective
	}
	return false
}

// parts keeps what stands for itself at the ends of a stretch, and gives the
// rest: a demonym before a place ("Indian Kashmir"), the model of a product
// ("Volvo XC90"), the words that begin a title ("Sri Lankan Defense | chief").
func (f *finder) parts(from, to int) (int, int) {
	for to-from > 1 && f.units[to-1].class.Is(gazetteer.Modifier) && !f.units[to-1].class.Is(gazetteer.Body|gazetteer.Site) && f.titleAfter(to) {
		f.hide(to-1, to)
		to--
	}
	if to-from < 2 {
		return from, to
	}
	if model := f.units[to-1].text; to-from == 2 && f.units[to-1].upper() && shapeOf(model) == acronym && strings.ContainsAny(model, "0123456789") ||
		strings.ContainsAny(model, "0123456789") && f.units[from+1].upper() && gazetteer.BodyOf(f.units[from].text) != "" {
		f.hide(from+1, to)
		return from, from + 1
	}
	if _, form := gazetteer.Nation(f.units[from].text); form == gazetteer.Adjective && gazetteer.KnownName(f.text(from+1, to)) && !gazetteer.KnownName(f.text(from, to)) &&
		gazetteer.BodyOf(f.text(from+1, to)) == "" {
		f.keep(from, from+1, "NORP")
		from++
	}
	return from, to
}

// titleAfter tells whether the words from unit i on are a title's.
func (f *finder) titleAfter(i int) bool {
	for i < len(f.units) && f.units[i].class.Is(gazetteer.Modifier) && !f.units[i].class.Is(gazetteer.Title) {
		i++
	}
	return f.unit(i).class.Is(gazetteer.Title)
}

// bodyFirst is where a person's name begins after a well-known body that the
// engine joined to it: "Oxfam | Ann Ashcombe"; from for none.
func (f *finder) bodyFirst(from, to int) int {
	last := f.units[to-1].class
	if last.Is(gazetteer.Body | gazetteer.Site | gazetteer.Outlet | gazetteer.Suffix | gazetteer.Event | gazetteer.Title) {
		return from
	}
	for at := to - 2; at > from; at-- {
		if gazetteer.BodyOf(f.text(from, at)) == "" || !f.units[at].upper() {
			continue
		}
		if gazetteer.FirstName(f.units[at].text) || strings.Contains(f.units[at].text, "-") || f.people[f.units[to-1].text] {
			return at
		}
	}
	return from
}

// isSect tells of words that say what a body is rather than name it.
func isSect(word string) bool {
	switch strings.ToLower(word) {
	case "shi'ite", "shi’ite", "shiite", "shia", "sunni":
		return true
	}
	return false
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

// hide keeps units from being taken for a name.
func (f *finder) hide(from, to int) {
	for i := from; i < to; i++ {
		f.units[i].taken = true
	}
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
		case u.text == "." && i > 0 && f.units[i-1].class.Is(gazetteer.Title|gazetteer.Honorific):
		case u.class.Is(gazetteer.Title|gazetteer.Honorific|gazetteer.Peer) && !(u.shape == small && !f.hangsOn(i, name)):
			start, seen = i, true
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
	switch strings.ToLower(f.units[at].text) {
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
