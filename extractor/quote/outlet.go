package quote

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/graph"
)

// audience is who the words of cue c were said to, and the medium that they
// were given to or are cited from; nil and None where the unit does not tell.
func (r *reader) audience(c *cue) (*extractor.Source, int) {
	var addressee *extractor.Source
	outlet := extractor.None
	hear := func(token int, also ...string) {
		if token == extractor.None || r.quoted[token] != extractor.None || token == c.speaker {
			return
		}
		s := r.source(token)
		if p := r.child(token, "poss"); p != extractor.None && r.named(token) && r.isMedium(r.source(p)) {
			outlet = r.source(p).Appearance // "told Radio Lund's Ida Berg"
			if s.Appearance == extractor.None || r.d.Appearances[s.Appearance].Type != graph.Person {
				return // its programme
			}
		}
		switch {
		case r.isMedium(s):
			outlet = s.Appearance
			return
		case r.mediumOf(token) != extractor.None:
			outlet = r.mediumOf(token) // "told Radio Lund's breakfast show"
			return
		case s.Appearance == extractor.None && len(also) == 0:
			return
		case addressee == nil:
			addressee = &s
		}
		if outlet == extractor.None { // "told Ida Berg of Radio Lund"
			if m := r.affiliation(token); m != extractor.None && r.isMedium(r.source(m)) {
				outlet = r.source(m).Appearance
			}
		}
	}
	if !c.content.empty() {
		hear(c.content.addressee, "text")
	}
	if c.frames.has("tell") {
		hear(r.child(c.token, "dobj", "dative"), "text")
		if r.passive(c.token) {
			hear(r.child(c.token, "nsubjpass"), "text") // "Hale was told by Berg that"
		}
	}
	for _, k := range r.doc.Children(c.token) {
		if to := int(k); !c.frames.has("source") && r.doc.Tokens[to].Norm == "to" && (r.dep(to) == "prep" || r.dep(to) == "dative") {
			hear(r.child(to, "pobj"))
		}
	}
	for _, token := range r.addressed(c.token) {
		hear(token)
	}
	unit := r.units[r.unit[c.token]]
	if o := r.broadcasterIn(unit); o != extractor.None {
		outlet = o
	}
	if o := r.mediumOf(r.governed(c.token, "by")); o != extractor.None { // "was quoted as saying by"
		outlet = o
	}
	for i := unit[0]; i < unit[1]; i++ {
		if r.quoted[i] != extractor.None || i == c.token || c.content.start <= i && i < c.content.end {
			continue
		}
		switch lemma := r.lemma(i); {
		case r.isA(i, "platform") && !r.otherCue(i, c):
			if s, ok := r.entity(i); ok && i != c.speaker {
				outlet = s.Appearance
			}
		case !r.sameClauses(i, c.token):
		case r.isA(i, "interview") && r.isNoun(i):
			if o := r.governed(i, "with", "to", "for"); o != extractor.None {
				if s := r.source(o); s.Appearance != extractor.None && r.d.Appearances[s.Appearance].Type == graph.Organisation && s.Mention != extractor.None {
					outlet = s.Appearance // who interviews is a medium
				} else {
					hear(o)
				}
			}
			for _, m := range r.modifiers(i) {
				if s := r.source(m); r.isMedium(s) {
					outlet = s.Appearance
				}
			}
		case r.isA(i, "missive") && r.isNoun(i):
			hear(r.governed(i, "to"))
		case lemma == "speak" || lemma == "talk":
			if r.isVerb(i) {
				hear(r.governed(i, "to", "with"))
			}
		case lemma == "address" && r.isVerb(i):
			hear(r.child(i, "dobj"))
		case r.doc.Tokens[i].Norm == "on" && r.dep(i) == "prep" && !r.otherCue(i, c):
			if o := r.mediumOf(r.child(i, "pobj")); o != extractor.None && o != r.source(c.speaker).Appearance {
				outlet = o // "speaking on Radio Lund"
			}
		case r.isA(i, "relaying", "obtaining") && r.isVerb(i):
			if a := r.agent(i); a != extractor.None && a != c.speaker {
				if o := r.mediumOf(a); o != extractor.None {
					outlet = o
				} else if s := r.source(a); s.Appearance != extractor.None && r.d.Appearances[s.Appearance].Type == graph.Organisation {
					outlet = s.Appearance
				}
			}
			if s := r.child(i, "nsubj"); s != extractor.None && s != c.speaker && r.isMedium(r.source(s)) {
				outlet = r.source(s).Appearance
			}
		}
	}
	if r.isA(c.token, "twitter") && outlet == extractor.None {
		outlet = slices.IndexFunc(r.d.Appearances, func(a extractor.Appearance) bool { return strings.EqualFold(a.Name, "twitter") })
	}
	if o := r.citing(c); outlet == extractor.None && o != extractor.None {
		outlet = o
	}
	return addressee, outlet
}

