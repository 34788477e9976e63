package relation

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// dominance is how many times more often than any other the country of a bare
// title is named.
const dominance = 2

// home is the one entity of the article where the title at token i can be held
// that the sentence does not place: the one of its name, or the country or region
// that is named so many times more often than the next. No country of
// which taken tells that the title is not held there.
func (m *matcher) home(h *home, i, times int) (end, bool) {
	best, bestCount, second := -1, 0, 0
	for a, x := range m.d.Appearances {
		if x.Type != h.kind || x.Publisher || len(x.Mentions) == 0 || h.kind == graph.Place && len(h.words) == 0 && !h.fits(x.Name) {
			continue
		}
		count := len(x.Mentions)
		if len(h.words) > 0 {
			name := " " + gazetteer.Key(x.Name) + " "
			if strings.Contains(name, " committee ") || strings.Contains(name, " lords ") || !slices.ContainsFunc(h.words, func(w string) bool { return strings.Contains(name, " "+w+" ") }) {
				continue
			}
		} else if count += m.ofCountry[a]; !h.opposed && m.taken(a, i) {
			continue
		}
		switch {
		case count > bestCount:
			best, bestCount, second = a, count, bestCount
		case count > second:
			second = count
		}
	}
	if best < 0 || len(h.words) > 0 && second > 0 || len(h.words) == 0 && bestCount < max(times, times*second) && !(second == 0 && m.beside(best, i)) || bestCount == second {
		return end{}, false
	}
	mentions := m.d.Appearances[best].Mentions
	nearest := mentions[0]
	for _, x := range mentions {
		if m.d.Mentions[x].Start <= i {
			nearest = x
		}
	}
	return end{End: extractor.End{Mention: nearest, Appearance: best}, token: -1}, true
}

// beside tells whether a country, the only one that an article names, is named in
// the sentence of token i, and not as where somebody else holds an office.
func (m *matcher) beside(country, i int) bool {
	x := &m.d.Appearances[country]
	if slices.ContainsFunc(m.found, func(f found) bool {
		return f.Kind == graph.HoldsPosition && f.To.Appearance == country && f.From.Appearance != m.first
	}) {
		return false
	}
	return x.Type == graph.Country && slices.ContainsFunc(x.Mentions, func(t int) bool { return m.doc.SentenceOf(m.d.Mentions[t].Start) == m.doc.SentenceOf(i) })
}

// fits tells whether a place's name is a city's or a region's, as asked for.
func (h *home) fits(name string) bool {
	if !h.city {
		return isRegion(name)
	}
	return slices.ContainsFunc(gazetteer.AppendPlaces(nil, name), func(p gazetteer.Place) bool { return p.Sort == gazetteer.City })
}

// isRegion tells whether a name is that of a state or province rather than of a
// large city.
func isRegion(name string) bool {
	const large = 100_000
	region := false
	for _, p := range gazetteer.AppendPlaces(nil, name) {
		if p.Sort == gazetteer.City && p.Population >= large {
			return false
		}
		region = region || p.Sort == gazetteer.Region
	}
	return region
}

func isWater(name string) bool {
	places := gazetteer.AppendPlaces(nil, name)
	return len(places) > 0 && places[0].Sort == gazetteer.Water
}

// settled tells whether token i is a noun for a place where people live, and no
// island.
func (m *matcher) settled(i int) bool {
	switch m.doc.Tokens[i].Lemma {
	case "island", "archipelago", "peninsula":
		return false
	}
	return m.rules.lexical.settlements.has(m.tokens[i])
}

// liesIn tells whether maps have the place that mention i names in the country
// or the region that mention j names.
func (m *matcher) liesIn(i, j int) bool {
	text := func(x int) string {
		span := m.d.Mentions[x].Span
		return m.doc.Text[span.Start:span.End]
	}
	a, b := &m.d.Mentions[i], &m.d.Mentions[j]
	if a.Type != graph.Place || a.Kind != graph.Name || b.Kind != graph.Name {
		return false
	}
	for _, p := range gazetteer.AppendPlaces(nil, text(i)) {
		if p.Sort == gazetteer.Land || p.Sort == gazetteer.Water {
			continue
		}
		if b.Type == graph.Country && p.Country == b.Country {
			return true
		}
		if b.Type != graph.Place {
			continue
		}
		for _, q := range gazetteer.AppendPlaces(nil, text(j)) {
			if q.Sort == gazetteer.Region && q.Country == p.Country && q.Region == p.Region && p.Sort == gazetteer.City {
				return true
			}
		}
	}
	return false
}

// taken tells whether the title at token i cannot be the first end's at a
// country: somebody else is stated to hold it there, or the first end visits,
// meets or quarrels with that country.
func (m *matcher) taken(country, i int) bool {
	from, _ := m.titleWords(i)
	span := m.d.Bytes(from, i+1)
	title := m.doc.Text[span.Start:span.End]
	return slices.ContainsFunc(m.found, func(f found) bool {
		if f.Kind != graph.HoldsPosition {
			return f.From.Appearance == m.first && f.To.Appearance == country || f.From.Appearance == country && f.To.Appearance == m.first
		}
		return f.rule.home == nil && f.To.Appearance == country && f.Tense == graph.Current && f.From.Appearance != m.first && strings.EqualFold(f.Title, title)
	})
}

// bodiesOf counts the mentions of organisations whose names begin with that of
// a country, by the country's appearance: "United States Congress".
func bodiesOf(d *extractor.Document) map[int]int {
	countries := map[string]int{}
	for a, x := range d.Appearances {
		if x.Type == graph.Country {
			countries[x.Country] = a
		}
	}
	counts := map[int]int{}
	for _, x := range d.Appearances {
		if x.Type != graph.Organisation || x.Publisher {
			continue
		}
		words := strings.Fields(x.Name)
		for n := min(3, len(words)-1); n > 0; n-- {
			code, _ := gazetteer.Nation(strings.Join(words[:n], " "))
			if a, named := countries[code]; named {
				counts[a] += len(x.Mentions)
				break
			}
		}
	}
	return counts
}
