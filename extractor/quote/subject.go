package quote

import (
	"slices"

	"entente/extractor"
	"entente/graph"
)

// maxClimb is how many verbs up the tree a subject is looked for.
const maxClimb = 6

// speaker is the token that heads who says what the verb at v says, None where
// the sentence does not tell.
func (r *reader) speaker(v int) int {
	s := r.grammatical(v)
	if a := r.absolute(v); a != extractor.None {
		s = a
	}
	if s != extractor.None && r.quoted[s] != extractor.None && r.doc.Tokens[v].Tag == "VBG" {
		if before := r.speaking(v); before != extractor.None {
			s = before // "P," she said, further remarking, "Q"
		}
	}
	switch {
	case s == extractor.None:
		if !r.tensed(v) || r.passive(v) {
			return s
		}
		if m := r.nameBefore(v); m != extractor.None {
			return m
		}
		return r.nameBehindSource(v)
	case r.named(s) && r.behindDateline(s) != extractor.None:
		return r.behindDateline(s)
	case r.named(s) || r.quoted[s] != extractor.None:
		return s
	}
	if m := r.nameBefore(v); m != extractor.None && m > s {
		return m
	}
	if m := r.nameAfter(s); m != extractor.None && s > v {
		return m
	}
	return s
}

// grammatical is the speaker as the parse tells it.
func (r *reader) grammatical(v int) int {
	if r.passive(v) {
		a, misread := r.agent(v), r.dep(v) == "conj" || r.dep(v) == "acl" && r.past(v)
		if a != extractor.None || !misread {
			return a
		}
	}
	at := v
	for range maxClimb {
		if s := r.subjectOf(at); s != extractor.None {
			if at != v && r.passive(at) && r.doc.Tokens[v].Tag == "VBG" && r.agent(at) != extractor.None {
				return r.agent(at)
			}
			return s
		}
		if at == v {
			if s := r.inverted(v); s != extractor.None {
				return s
			}
		}
		next, found := r.climb(at)
		switch {
		case found != extractor.None:
			return found
		case next != at && r.quoted[next] != extractor.None:
			if s := r.speaking(v); s != extractor.None {
				return s
			}
			return r.subjectBefore(v)
		case next == at && at == v:
			return r.beside(v)
		case next == at:
			return extractor.None
		}
		at = next
	}
	return extractor.None
}

// past tells whether the participle at v may be a past tense that the parse
// mistakes: "the letter, read aloud".
func (r *reader) past(v int) bool { return r.verb(v).has("past") }

// speaking is the speaker of the cue before v in its unit, None where there is
// none: "P," she said, adding that Q.
func (r *reader) speaking(v int) int {
	for i := len(r.cues) - 1; i >= 0 && r.cues[i].token < v && r.unit[r.cues[i].token] == r.unit[v]; i-- {
		if c := r.cues[i]; c.speaker != extractor.None && !c.frames.has("source") {
			return c.speaker
		}
	}
	return extractor.None
}

// subjectBefore is the last subject before v in its unit, outside marks.
func (r *reader) subjectBefore(v int) int {
	for i := v - 1; i >= r.units[r.unit[v]][0]; i-- {
		if r.quoted[i] == extractor.None && r.dep(i) == "nsubj" && r.doc.Tokens[i].Tag != "WDT" && r.doc.Tokens[i].Tag != "WP" {
			return i
		}
	}
	return extractor.None
}

// beside is the noun phrase right before a finite verb that the parse has not
// made its subject.
func (r *reader) beside(v int) int {
	if !r.tensed(v) {
		return extractor.None
	}
	i := r.lastBefore(v)
	if i == extractor.None || !r.isNoun(i) {
		return extractor.None
	}
	for {
		h := r.head(i)
		if h >= v || h == i || r.unit[h] != r.unit[v] || !r.isNoun(h) && r.dep(h) != "prep" {
			break
		}
		i = h
	}
	switch r.dep(i) {
	case "dobj", "pobj", "attr", "dative", "oprd": // another verb's
		return extractor.None
	}
	if !r.isNoun(i) {
		return extractor.None
	}
	return i
}

