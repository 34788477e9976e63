package coref

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// role is what a text calls somebody: "vice chairman", of where.
type role struct {
	noun    string   // in lower case, singular: "chairman"
	extra   []string // the words before it: "vice"
	country string   // ISO code, "" where not stated
	of      int      // the organisation or place it is stated with, None for none
}

// lemma is a noun as the lists have it.
func (r *reading) lemma(i int) string {
	t := r.doc.Tokens[i]
	if t.Tag == "NNPS" || t.Tag == "NNS" || t.Tag == "NN" {
		return strings.ToLower(t.Lemma)
	}
	return strings.ToLower(strings.Trim(r.doc.Word(i), "."))
}

// roleAt reads the noun phrase with this head as a role.
func (r *reading) roleAt(i int) role {
	x := role{noun: r.lemma(i), of: extractor.None}
	if i > 0 && r.doc.Tokens[i-1].Norm == "based" {
		return x // "the Lund-based company" tells where, not which
	}
	for _, c := range r.doc.Children(i) {
		r.readModifier(&x, int(c))
	}
	return x
}

// readModifier adds what stands before a role noun or behind it with "of".
func (r *reading) readModifier(x *role, c int) {
	switch r.dep(c) {
	case "amod", "compound", "nmod", "poss", "nummod":
		if r.readOwner(x, c) {
			return
		}
		if r.dep(c) != "poss" {
			x.extra = append(x.extra, r.lemma(c))
		}
		for _, g := range r.doc.Children(c) {
			r.readModifier(x, int(g))
		}
	case "prep":
		switch r.doc.Tokens[c].Norm {
		case "of", "for", "to", "in", "at":
			for _, o := range r.doc.Children(c) {
				if r.dep(int(o)) == "pobj" && !r.readOwner(x, int(o)) {
					x.extra = append(x.extra, r.lemma(int(o)))
				}
			}
		}
	}
}

// readOwner takes a name as what the role is of.
func (r *reading) readOwner(x *role, i int) bool {
	m := r.mention[i]
	if m == extractor.None {
		return false
	}
	named := r.d.Mentions[m]
	switch {
	case named.Country != "":
		if x.country == "" {
			x.country = named.Country
		}
	case named.Type != graph.Person && len(named.Appearances) == 1:
		if x.of == extractor.None {
			x.of = named.Appearances[0]
		}
	}
	return true
}

// titleRole reads the title of a name as a role; false where it is none.
func (r *reading) titleRole(m extractor.Mention) (role, bool) {
	if m.Title[0] >= m.Title[1] {
		return role{}, false
	}
	noun := m.Title[1] - 1
	for i := m.Title[0] + 1; i < m.Title[1]; i++ {
		if r.doc.Tokens[i].Norm == "of" { // "Secretary of State"
			noun = i - 1
			break
		}
	}
	x := role{noun: r.lemma(noun), of: extractor.None}
	if gazetteer.ClassOf(x.noun).Is(gazetteer.Honorific) {
		return role{}, false
	}
	for i := m.Title[0]; i < m.Title[1]; i++ {
		if i != noun && r.doc.Tokens[i].Norm != "of" && !r.readOwner(&x, i) {
			x.extra = append(x.extra, r.lemma(i))
		}
	}
	for i := m.Title[0] - 1; i >= 0 && i >= m.Title[0]-2; i-- {
		if r.doc.Tokens[i].Tag == "POS" {
			continue
		}
		r.readOwner(&x, i)
		break
	}
	for _, c := range r.doc.Children(m.Head) { // "President Vargas of Westmark"
		if r.dep(int(c)) == "prep" && r.doc.Tokens[c].Norm == "of" {
			r.readModifier(&x, int(c))
		}
	}
	return x, true
}

// readRoles collects what the words beside a name call its bearer: its title,
// appositions, and what a copula says.
func (r *reading) readRoles(m extractor.Mention, e int) {
	add := func(x role) {
		if classOf(x.noun)&r.entities[e].class == 0 && (r.entities[e].class != person || !gazetteer.ClassOf(x.noun).Is(gazetteer.Title)) {
			return
		}
		t := &r.entities[e]
		if t.gender == extractor.UnknownGender && t.class == person {
			t.gender = genderOf(x.noun)
		}
		if !slices.ContainsFunc(t.roles, func(y role) bool {
			return x.noun == y.noun && x.country == y.country && x.of == y.of && slices.Equal(x.extra, y.extra)
		}) {
			t.roles = append(t.roles, x)
		}
	}
	if x, ok := r.titleRole(m); ok {
		add(x)
	}
	h := m.Head
	isNoun := func(i int) bool {
		return r.mention[i] == extractor.None && r.doc.Tokens[i].POS == "NOUN" || r.isTitleNoun(i)
	}
	if r.dep(h) == "appos" && isNoun(r.head(h)) {
		add(r.roleAt(r.head(h)))
	}
	for _, c := range r.doc.Children(h) {
		switch r.dep(int(c)) {
		case "appos":
			if isNoun(int(c)) {
				add(r.roleAt(int(c)))
			}
		case "compound", "nmod":
			if isNoun(int(c)) && int(c) < m.Start && (m.Title[0] >= m.Title[1] || int(c) < m.Title[0]) {
				add(r.roleAt(int(c)))
			}
		}
	}
	if d := r.dep(h); d == "nsubj" || d == "nsubjpass" {
		verb := r.head(h)
		switch r.doc.Tokens[verb].Lemma {
		case "be", "become", "remain":
			for _, c := range r.doc.Children(verb) {
				if r.dep(int(c)) == "attr" && isNoun(int(c)) {
					add(r.roleAt(int(c)))
				}
			}
		}
	}
}

// isTitleNoun tells whether a capitalised word that is no name names an
// office.
func (r *reading) isTitleNoun(i int) bool {
	return r.mention[i] == extractor.None && r.doc.Tokens[i].POS == "PROPN" && gazetteer.ClassOf(r.doc.Word(i)).Is(gazetteer.Title)
}

// isBodyNoun tells whether a capitalised word that is no name is short for a
// body: "the Court".
func (r *reading) isBodyNoun(i int) bool {
	return r.mention[i] == extractor.None && r.doc.Tokens[i].Tag == "NNP" && classOf(r.lemma(i))&body != 0
}

// looseWords say when or how somebody holds a role, not which.
var looseWords = []string{
	"former", "ex", "then", "current", "new", "newly", "late", "incoming", "outgoing", "acting", "interim", "elect", "old", "young", "first", "second", "own",
	"top", "senior", "veteran", "longtime", "powerful", "controversial", "embattled", "popular", "country", "nation",
}

// answers tells how well the phrase x, such as "the minister", answers to a
// role that somebody has: 0 not at all, up to 3 in every word.
func (x role) answers(y role) int {
	if !kindred(x.noun, y.noun) || x.country != "" && y.country != "" && x.country != y.country || x.of != extractor.None && y.of != extractor.None && x.of != y.of {
		return 0
	}
	level := 1
	if x.noun == y.noun {
		level = 2
	}
	for _, w := range x.extra {
		if slices.Contains(looseWords, w) {
			continue
		}
		if !slices.Contains(y.extra, w) {
			return 0
		}
		level = 3
	}
	if x.noun != y.noun {
		level = min(level, 1)
	}
	return level
}
