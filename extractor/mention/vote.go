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
	first, last := f.units[s.from], f.units[s.to-1]
	single := s.to-s.from == 1
	if isGeneration(last.text) && s.to-s.from > 1 {
		last = f.units[s.to-2]
	}
	head := last
	for i := s.from + 1; i < s.to; i++ {
		if f.units[i].shape == small && (f.units[i].text == "of" || f.units[i].text == "for" || f.units[i].text == "on") {
			head = f.units[i-1]
			break
		}
	}
	plain := !single
	if f.onlyWords(s) || f.onlyLetters(s) || single && isMoney(first.text) {
		n.votes[nothing] += 3
	}
	for i := s.from; i < s.to-1; i++ {
		if isStorm(strings.ToLower(f.units[i].text)) && !last.class.Is(gazetteer.Body) {
			n.votes[nothing] += 6
		}
	}
	switch c := head.class; {
	case head.class.Is(gazetteer.Event) && head.text != last.text && !head.class.Is(gazetteer.Body):
		n.votes[nothing] += 3
	case !single && (first.text == "Operation" || first.text == "Project"):
		n.votes[nothing] += 6
	case last.class.Is(gazetteer.Event) && !single && !last.class.Is(gazetteer.Body) && !(head.class.Is(gazetteer.Body) && f.units[s.to-2].shape == small):
		n.votes[nothing] += 3
	case c.Is(gazetteer.Suffix) && !single:
		n.votes[organisation] += 4
	case c.Is(gazetteer.Bare) && (single || head.text != last.text || c.Is(gazetteer.Body) || f.nationFirst(s)):
		n.votes[organisation] += 3
	case c.Is(gazetteer.Body) && !single:
		n.votes[organisation] += 3
	case c.Is(gazetteer.Site) && !single || first.class.Is(gazetteer.Site) && head == last && !single && first.text != "Hill":
		n.votes[place] += 3
	case c.Is(gazetteer.Outlet) && !single:
		n.votes[organisation] += pick(gazetteer.FirstName(first.text), 1.5, 2.5)
	case single && c.Is(gazetteer.People|gazetteer.Never|gazetteer.Function|gazetteer.Calendar|gazetteer.Compass):
		n.votes[nothing] += 5
	case single && c.Is(gazetteer.Body|gazetteer.Site|gazetteer.Event|gazetteer.Modifier|gazetteer.Title|gazetteer.Outlet|gazetteer.Common|gazetteer.Area):
		n.votes[nothing] += 3
	default:
		plain = true
	}
	if places := gazetteer.AppendPlaces(nil, n.key); len(places) > 0 && (!single || n.votes[nothing] == 0) {
		n.listed = placeVote(places[0], single)
		n.votes[place] += n.listed
	}
	if first.text == "RAF" && !single {
		n.votes[place] += 3 // a station of the air force
	}
	if single {
		if isDomain(first.text) {
			n.votes[organisation] += 3
		}
		if t := f.doc.Tokens[first.to-1]; strings.HasPrefix(t.Tag, "J") || first.weak && f.allWeak(n) && !strings.HasPrefix(t.Tag, "NNP") {
			n.votes[nothing] += 3
		} else if !strings.HasPrefix(t.Tag, "NNP") && first.shape != acronym {
			n.votes[nothing]++
		}
		if first.shape == acronym && len(first.text) <= 6 {
			n.votes[organisation]++
		}
		return
	}
	if !plain || head != last {
		return
	}
	if first.shape == acronym && !strings.Contains(first.text, ".") && f.units[s.from+1].shape != acronym {
		n.votes[person] -= 1.5
		n.votes[organisation]++
	}
	for i := s.from; i < s.to-1; i++ {
		if f.units[i].class.Is(gazetteer.Body) && f.units[i].upper() {
			n.votes[organisation] += 1.5
			n.votes[person] -= 1.5
		}
	}
	if f.units[s.from].class.Is(gazetteer.Compass) {
		if _, form := gazetteer.Nation(f.text(s.from+1, s.to)); form == gazetteer.CountryName || len(gazetteer.AppendPlaces(nil, f.text(s.from+1, s.to))) > 0 {
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
	if f.units[s.to-1].text != last.text && !last.class.Is(gazetteer.Event) {
		n.votes[person] += 2
	}
	if first.class.Is(gazetteer.Peer) {
		n.votes[person] += 3
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
// nothing together: "Roman Catholic", "National LGBT".
func (f *finder) onlyWords(s span) bool {
	for i := s.from; i < s.to; i++ {
		u := f.units[i]
		if u.upper() && (!u.class.Is(gazetteer.People|gazetteer.Never|gazetteer.Function|gazetteer.Modifier|gazetteer.Title|gazetteer.Event) || u.class.Is(gazetteer.Body|gazetteer.Bare|gazetteer.Site|gazetteer.Outlet)) {
			return false
		}
	}
	return s.to-s.from > 1 && (!gazetteer.FirstName(f.units[s.from].text) || f.units[s.to-1].class.Is(gazetteer.People))
}

// nationFirst tells whether a span begins with a country: "United States
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

// isTrust tells of what one has in a company: "shares in X".
func isTrust(word string) bool {
	switch word {
	case "shares", "stake", "stakes", "stock", "share", "investor", "investors", "investment", "confidence", "faith":
		return true
	}
	return false
}

// isSeat tells of whom a place sends to a parliament.
func isSeat(word string) bool {
	switch word {
	case "MP", "MPs", "MSP", "MEP", "TD", "candidate", "senator", "Senator", "congressman", "congresswoman":
		return true
	}
	return false
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

// voteOfContext counts what stands around one span.
func (f *finder) voteOfContext(n *name, s span) {
	if f.titleBefore(s.from) < s.from && !(s.to-s.from == 1 && f.units[s.from].class.Is(gazetteer.Bare|gazetteer.Body)) {
		n.votes[person] += 4
		n.titled = true
	}
	before, before2 := f.unit(s.from-1), f.unit(s.from-2)
	if isTrust(strings.ToLower(before2.text)) && before.text == "in" {
		n.votes[organisation] += 2.5
	}
	if before.text == "of" && before2.text == "," && isAge(f.unit(s.from-3).text) {
		n.votes[place] += 3 // "Ann Ashcombe, 34, of Hulme"
	}
	switch before.text {
	case "in", "In", "across", "around", "throughout":
		n.votes[place]++
	case "near", "Near", "outside":
		n.votes[place] += 2.5
	case "for":
		if isSeat(before2.text) {
			n.votes[place] += 3.5
		}
	case "from", "to", "at", "into":
		n.votes[place] += .5
	case "the":
		if f.doc.Tokens[f.units[s.to-1].to-1].Dep != "compound" {
			n.votes[person] -= 2
		}
	case "The":
		n.votes[person] -= 2
		if !before.weak && len(gazetteer.AppendPlaces(nil, "The "+n.key)) == 0 {
			n.votes[organisation] += 6
		}
	}
	switch {
	case before.text == "of" && before2.shape == small && gazetteer.ClassOf(f.doc.Tokens[before2.to-1].Lemma).Is(gazetteer.Site|gazetteer.Area):
		n.votes[place] += 4
	case before.text == "of" && before2.shape == small && before2.class.Is(gazetteer.Title|gazetteer.Fighters):
		n.votes[person] -= 1.5
		n.votes[organisation] += 1.5
	case before.class.Is(gazetteer.Work) && before.shape == small:
		n.votes[nothing] += 3
	}
	after, after2 := f.unit(s.to), f.unit(s.to+1)
	switch {
	case after.shape == small && after.class.Is(gazetteer.Area):
		n.votes[place] += pick(before.text == "the" || before.text == "The", 3, 1.5)
	case after.shape == small && gazetteer.ClassOf(f.doc.Tokens[after.from].Lemma).Is(gazetteer.Event) && before.text == "the":
		n.votes[nothing] += 1.5
	case after.text == "administration":
		n.votes[person] += 3.5
	case after.shape == small && after.class.Is(gazetteer.Title) && !after.class.Is(gazetteer.Fighters):
		n.votes[organisation] += .8
	case after.shape == small && after.class.Is(gazetteer.Fighters):
		n.votes[organisation] += 1.5
	case isPossessive(after.text) && after2.shape == small && after2.class.Is(gazetteer.Event):
		n.votes[nothing] += 2
	case isPossessive(after.text) && after2.class.Is(gazetteer.Family):
		n.votes[person] += 1.5
	case after.text == "who" || after.text == "," && (after2.text == "who" || after2.text == "whose"):
		n.votes[person] += 2
	case after.text == "," && strings.HasSuffix(after2.text, "year-old") || strings.HasSuffix(after2.text, "year") && f.unit(s.to+3).text == "old":
		n.votes[person] += 3
	case after.text == "," && isAge(after2.text) && (f.unit(s.to+2).text == "," || f.unit(s.to+2).text == "."):
		n.votes[person] += 3
	case after.text == "," && after2.upper():
		if _, form := gazetteer.Nation(after2.text); form == gazetteer.CountryName {
			n.votes[place] += 2
		}
	case s.to-s.from > 1 && f.units[s.from].shape != acronym && after.text == "(" && after2.shape == acronym && f.unit(s.to+2).text == ")":
		n.votes[organisation] += 2
	}
	if before.text == "(" && after.text == ")" && s.from > 1 {
		if long := f.over[s.from-2]; long > 0 && f.spans[long-1].label == "ORG" {
			n.votes[organisation] += 3
		}
	}
	f.voteOfNoun(n, s)
	f.voteOfVerb(n, s)
}

// voteOfNoun counts what a common noun says that the parse ties to a span: "the
// newspaper X", "X, a town in the north", "X is a doctor".
func (f *finder) voteOfNoun(n *name, s span) {
	head := f.head(f.units[s.from].from, f.units[s.to-1].to)
	t := f.doc.Tokens[head]
	vote := func(i int, weight float64) {
		if holder := f.holder(i); holder != i {
			i = holder
		} else if f.doc.Tokens[i].POS != "NOUN" {
			return
		}
		switch c := gazetteer.ClassOf(f.doc.Tokens[i].Lemma); {
		case c.Is(gazetteer.Title) && !c.Is(gazetteer.Body|gazetteer.Outlet):
			n.votes[person] += weight
		case c.Is(gazetteer.Body | gazetteer.Outlet):
			n.votes[organisation] += weight
		case c.Is(gazetteer.Site | gazetteer.Area):
			n.votes[place] += weight
		case c.Is(gazetteer.Event | gazetteer.Work):
			n.votes[nothing] += weight / 2
		}
	}
	for _, c := range f.doc.Children(head) {
		if f.doc.Tokens[c].Dep == "appos" {
			vote(int(c), 2.5)
		}
	}
	switch {
	case t.Dep == "appos" && t.Head < head && t.Head >= 0:
		vote(t.Head, 2.5)
	case (t.Dep == "nsubj" || t.Dep == "nsubjpass") && f.doc.Tokens[t.Head].Lemma == "be":
		for _, c := range f.doc.Children(t.Head) {
			if f.doc.Tokens[c].Dep == "attr" {
				vote(f.partOf(int(c)), 2.5)
			}
		}
	}
	if b := f.unit(s.from - 1); b.shape == small && f.doc.Tokens[b.to-1].Tag == "NN" && b.class.Is(gazetteer.Outlet|gazetteer.Body) {
		vote(b.to-1, 4)
	}
}

// holder is the noun that an apposition to token i is meant for: in "the head
// of the bank, Ann Ashcombe" not the bank but its head.
func (f *finder) holder(i int) int {
	tokens := f.doc.Tokens
	if t := tokens[i]; t.Dep == "pobj" && tokens[t.Head].Lemma == "of" {
		if up := tokens[t.Head].Head; (tokens[up].POS == "NOUN" || tokens[up].POS == "PROPN") && gazetteer.ClassOf(tokens[up].Lemma).Is(gazetteer.Title) {
			return up
		}
	}
	return i
}

// partOf is the noun behind "one of the …", else i.
func (f *finder) partOf(i int) int {
	if f.doc.Tokens[i].Lemma != "one" {
		return i
	}
	for _, of := range f.doc.Children(i) {
		for _, c := range f.doc.Children(int(of)) {
			if f.doc.Tokens[c].Dep == "pobj" {
				return int(c)
			}
		}
	}
	return i
}

func isAge(text string) bool {
	return len(text) == 2 && text[0] >= '1' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9'
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

// company lets the members of a list vote for each other: what stands beside
// two towns is a town.
func (f *finder) company() {
	for i := range f.spans {
		s := f.spans[i]
		t := f.doc.Tokens[f.head(f.units[s.from].from, f.units[s.to-1].to)]
		if t.Dep != "conj" {
			continue
		}
		other := f.over[f.at[t.Head]]
		if other == 0 || f.spans[other-1].name == s.name {
			continue
		}
		o := f.spans[other-1].name
		a, b := s.name.leaning(), o.leaning()
		if o.fixed && o.kind == graph.Country && s.name.votes[place] <= 0 || s.name.fixed && s.name.kind == graph.Country && o.votes[place] <= 0 {
			continue // "Iran and Assad"
		}
		if !s.name.fixed {
			s.name.votes.add(b, pick(o.fixed, 1.5, 1))
		}
		if !o.fixed {
			o.votes.add(a, pick(s.name.fixed, 1.5, 1))
		}
	}
}

// leaning is the kind that much speaks for, "" where little does; what stands
// beside a country is more likely a place.
func (n *name) leaning() graph.EntityKind {
	switch {
	case n.fixed && n.demonym:
		return ""
	case n.fixed && n.kind == graph.Country:
		return graph.Place
	case n.fixed:
		return n.kind
	}
	best, second := 0.0, 0.0
	for _, v := range n.votes {
		switch {
		case v > best:
			best, second = v, best
		case v > second:
			second = v
		}
	}
	if best-second < 1.2 {
		return ""
	}
	return n.votes.winner()
}

// voteOfVerb counts what the verb says that a span is subject or object of.
func (f *finder) voteOfVerb(n *name, s span) {
	t := f.doc.Tokens[f.head(f.units[s.from].from, f.units[s.to-1].to)]
	verb := strings.ToLower(f.doc.Tokens[t.Head].Lemma)
	switch {
	case t.Dep == "nsubj" && verb == "report":
		n.votes[organisation]++
	case t.Dep == "nsubj" && isSpeech(verb):
		n.votes[person] += .5
		n.votes[organisation] += .3
	case t.Dep == "nsubj" && verb == "serve":
		n.votes[person] += 1.5
	case t.Dep == "dobj" && isConquest(verb):
		n.votes[place] += 3.5
		n.votes[person] -= .5
	}
}

func isSpeech(verb string) bool {
	switch verb {
	case "say", "tell", "add", "tweet", "write", "state", "claim", "announce", "note", "argue", "insist", "explain", "warn", "deny":
		return true
	}
	return false
}

// isConquest tells of what is done to places rather than to people.
func isConquest(verb string) bool {
	switch verb {
	case "enter", "capture", "recapture", "retake", "seize", "besiege", "shell", "occupy", "liberate", "encircle", "storm", "overrun":
		return true
	}
	return false
}
