package mention

import (
	"strings"

	"entente/extractor/gazetteer"
	"entente/graph"
)

// The kinds that votes are cast for.
const (
	person = iota
	country
	organisation
	place
	nothing // no entity: an event, a law, a faith
	kinds
)

var kindOf = [kinds]graph.EntityKind{graph.Person, graph.Country, graph.Organisation, graph.Place, ""}

// name is one spelling and all its spans.
type name struct {
	key     string
	words   []string // of the key
	spans   []int
	votes   [kinds]float64
	kind    graph.EntityKind
	country string
	geoname int
	demonym bool
	plural  bool
}

// collect gathers the spans with one spelling.
func (f *finder) collect() {
	for i := range f.spans {
		s := &f.spans[i]
		key := gazetteer.Key(strings.TrimPrefix(f.text(s.from, s.to), "The "))
		n := f.names[key]
		if n == nil {
			n = &name{key: key, words: strings.Fields(key)}
			f.names[key] = n
			f.order = append(f.order, n)
		}
		n.spans = append(n.spans, i)
		s.name = n
	}
}

// decide gives every name its kind.
func (f *finder) decide() {
	for _, n := range f.order {
		if f.nation(n) {
			continue
		}
		f.voteOfWords(n)
		for _, i := range n.spans {
			f.voteOfPlace(n, f.spans[i])
		}
	}
	for _, n := range f.order {
		if n.kind == "" {
			n.kind = kindOf[n.winner()]
		}
	}
	f.fragments()
}

// nation settles the names of countries and their people.
func (f *finder) nation(n *name) bool {
	first := f.spans[n.spans[0]]
	text := f.text(first.from, first.to)
	code, form := gazetteer.Nation(text)
	if form == gazetteer.NoForm {
		if name, form := gazetteer.PlaceOf(text); form != gazetteer.NoForm && name != "" {
			n.kind, n.demonym, n.plural = graph.Place, true, form == gazetteer.Residents
			return true
		}
		return false
	}
	n.kind, n.country = graph.Country, code
	n.demonym, n.plural = form != gazetteer.CountryName, form == gazetteer.Residents
	return true
}

func (n *name) winner() int {
	best := nothing
	for k := range kinds {
		if n.votes[k] > n.votes[best] {
			best = k
		}
	}
	return best
}

// voteOfWords counts what the words of a name tell.
func (f *finder) voteOfWords(n *name) {
	s := f.spans[n.spans[0]]
	first, last := f.units[s.from], f.units[s.to-1]
	head := last
	for i := s.from + 1; i < s.to; i++ {
		if f.units[i].shape == small && (f.units[i].text == "of" || f.units[i].text == "for" || f.units[i].text == "on") {
			head = f.units[i-1]
			break
		}
	}
	single := s.to-s.from == 1
	switch c := head.class; {
	case c.Is(gazetteer.Suffix) && !single:
		n.votes[organisation] += 4
	case c.Is(gazetteer.Bare) && (single || c.Is(gazetteer.Body)):
		n.votes[organisation] += 3
	case c.Is(gazetteer.Body) && !single:
		n.votes[organisation] += 3
	case c.Is(gazetteer.Site) && !single:
		n.votes[place] += 3
	case c.Is(gazetteer.Outlet) && !single:
		n.votes[organisation] += 2
	case c.Is(gazetteer.Event) && !single:
		n.votes[nothing] += 3
	case single && c.Is(gazetteer.People|gazetteer.Never|gazetteer.Calendar):
		n.votes[nothing] += 5
	case single && c.Is(gazetteer.Body|gazetteer.Site|gazetteer.Event|gazetteer.Modifier|gazetteer.Title):
		n.votes[nothing] += 3
	}
	places := gazetteer.AppendPlaces(nil, n.key)
	if len(places) > 0 {
		n.votes[place] += placeVote(places[0], single)
	}
	if single {
		if first.shape == acronym && len(first.text) <= 6 {
			n.votes[organisation]++
		}
		return
	}
	if gazetteer.FirstName(first.text) && s.to-s.from <= 4 && head == last && !last.class.Is(gazetteer.Body|gazetteer.Site|gazetteer.Outlet|gazetteer.Suffix) {
		n.votes[person] += 1.5
	}
	if isGeneration(last.text) {
		n.votes[person] += 2
	}
	for i := s.from; i < s.to-1; i++ {
		if u := f.units[i]; i > s.from && isInitial(u.text) {
			n.votes[person] += 2
		} else if isParticle(u.text) && u.shape == small {
			n.votes[person]++
		}
	}
}

