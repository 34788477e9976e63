package coref

import (
	"slices"

	"entente/extractor"
	"entente/graph"
)

// The reach of an anaphor, in sentences, and how far the best candidate must
// stand out.
const (
	reach      = 3.5
	roleReach  = 14
	maxLooked  = 400 // occurrences looked back at
	margin     = .8
	roleMargin = .5
)

// How well a person whose gender the text does not tell fits "he" and "she":
// more people in the news are men.
const (
	unknownHe  = -.2
	unknownShe = -1
)

// resolve reads the document in text order. Each anaphor looks back at what
// was mentioned before it.
func (r *reading) resolve() {
	r.learnGenders()
	for m := range r.d.Mentions {
		if x := r.d.Mentions[m]; len(x.Appearances) == 1 && (x.Type == graph.Person || x.Type == graph.Organisation) {
			r.readRoles(x, x.Appearances[0])
		}
	}
	for i := range r.doc.Tokens {
		r.read(i)
	}
	for i := range r.d.Appearances {
		if a := &r.d.Appearances[i]; a.Type == graph.Person && a.Gender == extractor.UnknownGender {
			a.Gender = r.entities[i].gender
		}
	}
	r.d.AddMentions(r.added...)
}

// read takes one token as the head of a phrase.
func (r *reading) read(i int) {
	if m := r.mention[i]; m != extractor.None {
		if x := r.d.Mentions[m]; x.Head == i && len(x.Appearances) == 1 && !r.isLanguage(x) {
			r.occurs(i, x.Appearances[0], false)
			r.coordinated(i)
		}
		return
	}
	if a, ok := r.pronounAt(i); ok {
		r.refer(a, r.antecedent(a))
		r.coordinated(i)
		return
	}
	if e := r.same[i]; e != extractor.None {
		r.refer(r.apposed(i), int(e))
		return
	}
	if r.dep(i) == "appos" && r.isNamed(r.head(i)) {
		return // "Ilse Varga, the minister": read with the name
	}
	if a, ok := r.groupAt(i); ok {
		r.refer(a, r.group(a))
		return
	}
	if r.inTitle(i) {
		return
	}
	a, ok := r.roleNounAt(i)
	if ok {
		if e := r.bearer(a); e != extractor.None {
			r.refer(a, e)
			r.coordinated(i)
			return
		}
	}
	if b, e := r.rival(i); e != extractor.None {
		r.refer(b, e)
		r.coordinated(i)
		return
	}
	if b, e := r.introduced(i); e != extractor.None {
		r.refer(b, e)
		r.coordinated(i)
		return
	}
	if ok {
		r.add(a)
	}
	if c, ok := r.commonAt(i); ok {
		r.occurs(i, r.common(i, c), false)
		r.coordinated(i)
	}
}

// isLanguage tells whether a demonym means what people speak: "in French".
func (r *reading) isLanguage(m extractor.Mention) bool {
	if m.Kind != graph.Demonym || slices.ContainsFunc(r.doc.Children(m.Head), func(c int32) bool { return r.dep(int(c)) == "det" }) {
		return false
	}
	top := r.top(m.Head)
	up := r.head(top)
	switch r.dep(top) {
	case "pobj":
		return r.doc.Tokens[up].Norm == "in" || r.doc.Tokens[up].Norm == "into"
	case "dobj":
		return isSign("tongue", r.doc.Tokens[up].Lemma)
	}
	return false
}

// isNamed tells whether token i belongs to a name.
func (r *reading) isNamed(i int) bool { return r.mention[i] != extractor.None }

// apposed is the phrase with head i, which a name beside it explains.
func (r *reading) apposed(i int) anaphor {
	a := anaphor{start: i, end: i + 1, head: i, kind: graph.Role, gender: genderOf(r.lemma(i))}
	for _, c := range r.doc.Children(i) {
		if int(c) < i && r.dep(int(c)) != "punct" {
			from, _ := r.doc.Subtree(int(c))
			a.start = min(a.start, from)
		}
	}
	return a
}

// inTitle tells whether a token stands right before a name whose title it is
// part of.
func (r *reading) inTitle(i int) bool {
	for k := i; k < len(r.doc.Tokens) && k < i+6; k++ {
		if m := r.mention[k]; m != extractor.None {
			t := r.d.Mentions[m].Title
			return t[0] <= i && i < t[1]
		}
	}
	return false
}

