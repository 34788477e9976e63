package coref

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/graph"
)

// places joins equal names and equal gazetteer ids, then short forms that fit
// one longer name only.
func (n *namer) places() {
	byKey := map[string]*chain{}
	byID := map[int]*chain{}
	first := len(n.chains)
	for i, m := range n.d.Mentions {
		if m.Type != graph.Place {
			continue
		}
		b := parseBody(n.text(i))
		c := byKey[b.key()]
		if c == nil && m.Geoname != 0 {
			c = byID[m.Geoname]
		}
		if c == nil {
			c = n.start(graph.Place)
			c.bodies = append(c.bodies, b)
		}
		byKey[b.key()] = c
		if m.Geoname != 0 {
			c.geoname = m.Geoname
			byID[m.Geoname] = c
		}
		n.add(i, c)
	}
	n.joinShort(first, func(a, b *chain) bool {
		return (a.geoname == 0 || b.geoname == 0 || a.geoname == b.geoname) && a.bodies[0].shortSite(b.bodies[0])
	})
}

// organisations joins equal names of one country, short forms, and acronyms.
func (n *namer) organisations() {
	type name struct{ key, country string }
	byName := map[name]*chain{}
	latest := map[string]*chain{} // by key alone
	first := len(n.chains)
	for i, m := range n.d.Mentions {
		if m.Type != graph.Organisation {
			continue
		}
		b := parseBody(n.text(i))
		k := name{key: strings.Join(b.words, " ")}
		if k.country = b.country; b.generic && k.country == "" {
			k.country = n.statedCountry(i)
		}
		c := byName[k]
		if c == nil {
			if near := latest[k.key]; near != nil && (k.country == "" || near.country == "") {
				c = near
			}
		}
		if c == nil {
			c = n.start(graph.Organisation)
			c.bodies = append(c.bodies, b)
		}
		if c.country == "" {
			c.country = k.country
		}
		byName[k], latest[k.key] = c, c
		n.add(i, c)
	}
	n.brackets()
	n.joinShort(first, func(a, b *chain) bool {
		if b.mentions[0] < a.mentions[0] && a.bodies[0].leads(b.bodies[0]) {
			return true
		}
		return a.bodies[0].stoodFor(b.bodies[0]) || a.bodies[0].short(b.bodies[0]) && (a.country == "" || b.country == "" || a.country == b.country)
	})
}

// statedCountry is the country that a name of institution words is stated
// with: "Russian", "Russia's" before it, "of Russia" behind it.
func (n *namer) statedCountry(m int) string {
	x := n.d.Mentions[m]
	doc := n.d.Doc
	country := func(i int) string {
		if at := n.d.MentionAt(i); at != extractor.None && at != m {
			return n.d.Mentions[at].Country
		}
		return ""
	}
	for _, child := range doc.Children(x.Head) {
		switch c := int(child); doc.Tokens[c].Dep {
		case "amod", "compound", "nmod", "poss":
			if code := country(c); code != "" {
				return code
			}
		case "prep":
			if doc.Tokens[c].Norm != "of" && doc.Tokens[c].Norm != "in" {
				continue
			}
			for _, o := range doc.Children(c) {
				if code := country(int(o)); code != "" {
					return code
				}
			}
		}
	}
	if x.Start > 0 {
		return country(x.Start - 1)
	}
	return ""
}

// brackets joins an acronym in brackets, or a long form behind its acronym,
// to the name before it, whatever each alone looked like. The letters need not
// be the long form's, which may be a translation.
func (n *namer) brackets() {
	doc := n.d.Doc
	for i := 0; i+1 < len(n.d.Mentions); i++ {
		a, b := n.d.Mentions[i], n.d.Mentions[i+1]
		if b.Start != a.End+1 || doc.Word(a.End) != "(" || b.End >= len(doc.Tokens) || doc.Word(b.End) != ")" {
			continue
		}
		ca, cb := n.of[i], n.of[i+1]
		if ca == nil || ca == cb || ca.typ != graph.Organisation && ca.typ != graph.Place {
			continue
		}
		long, inside := parseBody(n.text(i)), parseBody(n.text(i+1))
		if long.acronym != "" {
			long, inside = inside, long
		}
		if inside.acronym == "" || len(long.words) < 2 && !long.stands(inside.acronym) {
			continue
		}
		if cb == nil {
			n.add(i+1, ca)
			continue
		}
		if cb.typ != ca.typ && len(cb.mentions) > len(ca.mentions) {
			continue // known as something else throughout
		}
		n.join(cb, ca)
	}
}

// joinShort joins each chain from first on to the only one that it is a
// short form of; where a name of institution words, such as "Court", is one of
// several, each mention goes to the one last mentioned.
func (n *namer) joinShort(first int, short func(a, b *chain) bool) {
	index := map[string][]*chain{} // by the words of names, and their initials
	for _, c := range n.chains[first:] {
		if len(c.mentions) == 0 {
			continue
		}
		for _, w := range c.bodies[0].words {
			if list := index[w]; len(list) == 0 || list[len(list)-1] != c {
				index[w] = append(list, c)
			}
		}
		if full := c.bodies[0].full; len(full) > 1 {
			index["\x00"+full[0][:1]] = append(index["\x00"+full[0][:1]], c)
		}
	}
	var longs []*chain
	for _, a := range n.chains[first:] {
		if len(a.mentions) == 0 || len(a.bodies[0].words) == 0 {
			continue
		}
		keys := []string{a.bodies[0].words[0]}
		if acronym := a.bodies[0].acronym; acronym != "" {
			keys = append(keys, "\x00"+acronym[:1])
		}
		longs = longs[:0]
		for _, k := range keys {
			for _, b := range index[k] {
				if b != a && len(b.mentions) > 0 && b.typ == a.typ && !slices.Contains(longs, b) && short(a, b) {
					longs = append(longs, b)
				}
			}
		}
		switch {
		case len(longs) == 1:
			n.join(a, longs[0])
		case len(longs) > 1 && a.bodies[0].generic:
			mentions := a.mentions
			a.mentions = nil
			for _, m := range mentions {
				n.add(m, lastBefore(m, longs))
			}
		}
	}
}

// lastBefore is the chain that was mentioned last before mention m; where
// none was, the first behind it.
func lastBefore(m int, chains []*chain) *chain {
	best, at := chains[0], -1
	for _, c := range chains {
		k, _ := slices.BinarySearch(c.mentions, m)
		switch {
		case k > 0 && c.mentions[k-1] > at:
			best, at = c, c.mentions[k-1]
		case at < 0 && k == 0 && c.mentions[0] < best.mentions[0]:
			best = c
		}
	}
	return best
}
