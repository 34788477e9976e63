package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor"
)

// link is how a quotation hangs on a cue.
type link struct {
	cue    int // index in cues, None for none
	rule   string
	inside bool // the quotation is part of what the cue reports, not its object
	after  bool // the cue stands behind the quotation
}

var noLink = link{cue: extractor.None}

// maxBare is how many words an attribution may have that is a sentence of its
// own: "the minister's new spokesman told reporters in Lund on Tuesday".
const maxBare = 14

// maxCues is how many cues before and behind a quotation are looked at.
const maxCues = 12

// maxObject is how many words may stand between a cue and the quoted part of
// its object: "called the long-delayed plan of the council".
const maxObject = 12

// attribution finds the cue that quotation q hangs on.
func (r *reader) attribution(q int) link {
	for _, find := range []func(int) link{r.attributedAfter, r.attributedBefore, r.attributedNext} {
		if l := find(q); l.cue != extractor.None {
			return l
		}
	}
	return noLink
}

// cuesBetween are the indices of the cues from token from to token to.
func (r *reader) cuesBetween(from, to int) (first, end int) {
	at := func(token int) int {
		return sort.Search(len(r.cues), func(i int) bool { return r.cues[i].token >= token })
	}
	return at(from), at(max(from, to))
}

// attributedAfter looks for "P," X said and "P," said X.
func (r *reader) attributedAfter(q int) link {
	x := r.d.Quoted[q]
	if x.Continued {
		return noLink
	}
	end := r.units[r.unit[x.Start]][1]
	if q+1 < len(r.d.Quoted) {
		end = min(end, r.d.Quoted[q+1].Start)
	}
	first, last := r.cuesBetween(x.End, end)
	for i := first; i < last; i++ {
		if c := &r.cues[i]; c.frames.quotes() {
			if !r.follows(c, x) {
				break
			}
			return link{i, "cue.after", false, true}
		}
	}
	return noLink
}

// follows tells whether cue c, which stands behind quotation x, has it as its
// object: nothing but c's speaker stands between.
func (r *reader) follows(c *cue, x extractor.Quotation) bool {
	if c.speaker < x.End || r.doc.Tokens[c.token].Tag == "VBG" && r.child(c.token, "nsubj") != extractor.None {
		return false
	}
	if r.child(c.token, "mark") >= x.End { // "as she continued"
		return false
	}
	cited := r.dep(c.token) == "pcomp" // "Berg was quoted as saying"
	for i := x.End; i < c.token; i++ {
		if r.isWord(i) && (r.dep(i) == "cc" || !cited && !r.below(i, c.token) && (r.isVerb(i) || c.token-i > maxAttribution)) {
			return false
		}
	}
	return c.speaker < c.token || !r.wordsIn(x.End, c.token-1)
}

// attributedBefore looks for X said: "P", and for a clause that somebody
// reports with part of it inside marks.
func (r *reader) attributedBefore(q int) link {
	x := r.d.Quoted[q]
	unit := r.units[r.unit[x.Start]]
	first, behind := r.cuesBetween(unit[0], x.Start)
	first = max(first, behind-maxCues)
	source := noLink
	for i := behind - 1; i >= first; i-- {
		c := &r.cues[i]
		switch {
		case c.speaker == extractor.None:
		case c.frames.has("source"):
			if c.content.start <= x.Start && x.Start < c.content.end {
				source = link{i, "source", true, false}
			}
		case c.content.start < x.Start && x.Start < c.content.end && r.wordsIn(c.content.start, x.Start):
			return link{i, c.content.rule, true, false}
		case r.introduces(c, x):
			return link{i, "cue.before", false, false}
		}
	}
	that := strings.HasPrefix(r.text(x.Span), "that ")
	for i := behind - 1; i >= first; i-- {
		if c := &r.cues[i]; c.speaker != extractor.None && (that && c.reports() || c.frames.quotes() && r.joinedBefore(x) && r.isUtterance(x)) {
			return link{i, "cue.before", false, false}
		}
	}
	_, last := r.cuesBetween(x.End, unit[1])
	for i := behind; i < min(last, behind+maxCues); i++ {
		c := &r.cues[i]
		if c.speaker != extractor.None && c.content.start <= x.Start && x.Start < c.content.end {
			return link{i, c.content.rule, true, true}
		}
	}
	return source
}