// occurs notes an occurrence of entity e with head i.
func (r *reading) occurs(i, e int, pronoun bool) {
	o := occurrence{token: i, entity: e, pronoun: pronoun}
	o.function, o.verb = r.describe(i)
	o.main = o.verb != extractor.None && (!r.isVerb(o.verb) || r.isMain(o.verb))
	r.seen = append(r.seen, o)
	r.entities[e].count++
}

// common is the entity of a common noun: one for each lemma and number.
func (r *reading) common(i int, c class) int {
	key := r.lemma(i)
	tag := r.doc.Tokens[i].Tag
	plural := tag == "NNS" || tag == "NNPS" || tag[0] != 'N' && key != "one"
	if plural {
		key += "+"
	}
	if e, ok := r.nouns[key]; ok {
		return e
	}
	e := len(r.entities)
	r.entities = append(r.entities, entity{class: c, gender: genderOf(r.lemma(i)), plural: plural})
	r.nouns[key] = e
	return e
}

// coordinated notes the group that ends with the phrase at i: "A, B and C".
func (r *reading) coordinated(i int) {
	first := r.top(i)
	if first == i || r.dep(i) != "conj" {
		return
	}
	for _, c := range r.doc.Children(i) {
		if r.dep(int(c)) == "conj" {
			return // more to come
		}
	}
	g := entity{plural: true}
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].token >= first; k-- {
		o := r.seen[k]
		if r.top(o.token) != first || r.dep(o.token) != "conj" && o.token != first {
			continue
		}
		e := r.entities[o.entity]
		g.class |= e.class
		if len(e.appearances) == 0 {
			g.open = true
		}
		for _, a := range e.appearances {
			if !slices.Contains(g.appearances, a) {
				g.appearances = append(g.appearances, a)
			}
		}
	}
	slices.Sort(g.appearances)
	if len(g.appearances) == 0 || len(g.appearances) == 1 && !g.open {
		return
	}
	r.occurs(first, r.groupOf(g), false)
	r.seen[len(r.seen)-1].token = i
}

// groupOf is the entity of these appearances together.
func (r *reading) groupOf(g entity) int {
	for e := len(r.entities) - 1; e >= len(r.d.Appearances); e-- {
		if x := r.entities[e]; x.open == g.open && slices.Equal(x.appearances, g.appearances) && len(g.appearances) > 0 {
			return e
		}
	}
	r.entities = append(r.entities, g)
	return len(r.entities) - 1
}

// refer adds an anaphor that refers to e, None where that cannot be told.
func (r *reading) refer(a anaphor, e int) {
	if e == extractor.None {
		r.add(a)
		return
	}
	x := &r.entities[e]
	if y := a.role; a.kind == graph.Role && !a.plural && x.class&body != 0 && len(x.appearances) == 1 && classOf(y.noun)&body != 0 {
		x.roles = append(x.roles, role{noun: y.noun, of: extractor.None}) // who was "the company" once is so again
	}
	if x.open {
		r.add(a)
	} else {
		r.add(a, x.appearances...)
	}
	if x.gender == extractor.UnknownGender && len(x.appearances) == 1 && a.gender != extractor.Neuter {
		x.gender = a.gender
	}
	r.occurs(a.head, e, a.kind == graph.Pronoun)
}

func (r *reading) add(a anaphor, appearances ...int) {
	m := extractor.Mention{
		Start: a.start, End: a.end, Head: a.head, Span: r.d.Bytes(a.start, a.end), Kind: a.kind,
		Title: [2]int{a.start, a.start}, Gender: a.gender, Plural: a.plural, Appearances: slices.Clone(appearances),
	}
	if len(appearances) > 0 {
		m.Type = r.d.Appearances[appearances[0]].Type
		for _, x := range appearances {
			if r.d.Appearances[x].Type != m.Type {
				m.Type = ""
			}
		}
	}
	r.added = append(r.added, m)
}

// candidate is an entity with the score of its best occurrence.
type candidate struct {
	entity int
	score  float64
}

