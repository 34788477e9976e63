package quote

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/graph"
)

const (
	minWords    = 3 // of a quotation that is not a sentence
	minSentence = 4 // of one without a verb: more than these
	maxToSign   = 5 // tokens from the noun of a sign to what stands on it
)

// utterance is a direct quote in the making.
type utterance struct {
	quotations []int
	cue        int // index in cues, None for none
	inside     bool
	speaker    extractor.Source
	rule       string
	last       int // the last unit of it and of its attribution
}

// utterances gives every quotation that is speech its speaker, in text order:
// by a cue, by the quotation that it goes on from, or by the turn of speech
// that it stands in. What is no speech is left out.
func (r *reader) utterances() []utterance {
	var out []utterance
	for q, x := range r.d.Quoted {
		if r.slogan(x) || r.nickname(x.Start, x.End) || r.broadcaster(x) != extractor.None {
			continue
		}
		l := r.attribution(q)
		var before *utterance
		if len(out) > 0 {
			before = &out[len(out)-1]
		}
		unit := int(r.unit[x.Start])
		switch {
		case before != nil && q > 0 && r.d.Quoted[q-1].Continued && slices.Contains(before.quotations, q-1):
			before.quotations, before.last = append(before.quotations, q), unit
			if before.cue == extractor.None && l.cue != extractor.None {
				before.take(r, l)
			}
		case l.cue != extractor.None && before != nil && before.cue == l.cue && r.splits(before, q):
			before.quotations, before.last = append(before.quotations, q), unit
		case l.cue != extractor.None:
			if u := (utterance{quotations: []int{q}, last: unit}); u.take(r, l) {
				out = append(out, u)
			}
		case before != nil && r.repeats(before, x):
			out = append(out, utterance{[]int{q}, before.cue, before.inside, before.speaker, before.rule, unit})
		case r.personal(x):
			out = append(out, r.ownWords(before, q))
		case before != nil && r.goesOn(before, x):
			if a := r.asked(before, x); a != nil {
				out = append(out, utterance{[]int{q}, extractor.None, false, *a, "flow.answer", unit})
				break
			}
			before.quotations, before.last = append(before.quotations, q), unit
		case r.isUtterance(x) || r.announcedByColon(x):
			if u, ok := r.turn(before, q); ok {
				out = append(out, u)
			}
		}
	}
	return out
}

// take gives the utterance the speaker of the cue it hangs on; false where the
// words are too few or too little like speech.
func (u *utterance) take(r *reader, l link) bool {
	c := &r.cues[l.cue]
	x := r.d.Quoted[u.quotations[0]]
	words := r.text(x.Span)
	object := !l.inside && c.frames.quotes()
	switch n := countWords(words); {
	case object && (n >= minWords || (startsUpper(words) || endsSentence(words)) && (l.after || r.pauses(x.Start))):
	case n < minWords, titleLike(words), c.speaker == extractor.None:
		return false
	}
	if c.speaker != extractor.None && r.isA(c.speaker, "sign", "evidence") {
		return false
	}
	u.cue, u.inside, u.rule, u.speaker = l.cue, l.inside, l.rule, r.source(c.speaker)
	u.last = max(u.last, int(r.unit[c.token]))
	return true
}

// splits tells whether the attribution of the utterance before stands between
// it and quotation q: "P," X said, "Q".
func (r *reader) splits(before *utterance, q int) bool {
	last := r.d.Quoted[before.quotations[len(before.quotations)-1]]
	cue := r.cues[before.cue].token
	return last.End <= cue && cue < r.d.Quoted[q].Start
}

// goesOn tells whether quotation x, which has no cue, goes on with the
// utterance before: in one paragraph, with nothing but that one's attribution
// between.
func (r *reader) goesOn(before *utterance, x extractor.Quotation) bool {
	unit := int(r.unit[x.Start])
	words := r.text(x.Span)
	sentence := r.isUtterance(x) || startsUpper(words) && endsSentence(words)
	if r.opens[unit] || before.inside || unit > before.last+1 || titleLike(words) || !sentence {
		return false
	}
	return !r.wordsIn(r.units[unit][0], x.Start) && !r.wordsIn(x.End, r.units[unit][1])
}

