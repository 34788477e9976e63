package when

import (
	"strings"

	"entente/extractor"
)

// mention is a stretch of the text that says when.
type mention struct {
	start, end int // tokens
	clause     int // token of the verb or noun that it hangs on
	text       string
	words      string // the text, with the preposition before it: "on Monday"
}

// find gives the dates of a document, in text order.
func find(d *extractor.Document) []mention {
	var out []mention
	tokens := d.Doc.Tokens
	for _, e := range d.Doc.Entities {
		if e.Label != "DATE" && e.Label != "TIME" {
			continue
		}
		head := e.Start
		for i := e.Start; i < e.End; i++ {
			if h := tokens[i].Head; h < e.Start || h >= e.End || h == i {
				head = i
				break
			}
		}
		span := d.Bytes(e.Start, e.End)
		text := strings.Join(strings.Fields(d.Doc.Text[span.Start:span.End]), " ")
		if _, _, ok := resolve(text, reference, true, false); !ok && !isRelative(text) {
			continue
		}
		words := text
		if p := tokens[head].Head; p == e.Start-1 && tokens[head].Dep == "pobj" {
			words = d.Doc.Word(p) + " " + text
		}
		out = append(out, mention{e.Start, e.End, clauseOf(d, e.Start, head), text, words})
	}
	return out
}

// clauseOf is the token that a date says the time of: "born", where that is the
// verb before the date, however the parser hung it.
func clauseOf(d *extractor.Document, start, head int) int {
	from, _ := d.Doc.Sentence(d.Doc.SentenceOf(start))
	for i := start - 1; i >= from; i-- {
		if t := d.Doc.Tokens[i]; t.POS == "VERB" {
			if strings.EqualFold(d.Doc.Word(i), "born") {
				return i
			}
			break
		}
	}
	return above(d, head)
}

// above is the token that a date says the time of: the nearest verb or event
// noun above it.
func above(d *extractor.Document, i int) int {
	tokens := d.Doc.Tokens
	for {
		h := tokens[i].Head
		if h == i {
			return i
		}
		i = h
		if p := tokens[i].POS; p == "VERB" || p == "AUX" || p == "NOUN" && tokens[i].Dep != "pobj" {
			return i
		}
	}
}

// nearest is the date that hangs on a clause; else, going up while the clause
// shares its subject or is a noun of it, on the one above; else a caption's
// date, which stands alone behind the claim's sentence.
func nearest(d *extractor.Document, times []mention, clause int) (mention, bool) {
	tokens := d.Doc.Tokens
	for i, steps := clause, 0; steps < 4; steps++ {
		for _, t := range times {
			if t.clause == i {
				return t, true
			}
		}
		h := tokens[i].Head
		dep := tokens[i].Dep
		if h == i || (tokens[i].POS == "VERB" || tokens[i].POS == "AUX") && dep != "conj" && dep != "xcomp" && dep != "relcl" && dep != "advcl" && dep != "acl" && dep != "pcomp" {
			break
		}
		i = h
	}
	s := d.Doc.SentenceOf(clause)
	if s+1 < len(d.Doc.Sents) {
		from, to := d.Doc.Sentence(s + 1)
		for _, t := range times {
			if t.start >= from && t.end <= to && onlyDate(d, t, from, to) && !strings.Contains(d.Doc.Text[tokens[clause].End:tokens[from].Start], "\n") {
				return t, true
			}
		}
	}
	return mention{}, false
}

// isTravel tells of verbs of coming to where something is to happen: its day is
// theirs.
func isTravel(verb string) bool {
	switch verb {
	case "arrive", "come", "cross", "fly", "go", "head", "land", "leave", "return", "travel", "visit":
		return true
	}
	return false
}

// onlyDate tells whether a sentence holds nothing but a date.
func onlyDate(d *extractor.Document, t mention, from, to int) bool {
	for i := from; i < to; i++ {
		if (i < t.start || i >= t.end) && d.Doc.Tokens[i].POS != "PUNCT" && d.Doc.Tokens[i].POS != "SPACE" {
			return false
		}
	}
	return true
}
