// Package mention finds the names of an article and decides what each of them
// names: a person, a country, an organisation or a place.
//
//	units   words and marks, hyphenated words in one piece
//	spans   what may be a name: the engine's entities with their bounds
//	        mended, then runs of capitals that the engine missed
//	names   the spans with one spelling; one decision for the whole article,
//	        by votes of the engine, the gazetteer, cue words and the context
//	again   every further place where a decided name stands
package mention

import (
	"cmp"
	"slices"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// Find sets the mentions that are names or demonyms, in text order and without
// overlaps.
func Find(d *extractor.Document) {
	f := &finder{d: d, doc: d.Doc, names: map[string]*name{}, having: map[string][]*name{}, small: map[string]bool{}}
	f.readUnits()
	f.markHeadings()
	f.readCompounds()
	f.hideListings()
	f.hideShips()
	f.hideSpecies()
	f.hideWorks()
	f.readAcronyms()
	f.readNicknames()
	f.readPossessives()
	f.readPairs()
	f.readParties()
	f.readSmallBodies()
	f.readEntities()
	f.readGaps()
	f.merge()
	f.rejoin()
	f.collect()
	f.decide()
	f.resolve()
	f.localBodies()
	f.again()
	f.emit()
}

// emit turns the spans of decided names into mentions.
func (f *finder) emit() {
	f.d.Mentions = nil
	slices.SortFunc(f.spans, func(a, b span) int { return cmp.Or(a.from-b.from, a.skip-b.skip) })
	for _, s := range f.spans {
		if m, ok := f.mention(s); ok {
			f.d.Mentions = append(f.d.Mentions, m)
		}
	}
}

// mention is what a span says; false where its name is no entity's.
func (f *finder) mention(s span) (extractor.Mention, bool) {
	n := s.name
	if n == nil || n.kind == "" {
		return extractor.Mention{}, false
	}
	m := extractor.Mention{
		Start: f.units[s.from].from, End: f.units[s.to-1].to,
		Kind: graph.Name, Type: n.kind, Country: n.country, Geoname: n.geoname,
	}
	m.Span = f.bytes(s)
	if d := f.unit(s.to); n.kind == graph.Person && d.shape == acronym && d.class.Is(gazetteer.Degree) {
		m.End = d.to // the parse hangs the name on its degree
	}
	m.Head = f.head(m.Start, m.End)
	m.Title = [2]int{m.Start, m.Start}
	if n.demonym {
		m.Kind, m.Plural = graph.Demonym, n.plural
	}
	if n.kind == graph.Person {
		title := f.titleBefore(s.from)
		if title < s.from {
			m.Title = [2]int{f.units[title].from, f.units[s.from-1].to}
		}
		m.Gender = f.gender(title, s)
	} else {
		m.Gender = extractor.Neuter
	}
	return m, true
}

// head is the token of a range that depends on one outside it.
func (f *finder) head(from, to int) int {
	for i := from; i < to; i++ {
		if h := f.doc.Tokens[i].Head; h < from || h >= to || h == i {
			return i
		}
	}
	return to - 1
}
