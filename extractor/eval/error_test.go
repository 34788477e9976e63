package eval

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const met = "Ana Brandt met Carl Okoye."

func person(id, name string) Entity { return Entity{ID: id, Type: "PERSON", Name: name} }

// TestErrorsNameTheirStage spoils one thing at a time.
func TestErrorsNameTheirStage(t *testing.T) {
	ana, carl := person("e1", "Ana Brandt"), person("e2", "Carl Okoye")
	ana.Mentions, carl.Mentions = []Mention{{0, 10}}, []Mention{{15, 25}}
	meets := Relation{Type: "MET_WITH", From: "e1", To: "e2", Evidence: met, Rule: "meet.verb"}
	says := Quote{Speaker: "e1", Text: "the bridge will be built", Rule: "quote.subject"}
	gold := func() *Document {
		return &Document{ID: "a", Entities: []Entity{ana, carl}, Relations: []Relation{meets}, Quotes: []Quote{says}, Indirect: []Quote{}}
	}
	for name, c := range map[string]struct {
		spoil func(*Document)
		want  []Error // kind, stage and rule
	}{
		"entity not seen": {func(d *Document) { d.Entities = d.Entities[:1]; d.Relations = nil }, []Error{
			{Kind: "entity missed", Stage: NotSeen}, {Kind: "relation missed", Stage: NotSeen},
		}},
		"entity of another kind": {func(d *Document) { d.Entities[1].Type = "PLACE"; d.Relations = nil }, []Error{
			{Kind: "entity missed", Stage: WrongKind}, {Kind: "entity wrong", Stage: WrongKind}, {Kind: "relation missed", Stage: WrongKind},
		}},
		"entity cut short": {func(d *Document) { d.Entities[1].Name = "Okoye"; d.Relations = nil }, []Error{
			{Kind: "entity missed", Stage: Boundary}, {Kind: "entity wrong", Stage: Boundary}, {Kind: "relation missed", Stage: Boundary},
		}},
		"entity split": {func(d *Document) { d.Entities = append(d.Entities, person("e3", "Ana Brandt")) }, []Error{
			{Kind: "entity wrong", Stage: Clustered},
		}},
		"no trigger": {func(d *Document) { d.Relations, d.Attempts = nil, nil }, []Error{{Kind: "relation missed", Stage: Unmatched}}},
		"no argument": {func(d *Document) { d.Relations, d.Attempts[0].Outcome = nil, "unlinked" }, []Error{
			{Kind: "relation missed", Stage: Unlinked, Rule: "meet.verb"},
		}},
		"no coreference": {func(d *Document) { d.Relations, d.Attempts[0].Outcome, d.Entities[0].Mentions = nil, "unlinked", nil }, []Error{
			{Kind: "relation missed", Stage: Clustered, Rule: "meet.verb"},
		}},
		"guard": {func(d *Document) { d.Relations, d.Attempts[0].Outcome = nil, "guarded" }, []Error{
			{Kind: "relation missed", Stage: Guarded, Rule: "meet.verb"},
		}},
		"mood": {func(d *Document) { d.Relations, d.Attempts[0].Outcome = nil, "unsaid" }, []Error{
			{Kind: "relation missed", Stage: Unsaid, Rule: "meet.verb"},
		}},
		"status": {func(d *Document) { d.Relations[0].Status = "planned" }, []Error{
			{Kind: "planned wrong", Stage: Status, Rule: "meet.verb"}, {Kind: "relation missed", Stage: Status, Rule: "meet.verb"},
		}},
		"nothing like it": {func(d *Document) {
			d.Relations = append(d.Relations, Relation{Type: "VISITED", From: "e2", To: "e2", Rule: "visit.verb"})
		}, []Error{{Kind: "relation wrong", Stage: Overreach, Rule: "visit.verb"}}},
		"speaker":          {func(d *Document) { d.Quotes[0].Speaker = "e2" }, []Error{{Kind: "quote speaker wrong", Stage: Speaker, Rule: "quote.subject"}}},
		"no speaker":       {func(d *Document) { d.Quotes[0].Speaker = "" }, []Error{{Kind: "quote speaker wrong", Stage: Unlinked, Rule: "quote.subject"}}},
		"speech not seen":  {func(d *Document) { d.Quotes = nil }, []Error{{Kind: "quote missed", Stage: NotSeen}}},
		"speech cut short": {func(d *Document) { d.Quotes[0].Text = "will be" }, []Error{{Kind: "quote missed", Stage: Boundary}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := gold()
			s.Sentences = []Sentence{{0, 26, met}}
			s.Attempts = []Attempt{{Rule: "meet.verb", Type: "MET_WITH", Outcome: "claimed"}}
			c.spoil(s)
			var got []Error
			for _, e := range Score([]*Document{gold()}, []*Document{s}).Errors {
				got = append(got, Error{Kind: e.Kind, Stage: e.Stage, Rule: e.Rule})
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func TestChangesSinceABaseline(t *testing.T) {
	gold := []*Document{{ID: "a", Entities: []Entity{person("e1", "Ana Brandt"), person("e2", "Carl Okoye")}}}
	former := Score(gold, []*Document{{ID: "a", Entities: []Entity{person("s1", "Ana Brandt")}}})
	b, err := json.Marshal(former)
	if err != nil {
		t.Fatal(err)
	}
	var read Report
	if err := json.Unmarshal(b, &read); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := former.WriteChanges(&out, &read); err != nil || out.Len() > 0 {
		t.Errorf("a report against itself = %q, %v; want nothing", out.String(), err)
	}
	now := Score(gold, []*Document{{ID: "a", Entities: []Entity{person("s1", "Carl Okoye"), person("s2", "Lima")}}})
	if err := now.WriteChanges(&out, &read); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"- a | entity missed | not seen | PERSON Carl Okoye", "+ a | entity missed | not seen | PERSON Ana Brandt",
		"+ a | entity wrong | not said | PERSON Lima", "F1 0.667 -> 0.500, tp +0, fp +1, fn +0",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("changes = %s\nwant %q among them", out.String(), want)
		}
	}
}

// TestDetailsCountWhereGoldStatesThem compares what relations say beyond their
// ends.
func TestDetailsCountWhereGoldStatesThem(t *testing.T) {
	doc := func(r Relation) *Document {
		r.Type, r.From, r.To = "MET_WITH", "e1", "e2"
		return &Document{ID: "a", Entities: []Entity{person("e1", "Ana Brandt"), person("e2", "Carl Okoye"), {ID: "e3", Type: "PLACE", Name: "Lima"}}, Relations: []Relation{r}}
	}
	gold := doc(Relation{Date: "2019-06-28", Place: "e3", Mode: "remote"})
	r := Score([]*Document{gold}, []*Document{doc(Relation{Date: "2019-07-28", Mode: "remote", Title: "chair"})})
	for row, want := range map[string]Tally{
		"date": {0, 1, 1}, "date precision": {1, 0, 0}, "place": {0, 0, 1}, "mode": {1, 0, 0}, "title": {}, "alias": {3, 0, 0},
	} {
		if got := *r.Tallies[row]; got != want {
			t.Errorf("%s = %+v, want %+v", row, got, want)
		}
	}
}
