package mention

import (
	"strings"

	"entente/extractor/gazetteer"
)

// hideListings keeps the tickers of companies from being taken for names:
// "(NASDAQ: ABCD)", "(LSE:ABC)".
func (f *finder) hideListings() {
	for i := 0; i+2 < len(f.units); i++ {
		if f.units[i].text != "(" {
			continue
		}
		to := i + 1
		colon := false
		for to < len(f.units) && to < i+5 && f.units[to].text != ")" {
			u := f.units[to]
			if colon = colon || strings.Contains(u.text, ":"); strings.Trim(u.text, ".:ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
				break
			}
			to++
		}
		if colon && f.unit(to).text == ")" && f.units[i+1].shape == acronym {
			f.hide(i+1, to)
		}
	}
}

// hideSpecies keeps the Latin names of plants and animals from being taken for
// names: "(Carcharias taurus)".
func (f *finder) hideSpecies() {
	for i := 0; i+3 < len(f.units); i++ {
		if f.units[i].text == "(" && f.units[i+1].shape == capital && f.units[i+2].shape == small && f.units[i+3].text == ")" && len(f.units[i+2].text) > 3 {
			f.hide(i+1, i+2)
		}
	}
}

// hideShips keeps the name behind a ship's prefix from being taken for a
// person's or a place's: "the RRS Sir Colin Ashe".
func (f *finder) hideShips() {
	for i, u := range f.units {
		if u.taken || u.shape != acronym || !u.class.Is(gazetteer.Ship) || !f.unit(i+1).upper() {
			continue
		}
		to := i + 1
		for to < len(f.units) && to < i+5 && f.units[to].upper() {
			to++
		}
		f.hide(i, to)
	}
}

// hideWorks keeps the titles of works from being taken for names: those in
// quotation marks behind or before a word such as "song" or "singer", and those
// in one row with them.
func (f *finder) hideWorks() {
	last := -1 // the unit behind the last title's closing mark
	for _, q := range f.d.Quoted {
		from, to := f.at[q.Start], f.at[q.End-1]+1
		if !f.titled(from, to) {
			continue
		}
		before, after := from-2, to
		if isQuote(f.unit(after).text) {
			after++
		}
		for before >= 0 && (f.units[before].text == "," || f.units[before].text == "and" || isQuote(f.units[before].text)) && before >= last {
			before--
		}
		if last > 0 && before < last || f.workNoun(before) || f.workNoun(after) || f.unit(before).text == "as" && (f.workNoun(before-2) || f.workNoun(before-3)) {
			f.hide(from, to)
			last = after
		}
	}
}

// titled tells whether a stretch is written as titles of works are: a few
// words, all long ones with a capital.
func (f *finder) titled(from, to int) bool {
	if to-from > 8 {
		return false
	}
	capitals := 0
	for i := from; i < to; i++ {
		switch u := f.units[i]; {
		case u.upper():
			capitals++
		case u.shape == small && len(u.text) > 4, u.text == ".":
			return false
		}
	}
	return capitals > 0
}

// workNoun tells whether a small word at unit i says that a title stands
// beside it.
func (f *finder) workNoun(i int) bool {
	u := f.unit(i)
	if u.shape != small {
		return false
	}
	switch strings.TrimSuffix(u.text, "s") {
	case "singer", "star", "hit", "track", "single", "tune", "anthem", "sitcom", "remake", "sequel", "bestseller", "hitmaker", "video":
		return true
	}
	return u.class.Is(gazetteer.Work) || gazetteer.ClassOf(strings.TrimSuffix(u.text, "s")).Is(gazetteer.Work)
}

// isInitialism tells of abbreviations that are common nouns, and of credit
// ratings: "AI", "CCTV", "AA-".
func isInitialism(text string) bool {
	switch text {
	case "AI", "CCTV", "CM", "EV", "EVs", "SUV", "SUVs", "VAR", "HR", "PR", "SMS", "MRI", "ICU", "ESG", "ETF", "AGM", "R&D", "M&A", "PPE", "LED", "GPU", "CPU", "GM", "GMO", "VAT", "MVP", "RBI", "ERA":
		return true
	}
	return len(text) > 1 && len(text) <= 4 && strings.HasPrefix(text, "A") && strings.Trim(text, "A") != "" && strings.Trim(text, "AB+-") == "" ||
		strings.HasPrefix(text, "BB") && strings.Trim(text, "B+-") == ""
}

