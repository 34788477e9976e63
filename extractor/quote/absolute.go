package quote

import (
	"slices"

	"entente/extractor"
)

// absolute is the noun right before a participle of speech that the parse hangs
// elsewhere: "despite Tom Hale claiming", "with Ida Berg calling … and Tom Hale
// calling"; None for none.
func (r *reader) absolute(v int) int {
	if r.doc.Tokens[v].Tag != "VBG" || r.child(v, "nsubj", "aux") != extractor.None || v == 0 || !r.isNoun(v-1) || r.quoted[v-1] != extractor.None {
		return extractor.None
	}
	i := v - 1
	for r.dep(i) == "pobj" && slices.Contains([]string{"of", "from", "for"}, r.doc.Tokens[r.head(i)].Norm) && r.isNoun(r.head(r.head(i))) {
		i = r.head(r.head(i))
	}
	for r.dep(i) == "compound" && r.head(i) < v {
		i = r.head(i)
	}
	if r.dep(i) == "pobj" && slices.Contains([]string{"with", "despite", "amid"}, r.doc.Tokens[r.head(i)].Norm) {
		return i
	}
	m := r.mention[i]
	if !r.named(i) || r.d.Mentions[m].Start == 0 || r.dep(r.d.Mentions[m].Start-1) != "cc" {
		return extractor.None
	}
	for k := len(r.cues) - 1; k >= 0 && r.unit[r.cues[k].token] == r.unit[v]; k-- {
		if t := r.cues[k].token; r.doc.Tokens[t].Tag == "VBG" && r.dep(t) == "pcomp" {
			return i
		}
	}
	return extractor.None
}

// nickname tells whether quotation x stands inside a name: Ida "Mayhem" Berg.
func (r *reader) nickname(from, to int) bool {
	before, behind := from-2, to+1
	if before < 0 || behind >= len(r.doc.Tokens) || to-from > 3 || !isMark(r.doc.Word(from-1)) || !isMark(r.doc.Word(to)) {
		return false
	}
	for i := from; i < to; i++ {
		if !startsUpper(r.doc.Word(i)) && !isHyphen(r.doc.Word(i)) {
			return false
		}
	}
	name := func(i int) bool { return r.doc.Tokens[i].POS == "PROPN" && startsUpper(r.doc.Word(i)) }
	return name(before) && name(behind)
}

func isHyphen(word string) bool { return word == "-" || word == "‐" || word == "‑" }

// maxDateline is how many tokens the place, the date and the agency before a
// report may take.
const maxDateline = 14

// dateline is the token behind the dateline that a paragraph begins with at
// token i: "LUND, Norway, May 2 (AFP) —", "LUND:"; i itself for none.
func (r *reader) dateline(i int) int {
	capitals := false
	for k := i; k < len(r.doc.Tokens) && k-i < maxDateline && r.quoted[k] == extractor.None; k++ {
		switch word := r.doc.Word(k); {
		case k > i && (word == "—" || word == "–" || word == "-" || word == "--") && r.doc.Tokens[k-1].Space && r.doc.Tokens[k].Space:
			return k + 1
		case word == ":":
			if k > i && capitals {
				return k + 1
			}
			return i
		case word == "," || word == "(" || word == ")" || word == "." || word == "/":
		case isCapitals(word) && len(word) > 2:
			capitals = true
		case !startsUpper(word) || k == i && r.mention[i] == extractor.None:
			return i
		default:
			capitals = false
		}
	}
	return i
}

// isCapitals tells whether a word has no small letter.
func isCapitals(word string) bool {
	for _, c := range word {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return word != ""
}

// occasions are the nouns of what somebody says something in.
var occasions = []string{"remark", "statement", "interview", "tweet", "post", "letter", "speech", "message", "comment", "address", "email", "call", "conference", "briefing", "broadcast"}

// occasion is where the words begin that tell, behind a quotation inside a
// content, in what something was said: "… for all of us” in remarks carried by
// the Herald"; the end of the content for none.
func (r *reader) occasion(c content) int {
	for i := c.start + 1; i+1 < c.end; i++ {
		if r.quoted[i] != extractor.None || r.doc.Tokens[i].Norm != "in" || !isMark(r.doc.Word(i-1)) || r.quoted[max(i-2, 0)] == extractor.None {
			continue
		}
		if o := r.child(i, "pobj"); o != extractor.None && slices.Contains(occasions, r.lemma(o)) {
			return i
		}
	}
	return c.end
}
