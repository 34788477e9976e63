package mention

import (
	"strings"

	"entente/extractor/gazetteer"
	"entente/graph"
)

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

// voteOfContext counts what stands around one span.
func (f *finder) voteOfContext(n *name, s span) {
	if f.titleBefore(s.from) < s.from && !(s.to-s.from == 1 && f.units[s.from].class.Is(gazetteer.Bare|gazetteer.Body)) {
		n.votes[person] += 4
		n.titled = true
	}
	f.voteBefore(n, s)
	f.voteAfter(n, s)
	f.voteOfNoun(n, s)
	f.voteOfStaff(n, s)
	f.voteOfRow(n, s)
	f.voteOfPaper(n, s)
	f.voteOfVerb(n, s)
}

// voteBefore counts what the words before a span tell.
func (f *finder) voteBefore(n *name, s span) {
	before, before2 := f.unit(s.from-1), f.unit(s.from-2)
	switch before.text {
	case "in", "In", "across", "around", "throughout":
		if before.text == "in" && isTrust(strings.ToLower(before2.text)) {
			n.votes[organisation] += 2.5
		}
		n.votes[place]++
	case "near", "Near", "outside":
		n.votes[place] += 2.5
	case "as":
		if k := f.unit(s.from - 3); before2.text == "known" && (k.text == "," && f.people[f.unit(s.from-4).text] || k.text == "also" || k.text == "better") && n.listed == 0 {
			n.votes[person] += 2.5 // "Ann Ashcombe, known as Nanny"
		}
	case "for":
		if isSeat(before2.text) {
			n.votes[place] += 3.5
		}
	case "aboard":
		n.votes[nothing] += 4 // a ship, an aeroplane
	case "from", "to", "at", "into":
		n.votes[place] += .5
	case "of":
		f.voteOf(n, s, before2)
	case "the":
		if f.doc.Tokens[f.units[s.to-1].to-1].Dep != "compound" {
			n.votes[person] -= 2
		}
	case "The":
		n.votes[person] -= 2
		if !before.weak && len(gazetteer.AppendPlaces(nil, "The "+n.key)) == 0 {
			n.votes[organisation] += 6
		}
	case "broadcaster", "newspaper", "daily", "weekly", "tabloid", "magazine":
		n.votes[organisation] += 4
	default:
		if before.class.Is(gazetteer.Work) && before.shape == small {
			n.votes[nothing] += 3
		}
	}
	if before.text == "(" && f.unit(s.to).text == ")" && s.from > 1 {
		if long := f.over[s.from-2]; long > 0 && f.spans[long-1].label == "ORG" {
			n.votes[organisation] += 3
		}
	}
}

// voteOf counts what the word before "of" tells of the span behind it.
func (f *finder) voteOf(n *name, s span, before unit) {
	switch {
	case before.text == "," && isAge(f.unit(s.from-3).text):
		n.votes[place] += 3 // "Ann Ashcombe, 34, of Anytown"
	case f.people[before.text] && n.listed > 0:
		n.votes[place] += 1.5 // "Ann Ashcombe of Anytown"
	case before.shape != small:
	case gazetteer.ClassOf(f.doc.Tokens[before.to-1].Lemma).Is(gazetteer.Site | gazetteer.Area):
		n.votes[place] += 4
	case before.class.Is(gazetteer.Title | gazetteer.Fighters):
		n.votes[person] -= 1.5
		n.votes[organisation] += 1.5
	}
}

