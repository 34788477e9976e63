package coref

import (
	"slices"

	"entente/extractor"
	"entente/graph"
)

// How far back a group is looked for, in sentences.
const (
	groupReach = 3.5
	knownReach = 9 // where "the two" were spoken of as such
)

// group is the entity of the members that a phrase such as "the two" counts:
// a pair named together or that did something with each other, else a group
// spoken of before, else just so many in the sentences before. None where
// more come into question.
func (r *reading) group(a anaphor) int {
	banned := r.banned(a)
	for _, class := range r.groupClasses(a) {
		b := a
		b.class = class
		for _, find := range []func(anaphor, []int) int{r.namedTogether, r.spokenOf, r.justSoMany, r.twoCountries, r.soMany} {
			if e := find(b, banned); e != extractor.None {
				return e
			}
		}
	}
	return extractor.None
}

// groupClasses are the classes that the members can be of, one at a time.
func (r *reading) groupClasses(a anaphor) []class {
	order := []class{person, land, body, site}
	if classOf(a.role.noun)&person == 0 && a.role.noun != "" {
		order = []class{land, body, person, site}
	}
	return slices.DeleteFunc(order, func(c class) bool { return a.class&c == 0 })
}

// namedTogether is the nearest group that is named with "and", or of which
// one meets the other, in the last sentences.
func (r *reading) namedTogether(a anaphor, banned []int) int {
	for k := len(r.seen) - 1; k >= 0 && len(r.seen)-k < maxLooked; {
		from := r.sentenceStart(k)
		if float64(r.distance(r.seen[k].token, a.head)) > groupReach {
			break
		}
		for j := k; j >= from; j-- {
			if e := r.seen[j].entity; r.seen[j].token != a.head && r.counts(a, e, banned) {
				return e
			}
		}
		if e := r.pair(a, r.seen[from:k+1], banned); e != extractor.None {
			return e
		}
		k = from - 1
	}
	return extractor.None
}

// sentenceStart is the first occurrence of the sentence that occurrence k
// stands in.
func (r *reading) sentenceStart(k int) int {
	s := r.doc.SentenceOf(r.seen[k].token)
	for k > 0 && r.doc.SentenceOf(r.seen[k-1].token) == s {
		k--
	}
	return k
}

// spokenOf is the last group that was spoken of as one.
func (r *reading) spokenOf(a anaphor, banned []int) int {
	for k := len(r.seen) - 1; k >= 0 && len(r.seen)-k < maxLooked; k-- {
		if float64(r.distance(r.seen[k].token, a.head)) > knownReach {
			break
		}
		if r.counts(a, r.seen[k].entity, banned) {
			return r.seen[k].entity
		}
	}
	return extractor.None
}

// justSoMany are the named entities of the last sentence, where they are as
// many as counted.
func (r *reading) justSoMany(a anaphor, banned []int) int { return r.amount(a, banned, 1.2) }

// soMany is justSoMany over a few sentences.
func (r *reading) soMany(a anaphor, banned []int) int { return r.amount(a, banned, groupReach) }

func (r *reading) amount(a anaphor, banned []int, reach float64) int {
	if a.class != person && a.class != land {
		return extractor.None
	}
	var members []int
	for k := len(r.seen) - 1; k >= 0 && len(r.seen)-k < maxLooked; {
		if float64(r.distance(r.seen[k].token, a.head)) > reach {
			break
		}
		from := r.sentenceStart(k)
		for _, e := range r.singles(a, r.seen[from:k+1], banned) {
			if !slices.Contains(members, e) {
				members = append(members, e)
			}
		}
		k = from - 1
		switch {
		case len(members) == a.number:
			slices.Sort(members)
			return r.groupOf(entity{class: a.class, plural: true, appearances: members})
		case len(members) > a.number:
			return extractor.None
		}
	}
	return extractor.None
}

// counts tells whether entity e is a group as a counts it.
func (r *reading) counts(a anaphor, e int, banned []int) bool {
	x := r.entities[e]
	if !x.plural || x.open || len(x.appearances) != a.number {
		return false
	}
	return !slices.ContainsFunc(x.appearances, func(m int) bool { return !r.isMember(a, m) || slices.Contains(banned, m) })
}

// isMember tells whether an appearance can be in the group.
func (r *reading) isMember(a anaphor, appearance int) bool {
	e := r.entities[appearance]
	if e.class&a.class == 0 || clash(a.gender, e.gender) {
		return false
	}
	if a.class != person || a.role.noun == "" || len(e.roles) == 0 || classOf(a.role.noun)&person == 0 || isGeneric(a.role.noun) {
		return true
	}
	return slices.ContainsFunc(e.roles, func(x role) bool { return kindred(a.role.noun, x.noun) })
}

// singles are the named entities of a sentence that can be in the group.
func (r *reading) singles(a anaphor, sentence []occurrence, banned []int) []int {
	var out []int
	for _, o := range sentence {
		e := r.entities[o.entity]
		if len(e.appearances) != 1 || e.plural || !r.isMember(a, e.appearances[0]) || slices.Contains(banned, o.entity) {
			continue
		}
		if o.function == modifier && a.class != land {
			continue
		}
		if !slices.Contains(out, o.entity) {
			out = append(out, o.entity)
		}
	}
	return out
}

// pair is the two of a sentence that do something with each other: "A met B",
// "A held talks with B"; None where none or several do.
func (r *reading) pair(a anaphor, sentence []occurrence, banned []int) int {
	if a.number != 2 {
		return extractor.None
	}
	var found []int
	for i, x := range sentence {
		if x.function != subject || x.verb == extractor.None || !isSign("pairs", r.doc.Tokens[x.verb].Lemma) {
			continue
		}
		for j, y := range sentence {
			if i == j || y.function == subject || y.verb != x.verb && !r.withVerb(y.token, x.verb) {
				continue
			}
			if x.entity == y.entity || len(r.singles(a, []occurrence{x, y}, banned)) != 2 {
				continue
			}
			two := []int{min(x.entity, y.entity), max(x.entity, y.entity)}
			if found != nil && !slices.Equal(found, two) {
				return extractor.None
			}
			found = two
		}
	}
	if found == nil {
		return extractor.None
	}
	return r.groupOf(entity{class: a.class, plural: true, appearances: found})
}

// withVerb tells whether a phrase is what "talks with", as object of a verb,
// are with.
func (r *reading) withVerb(i, verb int) bool {
	i = r.top(i)
	if r.dep(i) != "pobj" || r.doc.Tokens[r.head(i)].Norm != "with" {
		return false
	}
	noun := r.head(r.head(i))
	return r.dep(noun) == "dobj" && r.head(noun) == verb
}

// twoCountries are the two countries that an article is about: those
// mentioned clearly more often than any other so far.
func (r *reading) twoCountries(a anaphor, banned []int) int {
	if a.class != land || a.number != 2 {
		return extractor.None
	}
	var all []int
	for i, x := range r.d.Appearances {
		if x.Type == graph.Country && r.entities[i].count > 0 && !slices.Contains(banned, i) {
			all = append(all, i)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return r.entities[b].count - r.entities[a].count })
	if len(all) < 2 || r.entities[all[1]].count < 2 || len(all) > 2 && r.entities[all[1]].count < 2*r.entities[all[2]].count {
		return extractor.None
	}
	return r.groupOf(entity{class: land, plural: true, appearances: []int{min(all[0], all[1]), max(all[0], all[1])}})
}
