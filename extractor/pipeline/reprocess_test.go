package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/pipeline"
	"entente/graph"
	"entente/graph/sqlite"
)

func inputs(n int) []graph.Input {
	out := make([]graph.Input, n)
	for i := range out {
		out[i] = graph.Input{
			ExternalID: fmt.Sprintf("talks-%d", i), Title: "Talks", Publisher: "The Example", PublishedAt: "2024-05-03",
			Text: fmt.Sprintf("Foreign Minister Ana Kovač met her Austrian counterpart, Lukas Steindl, in Vienna on Thursday. “We agreed on %d bridges,” Kovač told reporters after the meeting.", i+2),
		}
	}
	return out
}

// all is everything that a store holds, without what Reprocess may change.
func all(t *testing.T, store graph.Store) []graph.Batch {
	t.Helper()
	var out []graph.Batch
	for b, err := range store.Batches(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, *b)
	}
	return out
}

// TestReprocessReplacesWhatOtherVersionsSaid stores articles as a former
// version left them, without claims, and expects what ingesting them gives;
// interrupted in the middle, a second run does the rest.
func TestReprocessReplacesWhatOtherVersionsSaid(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	open := func(name string) graph.Store {
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), name))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	const n = 60
	fresh, store := open("fresh.db"), open("old.db")
	if _, err := p.Ingest(t.Context(), fresh, inputs(n)); err != nil {
		t.Fatal(err)
	}
	want := all(t, fresh)
	old := make([]graph.Batch, n)
	for i, b := range want {
		old[i] = graph.Batch{Article: b.Article}
		old[i].Article.ExtractorVersion = "0.0.1"
	}
	if _, err := store.Apply(t.Context(), old); err != nil {
		t.Fatal(err)
	}

	ctx, stop := context.WithCancel(t.Context())
	first, err := p.Reprocess(ctx, store, 2, func(graph.Receipt) { stop() })
	if !errors.Is(err, context.Canceled) || first.Replaced == 0 || first.Replaced == n {
		t.Errorf("Reprocess, interrupted = %+v, %v; want part of it done", first, err)
	}
	second, err := p.Reprocess(t.Context(), store, 2, func(graph.Receipt) {})
	if err != nil || second.Current != first.Replaced || second.Replaced != n-first.Replaced {
		t.Errorf("Reprocess, again = %+v, %v; want the rest", second, err)
	}
	if d := cmp.Diff(want, all(t, store)); d != "" {
		t.Errorf("reprocessed articles differ from ingested ones, -want +got:\n%s", d)
	}
	third, err := p.Reprocess(t.Context(), store, 2, func(graph.Receipt) { t.Error("a current article was replaced") })
	if err != nil || third.Current != n {
		t.Errorf("Reprocess, when all is current = %+v, %v", third, err)
	}
	if err := graph.Verify(t.Context(), store, func(f graph.Finding) { t.Errorf("%s: %s", f.ID, f.What) }); err != nil {
		t.Error(err)
	}
}
