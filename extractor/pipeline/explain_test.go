package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"entente/extractor/pipeline"
	"entente/graph"
)

// claim is the first claim of a kind between two names that a text makes.
func claim(t *testing.T, p *pipeline.Pipeline, text string, kind graph.RelationKind) *graph.Explanation {
	t.Helper()
	article := graph.Article{ID: graph.ArticleID("a"), Key: "a", Text: text}
	b, _ := p.Again(article)
	for _, c := range b.Claims {
		if c.Kind == kind {
			return p.Explanations(article)[c.ID]
		}
	}
	return nil
}

// TestWithoutAListedTokenThereIsNoClaim takes each token that an explanation
// lists out of the sentence: names whole, since half of one may still be it.
func TestWithoutAListedTokenThereIsNoClaim(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		kind graph.RelationKind
		want []string // of its lines
	}{
		{"President Ana Brandt met Carl Okoye in the old town hall.", graph.MetWith, []string{"“met” is the trigger of the rule", "“Brandt” is the subject of “met”", "“Okoye” is the object of “met”"}},
		{"President Ana Brandt visited Norway after the storm.", graph.Visited, []string{"“visited” is the trigger of the rule", "“Brandt” is the subject of “visited”"}},
		{"President Ana Brandt criticised Norway over the new quota.", graph.Criticises, []string{"“criticised” is the trigger"}},
	} {
		e := claim(t, p, c.text, c.kind)
		if e == nil {
			t.Errorf("%s: no %s", c.text, c.kind)
			continue
		}
		for _, want := range c.want {
			if !slices.ContainsFunc(e.Lines, func(l string) bool { return strings.Contains(l, want) }) {
				t.Errorf("%s: lines = %q, want %q among them", c.text, e.Lines, want)
			}
		}
		if slices.ContainsFunc(e.Lines, func(l string) bool { return strings.Contains(l, ".).") }) {
			t.Errorf("%s: a sentence ends twice: %q", c.text, e.Lines)
		}
		for _, token := range e.Tokens {
			if !strings.Contains(e.Sentence, "["+token.Text+"]") {
				t.Errorf("sentence = %s, want [%s] in it", e.Sentence, token.Text)
			}
			without := c.text
			for _, name := range []string{"President Ana Brandt", "Carl Okoye", token.Text} {
				if strings.Contains(name, token.Text) {
					without = strings.Replace(c.text, name+" ", "", 1)
					break
				}
			}
			if got := claim(t, p, without, c.kind); got != nil {
				t.Errorf("without %q, %q still makes the claim: %v", token.Text, without, got.Lines)
			}
		}
	}
}
