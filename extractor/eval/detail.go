package eval

import (
	"cmp"
	"slices"
)

// Details are the names of the tallies of what claims and quotes say beyond
// their ends. Each counts only where the annotation states it, and only on
// relations and quotes that were found; "planned" and "denied" count meetings
// and visits of that status, and an alias can only be right or false.
var Details = []string{
	"title", "date", "date precision", "place", "mode", "over", "outlet", "addressee", "planned", "denied", "alias",
}

// details compares what gold says of a relation with the answers that found
// it: right if one of them is, false if some say something else.
func (s *scorer) details(g Relation, answers []Relation) {
	if g.uncounted() {
		if len(answers) > 0 {
			s.count(right, g.status())
		} else {
			s.count(missed, g.status())
			stage, rules := s.whyUnfound(g)
			s.say(Error{Kind: g.status() + " missed", What: g.Type, Stage: stage, Sentence: g.Evidence, Rule: rules})
		}
	}
	if len(answers) == 0 {
		return
	}
	check := func(row, want string, say func(Relation) string, same func(Relation) bool) {
		if want == "" {
			return
		}
		got := ""
		for _, r := range answers {
			if same(r) {
				s.count(right, row)
				return
			}
			if got == "" {
				got = say(r)
			}
		}
		s.count(missed, row)
		if got != "" {
			s.count(wrong, row)
		}
		s.say(Error{Kind: row + " wrong", What: g.Type + ": " + cmp.Or(got, "nothing") + " for " + want, Stage: Attribute, Sentence: g.Evidence, Rule: answers[0].Rule})
	}
	check("title", g.Title, func(r Relation) string { return r.Title }, func(r Relation) bool {
		return slices.ContainsFunc(append([]string{g.Title}, g.AltTitles...), func(t string) bool { return overlap(t, r.Title) >= .6 })
	})
	date := func(r Relation) string { return r.Date }
	check("date", g.Date, date, func(r Relation) bool { return r.Date == g.Date })
	check("date precision", g.Date, date, func(r Relation) bool { return len(r.Date) == len(g.Date) })
	check("place", g.Place, func(r Relation) string { return r.Place }, func(r Relation) bool { return s.toGold[r.Place] == g.Place })
	check("mode", g.Mode, func(r Relation) string { return r.Mode }, func(r Relation) bool { return r.Mode == g.Mode })
	check("over", g.Over.Text, func(r Relation) string { return r.Over.Text }, func(r Relation) bool {
		return s.toGold[r.Over.Entity] == g.Over.Entity || overlap(r.Over.Text, g.Over.Text) >= .5 || overlap(r.Over.Text, labels(s.gold)[g.Over.Entity]) >= .5
	})
}

// named compares an entity beside a quote: mapped is the gold entity that the
// system's is, "" for none.
func (s *scorer) named(row, mapped, got, want string) {
	switch {
	case got == "" && want == "":
	case want == "":
		if !s.optional[mapped] {
			s.count(wrong, row)
		}
	case mapped == want:
		s.count(right, row)
	default:
		s.count(missed, row)
		if got != "" {
			s.count(wrong, row)
		}
	}
}

// aliases counts a found entity's names: each is gold's, or false.
func (s *scorer) aliases(gold, system []string) {
	for _, name := range system {
		if slices.Contains(gold, name) {
			s.count(right, "alias")
		} else {
			s.count(wrong, "alias")
		}
	}
}
