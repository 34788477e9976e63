package relation_test

import (
	"slices"
	"testing"

	"entente/extractor/pipeline"
	"entente/extractor/relation"
	"entente/graph"
)

func TestAttemptsTellHowFarARuleCame(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want relation.Outcome
	}{
		{"Ana Brandt met Carl Okoye in Lima.", relation.Claimed},
		{"Ana Brandt would resign if she met Carl Okoye in Lima.", relation.Unsaid},
		{"Ana Brandt met the deadline.", relation.Unlinked},
	} {
		d := p.Document(graph.Article{Text: c.text})
		claims := len(d.Claims)
		var got []relation.Outcome
		for _, a := range relation.Default().Attempts(d) {
			if a.Kind == graph.MetWith && d.Doc.Word(a.Token) == "met" {
				got = append(got, a.Outcome)
			}
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("Attempts(%q) = %v, want %s among them", c.text, got, c.want)
		}
		if len(d.Claims) != claims {
			t.Errorf("Attempts(%q) added claims", c.text)
		}
	}
}
