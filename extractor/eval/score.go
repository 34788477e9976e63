package eval

import (
	"slices"
	"sort"

	"entente/extractor/pipeline"
)

// Tally counts right, false and missed answers.
type Tally struct {
	TP int `json:"tp"`
	FP int `json:"fp"`
	FN int `json:"fn"`
}

// Precision is the share of answers that are right; 0 where there are none.
func (t Tally) Precision() float64 { return ratio(t.TP, t.TP+t.FP) }

// Recall is the share of what there is that was found; 0 where there is none.
func (t Tally) Recall() float64 { return ratio(t.TP, t.TP+t.FN) }

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 { return ratio(2*t.TP, 2*t.TP+t.FP+t.FN) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Report is what a comparison found.
type Report struct {
	Articles int
	Tallies  map[string]*Tally // by row name, see Rows and Details
	Errors   []Error
	Answers  []Answer
}

// Answer is a relation or quote of a system that counts for or against it.
type Answer struct {
	Article string
	Pattern pipeline.Pattern
	Right   bool
}

// Rows are the names of a report's tallies, in the order they are shown.
var Rows = []string{
	"entity", "entity PERSON", "entity COUNTRY", "entity ORGANISATION", "entity PLACE", "core",
	"MET_WITH", "DISPUTES", "quoted", "quote", "quote span", "indirect", "indirect span",
	"CRITICISES", "HOLDS_POSITION", "VISITED", "LOCATED_IN",
}

var (
	relationTypes = []string{"MET_WITH", "DISPUTES", "CRITICISES", "HOLDS_POSITION", "VISITED", "LOCATED_IN"}
	coreTypes     = []string{"MET_WITH", "DISPUTES"}
	timedTypes    = []string{"MET_WITH", "VISITED"} // only their ACTUAL ones are counted
)

// Score compares gold documents with a system's of the same ids; one that the
// system lacks counts as empty.
func Score(gold, system []*Document) *Report {
	r := &Report{Tallies: map[string]*Tally{}}
	for _, row := range slices.Concat(Rows, Details) {
		r.Tallies[row] = &Tally{}
	}
	byID := map[string]*Document{}
	for _, s := range system {
		byID[s.ID] = s
	}
	for _, g := range gold {
		s := byID[g.ID]
		if s == nil {
			s = &Document{ID: g.ID}
		}
		newScorer(r, g, s).score()
		r.Articles++
	}
	return r
}

// scorer compares one article.
type scorer struct {
	report   *Report
	gold     *Document
	system   *Document
	toGold   map[string]string // the system's entity ids to gold's
	optional map[string]bool   // gold ids
	lost     map[string]Stage  // gold ids of entities that were missed, and why
	invented map[string]Stage  // the system's ids of entities that are wrong, and why
}

func newScorer(r *Report, gold, system *Document) *scorer {
	return &scorer{r, gold, system, map[string]string{}, map[string]bool{}, map[string]Stage{}, map[string]Stage{}}
}

func (s *scorer) say(e Error) {
	e.Article = s.gold.ID
	s.report.Errors = append(s.report.Errors, e)
}

func (s *scorer) answer(p pipeline.Pattern, right bool) {
	s.report.Answers = append(s.report.Answers, Answer{s.gold.ID, p, right})
}

func (s *scorer) count(f func(*Tally), rows ...string) {
	for _, row := range rows {
		if t := s.report.Tallies[row]; t != nil {
			f(t)
		}
	}
}

func right(t *Tally)  { t.TP++ }
func wrong(t *Tally)  { t.FP++ }
func missed(t *Tally) { t.FN++ }

func (s *scorer) score() {
	s.entities()
	s.relations()
	s.speech("quote", s.gold.Quotes, s.system.Quotes, .6)
	if s.gold.Indirect != nil {
		s.speech("indirect", s.gold.Indirect, s.system.Indirect, .5)
	}
	s.quoted()
}

// entities pairs entities of one type that share a name, those that share
// most first; one system entity a gold entity.
func (s *scorer) entities() {
	type pair struct{ shared, gold, system int }
	goldNames, systemNames := make([][]string, len(s.gold.Entities)), make([][]string, len(s.system.Entities))
	for i, g := range s.gold.Entities {
		goldNames[i] = names(g)
		s.optional[g.ID] = g.Optional
	}
	var pairs []pair
	for j, e := range s.system.Entities {
		systemNames[j] = names(e)
		for i, g := range s.gold.Entities {
			if n := common(goldNames[i], systemNames[j]); n > 0 && g.Type == e.Type {
				pairs = append(pairs, pair{n, i, j})
			}
		}
	}
	sort.Slice(pairs, func(a, b int) bool {
		x, y := pairs[a], pairs[b]
		if x.shared != y.shared {
			return x.shared > y.shared
		}
		if x.gold != y.gold {
			return x.gold < y.gold
		}
		return x.system < y.system
	})
	goldUsed, systemUsed := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if !goldUsed[p.gold] && !systemUsed[p.system] {
			goldUsed[p.gold], systemUsed[p.system] = true, true
			s.aliases(goldNames[p.gold], systemNames[p.system])
		}
		id := s.system.Entities[p.system].ID
		if _, ok := s.toGold[id]; !ok {
			s.toGold[id] = s.gold.Entities[p.gold].ID
		}
	}
	for i, g := range s.gold.Entities {
		switch {
		case g.Optional:
		case goldUsed[i]:
			s.count(right, "entity", "entity "+g.Type)
		default:
			s.count(missed, "entity", "entity "+g.Type)
			s.lost[g.ID] = s.whyMissed(g)
			s.say(Error{Kind: "entity missed", What: g.Type + " " + g.Name, Stage: s.lost[g.ID], Sentence: s.sentenceWith(append([]string{g.Name}, g.Aliases...)...)})
		}
	}
	for j, e := range s.system.Entities {
		ofOtherType := false // an optional entity's name is nobody's mistake
		for i, g := range s.gold.Entities {
			ofOtherType = ofOtherType || g.Optional && common(goldNames[i], systemNames[j]) > 0
		}
		if systemUsed[j] || ofOtherType {
			continue
		}
		s.count(wrong, "entity", "entity "+e.Type)
		s.invented[e.ID] = s.whyInvented(e)
		s.say(Error{Kind: "entity wrong", What: e.Type + " " + e.Name, Stage: s.invented[e.ID], Sentence: s.sentenceOf(e)})
	}
}

