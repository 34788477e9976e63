package mention

import (
	"slices"
	"strings"

	"entente/extractor/gazetteer"
	"entente/graph"
)

// name is one spelling and all its spans.
type name struct {
	key     string
	words   []string // of the key
	spans   []int
	votes   votes
	kind    graph.EntityKind
	country string
	geoname int
	demonym bool
	plural  bool
	fixed   bool    // decided without votes
	titled  bool    // a title stands before it
	listed  float64 // the vote of the gazetteer's places
}

// written is a span's name as it stands, without "The".
func (f *finder) written(s span) string {
	at := f.bytes(s)
	return strings.TrimPrefix(f.doc.Text[at.Start:at.End], "The ")
}

// collect gathers the spans with one spelling.
func (f *finder) collect() {
	f.over = make([]int, len(f.units))
	for i := range f.spans {
		s := &f.spans[i]
		key := gazetteer.Key(f.written(*s))
		if f.located(*s) {
			key += ", "
		}
		n := f.names[key]
		if n == nil {
			n = &name{key: strings.TrimSuffix(key, ", "), words: strings.Fields(strings.TrimSuffix(key, ", "))}
			if n.key != key {
				n.kind, n.fixed = graph.Place, true
			}
			f.names[key] = n
			f.order = append(f.order, n)
			for i, word := range n.words {
				if !slices.Contains(n.words[:i], word) {
					f.having[word] = append(f.having[word], n)
				}
			}
		}
		n.spans = append(n.spans, i)
		s.name = n
		f.cover(i)
	}
}

// cover notes the units that a span stands over.
func (f *finder) cover(i int) {
	for j := f.spans[i].from; j < f.spans[i].to; j++ {
		f.over[j] = i + 1
	}
}

// located tells whether the text puts the country or region behind a place
// that the gazetteer has there: "Ashcombe, Ohio" is a place, whoever Ashcombe is.
func (f *finder) located(s span) bool {
	if f.unit(s.to).text != "," || !f.unit(s.to+1).upper() {
		return false
	}
	var in, behind []gazetteer.Place
	for to := min(s.to+4, len(f.units)); to > s.to+1; to-- {
		text := f.text(s.to+1, to)
		if code, form := gazetteer.Nation(text); form == gazetteer.CountryName {
			behind = append(behind, gazetteer.Place{Country: code})
		}
		for _, p := range gazetteer.AppendPlaces(nil, text) {
			if p.Sort == gazetteer.Region {
				behind = append(behind, p)
			}
		}
	}
	if len(behind) == 0 {
		return false
	}
	in = gazetteer.AppendPlaces(nil, f.written(s))
	for _, p := range in {
		for _, b := range behind {
			if p.Sort == gazetteer.City && p.Country == b.Country && (b.Region == "" || b.Region == p.Region) {
				return true
			}
		}
	}
	return false
}

// decide gives every name its kind.
func (f *finder) decide() {
	for _, n := range f.order {
		if n.fixed || f.known(n) {
			continue
		}
		f.voteOfWords(n)
		f.voteOfEngine(n)
		for _, i := range n.spans {
			f.voteOfContext(n, f.spans[i])
		}
	}
	f.company()
	f.wholes()
	for _, n := range f.order {
		if !n.fixed {
			n.kind = n.votes.winner()
		}
	}
	for _, pair := range f.short {
		long, short := f.over[pair[0]], f.over[pair[1]]
		if long > 0 && short > 0 && !f.spans[short-1].name.fixed {
			f.spans[short-1].name.kind = f.spans[long-1].name.kind
		}
	}
}

// known settles names that the gazetteer leaves no doubt about: countries and
// their people, and well-known bodies.
func (f *finder) known(n *name) bool {
	text := f.written(f.spans[n.spans[0]])
	code, form := gazetteer.Nation(text)
	switch {
	case form != gazetteer.NoForm && f.isPart(n):
		return false
	case form == gazetteer.CountryName && f.namesake(n):
		n.kind = graph.Place
	case form != gazetteer.NoForm:
		n.kind, n.country = graph.Country, code
		n.demonym, n.plural = form != gazetteer.CountryName, form == gazetteer.Residents
	case gazetteer.BodyOf(text) != "" && gazetteer.LandOrWater(text) && f.withThe(n):
		n.kind = graph.Place // "the Amazon", but "Amazon" sells
	case gazetteer.BodyOf(text) != "":
		n.kind = graph.Organisation
	default:
		name, form := gazetteer.PlaceOf(text)
		if name == "" || f.isPart(n) {
			return false
		}
		n.kind, n.demonym, n.plural = graph.Place, true, form == gazetteer.Residents
	}
	n.fixed = true
	return true
}

