package sqlite

import (
	"context"
	"database/sql"
	"iter"

	"entente/graph"
)

// batchesAtOnce is how many articles Batches reads from one state.
const batchesAtOnce = 20

// Batches gives every stored article as it was applied.
func (s *Store) Batches(ctx context.Context, after graph.ID) iter.Seq2[*graph.Batch, error] {
	return func(yield func(*graph.Batch, error) bool) {
		for {
			var batches []*graph.Batch
			err := s.view(ctx, "batches", func(r *reader) (err error) {
				batches, err = r.batches(after)
				return err
			})
			if err != nil {
				yield(nil, err)
				return
			}
			for _, b := range batches {
				if !yield(b, nil) {
					return
				}
				after = b.Article.ID
			}
			if len(batches) < batchesAtOnce {
				return
			}
		}
	}
}

func (r *reader) batches(after graph.ID) ([]*graph.Batch, error) {
	var out []*graph.Batch
	var numbers []int64
	err := r.each(func(rows *sql.Rows) error {
		var n int64
		a, err := scanArticle(rows, &n)
		if err != nil {
			return err
		}
		out, numbers = append(out, &graph.Batch{Article: *a}), append(numbers, n)
		return nil
	}, `SELECT `+articleColumns+`, a.n FROM article a WHERE a.id > ? ORDER BY a.id LIMIT ?`, after, batchesAtOnce)
	for i, b := range out {
		if err == nil {
			err = r.conn.says(r.ctx, numbers[i], b)
		}
	}
	return out, err
}

// says reads what an article says into its batch.
func (c *conn) says(ctx context.Context, n int64, b *graph.Batch) error {
	err := c.each(ctx, func(rows *sql.Rows) error {
		a, err := scanAppearance(rows)
		if err == nil {
			b.Appearances = append(b.Appearances, *a)
		}
		return err
	}, `SELECT `+appearanceColumns+` FROM appearance p WHERE p.article = ?`, n)
	if err != nil {
		return err
	}
	err = c.each(ctx, func(rows *sql.Rows) error {
		claim, err := scanClaim(rows)
		if err == nil {
			b.Claims = append(b.Claims, *claim)
		}
		return err
	}, `SELECT `+claimColumns+` FROM claim c WHERE c.article = ?`, n)
	if err != nil {
		return err
	}
	err = c.each(ctx, func(rows *sql.Rows) error {
		quote, err := scanQuote(rows)
		if err == nil {
			b.Quotes = append(b.Quotes, *quote)
		}
		return err
	}, `SELECT `+quoteColumns+` FROM quote q WHERE q.article = ?`, n)
	b.Unresolve()
	b.Sort()
	return err
}
