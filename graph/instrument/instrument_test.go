package instrument_test

import (
	"maps"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/instrument"
)

func TestStoreGivesTheSameAnswers(t *testing.T) {
	graphtest.RunParallel(t, func(testing.TB) graph.Store {
		return instrument.New(graphtest.NewModel(), func(string, time.Duration, error) {})
	})
}

func TestCounterCountsCallsAndErrors(t *testing.T) {
	var c instrument.Counter
	s := instrument.New(graphtest.NewModel(), c.Observe)
	calls := func() map[string]int {
		out := map[string]int{}
		for method, n := range c.Counts() {
			out[method] = n.Calls + 100*n.Errors
			if n.Took < 0 {
				t.Errorf("%s took %v", method, n.Took)
			}
		}
		c.Reset()
		return out
	}
	if _, err := s.Apply(t.Context(), []graph.Batch{graphtest.Whole()}); err != nil {
		t.Fatal(err)
	}
	person := []graph.ID{graph.EntityID("person:lena orlova")}
	for range 2 {
		if _, err := s.Entities(t.Context(), person); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Tally(t.Context(), graph.TallyQuery{}); err == nil {
		t.Fatal("an empty tally is no error")
	}
	for _, err := range s.Batches(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, want := calls(), map[string]int{"Apply": 1, "Entities": 2, "Tally": 101, "Batches": 1}; !maps.Equal(got, want) {
		t.Errorf("calls are %v, want %v", got, want)
	}
	// A walk asks a store that has no Neighbours of its own in the portable way.
	if _, err := graph.Neighbourhood(t.Context(), s, graph.SubgraphQuery{Centres: person, Depth: 1, Limit: 9}); err != nil {
		t.Fatal(err)
	}
	if got, want := calls(), map[string]int{"Entities": 1, "Neighbours": 1}; !maps.Equal(got, want) {
		t.Errorf("calls of a walk are %v, want %v", got, want)
	}
	if err := graph.Verify(t.Context(), s, func(f graph.Finding) { t.Error(f) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := calls(); got["Close"] != 1 {
		t.Errorf("calls are %v", got)
	}
}
