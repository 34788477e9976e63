package pipeline_test

import (
	"iter"
	"path/filepath"
	"slices"
	"testing"

	"entente/extractor/pipeline"
	"entente/extractor/source"
	"entente/graph"
	"entente/graph/sqlite"
)

// TestWhatIsStoredIsNotExtractedAgain hands in articles of which some are
// stored, some as other content or by another version.
func TestWhatIsStoredIsNotExtractedAgain(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	in := inputs(4)
	former := *p.Extract(in[1]).Batch
	former.Article.ExtractorVersion = "0.0.1"
	if _, err := store.Apply(t.Context(), []graph.Batch{*p.Extract(in[0]).Batch, former, *p.Extract(in[2]).Batch}); err != nil {
		t.Fatal(err)
	}
	in[2].Title = "Talks, corrected"
	var items iter.Seq[source.Item] = func(yield func(source.Item) bool) {
		for _, i := range in {
			if !yield(source.Item{Input: i}) {
				return
			}
		}
	}
	var extracted []bool
	for r := range p.AllNew(t.Context(), store, items, 2) {
		extracted = append(extracted, r.Batch != nil)
	}
	if want := []bool{false, true, true, true}; !slices.Equal(extracted, want) {
		t.Errorf("extracted %v, want %v", extracted, want)
	}
	answers, err := p.Ingest(t.Context(), store, append(in, in[0]))
	if err != nil {
		t.Fatal(err)
	}
	var outcomes []graph.Outcome
	for _, a := range answers {
		outcomes = append(outcomes, a.Outcome)
	}
	if want := []graph.Outcome{graph.Unchanged, graph.Replaced, graph.Replaced, graph.Created, graph.Rejected}; !slices.Equal(outcomes, want) {
		t.Errorf("outcomes are %v, want %v", outcomes, want)
	}
}
