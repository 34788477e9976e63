// Package link gives each appearance the key of its identity: appearances of
// all articles with equal keys are one entity.
//
//	country:FR                          ISO 3166 code
//	place:2988507                       GeoNames id, where the gazetteer resolves it
//	place:south china sea               else the folded name, and the country where the text says it
//	organisation:defence ministry|CN    institution words with their country
//	organisation:acme                   folded, without "the" and legal suffixes
//	person:ann ashcombe                 the full name, folded
//	person:pope adrian                  a sovereign's, with the title
//	person:ashcombe@KEY                 a name that is not full, by article
package link

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// Key sets Key and Facts of every appearance, and Name where the gazetteer
// has the better one.
func Key(d *extractor.Document) {
	l := linker{d: d, dominant: dominant(d)}
	for i := range d.Appearances {
		a := &d.Appearances[i]
		a.Key, a.Facts = "", graph.Facts{}
		switch {
		case a.Type == graph.Country:
			l.country(a)
		case graph.Fold(a.Name) == "": // white space alone names nothing
		case a.Type == graph.Place:
			l.place(a)
		case a.Type == graph.Organisation:
			l.organisation(a)
		case a.Type == graph.Person:
			l.person(a)
		}
	}
}

type linker struct {
	d        *extractor.Document
	dominant string // ISO code of the country that the article is about, "" where none stands out
}

// dominant is the country with most mentions, if it has at least two and more
// than any other.
func dominant(d *extractor.Document) string {
	best, most, second := "", 1, 0
	for _, a := range d.Appearances {
		if a.Type != graph.Country {
			continue
		}
		switch n := len(a.Mentions); {
		case n > most:
			best, second, most = a.Country, most, n
		case n > second:
			second = n
		}
	}
	if second == most {
		return ""
	}
	return best
}

// own makes a key that no other article has.
func (l *linker) own(key string) string { return key + "@" + l.d.Article.Key }

func (l *linker) country(a *extractor.Appearance) {
	a.Key = graph.CountryKey(a.Country)
	c, ok := gazetteer.CountryByCode(a.Country)
	if !ok {
		return
	}
	a.Name = c.Name
	a.Facts = graph.Facts{ISOCode: c.Code, Demonyms: c.Demonyms}
	if p, ok := gazetteer.CapitalOf(c.Code); ok {
		a.Facts.CapitalKey = cityKey(p.ID)
	}
}

// sovereigns are titles that make a given name known all over the world.
var sovereigns = []string{"Pope", "King", "Queen", "Prince", "Princess", "Emperor", "Empress", "Sultan", "Emir", "Sheikh", "Sheikha", "Mullah", "Mother", "Saint"}

// sovereign is the title before a person's only name, such as "Pope", "" where
// there is none.
func (l *linker) sovereign(a *extractor.Appearance) string {
	first, rest, _ := strings.Cut(a.Name, " ")
	if len(first) == 0 || rest != "" && strings.Trim(rest, "IVX") != "" {
		return ""
	}
	for _, m := range a.Mentions {
		if x := l.d.Mentions[m]; x.Kind == graph.Name && x.Title[0] < x.Title[1] {
			if title := l.d.Doc.Word(x.Title[1] - 1); slices.Contains(sovereigns, title) {
				return title
			}
		}
	}
	return ""
}

func (l *linker) person(a *extractor.Appearance) {
	if title := l.sovereign(a); title != "" {
		a.Name = title + " " + a.Name
	}
	name := strings.Join(strings.Fields(strings.NewReplacer(",", " ", "\"", " ").Replace(graph.Fold(a.Name))), " ")
	a.Key = "person:" + name
	if !strings.Contains(name, " ") {
		a.Key = l.own(a.Key)
	}
}

// text is a mention as it stands.
func (l *linker) text(m int) string {
	at := l.d.Mentions[m].Span
	return l.d.Article.Text[at.Start:at.End]
}
