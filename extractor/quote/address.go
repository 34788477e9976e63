package quote

import (
	"slices"

	"entente/extractor"
)

// addressing are verbs that name whom somebody turns to, "saying P".
var addressing = []string{
	"congratulate", "thank", "address", "greet", "welcome", "call", "phone", "telephone", "ring", "email", "text", "confront", "challenge", "interrupt",
	"reassure", "remind", "urge", "warn", "tell", "ask", "lecture", "scold", "comfort", "console", "praise", "taunt",
}

// turning are verbs that do so with "to".
var turning = []string{"write", "reply", "respond", "apologise", "apologize", "appeal", "turn", "point", "shout", "speak", "talk"}

// addressed are the tokens of whom the word of speech at v is said to by the
// verb it hangs on, "thanked Berg, saying P", "wrote to Berg asking for P"; or
// by a participle behind it: "P, she said, reminding Berg that Q".
func (r *reader) addressed(v int) []int {
	var out []int
	if h := r.head(v); r.doc.Tokens[v].Tag == "VBG" && h < v && r.dep(v) == "advcl" {
		if slices.Contains(addressing, r.lemma(h)) && !r.passive(h) {
			out = append(out, r.child(h, "dobj", "dative"))
		}
		if slices.Contains(turning, r.lemma(h)) {
			out = append(out, r.governed(h, "to"))
		}
	}
	for _, k := range r.doc.Children(v) {
		c := int(k)
		if r.dep(c) != "advcl" || r.doc.Tokens[c].Tag != "VBG" || c < v || r.child(c, "nsubj") != extractor.None {
			continue
		}
		if f := r.verb(c); f.has("tell") {
			out = append(out, r.child(c, "dobj", "dative"))
		}
	}
	return out
}
