package eval

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/need"
)

// spoil makes a system's answer of gold: right in part, so that every row of
// the score has right, false and missed answers.
func spoil(g *Document, r *rand.Rand) *Document {
	s := &Document{ID: g.ID, Entities: []Entity{}, Relations: []Relation{}}
	anybody := func() string { return g.Entities[r.IntN(len(g.Entities))].ID }
	for _, e := range g.Entities {
		switch r.IntN(8) {
		case 0:
			continue
		case 1:
			s.Entities = append(s.Entities, Entity{ID: e.ID + "b", Type: e.Type, Name: e.Name})
		case 2:
			e.Type = "PLACE"
		case 3:
			e.Name, e.Aliases = e.Name+"s", nil
		}
		s.Entities = append(s.Entities, e)
	}
	for _, rel := range g.Relations {
		switch r.IntN(6) {
		case 0:
			continue
		case 1:
			rel.From, rel.To = rel.To, rel.From
		case 2:
			rel.To = anybody()
		case 3:
			rel.Status = "planned"
		}
		s.Relations = append(s.Relations, rel, rel)
	}
	speech := func(quotes []Quote) []Quote {
		out := []Quote{}
		for _, q := range quotes {
			switch r.IntN(6) {
			case 0:
				continue
			case 1:
				q.Speaker = anybody()
			case 2:
				q.Text = "By which, he said, “" + q.Text
			case 3:
				q.Text = q.Text[len(q.Text)/2:]
			}
			out = append(out, q)
		}
		return out
	}
	s.Quotes, s.Indirect = speech(g.Quotes), speech(g.Indirect)
	return s
}

// TestScoreAgreesWithTheSharedScorer compares every count with score.py.
func TestScoreAgreesWithTheSharedScorer(t *testing.T) {
	shared := need.Shared(t)
	python, err := exec.LookPath("python3")
	if err != nil {
		need.Lacking(t, "python3", "no python3 on the path")
	}
	for _, set := range []string{"gold", "gold-sentences"} {
		gold, err := ReadDir(filepath.Join(shared, set))
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		r := rand.New(rand.NewPCG(1, 2))
		var system []*Document
		for _, g := range gold {
			s := spoil(g, r)
			b, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, g.ID+".json"), b, 0o644); err != nil {
				t.Fatal(err)
			}
			system = append(system, s)
		}
		out, err := exec.CommandContext(t.Context(), python, filepath.Join(shared, "gold", "score.py"), filepath.Join(shared, set), dir, "--json").Output()
		if err != nil {
			t.Fatalf("score.py: %v", err)
		}
		var want, got map[string]json.RawMessage
		if err := json.Unmarshal(out, &want); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(Score(gold, system))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		type row struct {
			F1         float64
			TP, FP, FN int
		}
		for _, name := range Rows {
			var w, g row
			if err := json.Unmarshal(want[name], &w); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(got[name], &g); err != nil {
				t.Fatal(err)
			}
			if fmt.Sprintf("%.12f", w.F1) != fmt.Sprintf("%.12f", g.F1) || w.TP != g.TP || w.FP != g.FP || w.FN != g.FN {
				t.Errorf("%s, %s = %+v, want %+v", set, name, g, w)
			}
		}
	}
}

func TestScoreOfGoldItselfIsPerfect(t *testing.T) {
	gold, err := ReadDir(filepath.Join("testdata", "gold"))
	if err != nil {
		t.Fatal(err)
	}
	r := Score(gold, gold)
	for _, row := range Rows {
		if tally := r.Tallies[row]; tally.FP != 0 || tally.FN != 0 || tally.TP == 0 {
			t.Errorf("%s = %+v, want right answers only", row, *tally)
		}
	}
}

// TestAnnotationsAreVerbatim holds the project's own annotations to their
// articles.
func TestAnnotationsAreVerbatim(t *testing.T) {
	gold, err := ReadDir(filepath.Join("testdata", "gold"))
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range gold {
		b, err := os.ReadFile(filepath.Join("testdata", "articles", g.ID+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var article struct{ Text string }
		if err := json.Unmarshal(b, &article); err != nil {
			t.Fatal(err)
		}
		for _, r := range g.Relations {
			if !strings.Contains(article.Text, r.Evidence) {
				t.Errorf("%s: evidence is not in the text: %s", g.ID, r.Evidence)
			}
		}
		for _, q := range g.Indirect {
			if !strings.Contains(article.Text, q.Text) {
				t.Errorf("%s: speech is not in the text: %s", g.ID, q.Text)
			}
		}
	}
}