// mediumOf is the medium that token i names, or whose programme or service it
// is, None for none.
func (r *reader) mediumOf(i int) int {
	if i == extractor.None {
		return extractor.None
	}
	if s, ok := r.entity(i); ok {
		if r.isMedium(s) {
			return s.Appearance
		}
		return extractor.None
	}
	for _, m := range r.modifiers(i) { // "BBC Radio", "the BBC's Today programme"
		for _, k := range append([]int{m}, r.modifiers(m)...) {
			owns := r.dep(k) == "compound" || r.dep(k) == "poss" && k != m && r.isA(i, "programme")
			if s, ok := r.entity(k); ok && owns && r.isMedium(s) {
				return s.Appearance
			}
		}
	}
	if !r.isA(i, "medium", "programme") {
		return extractor.None
	}
	called := r.isA(i, "periodical") || i > 0 && r.doc.Tokens[i-1].Norm == "news"
	for _, m := range r.modifiers(i) {
		s, ok := r.entity(m)
		if ok && r.isMedium(s) || ok && called && r.dep(m) == "compound" && r.d.Appearances[s.Appearance].Type == graph.Organisation {
			return s.Appearance
		}
	}
	return extractor.None
}

// otherCue tells whether token i hangs below another speaker's word of speech
// before it hangs below c.
func (r *reader) otherCue(i int, c *cue) bool {
	first, last := r.cuesBetween(r.units[r.unit[i]][0], r.units[r.unit[i]][1])
	platform := i // which the parse may take for a speaker
	for ; r.head(i) != i && i != c.token; i = r.head(i) {
		for k := first; k < last; k++ {
			if o := &r.cues[k]; o.token == i && o.speaker != extractor.None && o.speaker != c.speaker && o.speaker != platform {
				return true
			}
		}
	}
	return false
}

// affiliation is the noun behind "of", "from" or "at" right behind whoever
// token i names, None where there is none.
func (r *reader) affiliation(i int) int {
	p := i + 1
	if m := r.mention[i]; m != extractor.None {
		p = r.d.Mentions[m].End
	}
	if p < len(r.doc.Tokens) && slices.Contains([]string{"of", "from", "at"}, r.doc.Tokens[p].Norm) {
		return r.child(p, "pobj")
	}
	return extractor.None
}

// governed is the noun behind one of the prepositions of token i.
func (r *reader) governed(i int, prepositions ...string) int {
	for _, k := range r.doc.Children(i) {
		if p := int(k); r.dep(p) == "prep" && slices.Contains(prepositions, r.doc.Tokens[p].Norm) {
			return r.child(p, "pobj")
		}
	}
	return extractor.None
}

// sameClauses tells whether token i hangs below cue v, or v below the verb
// that i hangs below.
func (r *reader) sameClauses(i, v int) bool {
	if r.below(i, v) {
		return true
	}
	h := r.head(i)
	for n := 0; n < maxClimb && !r.isVerb(h) && r.head(h) != h; n++ {
		h = r.head(h)
	}
	return r.isVerb(h) && r.below(v, h)
}

// citing is the medium that what cue c says is cited from: "according to the
// Herald, she said"; "the Herald reported that she said".
func (r *reader) citing(c *cue) int {
	first, last := r.cuesBetween(r.units[r.unit[c.token]][0], r.units[r.unit[c.token]][1])
	for i := first; i < last; i++ {
		o := &r.cues[i]
		if o == c || o.speaker == extractor.None || !o.frames.has("source") && !o.frames.has("that") {
			continue
		}
		holds := o.content.start <= c.token && c.token < o.content.end
		if !holds && (!o.frames.has("source") || !r.adjoins(o.token, c.token)) {
			continue
		}
		if s := r.source(o.speaker); r.isMedium(s) {
			return s.Appearance
		}
	}
	return extractor.None
}

// adjoins tells whether the source at p closes the unit of cue v, as in "P,"
// she said, according to the Herald.
func (r *reader) adjoins(p, v int) bool { return p > v && r.sameClauses(p, v) }

// isMedium tells whether a source is an organisation that is called a medium,
// or is called like one.
func (r *reader) isMedium(s extractor.Source) bool {
	if s.Appearance == extractor.None {
		return false
	}
	a := &r.d.Appearances[s.Appearance]
	if a.Type != graph.Organisation {
		return false
	}
	return mediumName(a.Name) || mediumName(s.Text) || slices.ContainsFunc(a.Mentions, r.calledMedium)
}

// calledMedium tells whether mention m stands behind a noun such as
// "newspaper".
func (r *reader) calledMedium(m int) bool {
	i := r.d.Mentions[m].Start - 1
	return i >= 0 && r.isA(i, "medium")
}

// mediumName tells whether a name is a medium's.
func mediumName(name string) bool {
	name = strings.TrimPrefix(strings.ToLower(name), "the ")
	nouns := words().nouns
	fields := strings.Fields(name)
	if len(fields) == 0 {
		return false
	}
	first, last := fields[0], fields[len(fields)-1]
	return strings.Contains(name, ".com") || nouns["outlet"][name] || nouns["platform"][name] || nouns["outlet"][first] ||
		nouns["media"][last] || nouns["press"][last] || nouns["station"][first] || nouns["press"][first]
}