// joinedBefore tells whether "and" stands right before quotation x.
func (r *reader) joinedBefore(x extractor.Quotation) bool {
	for i := x.Start - 1; i >= 0; i-- {
		if r.isWord(i) {
			return r.dep(i) == "cc"
		}
	}
	return false
}

// introduces tells whether cue c, which stands before quotation x, has it as
// its object: no other verb stands between, and c is no aside.
func (r *reader) introduces(c *cue, x extractor.Quotation) bool {
	switch {
	case c.frames.has("quote"), c.frames.has("words"), c.frames.has("turn") && r.pauses(x.Start):
	default:
		return false
	}
	if c.barred && !r.pauses(x.Start) {
		return false
	}
	if titleLike(r.text(x.Span)) && (!c.frames.has("quote") || !r.pauses(x.Start)) {
		return false
	}
	between, pauses := 0, r.pauses(x.Start)
	for i := c.token + 1; i < x.Start; i++ {
		if r.quoted[i] != extractor.None || !r.isWord(i) || r.aside(i, x.Start) {
			continue
		}
		if r.isVerb(i) && r.dep(i) != "amod" && !r.infinitive(i) {
			return false
		}
		if between++; between > maxObject && !pauses {
			return false
		}
	}
	return !r.aside(c.token, x.Start)
}

// pauses tells whether a comma or a colon stands right before the mark before
// token i.
func (r *reader) pauses(i int) bool {
	for i--; i >= 0; i-- {
		if word := r.doc.Word(i); !isMark(word) && r.doc.Tokens[i].POS != "SPACE" {
			return word == "," || word == ":"
		}
	}
	return false
}

// aside tells whether token i stands between dashes that close before token
// end.
func (r *reader) aside(i, end int) bool {
	dashes := func(from, to int) int32 { return r.dashes[to] - r.dashes[from] }
	return dashes(r.units[r.unit[i]][0], i)%2 == 1 && dashes(i, end) > 0
}

// attributedNext looks for an attribution that is a sentence of its own:
// "Why?" the minister asked.
func (r *reader) attributedNext(q int) link {
	x := r.d.Quoted[q]
	u := int(r.unit[x.Start]) + 1
	if x.Continued || u >= len(r.units) || r.opens[u] || r.wordsIn(x.End, r.units[u][0]) {
		return noLink
	}
	from, to := r.units[u][0], r.units[u][1]
	n := 0
	for i := from; i < to; i++ {
		if r.quoted[i] != extractor.None || r.doc.Word(i) == ":" {
			return noLink
		}
		if r.isWord(i) {
			n++
		}
	}
	first, last := r.cuesBetween(from, to)
	if n > maxBare || first == last {
		return noLink
	}
	c := &r.cues[first]
	if !c.frames.has("quote") || !c.reports() && !c.frames.has("tell") || c.speaker == extractor.None || !c.content.empty() || c.barred || r.passive(c.token) {
		return noLink
	}
	if o := r.child(c.token, "dobj"); o != extractor.None && o != c.speaker && !c.frames.has("tell") {
		return noLink
	}
	return link{first, "cue.next", false, true}
}

// countWords is the number of words in s.
func countWords(s string) int {
	return len(strings.FieldsFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("'’-", c)
	}))
}

// titleLike tells whether s is written as titles and names are: every long
// word with a capital letter, and no sentence.
func titleLike(s string) bool {
	if endsSentence(s) || strings.HasSuffix(s, ",") {
		return false
	}
	capitals := 0
	for _, w := range strings.FieldsFunc(s, unicode.IsSpace) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'‘(["))
		switch {
		case unicode.IsUpper(first) || unicode.IsDigit(first):
			capitals++
		case utf8.RuneCountInString(w) > 3:
			return false
		}
	}
	return capitals >= 2
}

// isUtterance tells whether the words inside the marks stand as a sentence:
// they begin like one, and have a finite verb or end like a long one.
func (r *reader) isUtterance(x extractor.Quotation) bool {
	words := r.text(x.Span)
	n := countWords(words)
	if titleLike(words) || n < 2 {
		return false
	}
	finite := false
	for i := x.Start; i < x.End && !finite; i++ {
		finite = slices.Contains([]string{"VBD", "VBZ", "VBP", "MD"}, r.doc.Tokens[i].Tag)
	}
	switch ends := endsSentence(words); {
	case !startsUpper(strings.TrimLeft(words, "([{…. ])}")):
		return false
	case finite:
		return ends || n >= minWords
	default:
		return ends && n > minSentence
	}
}
