package coref

import (
	"entente/extractor"
	"entente/graph"
)

// rival is the person that "her opponent" or "his rival" at token i is: who
// stands out among those lately told of, other than she or he.
func (r *reading) rival(i int) (a anaphor, e int) {
	if !isSign("opposed", r.lemma(i)) || r.doc.Tokens[i].Tag != "NN" || r.dep(i) == "appos" || r.dep(i) == "compound" {
		return a, extractor.None
	}
	a = anaphor{start: i, end: i + 1, head: i, kind: graph.Role, class: person}
	owner := extractor.None
	for _, c := range r.doc.Children(i) {
		switch d := r.dep(int(c)); {
		case d == "appos":
			return a, extractor.None
		case d == "poss" && r.doc.Tokens[c].Tag == "PRP$":
			owner, a.start = r.entityAt(int(c)), int(c)
		}
	}
	if owner == extractor.None || r.entities[owner].class != person || r.entities[owner].plural {
		return a, extractor.None
	}
	var all []candidate
	for k := len(r.seen) - 1; k >= 0 && len(r.seen)-k < maxLooked; k-- {
		o := r.seen[k]
		far := float64(r.distance(o.token, i))
		if far > roleReach {
			break
		}
		x := r.entities[o.entity]
		if o.entity == owner || x.class != person || x.plural || len(x.appearances) != 1 {
			continue
		}
		all = offered(all, candidate{o.entity, r.salience(a, o, far)})
	}
	return a, r.pick(all, roleMargin, 0)
}

// offered adds a candidate, of which the best score counts.
func offered(all []candidate, c candidate) []candidate {
	for k := range all {
		if all[k].entity == c.entity {
			all[k].score = max(all[k].score, c.score)
			return all
		}
	}
	return append(all, c)
}
