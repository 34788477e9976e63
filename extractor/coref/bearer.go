package coref

import (
	"slices"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// classOfAppearance is what nouns can refer to an appearance.
func classOfAppearance(a extractor.Appearance) class {
	switch a.Type {
	case graph.Person:
		return person
	case graph.Organisation:
		return body
	case graph.Country:
		return land
	}
	return site
}

// bearer is the named entity that a role noun refers to: one whose known role
// it names, and that stands out among them; None where there is none.
func (r *reading) bearer(a anaphor) int {
	var all []candidate
	banned := append(r.banned(a), r.clauseSubject(a)...)
	for k := len(r.seen) - 1; k >= 0 && len(r.seen)-k < maxLooked; k-- {
		o := r.seen[k]
		far := float64(r.distance(o.token, a.head))
		if far > roleReach {
			break
		}
		e := r.entities[o.entity]
		if len(e.appearances) != 1 || e.plural || e.class&a.class == 0 || clash(a.gender, e.gender) || !r.allowed(a, o, banned) {
			continue
		}
		level := r.level(a, o.entity, far)
		if level == 0 {
			continue
		}
		if e.class&person == 0 && r.apart(a, o) {
			level--
		}
		score := level + r.salience(a, o, far) + 1.6*far // a role reaches further than a pronoun
		all = offered(all, candidate{o.entity, score})
	}
	return r.pick(all, roleMargin, 0)
}

// clauseSubject is the subject of the clause that a role noun stands in: "Halvard
// rated the company" is about two.
func (r *reading) clauseSubject(a anaphor) []int {
	verb := r.clause(a.head)
	if verb == extractor.None {
		return nil
	}
	s := r.subjectOf(verb)
	if s == extractor.None || s >= a.start {
		return nil
	}
	if e := r.entityAt(s); e != extractor.None {
		return r.members(e)
	}
	return nil
}

// level tells how well a role noun fits a named entity: 0 not at all.
func (r *reading) level(a anaphor, entity int, far float64) float64 {
	e := r.entities[entity]
	best := 0.0
	for _, y := range e.roles {
		level := 2 * float64(a.role.answers(y))
		if level == 0 {
			continue
		}
		if a.role.country != "" && y.country == "" || a.role.of != extractor.None && y.of == extractor.None {
			if e.class != person {
				continue
			}
			level -= 1.5
		}
		best = max(best, level)
	}
	appearance := r.d.Appearances[e.appearances[0]]
	switch {
	case a.class&land != 0 && e.class&land != 0 && best == 0 && len(a.role.extra) == 1 && far <= 1.5 && a.role.country == "":
		return 1 // "the Nordic nation"
	case best > 0 || len(a.role.extra) > 0 || a.role.of != extractor.None:
		return best
	case a.class&body != 0 && e.class&body != 0:
		return nameLevel(a.role.noun, appearance.Name, far)
	case a.class&land != 0 && e.class&land != 0 && a.role.country == "" && far <= reach:
		return 1
	case a.class&site != 0 && e.class&site != 0 && a.role.country == "" && far <= reach:
		return siteLevel(a.role.noun, appearance)
	case a.class&person != 0 && e.class&person != 0 && isGeneric(a.role.noun) && a.role.country == "" && far <= 1.5:
		return 1
	}
	return 0
}

// isGeneric tells whether a noun refers to any person.
func isGeneric(noun string) bool { return isAge(noun) || slices.Contains(kin()[noun], "anyone") }

// nameLevel tells how well a noun such as "ministry" fits an organisation by
// its name alone.
func nameLevel(noun, name string, far float64) float64 {
	words := parseBody(name).words
	switch {
	case slices.Contains(words, noun):
		return 4
	case slices.ContainsFunc(words, func(w string) bool { return kindred(noun, w) }):
		return 3
	}
	outlet := func(w string) bool { return gazetteer.ClassOf(w).Is(gazetteer.Outlet) }
	switch noun {
	case "company", "firm", "manufacturer", "maker", "carrier", "airline":
		if far <= 1.5 && !slices.ContainsFunc(words, func(w string) bool { return isSign("public", w) || outlet(w) }) {
			return 1
		}
	case "newspaper", "paper", "outlet", "broadcaster", "channel", "network", "magazine", "station", "tabloid", "daily":
		if slices.ContainsFunc(words, outlet) && far <= reach {
			return 2
		}
	}
	return 0
}

// siteLevel is nameLevel for places.
func siteLevel(noun string, a extractor.Appearance) float64 {
	words := parseBody(a.Name).words
	if slices.Contains(words, noun) || slices.Contains(words, noun+"s") {
		return 4
	}
	switch noun {
	case "city", "town", "capital", "port", "village", "metropolis", "municipality":
		if a.Geoname != 0 {
			return 2
		}
	}
	return 0
}

// introduced is a phrase such as "a federal judge" in the first sentences, or
// "the Greek minister", with head i, and the one person named only further on
// who has that office: news often names last whom it is about.
func (r *reading) introduced(i int) (a anaphor, e int) {
	if r.doc.Tokens[i].Tag != "NN" || r.quoted[i] != extractor.None || !gazetteer.ClassOf(r.lemma(i)).Is(gazetteer.Title) {
		return a, extractor.None
	}
	a = anaphor{start: i, end: i + 1, head: i, kind: graph.Role, class: person, gender: genderOf(r.lemma(i)), role: r.roleAt(i)}
	article := ""
	for _, c := range r.doc.Children(i) {
		switch r.dep(int(c)) {
		case "appos", "poss":
			return a, extractor.None
		case "det":
			article, a.start = r.doc.Tokens[c].Norm, int(c)
		}
	}
	f, _ := r.describe(i)
	owned := a.role.country != "" || a.role.of != extractor.None
	switch {
	case article == "the" && owned:
	case (article == "a" || article == "an") && r.doc.SentenceOf(i) < firstSentences && (f == subject || f == agent):
	default:
		return a, extractor.None
	}
	e = extractor.None
	for k, x := range r.entities[:len(r.d.Appearances)] {
		if x.class != person || x.count > 0 || clash(a.gender, x.gender) || !slices.ContainsFunc(x.roles, func(y role) bool { return a.role.tells(y, article == "the") }) {
			continue
		}
		if e != extractor.None {
			return a, extractor.None // two of them
		}
		e = k
	}
	return a, e
}

// tells tells whether the phrase x may be for who has role y; closely asks that
// both are of the same, in all words.
func (x role) tells(y role, closely bool) bool {
	if closely {
		return x.answers(y) >= 2 && (x.country != "" && x.country == y.country || x.of != extractor.None && x.of == y.of)
	}
	return x.noun == y.noun && (x.of == extractor.None || y.of == extractor.None || x.of == y.of) && (x.country == "" || y.country == "" || x.country == y.country)
}

// firstSentences is how many sentences, the title included, introduce whom an
// article is about.
const firstSentences = 3
