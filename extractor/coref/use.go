package coref

import (
	"entente/extractor"
	"entente/graph"
)

// learnGenders lets the pronouns of an article tell the gender of people whose
// first names tell little or mislead: those that follow the name as its clause's
// subject with nobody else named between.
func (r *reading) learnGenders() {
	uses := make([][2]int, len(r.d.Appearances)) // he, she
	for _, m := range r.d.Mentions {
		if m.Type != graph.Person || len(m.Appearances) != 1 || r.dep(m.Head) != "nsubj" && r.dep(m.Head) != "nsubjpass" || r.quoted[m.Head] != extractor.None {
			continue
		}
		switch r.firstPronoun(m) {
		case extractor.Male:
			uses[m.Appearances[0]][0]++
		case extractor.Female:
			uses[m.Appearances[0]][1]++
		}
	}
	for i, use := range uses {
		x := &r.entities[i]
		switch he, she := use[0], use[1]; {
		case she == 0 && (he > 0 && x.gender == extractor.UnknownGender || he > 1):
			x.gender = extractor.Male
		case he == 0 && (she > 0 && x.gender == extractor.UnknownGender || she > 1):
			x.gender = extractor.Female
		}
		if x.class == person {
			r.d.Appearances[i].Gender = x.gender
		}
	}
}

// firstPronoun is the gender of the first "he" or "she" that follows a name in
// its sentence; unknown where somebody else comes before it.
func (r *reading) firstPronoun(m extractor.Mention) extractor.Gender {
	_, end := r.doc.Sentence(r.doc.SentenceOf(m.Head))
	for i := m.End; i < end; i++ {
		if r.quoted[i] != extractor.None {
			break
		}
		if o := r.mention[i]; o != extractor.None && r.d.Mentions[o].Type == graph.Person {
			break
		}
		if classOf(r.lemma(i))&person != 0 {
			break
		}
		if a, ok := r.pronounAt(i); ok && a.class == person {
			return a.gender
		}
	}
	return extractor.UnknownGender
}