// antecedent is the entity that a pronoun refers to, None where no candidate
// stands out.
func (r *reading) antecedent(a anaphor) int {
	if a.reflexive {
		return r.ownSubject(a)
	}
	var all []candidate
	offer := func(e int, score float64) { all = offered(all, candidate{e, score}) }
	banned := r.banned(a)
	for k := len(r.seen) - 1; k >= 0 && len(r.seen)-k < maxLooked; k-- {
		o := r.seen[k]
		far := float64(r.distance(o.token, a.head))
		if far > reach {
			break
		}
		fit, ok := r.agrees(a, o)
		if !ok || !r.allowed(a, o, banned) {
			continue
		}
		offer(o.entity, fit+r.salience(a, o, far))
	}
	if e, fit := r.behind(a); e != extractor.None {
		offer(e, fit)
	}
	if e, fit := r.commented(a); e != extractor.None {
		offer(e, fit)
	}
	e := r.pick(all, margin, r.least(a))
	if e == extractor.None && a.plural {
		e = r.each(a)
	}
	return e
}

// least is the score that a candidate needs. What is no person is easily
// meant by nothing that was named: "he was criticised for it".
func (r *reading) least(a anaphor) float64 {
	if a.class == person || a.plural || a.possessive {
		return 0
	}
	if f, _ := r.describe(a.head); f == subject {
		return 2
	}
	return 3.5
}

// each is the pair that "they" are where two do something with each other:
// "they met again".
func (r *reading) each(a anaphor) int {
	f, verb := r.describe(a.head)
	if f != subject || verb == extractor.None || !isSign("pairs", r.doc.Tokens[verb].Lemma) {
		return extractor.None
	}
	a.number, a.class = 2, person
	return r.group(a)
}

// pick is the candidate that has the least score asked for and stands out by
// the margin.
func (r *reading) pick(all []candidate, margin, least float64) int {
	if len(all) == 0 {
		return extractor.None
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	best := all[0]
	if best.score < least || len(all) > 1 && best.score-all[1].score < margin && !r.contains(best.entity, all[1].entity) {
		return extractor.None
	}
	return best.entity
}

// contains tells whether one entity is a group with the other in it.
func (r *reading) contains(group, e int) bool {
	g, x := r.entities[group], r.entities[e]
	return len(g.appearances) > 1 && len(x.appearances) == 1 && slices.Contains(g.appearances, x.appearances[0])
}

// agrees tells whether an occurrence can be what a pronoun refers to by kind,
// gender and number, and how well.
func (r *reading) agrees(a anaphor, o occurrence) (float64, bool) {
	e := r.entities[o.entity]
	named := len(e.appearances) > 0
	switch {
	case a.class == person:
		switch {
		case e.plural || e.class&person == 0 || e.class&(body|land|site) != 0 && named:
			return 0, false
		case e.gender != a.gender && e.gender != extractor.UnknownGender:
			return 0, false
		}
		fit := .8
		if e.gender == extractor.UnknownGender {
			fit = unknownHe
			if a.gender == extractor.Female {
				fit = unknownShe
			}
		}
		switch {
		case !named && o.function == subject && o.main:
			fit -= .4
		case !named:
			fit -= 1.2
		}
		return fit, true
	case a.plural:
		switch {
		case e.plural && len(e.appearances) > 1:
			return .5, true
		case e.plural || e.class&crowd != 0 && !named:
			return 0, true
		case named && e.class&(body|land) != 0:
			if r.apart(a, o) {
				return 0, false
			}
			fit := -2.0
			if f, _ := r.describe(a.head); f != subject && !a.possessive {
				fit--
			}
			return fit, true
		}
		return 0, false
	}
	// "it"
	switch {
	case named && r.apart(a, o), e.plural || e.class&person != 0 && e.class&^person == 0:
		return 0, false
	case !named:
		return r.thing(a, o), true
	case e.class&body != 0:
		return .6 + r.acting(a), true
	case e.class&land != 0:
		return .4 + r.acting(a), true
	case e.class&site != 0:
		return -.8, true
	}
	return 0, false
}

// apart tells whether a stands inside quotation marks and o outside them or
// in other ones. What "it" is in somebody's words is seldom what the article
// named around them.
func (r *reading) apart(a anaphor, o occurrence) bool {
	in, out := r.quoted[a.head], r.quoted[o.token]
	return in != extractor.None && in != out && (out == extractor.None || out != in-1)
}
