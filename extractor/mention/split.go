package mention

import (
	"strings"

	"entente/extractor/gazetteer"
)

// stretch is units on their way to become a span.
type stretch struct {
	from, to int
	label    string
}

// split takes the titles out of a stretch and keeps what is left.
func (f *finder) split(from, to int, label string) {
	if f.isOffice(from, to) {
		f.keep(from, to, "PERSON")
		return
	}
	s := stretch{from, to, label}
	if !f.cutOfTitle(&s) || !f.cutEnds(&s) || f.noName(s) {
		return
	}
	from, to, label = s.from, s.to, s.label
	if f.isBody(from, to) && label != "PERSON" {
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
		f.keep(from, from+1, "NORP") // "Dutchwoman Ann Ashcombe"
		f.keep(from+1, to, "PERSON")
		return
	}
	f.cutTitle(from, to, label)
}

// cutOfTitle cuts a title with "of" off the front: "Governor of the Bank of
// Anyland" leaves the bank, "Minister of Trade and Industry Ann Ashcombe" the
// person. It tells whether anything is left.
func (f *finder) cutOfTitle(s *stretch) bool {
	for s.from+1 < s.to && f.units[s.from].class.Is(gazetteer.Title) && (f.units[s.from+1].text == "of" || f.units[s.from+1].text == "for") {
		f.hide(s.from, s.from+2)
		s.from += 2
		for s.from < s.to && !f.units[s.from].upper() {
			s.from++
		}
		s.label = ""
		matter := s.from
		for matter < s.to && (f.units[matter].class.Is(gazetteer.Modifier) || matter > s.from && (f.units[matter].text == "and" || f.units[matter].text == ",")) {
			matter++
		}
		if matter > s.from && matter < s.to && f.units[matter].upper() && !f.units[s.to-1].class.Is(gazetteer.Body) {
			f.hide(s.from, matter)
			s.from, s.label = matter, "PERSON"
		}
		if f.onlyTitle(s.from, s.to) {
			f.hide(s.from, s.to)
			return false
		}
	}
	return s.from < s.to
}

// cutEnds cuts off what stands for itself or adds no name at the ends: a
// minister's matter, a product's model, a demonym before a place, a party's
// adjective before a chamber. It tells whether anything is left.
func (f *finder) cutEnds(s *stretch) bool {
	for s.to-s.from > 1 && f.units[s.from].class.Is(gazetteer.Modifier) && f.units[s.from].upper() && f.ofMinister(s.from) && !f.units[s.to-1].class.Is(gazetteer.Body) {
		f.hide(s.from, s.from+1)
		s.from, s.label = s.from+1, "PERSON"
	}
	s.from, s.to = f.parts(s.from, s.to)
	switch n := s.to - s.from; {
	case n < 1:
		return false
	case n == 2 && f.units[s.from].class.Is(gazetteer.People) && f.units[s.from+1].class.Is(gazetteer.Bare) && gazetteer.BodyOf(f.text(s.from, s.to)) == "":
		s.from++ // "Republican Congress"
	case n > 2 && isSect(f.units[s.from].text):
		s.from++ // "Sunni Scholars' League"
	case n == 2 && strings.HasPrefix(f.units[s.from+1].text, "American") && demonym(f.units[s.from].text):
		f.hide(s.from, s.to) // "African Americans" are a people
		return false
	case n == 2 && demonym(f.units[s.from].text) && demonym(f.units[s.from+1].text) && !demonym(f.text(s.from, s.to)):
		f.hide(s.from+1, s.to) // "Bosnian Serb"
		s.to--
	case n == 2 && f.bareState(s.from):
		f.hide(s.from+1, s.to)
		s.to--
	case n > 1 && s.label == "PERSON" && f.units[s.from].weak && isCalling(f.units[s.from].text) && gazetteer.FirstName(f.units[s.from+1].text):
		f.hide(s.from, s.from+1) // "Violinist Ann Ashcombe"
		s.from++
	}
	return true
}

