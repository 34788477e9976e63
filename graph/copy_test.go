package graph_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/synthetic"
)

// fragile is a store that takes a few calls of Apply and then fails.
type fragile struct {
	graph.Store
	left int
}

var errBroken = errors.New("the disk is full")

func (f *fragile) Apply(ctx context.Context, batches []graph.Batch) ([]graph.Receipt, error) {
	if f.left == 0 {
		return nil, errBroken
	}
	f.left--
	return f.Store.Apply(ctx, batches)
}

func TestCopyGoesOnWhereItStopped(t *testing.T) {
	from, to := graphtest.NewModel(), graphtest.NewModel()
	graphtest.Fill(t, from, synthetic.Generator{Seed: 3, Articles: 250})
	outcomes := func(to graph.Writer, want error) map[graph.Outcome]int {
		t.Helper()
		n := map[graph.Outcome]int{}
		if err := graph.Copy(t.Context(), from, to, func(r graph.Receipt) { n[r.Outcome]++ }); !errors.Is(err, want) {
			t.Fatalf("Copy gives %v, want %v", err, want)
		}
		return n
	}
	if n := outcomes(&fragile{to, 1}, errBroken); n[graph.Created] != 100 || len(n) != 1 {
		t.Errorf("before the failure: %v, want 100 created", n)
	}
	if n := outcomes(to, nil); n[graph.Unchanged] != 100 || n[graph.Created] != 137 || len(n) != 2 {
		t.Errorf("after it: %v, want 100 unchanged and 137 created", n)
	}
	var source, target bytes.Buffer
	if err := errors.Join(graph.Export(t.Context(), from, &source), graph.Export(t.Context(), to, &target)); err != nil {
		t.Fatal(err)
	}
	if source.String() != target.String() {
		t.Error("the copy exports other bytes")
	}
}
