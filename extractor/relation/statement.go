package relation

import (
	"slices"
	"strings"

	"entente/graph"
)

// statement reads one line of a rule.
func (s *source) statement(key, rest string) error {
	r := s.rule
	if rest == "" && key != "mutual" {
		return s.errorf("%q says nothing: write something after it, or take the line out", key)
	}
	var err error
	switch key {
	case "note":
		r.Note = strings.TrimSpace(r.Note + " " + rest)
	case "on":
		err = s.trigger(rest)
	case "from":
		err = s.argument(&r.from, graph.KindOf(r.Kind).From, rest)
	case "to":
		err = s.argument(&r.to, graph.KindOf(r.Kind).To, rest)
	case "each":
		r.each, err = s.more(r.each, rest)
		r.from.fill(graph.KindOf(r.Kind), graph.KindOf(r.Kind).From)
	case "over":
		r.over, err = s.more(r.over, rest)
	case "when":
		r.when, err = s.guard(r.when, rest)
	case "unless":
		r.unless, err = s.guard(r.unless, rest)
	case "title":
		r.title, err = s.more(r.title, rest)
	case "clause":
		if rest == "none" {
			r.clause = path{} // which leads nowhere
		} else {
			r.clause, err = s.more(r.clause, rest)
		}
	case "home":
		err = s.home(rest)
	case "mutual":
		if r.Kind != graph.Disputes {
			return s.errorf("only DISPUTES is mutual: take the line out, or let both \"from\" and \"to\" lead to each of the two")
		}
		r.mutual = true
	case "status":
		err = choose(s, &r.status, key, rest, graph.KindOf(r.Kind).Statuses...)
	case "tense":
		err = choose(s, &r.tense, key, rest, tenses...)
	case "mode":
		err = choose(s, &r.mode, key, rest, modes...)
	case "certainty":
		err = choose(s, &r.certain, key, rest, certainties...)
	case "yes":
		r.Yes = append(r.Yes, Example{Text: rest, Line: s.line})
	case "no":
		r.No = append(r.No, Example{Text: rest, Line: s.line})
	case "=>":
		err = s.expect(rest)
	default:
		return s.errorf("%q is not a line of a rule: use note, on, from, to, each, over, when, unless, clause, title, home, status, tense, mode, certainty, mutual, yes, => or no", key)
	}
	return err
}

var (
	tenses      = []graph.Tense{graph.Current, graph.Former, graph.Future}
	modes       = []graph.Mode{graph.InPerson, graph.Remote}
	certainties = []graph.Certainty{graph.Certain, graph.Probable, graph.Possible}
	statuses    = []graph.Status{graph.Actual, graph.Planned, graph.Denied}
)

// value is the value that is written in words, "in person" for IN_PERSON.
func value[T ~string](text string, of []T) (T, bool) {
	v := T(strings.ToUpper(strings.ReplaceAll(text, " ", "_")))
	return v, slices.Contains(of, v)
}

// choose sets a field to one of the values it may have.
func choose[T ~string](s *source, field *T, key, text string, of ...T) error {
	v, ok := value(text, of)
	if !ok {
		var names []string
		for _, o := range of {
			names = append(names, strings.ToLower(strings.ReplaceAll(string(o), "_", " ")))
		}
		return s.errorf("%q is no %s that %s can have: use one of %s", text, key, s.rule.Kind, strings.Join(names, ", "))
	}
	*field = v
	return nil
}

// trigger reads "word, word / VERB,NOUN".
func (s *source) trigger(text string) error {
	text, tagText, hasTags := strings.Cut(text, " / ")
	set, err := s.compiler().set(text)
	if err != nil {
		return s.errorf("%v", err)
	}
	t := trigger{words: set}
	if hasTags {
		if t.tags, err = tagSet(tagText); err != nil {
			return s.errorf("%v", err)
		}
	}
	s.rule.triggers = append(s.rule.triggers, t)
	return nil
}