func isInitial(text string) bool {
	return len(text) == 2 && text[1] == '.' && text[0] >= 'A' && text[0] <= 'Z'
}

func placeVote(p gazetteer.Place, single bool) float64 {
	switch {
	case p.Sort == gazetteer.Land || p.Sort == gazetteer.Water:
		return 4
	case p.Sort == gazetteer.Region:
		return 2.5
	case p.Population >= 1_000_000 || p.Capital:
		return 3
	case p.Population >= 100_000:
		return 2
	case !single || p.Population >= 20_000:
		return 1.2
	}
	return .6
}

// voteOfPlace counts what the engine says and what stands around one span.
func (f *finder) voteOfPlace(n *name, s span) {
	single := s.to-s.from == 1
	switch s.label {
	case "PERSON":
		n.votes[person] += pick(single, 1, 2)
	case "ORG":
		n.votes[organisation] += pick(single, .6, 1.2)
	case "GPE":
		n.votes[place] += 1.5
	case "LOC", "FAC":
		n.votes[place] += 1.5
	case "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE":
		n.votes[nothing]++
	}
	if f.titleBefore(s.from) < s.from {
		n.votes[person] += 4
	}
	if s.from > 0 {
		switch before := f.units[s.from-1]; before.text {
		case "in", "In", "near", "across", "outside", "around", "throughout":
			n.votes[place]++
		case "from", "to", "at", "into":
			n.votes[place] += .3
		case "the", "The":
			n.votes[person] -= 2
		}
		if s.from > 1 && f.units[s.from-1].text == "of" && f.units[s.from-2].shape == small && f.units[s.from-2].class.Is(gazetteer.Site) {
			n.votes[place] += 4
		}
	}
	if s.to < len(f.units) {
		after := f.units[s.to]
		var next unit
		if s.to+1 < len(f.units) {
			next = f.units[s.to+1]
		}
		switch {
		case after.shape == small && after.class.Is(gazetteer.Site) && !after.class.Is(gazetteer.Body):
			n.votes[place] += 1.5
		case after.text == "," && next.text == "who":
			n.votes[person] += 2
		case after.text == "," && next.shape == number && len(next.text) == 2 && s.to+2 < len(f.units) && (f.units[s.to+2].text == "," || f.units[s.to+2].text == "."):
			n.votes[person] += 3
		case after.text == "who":
			n.votes[person] += 2
		case after.text == "," && next.upper():
			if _, form := gazetteer.Nation(next.text); form == gazetteer.CountryName {
				n.votes[place] += 2
			}
		}
		if f.says(s) {
			n.votes[person] += .5
			n.votes[organisation] += .3
		}
	}
}

// says tells whether a span is the subject of a verb of speech.
func (f *finder) says(s span) bool {
	t := f.doc.Tokens[f.head(f.units[s.from].from, f.units[s.to-1].to)]
	if t.Dep != "nsubj" {
		return false
	}
	switch f.doc.Tokens[t.Head].Lemma {
	case "say", "tell", "add", "tweet", "write", "state", "claim", "announce", "note", "argue", "insist", "explain", "warn", "deny":
		return true
	}
	return false
}

func pick(condition bool, yes, no float64) float64 {
	if condition {
		return yes
	}
	return no
}

// fragments gives parts of full names the kind of the whole: "Mattis" is who
// "James Mattis" is.
func (f *finder) fragments() {
	for _, n := range f.order {
		if len(n.words) != 1 || n.demonym || n.kind == graph.Country {
			continue
		}
		for _, whole := range f.order {
			if len(whole.words) > 1 && whole.kind == graph.Person && (whole.words[len(whole.words)-1] == n.words[0] || whole.words[0] == n.words[0]) && n.votes[place] < 4 {
				n.kind = graph.Person
				break
			}
		}
	}
}
