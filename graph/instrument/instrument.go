// Package instrument watches the calls to a store: how many, how long, how
// many failed. What it wraps gives the same answers through it.
package instrument

import (
	"context"
	"iter"
	"maps"
	"sync"
	"time"

	"entente/graph"
)

// Observe is told of each call when it ends, by the name of its method. It may
// be called from several goroutines at once.
type Observe func(method string, took time.Duration, err error)

// Store passes calls on to another store and has them observed.
type Store struct {
	inner   graph.Store
	observe Observe
}

// New wraps a store.
func New(inner graph.Store, observe Observe) *Store { return &Store{inner, observe} }

var (
	_ graph.Store      = (*Store)(nil)
	_ graph.Neighbours = (*Store)(nil)
	_ graph.Checker    = (*Store)(nil)
)

// call runs and observes a method that gives a value.
func call[T any](s *Store, method string, f func() (T, error)) (T, error) {
	start := time.Now()
	v, err := f()
	s.observe(method, time.Since(start), err)
	return v, err
}

// do runs and observes a method that gives none.
func (s *Store) do(method string, f func() error) error {
	_, err := call(s, method, func() (struct{}, error) { return struct{}{}, f() })
	return err
}

// Articles passes the call on.
func (s *Store) Articles(ctx context.Context, ids []graph.ID) ([]*graph.Article, error) {
	return call(s, "Articles", func() ([]*graph.Article, error) { return s.inner.Articles(ctx, ids) })
}

// Entities passes the call on.
func (s *Store) Entities(ctx context.Context, ids []graph.ID) ([]*graph.Entity, error) {
	return call(s, "Entities", func() ([]*graph.Entity, error) { return s.inner.Entities(ctx, ids) })
}

// Relations passes the call on.
func (s *Store) Relations(ctx context.Context, ids []graph.ID) ([]*graph.Relation, error) {
	return call(s, "Relations", func() ([]*graph.Relation, error) { return s.inner.Relations(ctx, ids) })
}

// Claims passes the call on.
func (s *Store) Claims(ctx context.Context, ids []graph.ID) ([]*graph.Claim, error) {
	return call(s, "Claims", func() ([]*graph.Claim, error) { return s.inner.Claims(ctx, ids) })
}

// Quotes passes the call on.
func (s *Store) Quotes(ctx context.Context, ids []graph.ID) ([]*graph.Quote, error) {
	return call(s, "Quotes", func() ([]*graph.Quote, error) { return s.inner.Quotes(ctx, ids) })
}

// FindArticles passes the call on.
func (s *Store) FindArticles(ctx context.Context, qs []graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	return call(s, "FindArticles", func() ([]graph.Page[*graph.Article], error) { return s.inner.FindArticles(ctx, qs) })
}

// FindEntities passes the call on.
func (s *Store) FindEntities(ctx context.Context, qs []graph.EntityQuery) ([]graph.Page[*graph.Entity], error) {
	return call(s, "FindEntities", func() ([]graph.Page[*graph.Entity], error) { return s.inner.FindEntities(ctx, qs) })
}

// FindRelations passes the call on.
func (s *Store) FindRelations(ctx context.Context, qs []graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	return call(s, "FindRelations", func() ([]graph.Page[*graph.Relation], error) { return s.inner.FindRelations(ctx, qs) })
}

// FindClaims passes the call on.
func (s *Store) FindClaims(ctx context.Context, qs []graph.ClaimQuery) ([]graph.Page[*graph.Claim], error) {
	return call(s, "FindClaims", func() ([]graph.Page[*graph.Claim], error) { return s.inner.FindClaims(ctx, qs) })
}

// FindQuotes passes the call on.
func (s *Store) FindQuotes(ctx context.Context, qs []graph.QuoteQuery) ([]graph.Page[*graph.Quote], error) {
	return call(s, "FindQuotes", func() ([]graph.Page[*graph.Quote], error) { return s.inner.FindQuotes(ctx, qs) })
}

// FindPositions passes the call on.
func (s *Store) FindPositions(ctx context.Context, qs []graph.PositionQuery) ([]graph.Page[*graph.Position], error) {
	return call(s, "FindPositions", func() ([]graph.Page[*graph.Position], error) { return s.inner.FindPositions(ctx, qs) })
}

