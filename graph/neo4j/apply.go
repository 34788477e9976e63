package neo4j

import (
	"cmp"
	"context"
	"slices"

	"entente/graph"
)

// What one transaction takes: a server holds all that it writes in memory.
const (
	articlesAtOnce = 100
	bytesAtOnce    = 4 << 20
)

// Apply writes batches, as many in a transaction as is sensible. Neo4j cannot
// take back part of a transaction: where one article makes it fail, each is
// written alone.
func (s *Store) Apply(ctx context.Context, batches []graph.Batch) ([]graph.Receipt, error) {
	if len(batches) == 0 {
		return nil, s.Ready(ctx)
	}
	var receipts []graph.Receipt
	for len(batches) > 0 {
		n := together(batches)
		written, err := s.applyChunk(ctx, batches[:n])
		if err != nil {
			return receipts, err
		}
		receipts, batches = append(receipts, written...), batches[n:]
	}
	return receipts, nil
}

// together is how many batches of the front share a transaction: no article
// twice, and not too much text.
func together(batches []graph.Batch) int {
	size, seen := 0, map[graph.ID]bool{}
	for i := range batches {
		a := &batches[i].Article
		if size += len(a.Text); i > 0 && (size > bytesAtOnce || i == articlesAtOnce || seen[a.ID]) {
			return i
		}
		seen[a.ID] = true
	}
	return len(batches)
}

func (s *Store) applyChunk(ctx context.Context, batches []graph.Batch) ([]graph.Receipt, error) {
	receipts := make([]graph.Receipt, len(batches))
	var valid []int
	for i := range batches {
		if err := batches[i].Validate(); err != nil {
			receipts[i] = rejected(&batches[i], err)
		} else {
			valid = append(valid, i)
		}
	}
	if len(valid) == 0 {
		return receipts, s.Ready(ctx)
	}
	write := func(which []int) error {
		return s.update(ctx, "apply", func(t *tx) error {
			w := newWriter(t, s.Now)
			list := make([]*graph.Batch, len(which))
			for i, j := range which {
				list[i] = &batches[j]
			}
			written, err := w.apply(list)
			for i := range written {
				receipts[which[i]] = written[i]
			}
			return err
		})
	}
	err := write(valid)
	if err == nil || !ofTheArticle(err) {
		return receipts, err
	}
	for _, i := range valid {
		if err := write([]int{i}); ofTheArticle(err) {
			receipts[i] = rejected(&batches[i], err)
		} else if err != nil {
			return receipts[:i], err
		}
	}
	return receipts, nil
}

func rejected(b *graph.Batch, err error) graph.Receipt {
	return graph.Receipt{Article: b.Article.ID, Outcome: graph.Rejected, Rejection: graph.RejectionOf(err)}
}

// Retract removes an article.
func (s *Store) Retract(ctx context.Context, article graph.ID, reason string) (graph.Retraction, error) {
	tomb := graph.Tombstone{Reason: reason, At: s.Now()}
	if err := tomb.Check(); err != nil {
		return graph.Retraction{}, err
	}
	var out graph.Retraction
	err := s.update(ctx, "retract "+string(article), func(t *tx) error {
		w := newWriter(t, s.Now)
		if err := w.load([]graph.ID{article}, nil); err != nil {
			return err
		}
		old := w.old[article]
		if old == nil {
			return graph.ErrNotFound
		}
		if err := w.loadStates([]*graph.Batch{old}); err != nil {
			return err
		}
		left := w.settle(old, nil)
		out = graph.Retraction{Claims: len(old.Claims), Quotes: len(old.Quotes), GoneEntities: left.gone, GoneRelations: left.goneRelations}
		tomb.Key, tomb.ContentHash = old.Article.Key, old.Article.ContentHash
		w.goneArticles = append(w.goneArticles, article)
		w.tombs = append(w.tombs, tomb)
		return w.write()
	})
	if err != nil {
		return graph.Retraction{}, err
	}
	return out, nil
}

// Bury records tombstones.
func (s *Store) Bury(ctx context.Context, tombstones []graph.Tombstone) error {
	for i := range tombstones {
		if err := tombstones[i].Check(); err != nil {
			return err
		}
	}
	return s.update(ctx, "bury", func(t *tx) error {
		w := newWriter(t, s.Now)
		w.tombs = tombstones
		return w.bury()
	})
}

// sortTombstones orders by key, then content hash.
func sortTombstones(list []graph.Tombstone) {
	slices.SortFunc(list, func(a, b graph.Tombstone) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.ContentHash, b.ContentHash))
	})
}