// withThe tells whether an article ever stands before a name.
func (f *finder) withThe(n *name) bool {
	for _, i := range n.spans {
		if strings.EqualFold(f.unit(f.spans[i].from-1).text, "the") {
			return true
		}
	}
	return false
}

// isPart tells whether a name of one word is the surname of a person whom the
// article names in full.
func (f *finder) isPart(n *name) bool {
	if len(n.words) != 1 {
		return false
	}
	wholes := f.having[n.words[0]]
	for _, whole := range wholes[:min(len(wholes), maxWholes)] {
		if len(whole.words) > 1 && whole.words[len(whole.words)-1] == n.words[0] && f.mostly(whole, "PERSON") {
			return true
		}
	}
	return false
}

// mostly tells whether the engine gives most spans of a name a label.
func (f *finder) mostly(n *name, label string) bool {
	count := 0
	for _, i := range n.spans {
		if f.spans[i].label == label {
			count++
		}
	}
	return 2*count > len(n.spans)
}

// wholes lets parts of longer names follow them: "Ashcombe" is who "Ann Ashcombe"
// is, and "Redstone" what "Redstone Holdings" is.
func (f *finder) wholes() {
	for _, n := range f.order {
		if n.fixed {
			continue
		}
		f.followPart(n)
		longer := f.having[n.words[0]]
		longer = longer[:min(len(longer), maxWholes)]
		if !f.followPerson(n, longer) {
			f.followOther(n, longer)
		}
	}
}

// kindSoFar is the kind of a name as far as the votes are counted.
func (n *name) kindSoFar() graph.EntityKind {
	if n.fixed {
		return n.kind
	}
	return n.votes.winner()
}

func (f *finder) followPerson(n *name, longer []*name) bool {
	for _, whole := range longer {
		switch {
		case len(whole.words) <= len(n.words) || whole.fixed && whole.demonym:
		case !whole.fixed && len(n.words) == 1 && isStorm(whole.words[len(whole.words)-2]) && whole.words[len(whole.words)-1] == n.words[0]:
			n.votes[nothing] += 8
			return true
		case whole.kindSoFar() == graph.Person && inside(n.words, whole.words):
			n.votes[person] += 5
			return true
		}
	}
	return false
}

// followPart lets an unknown name of two words follow its last: whoever an
// article calls "Ashcombe" elsewhere, and the engine takes for a person, is one.
func (f *finder) followPart(n *name) {
	if len(n.words) != 2 || n.listed > 0 || n.fixed || n.votes[person] >= n.votes[place] || f.headWord(f.spans[n.spans[0]]).class != 0 {
		return
	}
	for _, part := range f.having[n.words[1]] {
		if len(part.words) == 1 && part.listed == 0 && f.mostly(part, "PERSON") {
			n.votes[person] += 2
			return
		}
	}
}

func (f *finder) followOther(n *name, longer []*name) {
	if n.listed >= 2 || n.titled || gazetteer.ClassOf(n.key).Is(gazetteer.Bare|gazetteer.Body) {
		return
	}
	for _, whole := range longer {
		if len(whole.words) <= len(n.words) || whole.fixed && whole.demonym || !slices.Equal(n.words, whole.words[:len(n.words)]) {
			continue
		}
		if kind := whole.kindSoFar(); kind != graph.Person && kind != "" {
			n.votes.add(kind, 4.5)
			return
		}
	}
}

// inside tells whether the words of part stand in whole, in order; an initial
// alone does not.
func inside(part, whole []string) bool {
	i := 0
	for _, w := range whole {
		if i < len(part) && part[i] == w {
			i++
		}
	}
	return i == len(part) && (part[len(part)-1] == whole[len(whole)-1] || part[0] == whole[0] || len(part) > 1 || len(part[0]) > 2)
}