// FindMentions passes the call on.
func (s *Store) FindMentions(ctx context.Context, qs []graph.MentionQuery) ([]graph.Page[*graph.EntityMention], error) {
	return call(s, "FindMentions", func() ([]graph.Page[*graph.EntityMention], error) { return s.inner.FindMentions(ctx, qs) })
}

// Search passes the call on.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (graph.Page[*graph.Hit], error) {
	return call(s, "Search", func() (graph.Page[*graph.Hit], error) { return s.inner.Search(ctx, q) })
}

// Tally passes the call on.
func (s *Store) Tally(ctx context.Context, q graph.TallyQuery) ([]graph.TallyRow, error) {
	return call(s, "Tally", func() ([]graph.TallyRow, error) { return s.inner.Tally(ctx, q) })
}

// Info passes the call on.
func (s *Store) Info(ctx context.Context) (graph.Info, error) {
	return call(s, "Info", func() (graph.Info, error) { return s.inner.Info(ctx) })
}

// Batches passes the call on; it ends when the last batch is taken, with the
// error that ended it.
func (s *Store) Batches(ctx context.Context, after graph.ID) iter.Seq2[*graph.Batch, error] {
	return func(yield func(*graph.Batch, error) bool) {
		_ = s.do("Batches", func() error {
			for b, err := range s.inner.Batches(ctx, after) {
				if !yield(b, err) || err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// Tombstones passes the call on.
func (s *Store) Tombstones(ctx context.Context) ([]graph.Tombstone, error) {
	return call(s, "Tombstones", func() ([]graph.Tombstone, error) { return s.inner.Tombstones(ctx) })
}

// Apply passes the call on.
func (s *Store) Apply(ctx context.Context, batches []graph.Batch) ([]graph.Receipt, error) {
	return call(s, "Apply", func() ([]graph.Receipt, error) { return s.inner.Apply(ctx, batches) })
}

// Retract passes the call on.
func (s *Store) Retract(ctx context.Context, article graph.ID, reason string) (graph.Retraction, error) {
	return call(s, "Retract", func() (graph.Retraction, error) { return s.inner.Retract(ctx, article, reason) })
}

// Bury passes the call on.
func (s *Store) Bury(ctx context.Context, tombstones []graph.Tombstone) error {
	return s.do("Bury", func() error { return s.inner.Bury(ctx, tombstones) })
}

// Ready passes the call on.
func (s *Store) Ready(ctx context.Context) error {
	return s.do("Ready", func() error { return s.inner.Ready(ctx) })
}

// Close passes the call on.
func (s *Store) Close() error { return s.do("Close", s.inner.Close) }

// Neighbours passes the call on, to the portable form where the store has
// none of its own.
func (s *Store) Neighbours(ctx context.Context, q graph.NeighbourQuery) ([][]graph.Edge, error) {
	return call(s, "Neighbours", func() ([][]graph.Edge, error) {
		if n, ok := s.inner.(graph.Neighbours); ok {
			return n.Neighbours(ctx, q)
		}
		return graph.ReadNeighbours(ctx, s.inner, q)
	})
}

// Check passes the call on; a store that cannot look at itself has nothing to
// report.
func (s *Store) Check(ctx context.Context, report func(graph.Finding)) error {
	c, ok := s.inner.(graph.Checker)
	if !ok {
		return nil
	}
	return s.do("Check", func() error { return c.Check(ctx, report) })
}

// Count is what a Counter knows of a method.
type Count struct {
	Calls, Errors int
	Took          time.Duration // all calls together
}

// Counter adds calls up.
type Counter struct {
	mu     sync.Mutex
	counts map[string]Count
}

// Observe counts a call.
func (c *Counter) Observe(method string, took time.Duration, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counts == nil {
		c.counts = map[string]Count{}
	}
	n := c.counts[method]
	n.Calls++
	n.Took += took
	if err != nil {
		n.Errors++
	}
	c.counts[method] = n
}

// Counts gives the counts by method.
func (c *Counter) Counts() map[string]Count {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.counts)
}

// Reset forgets all counts.
func (c *Counter) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.counts)
}
