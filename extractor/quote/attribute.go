package quote

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"entente/extractor"
	"entente/graph"
)

// Attribute fills d.Quotes: the quotations that are somebody's words, and the
// clauses that report words without marks, each with its source, in text
// order. It then adds the mentions that are "I" and "you" inside them.
func Attribute(d *extractor.Document) {
	if len(d.Doc.Tokens) == 0 {
		return
	}
	r := newReader(d)
	said := r.utterances()
	r.echoes(said)
	quotes := r.clauses(said)
	for _, u := range said {
		q := r.quote(u.cue, u.speaker)
		q.Kind, q.Rule = graph.Direct, u.rule
		for _, i := range u.quotations {
			q.Fragments = append(q.Fragments, d.Quoted[i].Span)
		}
		quotes = append(quotes, reported{q, u.cue})
	}
	d.Quotes = r.ordered(quotes)
	addressed(d)
}

// reported is a quote and the cue it hangs on.
type reported struct {
	extractor.Quote
	cue int
}

// quote is a quote with what its cue tells.
func (r *reader) quote(cue int, speaker extractor.Source) extractor.Quote {
	q := extractor.Quote{Speaker: speaker, Outlet: extractor.None, CueToken: extractor.None, Within: extractor.None}
	if cue == extractor.None {
		return q
	}
	c := &r.cues[cue]
	q.Addressee, q.Outlet = r.audience(c)
	q.CueToken, q.CueLemma, q.Cue = c.token, r.lemma(c.token), r.text(r.verbGroup(c.token))
	return q
}

// verbGroup is the cue with the auxiliaries and adverbs before it: "has
// repeatedly denied", "according to".
func (r *reader) verbGroup(v int) graph.Span {
	from, to := v, v+1
	for from > 0 && r.head(from-1) == v && slices.Contains([]string{"aux", "auxpass", "neg"}, r.dep(from-1)) ||
		from > 1 && r.dep(from-1) == "advmod" && r.head(from-2) == v && r.dep(from-2) == "aux" {
		from--
	}
	if p := r.child(v, "prep"); p == v+1 && r.doc.Tokens[v].Norm == "according" {
		to = p + 1
	}
	return r.d.Bytes(from, to)
}

// clauses are the contents that cues report, as quotes. What is wholly inside
// marks is an utterance, and no clause; what a medium reports somebody to have
// said is theirs.
func (r *reader) clauses(said []utterance) []reported {
	direct := map[int]bool{}  // quotations that are their cue's object
	objects := map[int]bool{} // the cues of those
	for _, u := range said {
		if !u.inside {
			objects[u.cue] = true
		}
		for _, q := range u.quotations {
			direct[q] = !u.inside
		}
	}
	var out []reported
	for i := range r.cues {
		c := &r.cues[i]
		if c.content.empty() || c.barred || c.speaker == extractor.None || r.isA(c.speaker, "sign", "evidence") {
			continue
		}
		if q := r.quoted[c.content.start]; q != extractor.None && direct[int(q)] && !r.embedded(c) || !r.unquotedWords(c.content) && !r.embedded(c) {
			continue
		}
		speaker := r.source(c.speaker)
		if r.relays(c, objects, r.isMedium(speaker)) {
			continue
		}
		q := r.quote(i, speaker)
		q.Kind, q.Rule, q.Fragments = graph.Indirect, c.content.rule, []graph.Span{r.span(c.content)}
		if r.quotesWords(c.content) {
			q.Kind = graph.Mixed
		}
		out = append(out, reported{q, i})
	}
	return out
}

// embedded tells whether a word outside the marks makes what cue c reports a
// part of its sentence: that “P”, of “P”.
func (r *reader) embedded(c *cue) bool {
	for i := c.content.start - 1; i > c.token; i-- {
		if r.isWord(i) {
			return slices.Contains([]string{"that", "of", "for", "to"}, r.doc.Tokens[i].Norm)
		}
	}
	return false
}

