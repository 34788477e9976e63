package quote

import (
	"slices"
	"sort"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// Unattributed is the text of the source of words that nobody is named for.
const Unattributed = "unattributed"

func unattributed() extractor.Source {
	return extractor.Source{Text: Unattributed, Mention: extractor.None, Appearance: extractor.None}
}

// source is who the noun phrase headed by token h names as speaking. Words of
// a document are its author's, those of an organisation's spokesman the
// organisation's; whoever is not named stays text.
func (r *reader) source(h int) extractor.Source {
	if h == extractor.None {
		return unattributed()
	}
	if s, ok := r.entity(h); ok {
		return s
	}
	class := words().nouns
	switch lemma := r.lemma(h); {
	case class["document"][lemma]:
		if o := r.author(h); o != h {
			return r.source(o)
		}
	case class["record"][lemma]:
		for _, c := range r.modifiers(h, "from", "by") {
			if s, ok := r.entity(c); ok && s.Appearance != extractor.None && r.d.Appearances[s.Appearance].Type == graph.Organisation {
				return s
			}
		}
	case class["medium"][lemma]:
		for _, c := range r.modifiers(h) { // "Norway's Vest news agency"
			if s, ok := r.entity(c); ok && r.dep(c) == "compound" && s.Appearance == r.mediumOf(h) {
				return s
			}
		}
	case class["office"][lemma]:
		if owner := r.child(h, "poss"); owner != extractor.None {
			if s, ok := r.entity(owner); ok && r.isPerson(s) {
				return s
			}
		}
	case class["voice"][lemma]:
		for _, c := range r.modifiers(h, "for", "of") {
			if s, ok := r.entity(c); ok && !r.isPerson(s) {
				return s
			}
		}
	case class["government"][lemma]:
		for _, c := range r.modifiers(h, "of") {
			if s, ok := r.entity(c); ok && r.d.Appearances[s.Appearance].Type == graph.Country {
				return s
			}
		}
	}
	span := r.phrase(h)
	return extractor.Source{Text: r.text(span), Span: span, Mention: extractor.None, Appearance: extractor.None}
}

// entity is the entity that token h names, or a name in apposition to it.
func (r *reader) entity(h int) (extractor.Source, bool) {
	for _, t := range append([]int{h}, r.besides(h)...) {
		m := r.mention[t]
		if m == extractor.None {
			continue
		}
		x := &r.d.Mentions[m]
		if len(x.Appearances) != 1 || t != h && x.Kind != graph.Name {
			continue
		}
		if t == h && x.Head != h && (h < x.Start || h >= x.End) {
			continue
		}
		return extractor.Source{Text: r.text(x.Span), Span: x.Span, Mention: int(m), Appearance: x.Appearances[0]}, true
	}
	return extractor.Source{}, false
}

// besides are the names that stand beside the common noun h: "her son Adam
// Kerr", "the mayor of Lund, Ida Berg"; or beside a day that the parse takes for
// one: "Ida Berg Tuesday said".
func (r *reader) besides(h int) []int {
	var out []int
	if h > 0 && r.head(h-1) == h && r.dep(h-1) == "compound" && r.named(h-1) && r.mention[h] == extractor.None && r.isDate(h) {
		out = append(out, h-1)
	}
	if n := r.renamed(h); n != extractor.None {
		out = append(out, n)
	}
	children := r.doc.Children(h)
	one := r.lemma(h) == "one" // "one of them, the Harbour Union"
	if p := r.childWord(h, "prep", "of"); one && p != extractor.None && r.child(p, "pobj") != extractor.None {
		children = append(slices.Clone(children), r.doc.Children(r.child(p, "pobj"))...)
	}
	for _, c := range children {
		if dep := r.dep(int(c)); dep != "appos" && (!one || dep != "conj") {
			continue
		}
		if m := r.mention[c]; m != extractor.None && r.d.Mentions[m].Kind == graph.Name && r.d.Mentions[m].Type != graph.Place && r.d.Mentions[m].Type != graph.Country {
			out = append(out, int(c))
		}
	}
	return out
}

// renamed is the name of a person right behind the noun h, what it is of, and a
// comma: "The mayor of Lund, Ida Berg, said", whatever the parse takes the name
// for; None where there is none.
func (r *reader) renamed(h int) int {
	if t := &r.doc.Tokens[h]; t.POS != "NOUN" || t.Tag == "NNS" || r.mention[h] != extractor.None && r.named(h) {
		return extractor.None
	}
	i := h + 1
	if i+1 < len(r.doc.Tokens) && slices.Contains([]string{"of", "for", "to"}, r.doc.Tokens[i].Norm) {
		if i++; r.dep(i) == "det" {
			i++
		}
		m := r.mention[min(i, len(r.mention)-1)]
		if m == extractor.None || r.d.Mentions[m].Start != i || r.d.Mentions[m].Type == graph.Person {
			return extractor.None
		}
		i = r.d.Mentions[m].End
	}
	if i+1 >= len(r.doc.Tokens) || r.doc.Word(i) != "," || r.mention[i+1] == extractor.None {
		return extractor.None
	}
	m := &r.d.Mentions[r.mention[i+1]]
	if m.Start != i+1 || m.Kind != graph.Name || m.Type != graph.Person || m.End >= len(r.doc.Tokens) || r.doc.Word(m.End) != "," || !r.isRole(h) {
		return extractor.None
	}
	return m.Head
}

// isRole tells whether the noun at i is what somebody is.
func (r *reader) isRole(i int) bool {
	word := r.doc.Word(i)
	return r.isA(i, "voice") || gazetteer.ClassOf(word).Is(gazetteer.Title) || strings.HasSuffix(word, "man") || strings.HasSuffix(word, "woman")
}

// isDate tells whether token i stands in a date.
func (r *reader) isDate(i int) bool {
	e := sort.Search(len(r.doc.Entities), func(e int) bool { return r.doc.Entities[e].End > i })
	return e < len(r.doc.Entities) && r.doc.Entities[e].Start <= i && r.doc.Entities[e].Label == "DATE"
}

func (r *reader) isPerson(s extractor.Source) bool {
	return s.Appearance != extractor.None && r.d.Appearances[s.Appearance].Type == graph.Person
}

// modifiers are the nouns that tell whose, or of what, noun h is: possessors,
// adjectives and parts of compounds, and what the prepositions govern.
func (r *reader) modifiers(h int, prepositions ...string) []int {
	var out []int
	for _, k := range r.doc.Children(h) {
		c := int(k)
		switch r.dep(c) {
		case "poss", "compound", "nmod", "amod":
			out = append(out, c)
		case "prep":
			if slices.Contains(prepositions, r.doc.Tokens[c].Norm) {
				if o := r.child(c, "pobj"); o != extractor.None {
					out = append(out, o)
				}
			}
		}
	}
	return out
}

// maxDescription is how many tokens behind a noun belong to the words that
// name a source: "a man close to the family of the mayor".
const maxDescription = 12

// maxAuthors is how many documents may quote each other.
const maxAuthors = 3

// author is whoever stands at the end of a chain of documents: of "a summary
// of the minister's letter", the minister. It is h itself where nobody does.
func (r *reader) author(h int) int {
	at := h
	for range maxAuthors {
		o, document := r.owners()[at]
		if !document {
			return at
		}
		if o == extractor.None {
			return h
		}
		at = o
	}
	return h
}

// issuing are verbs whose subject is the author of their object.
var issuing = []string{"issue", "release", "publish", "post", "send", "write", "make", "give", "deliver", "sign", "read", "tweet", "share", "file", "author", "pen"}

// owners gives, by token, the token of whoever wrote or issued the document
// that a noun names: the one named beside it, the subject of the verb that
// issues it, or else the owner of the last document so called.
func (r *reader) owners() map[int]int {
	if r.owned != nil {
		return r.owned
	}
	r.owned = map[int]int{}
	last := map[string]int{}
	for i := range r.doc.Tokens {
		lemma := r.lemma(i)
		if !words().nouns["document"][lemma] || !r.isNoun(i) {
			continue
		}
		o := r.owner(i)
		if known, seen := last[lemma]; o == extractor.None && seen && r.childWord(i, "det", "the", "that", "this") != extractor.None {
			o = known
		}
		r.owned[i] = o
		if o != extractor.None {
			last[lemma] = o
		}
	}
	return r.owned
}

// owner is who the sentence says wrote or issued the document named at i.
func (r *reader) owner(i int) int {
	for _, c := range r.doc.Children(i) {
		if r.dep(int(c)) == "acl" && !r.isA(int(c), "obtaining") { // not "the letter seen by the Herald"
			if a := r.agent(int(c)); a != extractor.None {
				return a
			}
		}
	}
	for _, m := range r.modifiers(i, "by", "from", "of") {
		if _, named := r.entity(m); (named || r.dep(m) == "poss") && !r.isA(m, "platform") {
			return m
		}
	}
	if p := r.head(i); r.dep(i) == "pobj" && r.doc.Tokens[p].Norm == "in" && r.verb(r.head(p)).has("that") { // "said in a statement"
		if s := r.speaker(r.head(p)); s != i {
			return s
		}
	}
	if v := r.head(i); v != i && r.child(v, "nsubj", "agent") != extractor.None && slices.Contains(issuing, r.lemma(v)) && (r.dep(i) == "dobj" || r.dep(i) == "nsubjpass") {
		if s := r.speaker(v); s != i {
			return s
		}
	}
	return extractor.None
}

// describes tells whether what hangs below c, behind its noun, tells who is
// meant, and not what is said.
func (r *reader) describes(c int) bool {
	from, to := r.doc.Subtree(c)
	if r.child(c, "pcomp") != extractor.None || to-from > maxDescription {
		return false
	}
	for i := from; i < to; i++ {
		if r.quoted[i] != extractor.None || r.verb(i) != nil && r.isVerb(i) {
			return false
		}
	}
	return true
}

// phrase is the noun phrase headed by token h, without clauses, appositions
// and whatever follows a comma.
func (r *reader) phrase(h int) graph.Span {
	from, to := h, h+1
	for _, k := range r.doc.Children(h) {
		c := int(k)
		start, end := r.doc.Subtree(c)
		switch r.dep(c) {
		case "det", "amod", "compound", "poss", "nummod", "quantmod", "nmod", "predet", "advmod", "case", "prep", "acl":
			if c < h {
				from = min(from, start)
			} else if start == to && r.dep(c) != "case" && r.describes(c) {
				to = end
			}
		}
	}
	for to > h+1 && !r.isWord(to-1) {
		to--
	}
	return r.d.Bytes(from, to)
}
