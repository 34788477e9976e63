package graphtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/graph"
	"entente/graph/synthetic"
)

// testQueries compares random queries, with every filter, order and page, with
// the model's answers.
func testQueries(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 41, Articles: 70}
	both(t, s, m, g.Batches()...)
	for _, i := range []int{3, 17, 40} {
		both(t, s, m, g.Batch(i, 1))
	}
	compareQueries(t, s, m, 43, size(60))
}

// compareQueries asks random queries of every kind.
func compareQueries(t *testing.T, s graph.Store, m *Model, seed uint64, rounds int) {
	t.Helper()
	a := newAsker(seed, m)
	for range rounds {
		list := []struct {
			what string
			ask  pager
		}{}
		add := func(what any, ask pager) {
			list = append(list, struct {
				what string
				ask  pager
			}{show(what), ask})
		}
		aq, eq, rq, cq, qq := a.articleQuery(), a.entityQuery(), a.relationQuery(), a.claimQuery(), a.quoteQuery()
		add(aq, articles(t, aq))
		add(eq, entities(t, eq))
		add(rq, relations(t, rq))
		add(cq, claims(t, cq))
		add(qq, quotes(t, qq))
		for _, l := range list {
			walkPages(t, s, m, l.what, l.ask)
		}
		tq := a.tally()
		got, err := s.Tally(t.Context(), tq)
		ok(t, err)
		want, err := m.Tally(t.Context(), tq)
		ok(t, err)
		same(t, show(tq), got, want)
	}
	// Many queries in one call are answered in order, each as if alone.
	var qs []graph.ClaimQuery
	for range 20 {
		q := a.claimQuery()
		q.Slice.First = 3
		qs = append(qs, q)
	}
	got, err := s.FindClaims(t.Context(), qs)
	ok(t, err)
	want, err := m.FindClaims(t.Context(), qs)
	ok(t, err)
	same(t, "20 queries in one call", got, want)
}

func testTally(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	both(t, s, m, Whole())
	both(t, s, m, synthetic.Generator{Seed: 47, Articles: size(40)}.Batches()...)
	for _, q := range []graph.TallyQuery{
		{Of: graph.TallyArticles, By: []graph.TallyBy{graph.ByPublisher}, First: 100},
		{Of: graph.TallyArticles, By: []graph.TallyBy{graph.ByYear, graph.ByPublisher}, First: 3},
		{Of: graph.TallyArticles, By: []graph.TallyBy{graph.ByMonth}},
		{Of: graph.TallyClaims, By: []graph.TallyBy{graph.ByKind, graph.ByStatus}, First: 100},
		{Of: graph.TallyClaims, By: []graph.TallyBy{graph.ByFrom, graph.ByTo, graph.ByDay}, First: graph.MaxTallyRows},
		{Of: graph.TallyQuotes, By: []graph.TallyBy{graph.ByOutlet, graph.BySpeaker}, First: 100},
		{Of: graph.TallyQuotes, By: []graph.TallyBy{graph.ByAbout}, First: 100},
	} {
		got, err := s.Tally(t.Context(), q)
		ok(t, err)
		want, err := m.Tally(t.Context(), q)
		ok(t, err)
		same(t, show(q), got, want)
	}
}

// testRandomOperations compares a store with the model after random lists of
// operations, and its counts with a recount.
func testRandomOperations(t *testing.T, open func(testing.TB) graph.Store) {
	for seed := range uint64(size(3)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { randomOperations(t, open, seed) })
	}
}

func randomOperations(t *testing.T, open func(testing.TB) graph.Store, seed uint64) {
	s, m := open(t), NewModel()
	rng := rand.New(rand.NewPCG(seed, 3))
	g := synthetic.Generator{Seed: 53 + seed, Articles: 15}
	for step := range size(80) {
		i := rng.IntN(g.Articles)
		switch rng.IntN(10) {
		case 0, 1, 2:
			got, gotErr := s.Retract(t.Context(), g.Batch(i, 0).Article.ID, "r")
			want, wantErr := m.Retract(t.Context(), g.Batch(i, 0).Article.ID, "r")
			same(t, "retraction", got, want)
			if (gotErr == nil) != (wantErr == nil) {
				t.Fatalf("step %d: Retract gives %v, want %v", step, gotErr, wantErr)
			}
		default:
			var batches []graph.Batch
			for range 1 + rng.IntN(4) {
				b := g.Batch(rng.IntN(g.Articles), rng.IntN(3))
				b.Restore = rng.IntN(2) == 0
				batches = append(batches, b)
			}
			got, err := s.Apply(t.Context(), batches)
			ok(t, err)
			want, err := m.Apply(t.Context(), batches)
			ok(t, err)
			for i := range got { // the message tells the time of a retraction
				if got[i].Rejection != nil && want[i].Rejection != nil {
					got[i].Rejection.Message = want[i].Rejection.Message
				}
			}
			same(t, "receipts", got, want)
		}
	}
	equal(t, s, m)
	compareQueries(t, s, m, seed, 3)
}

func testExport(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 59, Articles: size(25)}
	both(t, s, m, Whole())
	both(t, s, m, g.Batches()...)
	for _, r := range []graph.Store{s, m} {
		_, err := r.Retract(t.Context(), g.Batch(2, 0).Article.ID, "gone")
		ok(t, err)
	}
	var first bytes.Buffer
	ok(t, graph.Export(t.Context(), s, &first))
	for _, target := range []graph.Store{open(t), NewModel()} {
		n := 0
		ok(t, graph.Import(t.Context(), target, bytes.NewReader(first.Bytes()), func(r graph.Receipt) {
			n++
			if r.Outcome != graph.Created {
				t.Errorf("importing gives %+v", r)
			}
		}))
		if n != g.Articles {
			t.Errorf("%d receipts, want %d", n, g.Articles)
		}
		var second bytes.Buffer
		ok(t, graph.Export(t.Context(), target, &second))
		same(t, "export of an import", second.String(), first.String())
		ok(t, graph.Import(t.Context(), target, bytes.NewReader(first.Bytes()), func(r graph.Receipt) {
			if r.Outcome != graph.Unchanged {
				t.Errorf("importing again gives %+v", r)
			}
		}))
		verify(t, target)
	}
}

// testGenerated compares a larger graph of hubs and homonyms, with articles
// replaced and retracted, with the model.
func testGenerated(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 61, Articles: size(2000)}
	Fill(t, s, g)
	Fill(t, m, g)
	equal(t, s, m)
	compareWalks(t, s, m, 67, size(25))
}

// Fill applies a generated graph to a store, replaces every ninth article by
// its next version and retracts some.
func Fill(t testing.TB, s graph.Store, g synthetic.Generator) {
	t.Helper()
	for i := 0; i < g.Articles; i += 100 {
		var batches []graph.Batch
		for j := i; j < min(i+100, g.Articles); j++ {
			batches = append(batches, g.Batch(j, 0))
		}
		apply(t, s, batches...)
	}
	var again []graph.Batch
	for i := 0; i < g.Articles; i += 9 {
		again = append(again, g.Batch(i, 1))
	}
	apply(t, s, again...)
	for i := 4; i < g.Articles; i += 20 {
		_, err := s.Retract(t.Context(), g.Batch(i, 0).Article.ID, "")
		ok(t, err)
	}
}

// show is a query in full, its pointers followed.
func show(query any) string {
	b, err := json.Marshal(query)
	return fmt.Sprintf("%T %s %v", query, b, err)
}
