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
	support    map[graph.ID]int // appearances of each entity, claims of each relation
	counted    *state           // nil after a change
}

type grave struct{ key, hash string }

var _ graph.Store = (*Model)(nil)

// NewModel gives an empty store.
func NewModel() *Model {
	return &Model{Now: time.Now, batches: map[graph.ID]*graph.Batch{}, tombstones: map[grave]graph.Tombstone{}, support: map[graph.ID]int{}}
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
	for i := range b.Appearances {
		if id := graph.EntityID(b.Appearances[i].Key); m.support[id] == 0 {
			r.NewEntities = append(r.NewEntities, id)
		}
	}
	slices.Sort(r.NewEntities)
	delete(m.tombstones, tomb)
	m.put(b.Article.ID, m.keep(b))
	return r
}

// put sets or, with nil, removes an article, and gives what nothing supports
// any more.
func (m *Model) put(id graph.ID, b *graph.Batch) (goneEntities, goneRelations []graph.ID) {
	old := m.batches[id]
	m.count(b, 1)
	m.count(old, -1)
	if m.batches[id] = b; b == nil {
		delete(m.batches, id)
	}
	m.counted = nil
	if old == nil {
		return nil, nil
	}
	for i := range old.Appearances {
		goneEntities = m.gone(goneEntities, graph.EntityID(old.Appearances[i].Key))
	}
	claims, _ := old.Resolved()
	for i := range claims {
		goneRelations = m.gone(goneRelations, claims[i].Relation)
	}
	slices.Sort(goneEntities)
	slices.Sort(goneRelations)
	return goneEntities, goneRelations
}

func (m *Model) count(b *graph.Batch, sign int) {
	if b == nil {
		return
	}
	for i := range b.Appearances {
		m.support[graph.EntityID(b.Appearances[i].Key)] += sign
	}
	claims, _ := b.Resolved()
	for i := range claims {
		m.support[claims[i].Relation] += sign
	}
}

// gone adds an id that nothing supports.
func (m *Model) gone(list []graph.ID, id graph.ID) []graph.ID {
	if n, known := m.support[id]; known && n == 0 {
		delete(m.support, id)
		return append(list, id)
	}
	return list
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
	tomb.Key, tomb.ContentHash = b.Article.Key, b.Article.ContentHash
	m.tombstones[grave{tomb.Key, tomb.ContentHash}] = tomb
	out := graph.Retraction{Claims: len(b.Claims), Quotes: len(b.Quotes)}
	out.GoneEntities, out.GoneRelations = m.put(article, nil)
	return out, nil
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
