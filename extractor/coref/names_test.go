package coref

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// named is a document of nothing but names. In words, "P:" begins a person,
// "O:" an organisation, "L:" a place, "C:" a country or demonym; a title stands
// in braces. Anything else is text.
func named(t *testing.T, words ...string) *extractor.Document {
	t.Helper()
	kinds := map[string]graph.EntityKind{"P:": graph.Person, "O:": graph.Organisation, "L:": graph.Place, "C:": graph.Country}
	d := &extractor.Document{}
	text := ""
	for _, w := range words {
		kind := kinds[w[:min(2, len(w))]]
		if kind != "" {
			m := extractor.Mention{Kind: graph.Name, Type: kind}
			name := w[2:]
			if title, rest, ok := strings.Cut(strings.TrimPrefix(name, "{"), "} "); ok {
				m.Title = [2]int{len(text), len(text) + len(title)}
				text += title + " "
				name = rest
			}
			m.Span = graph.Span{Start: len(text), End: len(text) + len(name)}
			if kind == graph.Country {
				m.Country, _ = gazetteer.Nation(name)
			}
			w = name
			d.Mentions = append(d.Mentions, m)
		}
		text += w + " "
	}
	d.Doc = english.Analyse(text)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		m.Start, m.End = d.Doc.TokenAt(m.Span.Start), d.Doc.TokenAt(m.Span.End-1)+1
		m.Head = m.End - 1
		m.Title = [2]int{d.Doc.TokenAt(m.Title[0]), d.Doc.TokenAt(m.Title[1])}
	}
	return d
}

// clusters shows the appearances of d, each with the names of its mentions
// and their places in the list of mentions.
func clusters(d *extractor.Document) []string {
	var out []string
	for _, a := range d.Appearances {
		line := a.Name + ":"
		for _, m := range a.Mentions {
			line += fmt.Sprintf(" %d", m)
		}
		out = append(out, line)
	}
	return out
}