// tensed tells whether verb v, or an auxiliary of it, is finite.
func (r *reader) tensed(v int) bool {
	if aux := r.child(v, "aux", "auxpass"); aux != extractor.None && aux < v {
		v = aux
	}
	switch r.doc.Tokens[v].Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// lastBefore is the last word before verb v and its auxiliaries and adverbs,
// None where v begins its unit or a quotation stands between.
func (r *reader) lastBefore(v int) int {
	for i := v - 1; i >= r.units[r.unit[v]][0] && r.quoted[i] == extractor.None; i-- {
		switch r.doc.Tokens[i].POS {
		case "PUNCT", "SPACE", "AUX", "ADV":
			continue
		}
		return i
	}
	return extractor.None
}

// named tells whether token i stands in a name.
func (r *reader) named(i int) bool {
	return r.mention[i] != extractor.None && r.d.Mentions[r.mention[i]].Kind == graph.Name
}

// maxName is how many words after a common noun the name of its bearer may
// begin: "said the deputy mayor of Lund Ida Berg".
const maxName = 8

// subjectOf is the subject that stands with verb v itself, the nearest of
// several, a relative pronoun replaced by what it stands for.
func (r *reader) subjectOf(v int) int {
	s := extractor.None
	for _, k := range r.doc.Children(v) {
		if c := int(k); (r.dep(c) == "nsubj" || r.dep(c) == "nsubjpass") && (s == extractor.None || c < v) {
			s = c
		}
	}
	if s == extractor.None {
		return extractor.None
	}
	switch r.doc.Tokens[s].Tag {
	case "WDT", "WP":
		for at := v; ; at = r.head(at) {
			switch r.dep(at) {
			case "relcl":
				return r.head(at)
			case "conj", "ccomp":
				continue
			}
			return extractor.None
		}
	case "EX":
		return extractor.None
	}
	return s
}

// inverted is the subject behind its verb that the parse takes for an object:
// "…, wrote Trump on Twitter".
func (r *reader) inverted(v int) int {
	if r.infinitive(v) || r.doc.Tokens[v].Tag == "VBG" || v > r.units[r.unit[v]][0] && r.doc.Tokens[v-1].POS != "PUNCT" {
		return extractor.None
	}
	o := r.child(v, "dobj", "npadvmod", "oprd", "attr", "appos")
	if o == extractor.None || o < v || !r.isNoun(o) {
		return extractor.None
	}
	if from, _ := r.doc.Subtree(o); from != v+1 {
		return extractor.None
	}
	return o
}

// climb gives the verb whose subject verb v shares, or the subject itself
// where another word is: "a statement saying", "cited X as saying".
func (r *reader) climb(v int) (next, found int) {
	h := r.head(v)
	if r.dep(v) == "amod" && h > v {
		return v, h
	}
	if up := r.joined(v); up != extractor.None {
		return up, extractor.None
	}
	if r.participle(v) {
		if up := r.mainVerb(v); up != extractor.None {
			return up, extractor.None
		}
	}
	switch r.dep(v) {
	case "conj", "xcomp", "advcl", "ccomp", "parataxis", "dep":
		switch {
		case !r.isVerb(h):
			if r.dep(v) == "advcl" && r.isNoun(h) {
				return v, h
			}
			if r.dep(v) == "conj" && v > 0 && r.dep(v-1) == "cc" {
				return v, r.speaking(v)
			}
			return v, extractor.None
		case r.dep(v) == "xcomp":
			if o := r.child(h, "dobj"); o != extractor.None && (r.verb(h).has("bid") || r.isA(h, "causing")) {
				return v, o
			}
		case r.dep(v) == "ccomp" && r.doc.Tokens[v].Tag != "VBG" && !r.infinitive(v):
			return v, extractor.None
		}
		return h, extractor.None
	case "acl", "relcl":
		if p := r.head(h); r.dep(h) == "pobj" && r.dep(p) == "prep" && r.isA(r.head(p), "document") && !slices.Contains([]string{"by", "of", "from"}, r.doc.Tokens[p].Norm) {
			return v, r.head(p) // "a ruling against the bank finding"
		}
		return v, h
	case "pcomp":
		return r.climbPreposition(v, h)
	}
	return v, extractor.None
}

// joined is the word of speech that verb v is joined to where the parse joins
// it to what that one reports: "said it was late, and accused"; else None.
func (r *reader) joined(v int) int {
	h := r.head(v)
	if r.dep(v) != "conj" || r.child(v, "nsubj", "nsubjpass") != extractor.None || r.verb(v) == nil {
		return extractor.None
	}
	for range maxClimb {
		up := r.head(h)
		if r.dep(h) != "ccomp" || up >= h {
			break
		}
		tag := r.doc.Tokens[up].Tag
		if tag == "VBN" && r.dep(up) == "acl" && !r.passive(up) {
			tag = "VBD"
		}
		if r.verb(up) != nil && tag == r.doc.Tokens[v].Tag {
			return up
		}
		h = up
	}
	return extractor.None
}

// participle tells whether v is an -ing form behind a comma.
func (r *reader) participle(v int) bool {
	if r.doc.Tokens[v].Tag != "VBG" || r.subjectOf(v) != extractor.None {
		return false
	}
	i := v - 1
	for i > 0 && r.doc.Tokens[i].POS == "ADV" {
		i--
	}
	return i > 0 && (r.doc.Word(i) == "," || isMark(r.doc.Word(i)))
}

// mainVerb is the verb whose subject the participle v shares: the first above
// it that is neither an infinitive nor a participle nor what another word of
// speech reports.
func (r *reader) mainVerb(v int) int {
	at := r.head(v)
	for range maxClimb {
		h := r.head(at)
		switch {
		case r.quoted[at] != extractor.None:
			return extractor.None
		case r.isVerb(at) && !r.infinitive(at) && r.doc.Tokens[at].Tag != "VBG" && r.dep(at) != "acl" && r.dep(at) != "relcl":
			if reported := r.dep(at) == "ccomp" && h < at && r.verb(h) != nil; !reported {
				return at
			}
		case h == at:
			return extractor.None
		}
		at = h
	}
	return extractor.None
}

// climbPreposition is climb for a gerund behind preposition p.
func (r *reader) climbPreposition(v, p int) (next, found int) {
	g := r.head(p)
	if !r.isVerb(g) {
		if owner := r.child(g, "poss"); owner != extractor.None {
			return v, owner
		}
		return v, extractor.None
	}
	switch r.doc.Tokens[p].Norm {
	case "as":
		if slices.Contains([]string{"quote", "cite", "report", "describe", "record"}, r.lemma(g)) {
			if s := r.child(g, "nsubjpass"); s != extractor.None {
				return v, s
			}
			return v, r.child(g, "dobj")
		}
	case "for":
		if o := r.child(g, "dobj", "nsubjpass"); o != extractor.None {
			return v, o
		}
	case "of":
		return v, extractor.None
	}
	return g, extractor.None
}
