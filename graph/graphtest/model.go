package graphtest

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"entente/graph"
)

// Model is a store on maps that counts everything anew after each change: slow
// and plain, so that one can see that it is right. It is what the others are
// compared with.
type Model struct {
	Now func() time.Time

	mu         sync.Mutex
	closed     bool
	batches    map[graph.ID]*graph.Batch
	tombstones map[grave]graph.Tombstone
	counted    *state // nil after a change
}

type grave struct{ key, hash string }

var _ graph.Store = (*Model)(nil)

// NewModel gives an empty store.
func NewModel() *Model {
	return &Model{Now: time.Now, batches: map[graph.ID]*graph.Batch{}, tombstones: map[grave]graph.Tombstone{}}
}

// enter begins a call; the model is the caller's until leave.
func (m *Model) enter(ctx context.Context) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	if m.closed {
		m.mu.Unlock()
		return nil, graph.ErrClosed
	}
	return m.mu.Unlock, nil
}

// Ready tells whether the model is open.
func (m *Model) Ready(ctx context.Context) error {
	leave, err := m.enter(ctx)
	if err != nil {
		return err
	}
	leave()
	return nil
}

// Close forgets everything.
func (m *Model) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

// Apply writes batches.
func (m *Model) Apply(ctx context.Context, batches []graph.Batch) ([]graph.Receipt, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	receipts := make([]graph.Receipt, len(batches))
	for i := range batches {
		receipts[i] = m.apply(&batches[i])
	}
	return receipts, nil
}

func (m *Model) apply(b *graph.Batch) graph.Receipt {
	r := graph.Receipt{Article: b.Article.ID, Outcome: graph.Rejected}
	if err := b.Validate(); err != nil {
		r.Rejection = graph.RejectionOf(err)
		return r
	}
	tomb := grave{b.Article.Key, b.Article.ContentHash}
	if dead, ok := m.tombstones[tomb]; ok && !b.Restore {
		r.Rejection = graph.RejectionOf(graph.RetractedError(dead))
		return r
	}
	old := m.batches[b.Article.ID]
	r.Claims, r.Quotes = len(b.Claims), len(b.Quotes)
	if old != nil && old.Article.ContentHash == b.Article.ContentHash && old.Article.ExtractorVersion == b.Article.ExtractorVersion {
		r.Outcome, r.Claims, r.Quotes = graph.Unchanged, len(old.Claims), len(old.Quotes)
		return r
	}
	r.Outcome = graph.Created
	if old != nil {
		r.Outcome = graph.Replaced
	}
	before := m.entityIDs()
	delete(m.tombstones, tomb)
	m.batches[b.Article.ID] = m.keep(b)
	m.counted = nil
	for id := range m.entityIDs() {
		if !before[id] {
			r.NewEntities = append(r.NewEntities, id)
		}
	}
	slices.Sort(r.NewEntities)
	return r
}

// keep copies a batch as the store gives it back.
func (m *Model) keep(b *graph.Batch) *graph.Batch {
	kept := graph.Batch{Article: b.Article}
	kept.Appearances = append(kept.Appearances, b.Appearances...)
	kept.Claims = append(kept.Claims, b.Claims...)
	kept.Quotes = append(kept.Quotes, b.Quotes...)
	kept.Sort()
	if kept.Article.IngestedAt.IsZero() {
		kept.Article.IngestedAt = m.Now()
	}
	kept.Article.IngestedAt = kept.Article.IngestedAt.UTC().Truncate(time.Millisecond)
	return &kept
}

func (m *Model) entityIDs() map[graph.ID]bool {
	ids := map[graph.ID]bool{}
	for _, b := range m.batches {
		for i := range b.Appearances {
			ids[graph.EntityID(b.Appearances[i].Key)] = true
		}
	}
	return ids
}

// Retract removes an article.
func (m *Model) Retract(ctx context.Context, article graph.ID, reason string) (graph.Retraction, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return graph.Retraction{}, err
	}
	defer leave()
	tomb := graph.Tombstone{Reason: reason, At: m.Now().UTC().Truncate(time.Millisecond)}
	if err := tomb.Check(); err != nil {
		return graph.Retraction{}, err
	}
	b := m.batches[article]
	if b == nil {
		return graph.Retraction{}, graph.ErrNotFound
	}
	before := m.state()
	tomb.Key, tomb.ContentHash = b.Article.Key, b.Article.ContentHash
	m.tombstones[grave{tomb.Key, tomb.ContentHash}] = tomb
	delete(m.batches, article)
	m.counted = nil
	after := m.state()
	return graph.Retraction{
		Claims: len(b.Claims), Quotes: len(b.Quotes),
		GoneEntities:  gone(before.derived.Entities, after.derived.Entities),
		GoneRelations: gone(before.derived.Relations, after.derived.Relations),
	}, nil
}

func gone[T any](before, after map[graph.ID]T) []graph.ID {
	var out []graph.ID
	for id := range before {
		if _, ok := after[id]; !ok {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// Bury records tombstones.
func (m *Model) Bury(ctx context.Context, tombstones []graph.Tombstone) error {
	leave, err := m.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	for _, t := range tombstones {
		if err := t.Check(); err != nil {
			return err
		}
	}
	for _, t := range tombstones {
		live := m.batches[graph.ArticleID(t.Key)]
		if _, ok := m.tombstones[grave{t.Key, t.ContentHash}]; !ok && (live == nil || live.Article.ContentHash != t.ContentHash) {
			t.At = t.At.UTC().Truncate(time.Millisecond)
			m.tombstones[grave{t.Key, t.ContentHash}] = t
		}
	}
	return nil
}

// Tombstones gives what was retracted.
func (m *Model) Tombstones(ctx context.Context) ([]graph.Tombstone, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return slices.SortedFunc(maps.Values(m.tombstones), func(a, b graph.Tombstone) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), strings.Compare(a.ContentHash, b.ContentHash))
	}), nil
}

// Batches gives every article as it was applied.
func (m *Model) Batches(ctx context.Context, after graph.ID) iter.Seq2[*graph.Batch, error] {
	return func(yield func(*graph.Batch, error) bool) {
		for {
			leave, err := m.enter(ctx)
			if err != nil {
				yield(nil, err)
				return
			}
			next := graph.ID("")
			for id := range m.batches {
				if id > after && (next == "" || id < next) {
					next = id
				}
			}
			b := m.batches[next]
			leave()
			if b == nil || !yield(b, nil) {
				return
			}
			after = next
		}
	}
}

// Info counts what is stored.
func (m *Model) Info(ctx context.Context) (graph.Info, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return graph.Info{}, err
	}
	defer leave()
	s := m.state()
	info := graph.Info{
		Articles: len(m.batches), Entities: len(s.derived.Entities), Relations: len(s.derived.Relations),
		Claims: len(s.claims), Quotes: len(s.quotes), Version: "model",
	}
	for _, b := range m.batches {
		if b.Article.IngestedAt.After(info.LastIngestedAt) {
			info.LastIngestedAt = b.Article.IngestedAt
		}
	}
	return info, nil
}
