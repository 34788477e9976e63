package graphtest

import (
	"slices"
	"testing"

	"entente/graph"
)

func TestNewsIsValidAndHasEverything(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range News() {
		if err := b.Validate(); err != nil {
			t.Fatalf("%s: %v", b.Article.Title, err)
		}
		for _, a := range b.Appearances {
			for _, m := range a.Mentions {
				seen["mention "+string(m.Kind)] = true
			}
			seen["entity "+string(a.Kind)] = true
		}
		for _, q := range b.Quotes {
			seen["quote "+string(q.Kind)] = true
		}
		for _, c := range b.Claims {
			for _, what := range []string{string(c.Status), string(c.Certainty), string(c.Mode), string(c.Tense)} {
				seen[what] = true
			}
			seen["claim "+string(c.Kind)] = true
			if c.Date != nil {
				seen["date "+string(c.Date.Basis)] = true
			}
			if s := c.AttributedTo; s != nil && s.Ref == (graph.Ref{}) {
				seen["unnamed source"] = true
			} else if s != nil {
				seen["named source"] = true
			}
		}
	}
	want := []string{
		"mention NAME", "mention ROLE", "mention PRONOUN", "mention DEMONYM",
		"entity PERSON", "entity COUNTRY", "entity ORGANISATION", "entity PLACE",
		"quote DIRECT", "quote INDIRECT", "quote MIXED",
		"ACTUAL", "PLANNED", "DENIED", "CERTAIN", "PROBABLE", "POSSIBLE", "IN_PERSON", "REMOTE", "UNKNOWN", "CURRENT", "FORMER", "FUTURE",
		"date STATED", "date RELATIVE", "date PUBLICATION", "unnamed source", "named source",
	}
	for _, k := range graph.AllKinds() {
		want = append(want, "claim "+string(k))
	}
	if i := slices.IndexFunc(want, func(w string) bool { return !seen[w] }); i >= 0 {
		t.Errorf("News() has no %s", want[i])
	}
}