func (s *scorer) relations() {
	goldName, systemName := labels(s.gold), labels(s.system)
	var gold []Relation
	for _, g := range s.gold.Relations {
		if slices.Contains(relationTypes, g.Type) {
			gold = append(gold, g)
		}
	}
	hit := make([]bool, len(gold))
	answers := make([][]Relation, len(gold))
	for _, r := range s.system.Relations {
		if !slices.Contains(relationTypes, r.Type) {
			continue
		}
		from, to := s.toGold[r.From], s.toGold[r.To]
		timed := slices.Contains(timedTypes, r.Type)
		found, fresh := false, -1
		for n, g := range gold {
			if g.answers(r.Type, from, to) && (!timed || g.allows(r.status())) {
				found = true
				answers[n] = append(answers[n], r)
				if !hit[n] && fresh < 0 {
					fresh = n
				}
			}
		}
		switch {
		case fresh >= 0:
			hit[fresh] = true
			if !gold[fresh].Optional && !gold[fresh].uncounted() {
				s.count(right, rows(r.Type)...)
				s.answer(r.Pattern, true)
			}
		case found, s.optional[from], s.optional[to]:
		case timed && r.status() != "actual":
			s.count(wrong, r.status())
			s.say(Error{Kind: r.status() + " wrong", What: r.Type + " " + systemName[r.From] + " -> " + systemName[r.To], Stage: s.whyWrong(r, gold), Sentence: r.Evidence, Rule: r.Rule})
		default:
			s.count(wrong, rows(r.Type)...)
			s.answer(r.Pattern, false)
			s.say(Error{Kind: "relation wrong", What: r.Type + " " + systemName[r.From] + " -> " + systemName[r.To], Stage: s.whyWrong(r, gold), Sentence: r.Evidence, Rule: r.Rule})
		}
	}
	for n, g := range gold {
		if !g.Optional {
			s.details(g, answers[n])
		}
	}
	for n, g := range gold {
		if hit[n] || g.Optional || g.uncounted() {
			continue
		}
		s.count(missed, rows(g.Type)...)
		stage, rules := s.whyUnfound(g)
		s.say(Error{Kind: "relation missed", What: g.Type + " " + goldName[g.From] + " -> " + goldName[g.To], Stage: stage, Sentence: g.Evidence, Rule: rules})
	}
}