// voteOfStaff counts those who work at a body: "scientists at the Anytown
// Survey".
func (f *finder) voteOfStaff(n *name, s span) {
	at := s.from - 1
	if f.unit(at).text == "the" {
		at--
	}
	if f.unit(at).text != "at" || at == 0 {
		return
	}
	if noun := f.doc.Tokens[f.unit(at-1).from]; noun.POS == "NOUN" && gazetteer.ClassOf(noun.Lemma).Is(gazetteer.Title) {
		n.votes[organisation] += 2
	}
}

// voteOfScore counts a sentence with a result in it: who plays is a team, not
// the town that its name begins with.
func (f *finder) voteOfScore(n *name, s span, t verbOf) {
	switch t.verb {
	case "beat", "defeat", "thrash", "draw", "edge", "rout", "trounce", "hammer", "lose", "win":
	default:
		return
	}
	if t.dep != "nsubj" && t.dep != "dobj" && t.dep != "pobj" || !f.hasScore(f.units[s.from].from) {
		return
	}
	n.votes[organisation] += 2
	n.votes[place] -= 3
}

// hasScore tells whether the sentence of a token tells a result: "3-2".
func (f *finder) hasScore(token int) bool {
	from, to := f.doc.Sentence(f.doc.SentenceOf(token))
	for i := from; i < to; i++ {
		word := f.doc.Word(i)
		if strings.Trim(word, "0123456789-–") == "" && strings.Trim(word, "-–") != "" && len(word) > 2 && strings.ContainsAny(word[1:len(word)-1], "-–") {
			return true
		}
		if i+2 < to && isHyphen(f.doc.Word(i+1)) && f.doc.Tokens[i].Tag == "CD" && f.doc.Tokens[i+2].Tag == "CD" {
			return true
		}
	}
	return false
}

// verbOf is how a name depends on a verb.
type verbOf struct{ dep, verb string }

// isAddress tells of what is done to people rather than to places.
func isAddress(verb string) bool {
	switch verb {
	case "tell", "thank", "praise", "urge", "arrest", "appoint", "accuse", "congratulate", "interview", "marry", "succeed",
		"meet", "invite", "greet", "telephone", "phone", "elect", "sack", "nominate", "assassinate":
		return true
	}
	return false
}

// isPaper tells of words that, with "the" and a capital, are what a newspaper
// is called for short: "the Herald".
func isPaper(text string) bool {
	switch text {
	case "Times", "Post", "Herald", "Tribune", "Guardian", "Telegraph", "Mail", "Mirror", "Sun", "Express", "Observer", "Independent", "Chronicle", "Examiner", "Gazette", "Courier", "Journal":
		return true
	}
	return false
}

// isClub tells of words that names of sports clubs begin with.
func isClub(text string) bool {
	switch text {
	case "Sporting", "Atlético", "Atletico", "Athletic", "Real", "Dynamo", "Dinamo", "Spartak", "Lokomotiv", "Borussia", "Olympique", "Deportivo", "Racing":
		return true
	}
	return false
}

// voteOfRow lets a noun that tells what a row of names is speak for all of
// them: "the towns of A, B and C".
func (f *finder) voteOfRow(n *name, s span) {
	i := f.head(f.units[s.from].from, f.units[s.to-1].to)
	if f.doc.Tokens[i].Dep != "conj" {
		return
	}
	for range maxUnits {
		if f.doc.Tokens[i].Dep != "conj" {
			break
		}
		i = f.doc.Tokens[i].Head
	}
	of := f.doc.Tokens[i].Head
	if noun := f.doc.Tokens[of]; f.doc.Tokens[i].Dep == "appos" && noun.Tag == "NNS" && gazetteer.ClassOf(noun.Lemma).Is(gazetteer.Family) {
		n.votes[person] += 4
	}
	if f.doc.Tokens[i].Dep != "pobj" || f.doc.Tokens[of].Norm != "of" {
		return
	}
	if noun := f.doc.Tokens[f.doc.Tokens[of].Head]; noun.Tag == "NNS" && gazetteer.ClassOf(noun.Lemma).Is(gazetteer.Site|gazetteer.Area) {
		n.votes[place] += 4
	}
}

// voteOfPaper counts what is published in a journal: "a study published on
// Monday in Marine Letters".
func (f *finder) voteOfPaper(n *name, s span) {
	t := f.doc.Tokens[f.head(f.units[s.from].from, f.units[s.to-1].to)]
	if in := f.doc.Tokens[t.Head]; t.Dep == "pobj" && in.Norm == "in" && f.doc.Tokens[in.Head].Lemma == "publish" && n.listed == 0 {
		n.votes[organisation] += 4
	}
}

// isIllness tells of nouns that make a name before them an illness's.
func isIllness(word string) bool {
	switch word {
	case "virus", "fever", "disease", "syndrome", "flu", "pox", "bacteria", "bacterium", "encephalitis":
		return true
	}
	return false
}