// turn gives quotation q, which has no cue, to whoever has the floor: whom the
// words before a colon are about; the speaker of the quotation before, where
// nothing else was told since; else the subject of the sentence before it.
func (r *reader) turn(before *utterance, q int) (utterance, bool) {
	x := r.d.Quoted[q]
	unit := int(r.unit[x.Start])
	from, to := r.units[unit][0], r.units[unit][1]
	u := utterance{quotations: []int{q}, cue: extractor.None, last: unit, speaker: unattributed(), rule: "flow.none"}
	switch {
	case r.wordsIn(x.End, to):
		return u, false
	case r.wordsIn(from, x.Start):
		if !r.endsWithColon(from, x.Start) {
			return u, false
		}
		u.speaker, u.rule = r.announcer(from, x.Start), "colon"
	case unit == 0:
	case r.endsWithColon(r.units[unit-1][0], r.units[unit-1][1]):
		u.speaker, u.rule = r.announcer(r.units[unit-1][0], r.units[unit-1][1]), "colon"
	case before != nil && before.last == unit-1:
		u.speaker, u.rule = before.speaker, "flow.turn"
		if a := r.asked(before, x); a != nil {
			u.speaker, u.rule = *a, "flow.answer"
		}
	default:
		if s := r.subjectOfUnit(unit-1, true); s.Appearance != extractor.None {
			u.speaker, u.rule = s, "flow.subject"
		} else if before != nil && r.paragraph[before.last] == r.paragraph[unit] {
			u.speaker, u.rule = before.speaker, "flow.paragraph"
		}
	}
	return u, true
}

// asked is whom the utterance before asked, where quotation x may be the
// answer; nil where it asked nobody.
func (r *reader) asked(before *utterance, x extractor.Quotation) *extractor.Source {
	question := r.text(r.d.Quoted[before.quotations[len(before.quotations)-1]].Span)
	if before.cue == extractor.None || !strings.HasSuffix(question, "?") || strings.HasSuffix(r.text(x.Span), "?") || r.lemma(r.cues[before.cue].token) != "ask" {
		return nil
	}
	a, _ := r.audience(&r.cues[before.cue])
	return a
}

// maxRepeat is how many words may stand between two quotations of one cue:
// called her “a friend” who was “always there”.
const maxRepeat = 4

// repeats tells whether quotation x stands in one row with the utterance
// before, which has a cue in front of it: only a few words stand between.
func (r *reader) repeats(before *utterance, x extractor.Quotation) bool {
	last := r.d.Quoted[before.quotations[len(before.quotations)-1]]
	if before.cue == extractor.None || r.cues[before.cue].token > last.Start || r.unit[last.Start] != r.unit[x.Start] {
		return false
	}
	n := 0
	for i := last.End; i < x.Start; i++ {
		if r.isWord(i) {
			n++
		}
		if word := r.doc.Word(i); r.named(i) || word == ";" || word == ":" {
			return false
		}
	}
	text := r.text(x.Span)
	return n > 0 && n <= maxRepeat && countWords(text) >= minWords && !titleLike(text)
}

// personal tells whether the words of a quotation that is part of a sentence
// speak of the speaker.
func (r *reader) personal(x extractor.Quotation) bool {
	unit := r.units[r.unit[x.Start]]
	if !r.wordsIn(unit[0], x.Start) && !r.wordsIn(x.End, unit[1]) {
		return false
	}
	text := r.text(x.Span)
	if countWords(text) < minWords || titleLike(text) || r.endsWithColon(unit[0], x.Start) {
		return false
	}
	for i := x.Start; i < x.End; i++ {
		if r.doc.Tokens[i].POS == "PRON" && slices.Contains([]string{"i", "me", "my", "we", "us", "our"}, strings.ToLower(r.doc.Word(i))) {
			return true
		}
	}
	return false
}

// ownWords gives quotation q, which is part of a sentence without a cue, to the
// person that the sentence is about, or to the last speaker of the paragraph.
func (r *reader) ownWords(before *utterance, q int) utterance {
	unit := int(r.unit[r.d.Quoted[q].Start])
	u := utterance{quotations: []int{q}, cue: extractor.None, last: unit, speaker: unattributed(), rule: "flow.none"}
	if s := r.subjectOfUnit(unit, true); s.Appearance != extractor.None {
		u.speaker, u.rule = s, "flow.own"
	} else if before != nil && r.paragraph[before.last] == r.paragraph[unit] {
		u.speaker, u.rule = before.speaker, "flow.paragraph"
	}
	return u
}

