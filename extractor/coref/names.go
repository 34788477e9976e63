package coref

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// chain is an appearance while it grows.
type chain struct {
	typ      graph.EntityKind
	country  string
	geoname  int
	gender   extractor.Gender
	mentions []int // of names and demonyms, in text order
	people   []personName
	bodies   []bodyName
	bare     int   // mentions by the surname alone
	births   []int // mentions by the name that the person was born with
}

// namer clusters the names of one document.
type namer struct {
	d      *extractor.Document
	chains []*chain
	of     []*chain // by mention, nil for none
	// People by each part of their full names and its skeleton, and by the
	// ends of their surnames.
	parts, surnames map[string][]*chain
}

// clusterNames gives every name and demonym its appearance.
func clusterNames(d *extractor.Document) {
	n := &namer{d: d, of: make([]*chain, len(d.Mentions)), parts: map[string][]*chain{}, surnames: map[string][]*chain{}}
	n.countries()
	n.places()
	n.organisations()
	n.people()
	n.finish()
}

func (n *namer) text(m int) string {
	s := n.d.Mentions[m].Span
	return n.d.Doc.Text[s.Start:s.End]
}

func (n *namer) add(m int, c *chain) {
	at, _ := slices.BinarySearch(c.mentions, m)
	c.mentions = slices.Insert(c.mentions, at, m)
	n.of[m] = c
	if c.gender == extractor.UnknownGender && c.typ == graph.Person {
		c.gender = n.titleGender(n.d.Mentions[m])
	}
}

func (n *namer) start(typ graph.EntityKind) *chain {
	c := &chain{typ: typ}
	n.chains = append(n.chains, c)
	return c
}

func (n *namer) countries() {
	byCode := map[string]*chain{}
	for i, m := range n.d.Mentions {
		if m.Type != graph.Country || m.Country == "" {
			continue
		}
		c := byCode[m.Country]
		if c == nil {
			c = n.start(graph.Country)
			c.country = m.Country
			byCode[m.Country] = c
		}
		n.add(i, c)
	}
}

// join moves the mentions of from to to.
func (n *namer) join(from, to *chain) {
	for _, m := range from.mentions {
		n.of[m] = to
	}
	to.mentions = append(to.mentions, from.mentions...)
	slices.Sort(to.mentions)
	to.bodies = append(to.bodies, from.bodies...)
	to.people = append(to.people, from.people...)
	if to.country == "" {
		to.country = from.country
	}
	if to.geoname == 0 {
		to.geoname = from.geoname
	}
	from.mentions = nil
	for _, p := range from.people {
		n.index(p, to)
	}
}

// finish writes the chains into the document, in the order of their first
// mentions.
func (n *namer) finish() {
	kept := slices.DeleteFunc(n.chains, func(c *chain) bool { return len(c.mentions) == 0 })
	for _, c := range kept {
		slices.Sort(c.mentions)
	}
	slices.SortFunc(kept, func(a, b *chain) int { return a.mentions[0] - b.mentions[0] })
	for _, c := range kept {
		a := extractor.Appearance{
			Type: c.typ, Name: n.fullest(c), Mentions: c.mentions, Gender: c.gender, Country: c.country, Geoname: c.geoname,
		}
		for _, m := range c.mentions {
			n.d.Mentions[m].Appearances = []int{len(n.d.Appearances)}
		}
		n.d.Appearances = append(n.d.Appearances, a)
	}
}

// fullest is the name of a chain that says most: of the most words, then the
// most frequent, then the first. A country's is the gazetteer's.
func (n *namer) fullest(c *chain) string {
	if c.typ == graph.Country {
		if known, ok := gazetteer.CountryByCode(c.country); ok {
			return known.Name
		}
	}
	counts := map[string]int{}
	for _, m := range c.mentions {
		counts[n.text(m)]++
	}
	best := ""
	words := func(s string) int {
		fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' })
		if c.typ == graph.Person && len(fields) > 0 && gazetteer.ClassOf(fields[0]).Is(gazetteer.Peer) {
			return 1 // a title of nobility
		}
		return len(fields)
	}
	for _, m := range c.mentions {
		s := n.text(m)
		if n.d.Mentions[m].Kind != graph.Name || slices.Contains(c.births, m) {
			continue
		}
		if best == "" || words(s) > words(best) || words(s) == words(best) && counts[s] > counts[best] {
			best = s
		}
	}
	if best == "" {
		best = n.text(c.mentions[0])
	}
	return strings.Join(strings.Fields(best), " ")
}
