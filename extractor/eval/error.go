package eval

import (
	"cmp"
	"slices"
	"strings"
)

// Stage is where a miss or a false answer arose.
type Stage string

// The stages that lose or spoil an answer.
const (
	NotSeen   Stage = "not seen"          // nothing of it was found
	WrongKind Stage = "wrong kind"        // found as another kind
	Boundary  Stage = "wrong boundary"    // found with more or fewer words
	Clustered Stage = "not clustered"     // found, and not joined with what it is, or joined with something else
	Unmatched Stage = "trigger unmatched" // no rule starts from the sentence
	Unlinked  Stage = "argument unlinked" // a rule started, and did not get to an end
	Guarded   Stage = "filtered by a guard"
	Unsaid    Stage = "filtered by mood" // the clause was read as a condition, question or demand
	Status    Stage = "wrong status"
	Direction Stage = "wrong direction"
	Overreach Stage = "not said" // gold has nothing like it: the rule or pattern takes too much
	Speaker   Stage = "wrong speaker"
	Attribute Stage = "wrong attribute"
)

// Error is one miss or false answer.
type Error struct {
	Article  string `json:"article"`
	Kind     string `json:"kind"` // "entity missed"
	What     string `json:"what"`
	Stage    Stage  `json:"stage"`
	Rule     string `json:"rule,omitempty"` // that fired; of a miss, those that tried
	Sentence string `json:"sentence,omitempty"`
}

// whyMissed tells why a gold entity was not found.
func (s *scorer) whyMissed(g Entity) Stage {
	want := names(g)
	stage := NotSeen
	for _, e := range s.system.Entities {
		got := names(e)
		switch {
		case common(want, got) == 0:
			if stage == NotSeen && touching(want, got) {
				stage = Boundary
			}
		case e.Type == g.Type:
			return Clustered // its name is another's
		default:
			stage = WrongKind
		}
	}
	return stage
}

// whyInvented tells why an entity of the system is wrong.
func (s *scorer) whyInvented(e Entity) Stage {
	got := names(e)
	stage := Overreach
	for _, g := range s.gold.Entities {
		want := names(g)
		switch {
		case common(want, got) == 0:
			if stage == Overreach && touching(want, got) {
				stage = Boundary
			}
		case e.Type == g.Type:
			return Clustered // one entity split in two
		default:
			stage = WrongKind
		}
	}
	return stage
}

// touching tells whether a name of one list is part of one of the other.
func touching(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool {
			return strings.Contains(" "+x+" ", " "+y+" ") || strings.Contains(" "+y+" ", " "+x+" ")
		})
	})
}

// whyWrong tells why a relation of the system is wrong.
func (s *scorer) whyWrong(r Relation, gold []Relation) Stage {
	from, to := s.toGold[r.From], s.toGold[r.To]
	for _, end := range []string{r.From, r.To} {
		if s.toGold[end] == "" {
			return s.invented[end]
		}
	}
	stage := Overreach
	for _, g := range gold {
		switch {
		case g.answers(r.Type, from, to):
			return Status
		case g.answers(r.Type, to, from):
			return Direction
		case g.Type == r.Type && (g.From == from || g.To == to || g.From == to || g.To == from) && strings.Contains(r.Evidence, g.Evidence):
			stage = Unlinked
		case stage == Overreach && (g.answers(g.Type, from, to) || g.answers(g.Type, to, from)):
			stage = WrongKind
		}
	}
	return stage
}