// announcedByColon tells whether quotation x ends its sentence behind a colon.
func (r *reader) announcedByColon(x extractor.Quotation) bool {
	unit := r.units[r.unit[x.Start]]
	return r.endsWithColon(unit[0], x.Start) && !r.wordsIn(x.End, unit[1]) && countWords(r.text(x.Span)) > minWords && !titleLike(r.text(x.Span))
}

// endsWithColon tells whether the last word or mark from token from to token
// to is a colon or a semicolon, quotation marks left out.
func (r *reader) endsWithColon(from, to int) bool {
	for i := to - 1; i >= from; i-- {
		if r.quoted[i] != extractor.None {
			return false
		}
		switch word := r.doc.Word(i); {
		case strings.HasSuffix(word, ":") || word == ";":
			return true
		case r.isWord(i) || !isMark(word) && r.doc.Tokens[i].POS != "SPACE":
			return false
		}
	}
	return false
}

// isMark tells whether a word is made of quotation marks.
func isMark(word string) bool {
	return strings.Trim(word, "\"'`“”„‟‘’‚‛«»‹›") == ""
}

// announcer is who speaks behind the words from token from to token to, which
// end in a colon: the speaker of their last cue, or whom they are about.
func (r *reader) announcer(from, to int) extractor.Source {
	first, last := r.cuesBetween(from, to)
	for i := last - 1; i >= first; i-- {
		if c := &r.cues[i]; c.speaker != extractor.None && !c.frames.has("source") {
			return r.source(c.speaker)
		}
	}
	for i := to - 1; i >= from; i-- { // "issued this statement from the king:"
		if r.quoted[i] == extractor.None && r.dep(i) == "dobj" && r.isA(i, "document") && slices.Contains(issuing, r.lemma(r.head(i))) {
			if a := r.author(i); a != i {
				return r.source(a)
			}
			return r.source(r.speaker(r.head(i)))
		}
	}
	about := r.subjectOfUnit(int(r.unit[from]), false)
	for i := first; i < last && about.Appearance == extractor.None; i++ { // "According to Berg, it will close:"
		if c := &r.cues[i]; c.speaker != extractor.None && c.content.end >= to-3 {
			return r.source(c.speaker)
		}
	}
	return about
}

// subjectOfUnit is whom the main clause of a unit is about. With entities, an
// unnamed one does not count, nor a place.
func (r *reader) subjectOfUnit(unit int, entities bool) extractor.Source {
	from, to := r.units[unit][0], r.units[unit][1]
	for i := from; i < to; i++ {
		if r.quoted[i] != extractor.None || !r.isVerb(i) && r.head(i) != i || r.head(i) != i && r.head(i) >= from && r.head(i) < to {
			continue
		}
		s := r.child(i, "nsubj", "nsubjpass")
		if s == extractor.None || r.quoted[s] != extractor.None || r.isA(s, "sign", "evidence") {
			continue
		}
		found := r.source(s)
		if entities && (found.Appearance == extractor.None || r.d.Appearances[found.Appearance].Type != graph.Person) {
			continue
		}
		return found
	}
	if entities {
		return unattributed()
	}
	for i := from; i < to; i++ { // the main verb stands inside the marks
		if r.quoted[i] == extractor.None && r.dep(i) == "nsubj" && r.quoted[r.head(i)] == extractor.None {
			return r.source(i)
		}
	}
	for i := from; i < to; i++ { // the parse sees a noun with clauses only: "The mayor, Ida Berg, just offered help: …"
		if r.quoted[i] == extractor.None && r.head(i) == i && r.isNoun(i) {
			if s := r.source(i); s.Appearance != extractor.None {
				return s
			}
		}
	}
	if m := r.mention[from]; m != extractor.None && r.named(from) && r.endsWithColon(from, r.d.Mentions[m].End+1) { // "Berg: …"
		return r.source(r.d.Mentions[m].Head)
	}
	return unattributed()
}

// slogan tells whether quotation x stands on a sign: "a banner reading …", the
// "…" poster.
func (r *reader) slogan(x extractor.Quotation) bool {
	unit := r.units[r.unit[x.Start]]
	for i := max(unit[0], x.Start-maxToSign); i < min(unit[1], x.End+3); i++ {
		if r.quoted[i] == extractor.None && r.isA(i, "sign") && r.isNoun(i) {
			return true
		}
	}
	return false
}
