package neo4j_test

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4j/neo4jtest"
	"entente/graph/synthetic"
)

// TestOutage stops and starts the server in the middle of 200 concurrent
// applies: reads say that it is away, writes wait for it, and what is there in
// the end is what it would have been without.
func TestOutage(t *testing.T) {
	server := neo4jtest.Own(t)
	s := open(t, &server.Server)
	g := synthetic.Generator{Seed: 97, Articles: 200}
	var applied atomic.Int32
	var wg sync.WaitGroup
	halfway := make(chan struct{})
	for w := range 8 {
		wg.Go(func() {
			for i := w; i < g.Articles; i += 8 {
				receipts, err := s.Apply(t.Context(), []graph.Batch{g.Batch(i, 0)})
				if err != nil || receipts[0].Rejection != nil {
					t.Errorf("Apply gives %+v, %v", receipts, err)
				}
				if applied.Add(1) == 60 {
					close(halfway)
				}
			}
		})
	}
	<-halfway
	if err := server.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := s.Ready(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("Ready without the server gives %v, want ErrUnavailable", err)
	}
	if _, err := s.Info(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("Info without the server gives %v, want ErrUnavailable", err)
	}
	if err := server.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	calm := graphtest.NewModel()
	if _, err := calm.Apply(t.Context(), g.Batches()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(export(t, s), export(t, calm)) {
		t.Error("the graph after an outage is another one than without")
	}
	if err := graph.Verify(t.Context(), s, func(f graph.Finding) { t.Errorf("verify: %s: %s", f.ID, f.What) }); err != nil {
		t.Fatal(err)
	}
}

func export(t *testing.T, r graph.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := graph.Export(context.WithoutCancel(t.Context()), r, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