// unquotedWords tells whether words of a content stand outside marks.
func (r *reader) unquotedWords(c content) bool {
	for i := c.start; i < c.end; i++ {
		if r.isWord(i) && r.quoted[i] == extractor.None {
			return true
		}
	}
	return false
}

// quotesWords tells whether words of a content stand inside marks.
func (r *reader) quotesWords(c content) bool {
	for i := c.start; i < c.end; i++ {
		if r.quoted[i] != extractor.None {
			return true
		}
	}
	return false
}

// relays tells whether what cue c reports is itself somebody's speech: of a
// source, in quotation marks ("she said “P”, according to her office"); of a
// medium, also without ("the Herald reported that she said P").
func (r *reader) relays(c *cue, objects map[int]bool, medium bool) bool {
	if !medium && !c.frames.has("source") {
		return false
	}
	first, last := r.cuesBetween(c.content.start, c.content.end)
	for i := first; i < last; i++ {
		o := &r.cues[i]
		if o == c || o.speaker == extractor.None || o.barred {
			continue
		}
		if medium && 2*(o.content.end-o.content.start) > c.content.end-c.content.start || objects[i] {
			return true
		}
	}
	return false
}

// span is the text of a content, with the quotation marks at its ends.
func (r *reader) span(c content) graph.Span {
	s := r.d.Bytes(c.start, c.end)
	text := r.doc.Text
	if q := r.quoted[c.start]; q != extractor.None {
		s.Start = r.d.Quoted[q].Span.Start
		for at := s.Start; at > 0; {
			x, n := utf8.DecodeLastRuneInString(text[:at])
			at -= n
			if isMark(string(x)) {
				s.Start = at
			} else if !unicode.IsSpace(x) {
				break
			}
		}
	}
	if q := r.quoted[c.end-1]; q != extractor.None {
		s.End = r.d.Quoted[q].Span.End
		for at := s.End; at < len(text); {
			x, n := utf8.DecodeRuneInString(text[at:])
			at += n
			if isMark(string(x)) {
				s.End = at
			} else if !unicode.IsSpace(x) || x == '\n' {
				break
			}
		}
	}
	return s
}

// ordered puts quotes into text order, the longer before the one inside it,
// ties the quotations to the clauses that they stand in, and finds the
// evidence of each.
func (r *reader) ordered(quotes []reported) []extractor.Quote {
	slices.SortStableFunc(quotes, func(a, b reported) int {
		x, y := a.Fragments, b.Fragments
		return cmp.Or(cmp.Compare(x[0].Start, y[0].Start), cmp.Compare(y[len(y)-1].End, x[len(x)-1].End))
	})
	clause := map[int]int{}
	for i, q := range quotes {
		if q.Kind != graph.Direct {
			clause[q.cue] = i
		}
	}
	var out []extractor.Quote
	for _, q := range quotes {
		if at, found := clause[q.cue]; found && q.Kind == graph.Direct && holds(quotes[at].Fragments[0], q.Fragments) {
			q.Within = at
		}
		q.Evidence = r.evidence(q.Quote)
		out = append(out, q.Quote)
	}
	return out
}

// holds tells whether all fragments stand inside s.
func holds(s graph.Span, fragments []graph.Span) bool {
	return s.Start <= fragments[0].Start && fragments[len(fragments)-1].End <= s.End
}

// evidence is the sentences of a quote's fragments and of its cue.
func (r *reader) evidence(q extractor.Quote) graph.Span {
	last := len(r.doc.Tokens) - 1
	from := r.doc.TokenAt(q.Fragments[0].Start)
	to := min(last, r.doc.TokenAt(max(q.Fragments[0].Start, q.Fragments[len(q.Fragments)-1].End-1)))
	if q.CueToken != extractor.None {
		from, to = min(from, q.CueToken), max(to, q.CueToken)
	}
	return graph.Span{Start: r.d.Sentence(r.doc.SentenceOf(from)).Start, End: r.d.Sentence(r.doc.SentenceOf(to)).End}
}