func rows(kind string) []string {
	if slices.Contains(coreTypes, kind) {
		return []string{kind, "core"}
	}
	return []string{kind}
}

func (r Relation) status() string {
	if r.Status == "" {
		return "actual"
	}
	return r.Status
}

// uncounted tells a planned or denied meeting or visit.
func (r Relation) uncounted() bool {
	return slices.Contains(timedTypes, r.Type) && (r.status() == "planned" || r.status() == "denied")
}

func (r Relation) allows(status string) bool {
	return status == r.status() || slices.Contains(r.AltStatus, status)
}

// answers tells whether a system's relation between two gold entities is r.
func (r Relation) answers(kind, from, to string) bool {
	if kind != r.Type || from == "" || to == "" {
		return false
	}
	forth := (from == r.From || from == r.AltFrom) && (to == r.To || to == r.AltTo)
	back := (to == r.From || to == r.AltFrom) && (from == r.To || from == r.AltTo)
	return forth || back && (kind == "MET_WITH" || r.Mutual)
}

// speech pairs the system's spans with gold's by overlap of words, counting
// spans alone and spans with the right speaker.
func (s *scorer) speech(kind string, gold, system []Quote, least float64) {
	goldName, systemName := labels(s.gold), labels(s.system)
	taken := make([]bool, len(gold))
	span := kind + " span"
	for _, q := range system {
		best, at := 0., -1
		for n, g := range gold {
			if o := overlap(q.Text, g.Text); !taken[n] && o > best {
				best, at = o, n
			}
		}
		if best < least {
			if len(words(q.Text)) >= 3 {
				s.count(wrong, kind, span)
				s.answer(q.Pattern, false)
				s.say(Error{Kind: kind + " wrong", What: q.Text, Stage: s.whyNotSpeech(kind, q), Sentence: s.sentenceWith(q.Text), Rule: q.Rule})
			}
			continue
		}
		taken[at] = true
		g := gold[at]
		if g.Optional {
			continue
		}
		s.count(right, span)
		s.named("addressee", s.toGold[q.Addressee], q.Addressee, g.Addressee)
		s.named("outlet", s.toGold[q.Outlet], q.Outlet, g.Outlet)
		speaker := ""
		if q.Speaker != "" {
			if speaker = s.toGold[q.Speaker]; speaker == "" {
				speaker = "?"
			}
		}
		if speaker == g.Speaker || slices.Contains(g.AltSpeakers, speaker) || len(g.AltSpeakers) == 0 && slices.Contains(g.AltSpeaker, speaker) {
			s.count(right, kind)
			s.answer(q.Pattern, true)
			continue
		}
		s.count(wrong, kind)
		s.count(missed, kind)
		s.answer(q.Pattern, false)
		want := goldName[g.Speaker]
		if want == "" {
			want = g.SpeakerText
		}
		got := systemName[q.Speaker]
		if got == "" {
			got = "nobody"
		}
		s.say(Error{Kind: kind + " speaker wrong", What: got + " for " + want + ": " + q.Text, Stage: s.whyNotSpeaker(q, g), Sentence: s.sentenceWith(q.Text), Rule: q.Rule})
	}
	for n, g := range gold {
		if !taken[n] && !g.Optional {
			s.count(missed, kind, span)
			s.say(Error{Kind: kind + " missed", What: g.Text, Stage: s.whyNotSpeech(kind, g), Sentence: s.sentenceWith(g.Text)})
		}
	}
}

// quoted compares who is quoted at all.
func (s *scorer) quoted() {
	all, required, got := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, q := range s.gold.Quotes {
		if q.Speaker != "" {
			all[q.Speaker] = true
			if !q.Optional && !s.optional[q.Speaker] {
				required[q.Speaker] = true
			}
		}
	}
	for _, q := range s.system.Quotes {
		if q.Speaker == "" {
			continue
		}
		speaker, ok := s.toGold[q.Speaker]
		if !ok {
			speaker = "?" + q.Speaker
		}
		got[speaker] = true
	}
	for speaker := range required {
		if got[speaker] {
			s.count(right, "quoted", "core")
		} else {
			s.count(missed, "quoted", "core")
		}
	}
	for speaker := range got {
		if !all[speaker] && !s.optional[speaker] {
			s.count(wrong, "quoted", "core")
		}
	}
}

func labels(d *Document) map[string]string {
	out := map[string]string{}
	for _, e := range d.Entities {
		out[e.ID] = e.Name
	}
	return out
}