// voteAfter counts what the words after a span tell.
func (f *finder) voteAfter(n *name, s span) {
	the := strings.EqualFold(f.unit(s.from-1).text, "the")
	after, after2, after3 := f.unit(s.to), f.unit(s.to+1), f.unit(s.to+2)
	switch {
	case after.shape == small:
		switch c := after.class; {
		case isIllness(after.text):
			n.votes[nothing] += 5
		case after.text == "refugee" && after2.text == "camp":
			n.votes[place] += 3
		case c.Is(gazetteer.Area):
			n.votes[place] += pick(the, 3, 1.5)
		case the && (after.text == "volcano" || after.text == "peninsula" || after.text == "glacier" || after.text == "strait" || after2.text == "field" && (after.text == "oil" || after.text == "gas")):
			n.votes[place] += 3
		case the && gazetteer.ClassOf(f.doc.Tokens[after.from].Lemma).Is(gazetteer.Event):
			n.votes[nothing] += 1.5
		case after.text == "administration":
			n.votes[person] += 3.5
		case c.Is(gazetteer.Fighters):
			n.votes[organisation] += 1.5
		case c.Is(gazetteer.Title):
			n.votes[organisation] += .8
		case after.text == "who":
			n.votes[person] += 2
		case after.text == "from" && after2.upper() && n.listed == 0 && s.to-s.from == 2 && gazetteer.ClassOf(f.units[s.to-1].text) == 0:
			n.votes[person] += 2 // "Ann Ashcombe from Anyland"
		case isPossessive(after.text) && after2.shape == small && after2.class.Is(gazetteer.Event):
			n.votes[nothing] += 2
		case isPossessive(after.text) && after2.class.Is(gazetteer.Family):
			n.votes[person] += 1.5
		}
	case isPossessive(after.text) && after2.class.Is(gazetteer.Family):
		n.votes[person] += 1.5
	case after.text == "," && (after2.text == "who" || after2.text == "whose"):
		n.votes[person] += 2
	case after.text == "," && (isAge(after2.text) && (after3.text == "," || after3.text == "." || isHyphen(after3.text)) || strings.HasSuffix(after2.text, "year-old")):
		n.votes[person] += 3
	case after.text == "," && after2.upper():
		if _, form := gazetteer.Nation(after2.text); form == gazetteer.CountryName {
			n.votes[place] += 2
		}
	case after.text == "(" && after2.shape == acronym && after3.text == ")" && s.to-s.from > 1 && f.units[s.from].shape != acronym:
		n.votes[organisation] += 2
	}
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
	case t.Dep == "attr" && f.doc.Tokens[t.Head].Lemma == "be": // "the nearest town is X"
		for _, c := range f.doc.Children(t.Head) {
			if f.doc.Tokens[c].Dep == "nsubj" {
				vote(int(c), 2.5)
			}
		}
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
			continue // "Chad and Ashcombe"
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
	f.voteOfScore(n, s, verbOf{t.Dep, verb})
	switch {
	case t.Dep == "pobj" && f.doc.Tokens[t.Head].Dep == "agent" && n.listed == 0 && isBusiness(strings.ToLower(f.doc.Tokens[f.doc.Tokens[t.Head].Head].Lemma)):
		n.votes[organisation] += 1.5
		n.votes[place]--
	case t.Dep == "nsubj" && verb == "report":
		n.votes[organisation]++
	case t.Dep == "nsubj" && isSpeech(verb):
		n.votes[person] += .5
		n.votes[organisation] += .3
	case t.Dep == "nsubj" && verb == "serve" && s.label != "ORG":
		n.votes[person] += 1.5
	case t.Dep == "nsubj" && s.label != "ORG" && n.listed < 2.5 && isJourney(verb):
		n.votes[person] += 1.5
		n.votes[place]--
	case t.Dep == "dobj" && s.label != "ORG" && isAddress(verb):
		n.votes[person] += 1.2
		if n.listed < 2.5 {
			n.votes[place]--
		}
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

// isBusiness tells of what companies do: "owned by X".
func isBusiness(verb string) bool {
	switch verb {
	case "own", "operate", "charter", "manufacture", "produce", "publish", "run", "build", "develop", "market", "acquire", "insure":
		return true
	}
	return false
}

// isJourney tells of what towns never do, and people do all the time.
func isJourney(verb string) bool {
	switch verb {
	case "arrive", "travel", "visit", "meet", "speak", "resign", "tour", "attend", "smile", "die", "marry", "wear", "walk":
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
