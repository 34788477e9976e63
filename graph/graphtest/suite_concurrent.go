package graphtest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"entente/graph"
	"entente/graph/synthetic"
)

// testWriters lets eight write overlapping articles while others read; what is
// left is what one writer leaves.
func testWriters(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 79, Articles: 48}
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := w; i < w+g.Articles; i += 4 { // each article twice, by different writers
				b := g.Batch(i%g.Articles, 0)
				receipts, err := s.Apply(t.Context(), []graph.Batch{b, g.Batch((i+1)%g.Articles, 0)})
				if err != nil || receipts[0].Rejection != nil || receipts[1].Rejection != nil {
					t.Errorf("Apply gives %+v, %v", receipts, err)
				}
			}
		})
		wg.Go(func() {
			for range 10 {
				p, err := s.FindEntities(t.Context(), []graph.EntityQuery{{Slice: graph.Slice{First: 10}}})
				if err != nil || len(p[0].Rows) > p[0].Total {
					t.Errorf("FindEntities gives %+v, %v", p, err)
				}
			}
		})
	}
	wg.Wait()
	if t.Failed() {
		return
	}
	apply(t, m, g.Batches()...)
	equal(t, s, m)
}

// calls are all methods of a store that take a context, each with something to
// answer.
func calls(s graph.Store, b graph.Batch) map[string]func(context.Context) error {
	ids := []graph.ID{b.Article.ID}
	return map[string]func(context.Context) error{
		"Articles":  func(ctx context.Context) error { _, err := s.Articles(ctx, ids); return err },
		"Entities":  func(ctx context.Context) error { _, err := s.Entities(ctx, ids); return err },
		"Relations": func(ctx context.Context) error { _, err := s.Relations(ctx, ids); return err },
		"Claims":    func(ctx context.Context) error { _, err := s.Claims(ctx, ids); return err },
		"Quotes":    func(ctx context.Context) error { _, err := s.Quotes(ctx, ids); return err },
		"FindArticles": func(ctx context.Context) error {
			_, err := s.FindArticles(ctx, make([]graph.ArticleQuery, 1))
			return err
		},
		"FindEntities": func(ctx context.Context) error {
			_, err := s.FindEntities(ctx, make([]graph.EntityQuery, 1))
			return err
		},
		"FindRelations": func(ctx context.Context) error {
			_, err := s.FindRelations(ctx, make([]graph.RelationQuery, 1))
			return err
		},
		"FindClaims": func(ctx context.Context) error { _, err := s.FindClaims(ctx, make([]graph.ClaimQuery, 1)); return err },
		"FindQuotes": func(ctx context.Context) error { _, err := s.FindQuotes(ctx, make([]graph.QuoteQuery, 1)); return err },
		"FindPositions": func(ctx context.Context) error {
			_, err := s.FindPositions(ctx, make([]graph.PositionQuery, 1))
			return err
		},
		"FindMentions": func(ctx context.Context) error {
			_, err := s.FindMentions(ctx, make([]graph.MentionQuery, 1))
			return err
		},
		"Search": func(ctx context.Context) error { _, err := s.Search(ctx, graph.SearchQuery{Text: "a"}); return err },
		"Tally": func(ctx context.Context) error {
			_, err := s.Tally(ctx, graph.TallyQuery{Of: graph.TallyArticles, By: []graph.TallyBy{graph.ByYear}})
			return err
		},
		"Info":       func(ctx context.Context) error { _, err := s.Info(ctx); return err },
		"Tombstones": func(ctx context.Context) error { _, err := s.Tombstones(ctx); return err },
		"Batches": func(ctx context.Context) error {
			for _, err := range s.Batches(ctx, "") {
				return err
			}
			return nil
		},
		"Apply":   func(ctx context.Context) error { _, err := s.Apply(ctx, []graph.Batch{b}); return err },
		"Retract": func(ctx context.Context) error { _, err := s.Retract(ctx, b.Article.ID, "r"); return err },
		"Bury":    func(ctx context.Context) error { return s.Bury(ctx, []graph.Tombstone{{Key: "k", At: fixed}}) },
		"Ready":   func(ctx context.Context) error { return s.Ready(ctx) },
	}
}

func testCancelled(t *testing.T, open func(testing.TB) graph.Store) {
	s := open(t)
	b := Whole()
	apply(t, s, b)
	before := export(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, call := range calls(s, b) {
		if err := call(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%s with a cancelled context gives %v, want context.Canceled", name, err)
		}
	}
	same(t, "export after cancelled calls", export(t, s), before)
	// The store lives on, and a walk over the batches ends with the context.
	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	g := synthetic.Generator{Seed: 83, Articles: 60}
	apply(t, s, g.Batches()...)
	var last error
	n := 0
	for _, err := range s.Batches(ctx, "") {
		cancel()
		n, last = n+1, err
	}
	if !errors.Is(last, context.Canceled) || n > g.Articles {
		t.Errorf("Batches gives %d and then %v, want context.Canceled", n, last)
	}
	verify(t, s)
}

func testClosed(t *testing.T, open func(testing.TB) graph.Store) {
	s := open(t)
	b := Whole()
	apply(t, s, b)
	ok(t, s.Ready(t.Context()))
	ok(t, s.Close())
	ok(t, s.Close())
	for name, call := range calls(s, b) {
		if err := call(t.Context()); !errors.Is(err, graph.ErrClosed) {
			t.Errorf("%s after Close gives %v, want ErrClosed", name, err)
		}
	}
}