// whyUnfound tells why a relation of gold was missed, and which rules tried.
func (s *scorer) whyUnfound(g Relation) (Stage, string) {
	for _, end := range []string{g.From, g.To} {
		if stage, ok := s.lost[end]; ok {
			return stage, ""
		}
	}
	for _, r := range s.system.Relations {
		from, to := s.toGold[r.From], s.toGold[r.To]
		switch {
		case g.answers(r.Type, from, to):
			return Status, r.Rule
		case g.answers(r.Type, to, from):
			return Direction, r.Rule
		}
	}
	at := s.within(g.Evidence)
	tried := map[string][]string{}
	for _, a := range s.system.Attempts {
		if a.Type == g.Type && slices.Contains(at, a.Sentence) && !slices.Contains(tried[a.Outcome], a.Rule) {
			tried[a.Outcome] = append(tried[a.Outcome], a.Rule)
		}
	}
	for _, o := range []struct {
		outcome string
		stage   Stage
	}{{"unsaid", Unsaid}, {"claimed", Unlinked}, {"unlinked", Unlinked}, {"guarded", Guarded}} {
		rules := tried[o.outcome]
		if len(rules) == 0 {
			continue
		}
		if o.stage == Unlinked && (!s.mentioned(g.From, at) || !s.mentioned(g.To, at)) {
			return Clustered, strings.Join(rules, " ")
		}
		return o.stage, strings.Join(rules, " ")
	}
	return Unmatched, ""
}

// mentioned tells whether a gold entity has a mention in one of some sentences.
func (s *scorer) mentioned(gold string, at []int) bool {
	for _, e := range s.system.Entities {
		if s.toGold[e.ID] != gold {
			continue
		}
		for _, m := range e.Mentions {
			for _, i := range at {
				if x := s.system.Sentences[i]; x.Start <= m.Start && m.End <= x.End {
					return true
				}
			}
		}
	}
	return false
}

// within are the sentences that stand in a text, or that it stands in.
func (s *scorer) within(text string) []int {
	var out []int
	for i, x := range s.system.Sentences {
		if x.Text != "" && (strings.Contains(text, x.Text) || strings.Contains(x.Text, text)) {
			out = append(out, i)
		}
	}
	return out
}

// whyNotSpeech tells why a span of speech, of either side, has no partner.
func (s *scorer) whyNotSpeech(kind string, q Quote) Stage {
	same, other := slices.Concat(s.gold.Quotes, s.system.Quotes), slices.Concat(s.gold.Indirect, s.system.Indirect)
	if kind == "indirect" {
		same, other = other, same
	}
	near := func(list []Quote) bool {
		return slices.ContainsFunc(list, func(o Quote) bool {
			return o.Text != q.Text && (overlap(o.Text, q.Text) >= .2 || strings.Contains(o.Text, q.Text) || strings.Contains(q.Text, o.Text))
		})
	}
	switch {
	case near(same):
		return Boundary
	case near(other):
		return WrongKind
	case slices.ContainsFunc(slices.Concat(s.system.Quotes, s.system.Indirect), func(o Quote) bool { return o.Text == q.Text }):
		return Overreach
	default:
		return NotSeen
	}
}

// whyNotSpeaker tells why a found span has another speaker than gold.
func (s *scorer) whyNotSpeaker(q, g Quote) Stage {
	if stage, ok := s.lost[g.Speaker]; ok {
		return stage
	}
	switch {
	case q.Speaker == "":
		return Unlinked
	case s.toGold[q.Speaker] == "":
		return cmp.Or(s.invented[q.Speaker], Speaker)
	default:
		return Speaker
	}
}

// sentenceWith is the sentence that holds one of some texts, or the beginning
// of one.
func (s *scorer) sentenceWith(texts ...string) string {
	for _, text := range texts {
		head := []rune(text)
		head = head[:min(len(head), 30)]
		for _, x := range s.system.Sentences {
			if strings.Contains(x.Text, string(head)) {
				return x.Text
			}
		}
	}
	return ""
}

// sentenceOf is the sentence of an entity's first mention.
func (s *scorer) sentenceOf(e Entity) string {
	for _, m := range e.Mentions {
		for _, x := range s.system.Sentences {
			if x.Start <= m.Start && m.End <= x.End {
				return x.Text
			}
		}
	}
	return ""
}