// noName hides a stretch that names nothing: a ship, a title alone.
func (f *finder) noName(s stretch) bool {
	last := f.units[s.to-1].class
	several := s.to-s.from > 1
	next, before := f.unit(s.to), f.unit(s.from-1)
	switch {
	case several && f.units[s.from].class.Is(gazetteer.Ship) && f.units[s.from].shape == acronym:
	case !f.onlyTitle(s.from, s.to):
		return false
	case last.Is(gazetteer.Modifier) && last.Is(gazetteer.Bare) && next.upper() && next.class.Is(gazetteer.Title) &&
		(several || before.upper() && before.class.Is(gazetteer.Title|gazetteer.Modifier)): // "Chief Cabinet Secretary"
	case last.Is(gazetteer.Bare) || !last.Is(gazetteer.Title|gazetteer.Modifier) || last.Is(gazetteer.Body) && !last.Is(gazetteer.Title):
		return false
	case !several && demonym(f.units[s.from].text):
		return false
	case !several && s.label == "PERSON" && gazetteer.FirstName(f.units[s.from].text):
		return false
	case last.Is(gazetteer.Surname) && (!several && before.class.Is(gazetteer.Honorific) || s.to-s.from == 2 && f.units[s.from].class.Is(gazetteer.Honorific)):
		return false // "Mr King"
	}
	f.hide(s.from, s.to)
	return true
}

// isBody tells whether a stretch is named as bodies, places and events are, so
// that title words belong to it: "King's College", "Office of the President".
func (f *finder) isBody(from, to int) bool {
	last := f.units[to-1]
	return last.class.Is(gazetteer.Body|gazetteer.Outlet|gazetteer.Suffix|gazetteer.Site|gazetteer.Bare|gazetteer.Event) && !last.class.Is(gazetteer.Title) ||
		f.ofBody(from, to) || last.text == "City" && len(gazetteer.AppendPlaces(nil, f.text(from, to))) > 0
}

// cutTitle cuts the first title out of a stretch and keeps what stands before
// and after it.
func (f *finder) cutTitle(from, to int, label string) {
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
// "Danish State".
func (f *finder) bareState(i int) bool {
	_, form := gazetteer.Nation(f.units[i].text)
	switch f.units[i+1].text {
	case "State", "Government", "Republic", "Nation", "People", "Embassy", "Constitution", "Revolution":
		return form == gazetteer.Adjective
	}
	return false
}

// parts keeps what stands for itself at the ends of a stretch, and gives the
// rest: a demonym before a place ("Danish Lapland"), the model of a product
// ("Lada XR5"), the words that begin a title ("Danish Defence | chief").
func (f *finder) parts(from, to int) (int, int) {
	for to-from > 1 && f.units[to-1].class.Is(gazetteer.Modifier) && !f.units[to-1].class.Is(gazetteer.Body|gazetteer.Site) && f.titleAfter(to) && gazetteer.BodyOf(f.text(from, to)) == "" {
		f.hide(to-1, to)
		to--
	}
	if to-from > 2 && f.units[to-2].text == "Flight" && f.units[to-1].shape == number {
		f.hide(to-2, to) // "Anyland Airways Flight 12"
		return from, to - 2
	}
	if to-from < 2 {
		return from, to
	}
	if _, form := gazetteer.Nation(f.text(from, to-1)); form != gazetteer.NoForm && f.units[to-1].text == "Treasury" && isMinister(f.unit(to).text) {
		f.hide(to-1, to) // "US Treasury Secretary"
		return from, to - 1
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

// bodyFirst is where a person's name begins after a well-known body that the
// engine joined to it: "Oxfam | Ann Ashcombe"; from for none.
func (f *finder) bodyFirst(from, to int) int {
	last := f.units[to-1].class
	if last.Is(gazetteer.Body | gazetteer.Site | gazetteer.Outlet | gazetteer.Suffix | gazetteer.Event | gazetteer.Title) {
		return from
	}
	if at := to - 1; at > from && from > 0 && f.people[f.units[at].text] && f.units[at].upper() && f.unit(from-1).class.Is(gazetteer.Function) && gazetteer.BodyOf(f.text(from, at)) != "" {
		return at // "told CNN Ashcombe was"
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

// hide keeps units from being taken for a name.
func (f *finder) hide(from, to int) {
	for i := from; i < to; i++ {
		f.units[i].taken = true
	}
}
