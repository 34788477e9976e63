package quote

import (
	"slices"
	"strings"

	"entente/extractor"
)

// cue is a word of speech outside quotation marks.
type cue struct {
	token   int
	frames  frames
	speaker int     // the token that heads who speaks, None where nobody is found
	content content // what it reports, the zero content for nothing
	barred  bool    // it does not say that something was said: "may say", "did not say"
}

// content is what a cue reports, as tokens, the words inside quotation marks
// with it.
type content struct {
	start, end int
	rule       string
	addressee  int // token, None for none
}

// reports tells whether what the cue reports can be a clause.
func (c *cue) reports() bool {
	return c.frames.has("that") || c.frames.has("that!") || c.frames.has("body")
}

func (c content) empty() bool { return c.start >= c.end }

// findCues finds the cues of the document.
func (r *reader) findCues() {
	for i := range r.doc.Tokens {
		if r.quoted[i] != extractor.None {
			continue
		}
		f := r.cueFrames(i)
		if f == nil {
			continue
		}
		c := cue{token: i, frames: f}
		switch {
		case f.has("noun"):
			c.speaker = r.child(r.states(i), "poss")
			c.content = r.reported(i, f)
		case f.has("source"):
			c.speaker = r.namedSource(i)
			c.content = r.sourced(i)
		default:
			c.speaker = r.speaker(i)
			c.content = r.reported(i, f)
			c.barred = r.unsaid(i)
		}
		if !c.content.empty() && r.unit[c.content.start] > r.unit[i] {
			c.content = content{} // the parse missed the end of the sentence
		}
		r.cues = append(r.cues, c)
	}
}

// cueFrames is what token i governs as a word of speech, nil where it is none.
func (r *reader) cueFrames(i int) frames {
	t := &r.doc.Tokens[i]
	if t.Lemma == "be" {
		if r.states(i) == extractor.None {
			return nil
		}
		return words().cues["be"]
	}
	if t.POS != "VERB" && !strings.EqualFold(r.doc.Word(i), "according") {
		if t.Norm != "per" || t.Dep != "prep" || r.mention[i] != extractor.None || t.Tag != "IN" || i > r.units[r.unit[i]][0] && r.isWord(i-1) {
			return nil
		}
	}
	switch {
	case t.Dep == "amod" && t.Tag == "VBD" && i > 0 && isMark(r.doc.Word(i-1)): // "P" tweeted the mayor
	case t.Dep == "amod" || t.Dep == "compound" || t.Dep == "nmod":
		return nil
	case t.Norm == "per":
		return words().cues["per"]
	case strings.EqualFold(r.doc.Word(i), "according"):
		return words().cues["according"]
	}
	return r.verb(i)
}

// states is the noun of speech that the copula at i gives the content of: "her
// argument was that P"; None where it is another copula.
func (r *reader) states(i int) int {
	s := r.child(i, "nsubj")
	if s == extractor.None || !r.isA(s, "words") || r.child(s, "poss") == extractor.None {
		return extractor.None
	}
	return s
}

// spokenInfinitive are verbs whose infinitive was said: "went on to say".
var spokenInfinitive = []string{"go", "continue", "proceed", "come", "begin", "start", "take", "use", "rush", "write", "issue", "release", "speak", "appear", "seem", "return"}

// unsaid tells whether the verb at v only might be said, or was not: "may
// say", "refused to say", "did not say", "if they say".
func (r *reader) unsaid(v int) bool {
	for _, c := range r.doc.Children(v) {
		t := &r.doc.Tokens[c]
		switch {
		case t.Dep == "neg":
			return true
		case t.Dep == "aux" && t.Tag == "MD" && (!slices.Contains([]string{"would", "'d"}, t.Norm) || r.dep(v) == "ccomp" && r.head(v) < v && r.verb(r.head(v)) != nil):
			return true
		case t.Dep == "mark" && slices.Contains([]string{"if", "unless", "whether"}, t.Norm):
			return true
		}
	}
	if !r.infinitive(v) {
		return r.dep(v) == "conj" && r.head(v) < v && r.doc.Tokens[v].Tag == "VB" && r.child(v, "nsubj") == extractor.None && r.unsaid(r.head(v))
	}
	h := r.head(v)
	return h == v || !slices.Contains(spokenInfinitive, r.lemma(h))
}