// argument reads "path as KIND, KIND, delegates, alone"; without "as" the kinds
// are the table's.
func (s *source) argument(a *argument, all []graph.EntityKind, text string) error {
	text, kinds, narrowed := strings.Cut(text, " as ")
	pathText, fromEnd := strings.CutPrefix(text, "from > ")
	if fromEnd && a == &s.rule.from || a.path != nil && fromEnd != a.fromEnd {
		return s.errorf("\"from >\" starts at the other end: use it in every \"to\" line of a rule, or in none")
	}
	p, err := s.more(a.path, pathText)
	if err != nil {
		return err
	}
	a.path, a.fromEnd = p, fromEnd
	if !narrowed {
		if a.kinds == nil {
			a.fill(graph.KindOf(s.rule.Kind), all)
		}
		return nil
	}
	a.kinds, a.delegates, a.agents, a.conflict = map[graph.EntityKind]bool{}, false, false, false
	for name := range strings.SplitSeq(kinds, ",") {
		name = strings.TrimSpace(name)
		switch k := graph.EntityKind(name); {
		case name == "delegates":
			a.delegates, a.conflict = true, isConflict(s.rule.Kind)
		case name == "alone":
			a.alone = true
		case slices.Contains(all, k):
			a.kinds[k] = true
		default:
			return s.errorf("%q cannot stand here: %s allows %v, delegates and alone", name, s.rule.Kind, all)
		}
	}
	return nil
}

// fill allows every kind of the table, and those who act for others where
// those kinds act.
func (a *argument) fill(of graph.Kind, kinds []graph.EntityKind) {
	a.kinds = map[graph.EntityKind]bool{}
	for _, k := range kinds {
		a.kinds[k] = true
	}
	a.delegates = a.kinds[graph.Person] && a.kinds[graph.Country] && a.kinds[graph.Organisation]
	a.agents, a.conflict = isConflict(of.Kind), isConflict(of.Kind) // to meet somebody's lawyers is not to meet him
}

// isConflict tells whether a kind of relation is one between opponents.
func isConflict(k graph.RelationKind) bool { return k == graph.Disputes || k == graph.Criticises }

func (s *source) more(p path, text string) (path, error) {
	q, err := s.path(text)
	return append(p, q...), err
}

func (s *source) guard(guards []path, text string) ([]path, error) {
	p, err := s.path(text)
	return append(guards, p), err
}

// home reads "COUNTRY", "PLACE city" or "ORGANISATION senate, parliament".
func (s *source) home(text string) error {
	kind, words, _ := strings.Cut(text, " ")
	h := &home{kind: graph.EntityKind(kind)}
	if !slices.Contains(graph.KindOf(s.rule.Kind).To, h.kind) {
		return s.errorf("%q cannot be a home: use one of %v", kind, graph.KindOf(s.rule.Kind).To)
	}
	for w := range strings.SplitSeq(words, ",") {
		if w = strings.ToLower(strings.TrimSpace(w)); w != "" {
			h.words = append(h.words, w)
		}
	}
	if h.kind == graph.Place && len(h.words) == 1 && h.words[0] == "city" {
		h.city, h.words = true, nil
	}
	s.rule.home = h
	return nil
}

// expect reads "From -> To; status planned; title chair".
func (s *source) expect(text string) error {
	r := s.rule
	if len(r.Yes) == 0 {
		return s.errorf("there is no example before this line: write \"yes\" and a sentence first")
	}
	parts := strings.Split(text, ";")
	from, to, ok := strings.Cut(parts[0], "->")
	e := Expected{From: strings.TrimSpace(from), To: strings.TrimSpace(to)}
	if !ok || e.From == "" || e.To == "" {
		return s.errorf("write what the example says as \"=> From -> To\", with \"; status planned\" and the like after it")
	}
	for _, p := range parts[1:] {
		key, v, _ := strings.Cut(strings.TrimSpace(p), " ")
		ok := true
		switch key {
		case "status":
			e.Status, ok = value(v, statuses)
		case "tense":
			e.Tense, ok = value(v, tenses)
		case "mode":
			e.Mode, ok = value(v, append(modes, graph.UnknownMode))
		case "certainty":
			e.Sure, ok = value(v, certainties)
		case "title":
			e.Title = v
		case "place":
			e.Place = v
		case "over":
			e.Over = v
		case "mutual":
			e.Mutual = true
		default:
			ok = false
		}
		if !ok {
			return s.errorf("%q is not known of a claim: use status, tense, mode, certainty, title, place, over with a value, or mutual", strings.TrimSpace(p))
		}
	}
	y := &r.Yes[len(r.Yes)-1]
	y.Claims = append(y.Claims, e)
	return nil
}
