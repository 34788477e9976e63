package pipeline_test

import (
	"testing"

	"entente/extractor/pipeline"
	"entente/graph"
)

func TestSharesShrinkTowardsTheLevelAbove(t *testing.T) {
	c := pipeline.NewConfidence()
	known := pipeline.Pattern{Family: "VISITED", Traits: "name", Rule: "known"}
	for range 100 {
		c.Count(known, true)
		c.Count(pipeline.Pattern{Family: "MET_WITH", Traits: "name", Rule: "bad"}, false)
	}
	ofKind := c.Of(pipeline.Pattern{Family: "VISITED", Traits: "name", Rule: "new"})
	ofNone := c.Of(pipeline.Pattern{Family: "DISPUTES", Traits: "name", Rule: "new"})
	if own := c.Of(known); own <= ofKind || ofKind <= ofNone || ofNone < .4 || ofNone > .6 {
		t.Errorf("a known rule has %v, a new one of its kind %v, of another kind %v; want them in this order, the last near .5", own, ofKind, ofNone)
	}
}

func TestConfidenceTellsLooseSpeechFromPlain(t *testing.T) {
	p := newPipeline(t)
	confidence := func(text string) float64 {
		t.Helper()
		b, _ := p.Again(graph.Article{Text: text})
		if len(b.Quotes) != 1 {
			t.Fatalf("%q has %d quotes, want one", text, len(b.Quotes))
		}
		return *b.Quotes[0].Confidence
	}
	plain := confidence("Ida Berg said that the port would close.")
	for _, loose := range []string{
		"Ida Berg claimed that the port would close, and the mayor left the town.",
		"Estonian officials said that the port would close.",
	} {
		if got := confidence(loose); got >= plain {
			t.Errorf("%q has confidence %v, want less than %v", loose, got, plain)
		}
	}
}
