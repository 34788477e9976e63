// Package mention finds the names of an article and decides what each of them
// names: a person, a country, an organisation or a place.
package mention

import (
	"strings"
	"unicode"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// Find adds the mentions that are names or demonyms, in text order and without
// overlaps.
func Find(d *extractor.Document) {
	for _, e := range d.Doc.Entities {
		from, to := trim(d, e.Start, e.End)
		if from >= to {
			continue
		}
		title := [2]int{from, from}
		if e.Label == "PERSON" {
			title, from = splitTitle(d, from, to)
		}
		m := extractor.Mention{
			Start: from, End: to, Head: head(d, from, to), Span: d.Bytes(from, to),
			Kind: graph.Name, Title: title,
		}
		words := d.Doc.Text[m.Span.Start:m.Span.End]
		code, form := gazetteer.Nation(words)
		switch {
		case form == gazetteer.CountryName:
			m.Type, m.Country = graph.Country, code
		case form != gazetteer.NoForm:
			m.Type, m.Country, m.Kind = graph.Country, code, graph.Demonym
			m.Plural = form == gazetteer.Residents
		case e.Label == "PERSON":
			m.Type = graph.Person
		case e.Label == "ORG":
			m.Type = graph.Organisation
		case e.Label == "GPE" || e.Label == "LOC" || e.Label == "FAC":
			m.Type = graph.Place
		default:
			continue
		}
		d.Mentions = append(d.Mentions, m)
	}
}

// trim takes white space, a leading "the" and a trailing "'s" off.
func trim(d *extractor.Document, from, to int) (int, int) {
	tokens := d.Doc.Tokens
	for from < to && (tokens[from].Tag == "_SP" || tokens[from].Norm == "the") {
		from++
	}
	for from < to && (tokens[to-1].Tag == "_SP" || tokens[to-1].Tag == "POS") {
		to--
	}
	return from, to
}

// splitTitle finds the title words before a person's name, inside its span or
// in front of it.
func splitTitle(d *extractor.Document, from, to int) (title [2]int, name int) {
	name = from
	for name < to-1 && isTitle(d.Doc.Word(name)) {
		name++
	}
	for from > 0 && isTitle(d.Doc.Word(from-1)) {
		from--
	}
	for from < name && !unicode.IsUpper(rune(d.Doc.Word(from)[0])) {
		from++
	}
	return [2]int{from, name}, name
}

func isTitle(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "President", "Prime", "Minister", "Chancellor", "Secretary", "Senator", "Sen", "Gov", "Governor", "General", "Gen", "Mr", "Mrs", "Ms",
		"Dr", "Lord", "Lady", "Sir", "King", "Queen", "Prince", "Princess", "Pope", "Sgt", "Chairman", "Ambassador", "Judge", "Justice", "Foreign",
		"Defense", "Defence", "State", "of", "Vice", "Rep", "Representative", "Spokesman", "Spokeswoman", "Spokesperson":
		return true
	}
	return false
}

// head is the token of a span that other words depend on.
func head(d *extractor.Document, from, to int) int {
	for i := from; i < to; i++ {
		if h := d.Doc.Tokens[i].Head; h < from || h >= to || h == i {
			return i
		}
	}
	return to - 1
}
