package mention

import (
	"math"
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

// votes is the weight of what speaks for each kind.
type votes [kinds]float64

func (v *votes) add(kind graph.EntityKind, weight float64) {
	for k := range kinds {
		if kindOf[k] == kind && kind != "" {
			v[k] += weight
		}
	}
}

// winner is the kind with most votes; "" where none has any or no entity wins.
func (v *votes) winner() graph.EntityKind {
	best := nothing
	for k := range kinds {
		if v[k] > v[best] {
			best = k
		}
	}
	return kindOf[best]
}

// voteOfEngine counts the engine's labels: how much each is to be trusted, and
// how often it is given.
func (f *finder) voteOfEngine(n *name) {
	single := len(n.words) == 1
	var sum votes
	for _, i := range n.spans {
		switch f.spans[i].label {
		case "PERSON":
			sum[person] += pick(single, 1.2, 2)
		case "ORG":
			sum[organisation] += pick(single, .7, 1.4)
		case "GPE":
			sum[place] += 1.5
		case "LOC", "FAC":
			sum[place] += 1.5
		case "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE":
			sum[nothing]++
		}
	}
	count := float64(len(n.spans))
	for k := range kinds {
		n.votes[k] += sum[k] / count * (1 + math.Log(count))
	}
}

func pick(condition bool, yes, no float64) float64 {
	if condition {
		return yes
	}
	return no
}

// voteOfWords counts what the words of a name tell.
func (f *finder) voteOfWords(n *name) {
	s := f.spans[n.spans[0]]
	single := s.to-s.from == 1
	head := f.headWord(s)
	if places := gazetteer.AppendPlaces(nil, n.key); len(places) > 0 {
		n.listed = placeVote(places[0], single)
	}
	if single {
		f.voteOfWord(n, f.units[s.from])
	} else {
		f.voteOfHead(n, s, head)
	}
	if !single || n.votes[nothing] == 0 {
		n.votes[place] += n.listed
	} else {
		n.listed = 0
	}
	if !single && head.from == f.lastWord(s).from {
		f.voteOfParts(n, s)
	}
}

// lastWord is the last word of a name, a generation left out.
func (f *finder) lastWord(s span) unit {
	if s.to-s.from > 1 && isGeneration(f.units[s.to-1].text) {
		return f.units[s.to-2]
	}
	return f.units[s.to-1]
}

// headWord is the word that says what a name names: the one before "of", or
// the last.
func (f *finder) headWord(s span) unit {
	for i := s.from + 1; i < s.to; i++ {
		if f.units[i].shape == small && (f.units[i].text == "of" || f.units[i].text == "for" || f.units[i].text == "on") {
			return f.units[i-1]
		}
	}
	return f.lastWord(s)
}

// voteOfWord counts what the word of a name of one word tells.
func (f *finder) voteOfWord(n *name, u unit) {
	switch c := u.class; {
	case c.Is(gazetteer.Bare), isPaper(u.text) && !u.weak && f.withThe(n):
		n.votes[organisation] += 3
	case c.Is(gazetteer.People | gazetteer.Never | gazetteer.Function | gazetteer.Calendar | gazetteer.Compass):
		n.votes[nothing] += 5
	case c.Is(gazetteer.Body | gazetteer.Site | gazetteer.Event | gazetteer.Modifier | gazetteer.Title | gazetteer.Outlet | gazetteer.Common | gazetteer.Area):
		n.votes[nothing] += 3
	}
	if len(u.text) == 1 || isMoney(u.text) || isInitialism(u.text) || f.small[u.text] {
		n.votes[nothing] += 3
	}
	if isDomain(u.text) {
		n.votes[organisation] += 3
	}
	if u.shape == acronym && len(u.text) <= 6 {
		n.votes[organisation]++
		if len(u.text) >= 3 {
			n.votes[person]--
		}
	}
	switch tag := f.doc.Tokens[u.to-1].Tag; {
	case n.listed >= 2.5:
	case strings.HasPrefix(tag, "J"), !strings.HasPrefix(tag, "NNP") && u.weak && f.allWeak(n):
		n.votes[nothing] += 3
	case !strings.HasPrefix(tag, "NNP") && u.shape != acronym:
		n.votes[nothing]++
	}
}

// voteOfHead counts what the head of a name of several words tells.
func (f *finder) voteOfHead(n *name, s span, head unit) {
	first, last := f.units[s.from], f.lastWord(s)
	whole := head.from == last.from // nothing follows the head
	switch {
	case f.isOffice(s.from, s.to):
		n.votes[person] += 6
	case f.onlyWords(s), f.onlyLetters(s):
		n.votes[nothing] += 3
	}
	for i := s.from; i < s.to-1; i++ {
		if isStorm(strings.ToLower(f.units[i].text)) && !last.class.Is(gazetteer.Body) {
			n.votes[nothing] += 6
		}
	}
	if first.text == "The" && n.listed == 0 {
		n.votes[organisation] += 6
	}
	if first.text == "Big" && s.to-s.from == 2 && !last.class.Is(gazetteer.Body|gazetteer.Suffix) && n.listed == 0 {
		n.votes[nothing] += 6 // "Big Tech"
	}
	if first.text == "RAF" {
		n.votes[place] += 3 // a station of the air force
	}
	if head.text == "Prefecture" && f.units[s.to-2].text == "Police" {
		n.votes[organisation] += 6
	}
	switch c := head.class; {
	case c.Is(gazetteer.Event) && !whole && !c.Is(gazetteer.Body):
		n.votes[nothing] += 3
	case first.text == "Operation" || first.text == "Project", !whole && (last.text == "Honour" || last.text == "Honor" || last.text == "Merit"):
		n.votes[nothing] += 6
	case last.class.Is(gazetteer.Event) && !last.class.Is(gazetteer.Body) && !(c.Is(gazetteer.Body) && f.units[s.to-2].shape == small):
		n.votes[nothing] += 3
	case c.Is(gazetteer.Suffix):
		n.votes[organisation] += 4
	case c.Is(gazetteer.Bare) && (!whole || c.Is(gazetteer.Body) || f.nationFirst(s)), c.Is(gazetteer.Body):
		n.votes[organisation] += 3
	case c.Is(gazetteer.Site), first.class.Is(gazetteer.Site) && whole && first.text != "Hill":
		n.votes[place] += 3
	case c.Is(gazetteer.Outlet):
		n.votes[organisation] += pick(gazetteer.FirstName(first.text), 1.5, 2.5)
	}
}

// voteOfParts counts what the other words of a name of several words tell.
func (f *finder) voteOfParts(n *name, s span) {
	first, last := f.units[s.from], f.lastWord(s)
	if first.shape == acronym && !strings.Contains(first.text, ".") && f.units[s.from+1].shape != acronym {
		n.votes[person] -= 1.5
		n.votes[organisation]++
	}
	for i := s.from; i < s.to-1; i++ {
		if f.units[i].class.Is(gazetteer.Outlet) && !f.units[i].class.Is(gazetteer.Title) && i > s.from && f.units[i].upper() {
			n.votes[organisation] += 1.5
			n.votes[person] -= 1.5
		}
		if f.units[i].class.Is(gazetteer.Body) && f.units[i].upper() {
			n.votes[organisation] += 1.5
			n.votes[person] -= 1.5
		}
	}
	if first.class.Is(gazetteer.Compass) {
		rest := f.text(s.from+1, s.to)
		if _, form := gazetteer.Nation(rest); form == gazetteer.CountryName || len(gazetteer.AppendPlaces(nil, rest)) > 0 {
			n.votes[place] += 3
		}
		n.votes[person]--
	}
	if _, form := gazetteer.Nation(last.text); form == gazetteer.CountryName {
		n.votes[organisation] += 2
		return
	}
	if gazetteer.FirstName(first.text) && s.to-s.from <= 4 && !last.class.Is(gazetteer.Body|gazetteer.Site|gazetteer.Outlet|gazetteer.Suffix|gazetteer.Event) {
		n.votes[person] += 1.5
	}
	if last.to != f.units[s.to-1].to && !last.class.Is(gazetteer.Event) {
		n.votes[person] += 2 // "Ann Ashcombe Jr."
	}
	if first.class.Is(gazetteer.Peer) {
		n.votes[person] += 3
	}
	if isClub(first.text) {
		n.votes[organisation] += 3
		n.votes[person]--
	}
	for i := s.from; i < s.to-1; i++ {
		if u := f.units[i]; i > s.from && isInitial(u.text) {
			n.votes[person] += 2
		} else if isParticle(u.text) && u.shape == small {
			n.votes[person]++
		}
	}
}

// onlyWords tells whether all words of a span are common words that name
// nothing together: "Roman Catholic", "Former Catholic".
func (f *finder) onlyWords(s span) bool {
	for i := s.from; i < s.to; i++ {
		u := f.units[i]
		if u.upper() && (!u.class.Is(gazetteer.People|gazetteer.Never|gazetteer.Function|gazetteer.Modifier|gazetteer.Title|gazetteer.Event) || u.class.Is(gazetteer.Body|gazetteer.Bare|gazetteer.Site|gazetteer.Outlet)) {
			return false
		}
	}
	return s.to-s.from > 1 && (!gazetteer.FirstName(f.units[s.from].text) || f.units[s.to-1].class.Is(gazetteer.People))
}

// nationFirst tells whether a span begins with a country: "Canada
// House".
func (f *finder) nationFirst(s span) bool {
	for to := s.from + 1; to < s.to; to++ {
		if _, form := gazetteer.Nation(f.text(s.from, to)); form != gazetteer.NoForm {
			return true
		}
	}
	return false
}

// isStorm tells of words that a storm's or an operation's name follows.
func isStorm(word string) bool {
	switch word {
	case "hurricane", "storm", "typhoon", "cyclone", "category":
		return true
	}
	return false
}

// isMoney tells of amounts: "GBP50".
func isMoney(text string) bool {
	return len(text) > 3 && text[3] >= '0' && text[3] <= '9' && strings.Contains("USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK INR RUB BRL MXN ZAR HKD SGD KRW", text[:3])
}

// isDomain tells of names like "example.org".
func isDomain(text string) bool {
	for _, top := range []string{".com", ".org", ".net", ".co.", ".gov", ".info", ".tv"} {
		if strings.Contains(text, top) {
			return true
		}
	}
	return false
}

// onlyLetters tells whether a span is made of single letters: "E & W".
func (f *finder) onlyLetters(s span) bool {
	for i := s.from; i < s.to; i++ {
		if len(f.units[i].text) > 1 {
			return false
		}
	}
	return true
}

// allWeak tells whether a name only stands where every word has a capital.
func (f *finder) allWeak(n *name) bool {
	for _, i := range n.spans {
		if !f.units[f.spans[i].from].weak {
			return false
		}
	}
	return true
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
	case !single:
		return 1.2
	case p.Population >= 20_000:
		return .9
	}
	return .6
}

// unit is the unit at i, the zero unit outside the text.
func (f *finder) unit(i int) unit {
	if i < 0 || i >= len(f.units) {
		return unit{}
	}
	return f.units[i]
}

// maxWholes bounds the longer names that a part is compared with.
const maxWholes = 200