func TestNamesOfOneEntityJoin(t *testing.T) {
	for _, c := range []struct {
		name  string
		words []string
		want  []string
	}{
		{"surname behind a full name", []string{"P:Ilse Varga", "P:Varga", "P:Varga"}, []string{"Ilse Varga: 0 1 2"}},
		{"surname before the full name", []string{"P:Varga", "P:Ilse Varga"}, []string{"Ilse Varga: 0 1"}},
		{"nickname", []string{"P:James Orrick", "P:Jim Orrick"}, []string{"James Orrick: 0 1"}},
		{"nickname in quotation marks", []string{`P:James "Jim" Orrick`, "P:Jim Orrick", "P:James Orrick"}, []string{`James "Jim" Orrick: 0 1 2`}},
		{"initials", []string{"P:John F. Delgrave", "P:J. Delgrave", "P:John Delgrave"}, []string{"John F. Delgrave: 0 1 2"}},
		{"middle name left out", []string{"P:Anna Maria Lindow", "P:Anna Lindow"}, []string{"Anna Maria Lindow: 0 1"}},
		{"second surname left out", []string{"P:Juan Peralta García", "P:Juan Peralta", "P:Peralta"}, []string{"Juan Peralta García: 0 1 2"}},
		{"both surnames alone", []string{"P:Gabriel Orozco Mendieta", "P:Orozco Mendieta"}, []string{"Gabriel Orozco Mendieta: 0 1"}},
		{"family name first", []string{"P:Zheng Weiming", "P:Zheng"}, []string{"Zheng Weiming: 0 1"}},
		{"either order", []string{"P:Orsolya Kertész", "P:Kertész Orsolya"}, []string{"Orsolya Kertész: 0 1"}},
		{"hyphens", []string{"P:Park Ji-hoon", "P:Park Ji Hoon", "P:Park"}, []string{"Park Ji-hoon: 0 1 2"}},
		{"accents", []string{"P:José Peña", "P:Jose Pena"}, []string{"José Peña: 0 1"}},
		{"transliterations", []string{"P:Sergey Vikhrov", "P:Sergei Vihrov", "P:Vikhrov"}, []string{"Sergey Vikhrov: 0 1 2"}},
		{"Arabic article and spelling", []string{"P:Mohammed al-Qadhi", "P:Mohamed el-Kadhi", "P:al-Qadhi", "P:Qadhi"}, []string{"Mohammed al-Qadhi: 0 1 2 3"}},
		{"Dutch particles", []string{"P:Pieter van der Hoek", "P:Van der Hoek", "P:Hoek"}, []string{"Pieter van der Hoek: 0 1 2"}},
		{"a slip of the pen", []string{"P:Tomas Brezinsky", "P:Brezinksy"}, []string{"Tomas Brezinsky: 0 1"}},
		{"a peer's title", []string{"P:Colin Ashe", ",", "P:Lord Thornbury", "P:Lord Thornbury"}, []string{"Colin Ashe: 0 1 2"}},
		{"a name at birth is not the one shown", []string{"P:Gale Orrick", "was", "born", "P:Piers Edward Tolland", "in", "L:Dover", ".", "P:Orrick", "sang", "."}, []string{"Gale Orrick: 0 1 3", "Dover: 2"}},
		{"a name at birth in front", []string{"P:Gale Orrick", "died", ".", "Born", "P:Piers Tolland", "in", "L:Dover", ", he sang for", "P:Ann Lund", "."}, []string{"Gale Orrick: 0 1", "Dover: 2", "Ann Lund: 3"}},
		{"a surname at birth", []string{"P:Gale Orrick", ", née", "P:Tolland", ", sang."}, []string{"Gale Orrick: 0 1"}},
		{"a first name that is a patronymic's word", []string{"P:Ben Orrick", "P:Orrick"}, []string{"Ben Orrick: 0 1"}},
		{"a patronymic alone", []string{"P:Karim ben Rashid", "P:Ben Rashid"}, []string{"Karim ben Rashid: 0 1"}},
		{"first name alone", []string{"P:Henrike Dahl", "P:Henrike"}, []string{"Henrike Dahl: 0 1"}},
		{"demonym and country", []string{"C:Norway", "C:Norwegian", "C:Sweden", "C:Swedish"}, []string{"Norway: 0 1", "Sweden: 2 3"}},
		{"acronym by initials", []string{"O:Baltic Shipping Union", "O:BSU"}, []string{"Baltic Shipping Union: 0 1"}},
		{"acronym before the long form", []string{"O:BSU", "O:Baltic Shipping Union"}, []string{"Baltic Shipping Union: 0 1"}},
		{"acronym without the small words", []string{"O:Office for the Protection of Rivers", "O:OPR"}, []string{"Office for the Protection of Rivers: 0 1"}},
		{"acronym of a translation in brackets", []string{"O:Northern Workers Front", "(", "O:FTN", ")", "O:FTN"}, []string{"Northern Workers Front: 0 1 2"}},
		{"legal form", []string{"O:Halvard Marine Inc.", "O:Halvard Marine"}, []string{"Halvard Marine Inc.: 0 1"}},
		{"short form of a company", []string{"O:Halvard Group", "O:Halvard"}, []string{"Halvard Group: 0 1"}},
		{"last word of a body", []string{"O:Alpine Commission", "O:Commission"}, []string{"Alpine Commission: 0 1"}},
		{"a country before or behind", []string{"O:Supreme Court of Norway", "O:Norwegian Supreme Court", "O:Supreme Court"}, []string{"Supreme Court of Norway: 0 1 2"}},
		{"two ways to name a ministry", []string{"O:Ministry of Defence", "O:Defense Ministry"}, []string{"Ministry of Defence: 0 1"}},
		{"one court of several goes to the last", []string{"O:Tax Court", "O:Labour Court", "O:Court", "O:Tax Court", "O:Court"}, []string{"Tax Court: 0 3 4", "Labour Court: 1 2"}},
		{"a group by its number", []string{"O:Group of Nine", "O:G9", "O:G-9"}, []string{"Group of Nine: 0 1 2"}},
		{"a place's kind", []string{"L:Orlava", "L:Orlava Strip", "L:Mount Kesh", "L:Kesh"}, []string{"Orlava Strip: 0 1", "Mount Kesh: 2 3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := named(t, c.words...)
			clusterNames(d)
			if diff := cmp.Diff(c.want, clusters(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNamesOfTwoEntitiesStayApart(t *testing.T) {
	for _, c := range []struct {
		name  string
		words []string
		want  []string
	}{
		{"relatives", []string{"P:Paul Orrick", "P:Mary Orrick"}, []string{"Paul Orrick: 0", "Mary Orrick: 1"}},
		{"father and son", []string{"P:Paul Orrick Sr.", "P:Paul Orrick Jr."}, []string{"Paul Orrick Sr.: 0", "Paul Orrick Jr.: 1"}},
		{"the surname stays with whom it was first used for", []string{"P:Paul Orrick", "P:Orrick", "P:Mary Orrick", "P:Orrick"}, []string{"Paul Orrick: 0 1 3", "Mary Orrick: 2"}},
		{"without such use it goes to the last", []string{"P:Paul Orrick", "P:Mary Orrick", "P:Orrick"}, []string{"Paul Orrick: 0", "Mary Orrick: 1 2"}},
		{"whom the sentence is about, not whose sister she is", []string{"P:Mary Orrick", ", the sister of the leader", "P:Paul Orrick", ", spoke .", "P:Orrick", "left ."}, []string{"Mary Orrick: 0 2", "Paul Orrick: 1"}},
		{"a title tells relatives apart", []string{"P:Paul Orrick", "P:Mary Orrick", "P:{Mr} Orrick", "P:{Mrs} Orrick"}, []string{"Paul Orrick: 0 2", "Mary Orrick: 1 3"}},
		{"an office tells relatives apart", []string{"P:{Senator} Paul Orrick", "P:{Judge} Peter Orrick", "P:{Senator} Orrick"}, []string{"Paul Orrick: 0 2", "Peter Orrick: 1"}},
		{"what somebody is known as", []string{"P:Gale Orrick", ", known as", "P:Nanny", ", sang ."}, []string{"Gale Orrick: 0 1"}},
		{"where somebody was born", []string{"P:Gale Orrick", "met Lund-born", "P:Piers Tolland", "."}, []string{"Gale Orrick: 0", "Piers Tolland: 1"}},
		{"a first name that is another's surname", []string{"P:Paul Keane", "P:Rand Paul", "P:Paul"}, []string{"Paul Keane: 0", "Rand Paul: 1 2"}},
		{"a patronymic is no surname", []string{"P:Karim bin Rashid", "P:Rashid"}, []string{"Karim bin Rashid: 0", "Rashid: 1"}},
		{"surnames that differ by a letter", []string{"P:Ann Hanson", "P:Ann Hansen"}, []string{"Ann Hanson: 0", "Ann Hansen: 1"}},
		{"ministries of two countries", []string{"C:Russian", "O:Foreign Ministry", ".", "C:Polish", "O:Foreign Ministry"}, []string{"Russia: 0", "Foreign Ministry: 1", "Poland: 2", "Foreign Ministry: 3"}},
		{"air forces of two countries", []string{"O:US Air Force", "O:Royal Air Force"}, []string{"US Air Force: 0", "Royal Air Force: 1"}},
		{"a chamber and its committee", []string{"O:Senate", "O:Senate Intelligence Committee"}, []string{"Senate: 0", "Senate Intelligence Committee: 1"}},
		{"a mother and her namesake", []string{"P:Clara Orrick", "lost", "her", "mother", ",", "P:Clara Jane Orrick"}, []string{"Clara Orrick: 0", "Clara Jane Orrick: 1"}},
		{"the house and the White House", []string{"O:White House", "O:House"}, []string{"White House: 0", "House: 1"}},
		{"an acronym that two names fit", []string{"O:Baltic Shipping Union", "O:Bank of Southern Uplands", "O:BSU"}, []string{"Baltic Shipping Union: 0", "Bank of Southern Uplands: 1", "BSU: 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := named(t, c.words...)
			clusterNames(d)
			if diff := cmp.Diff(c.want, clusters(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPublisherAppears(t *testing.T) {
	for _, c := range []struct {
		name, publisher string
		want            []string
	}{
		{"as mentioned", "The Coast Herald", []string{"Ilse Varga: 0", "Coast Herald: 1 publisher"}},
		{"though not mentioned", "Fjord Post", []string{"Ilse Varga: 0", "Coast Herald: 1", "Fjord Post: publisher"}},
		{"not where unknown", " ", []string{"Ilse Varga: 0", "Coast Herald: 1"}},
	} {
		d := named(t, "P:Ilse Varga", "told", "the", "O:Coast Herald")
		d.Article.Publisher = c.publisher
		clusterNames(d)
		addPublisher(d)
		got := clusters(d)
		for i, a := range d.Appearances {
			if a.Publisher {
				got[i] += " publisher"
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
