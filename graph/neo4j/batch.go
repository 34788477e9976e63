package neo4j

import (
	"context"
	"iter"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// batchesAtOnce is how many articles Batches reads from one state.
const batchesAtOnce = 20

// Batches gives every stored article as it was applied.
func (s *Store) Batches(ctx context.Context, after graph.ID) iter.Seq2[*graph.Batch, error] {
	return func(yield func(*graph.Batch, error) bool) {
		for {
			var batches []*graph.Batch
			err := s.view(ctx, "batches", func(t *tx) error {
				var ids []graph.ID
				err := t.each(func(r *driver.Record) error {
					ids = append(ids, graph.ID(r.Values[0].(string)))
					return nil
				}, "MATCH (a:Article) WHERE a.articleId > $p.after RETURN a.articleId ORDER BY a.articleId LIMIT $p.limit", map[string]any{"after": after, "limit": batchesAtOnce})
				if err == nil {
					batches, err = t.batches(ids)
				}
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

// batches reads articles as they were applied, in the order of ids, without
// those that there are not.
func (t *tx) batches(ids []graph.ID) ([]*graph.Batch, error) {
	found := map[graph.ID]*graph.Batch{}
	parameters := map[string]any{"ids": ids}
	err := t.each(func(r *driver.Record) error {
		a, err := readArticle(r.Values[0], r.Values[1])
		if err == nil {
			found[a.ID] = &graph.Batch{Article: *a}
		}
		return err
	}, "UNWIND $p.ids AS id MATCH (a:Article {articleId: id})-[:TEXT]->(t) RETURN a.data, t.text", parameters)
	if err != nil {
		return nil, err
	}
	err = t.each(func(r *driver.Record) error {
		a, err := read[graph.Appearance](r.Values[1])
		if err == nil {
			b := found[graph.ID(r.Values[0].(string))]
			b.Appearances = append(b.Appearances, *a)
		}
		return err
	}, "UNWIND $p.ids AS id MATCH (:Article {articleId: id})-[m:MENTIONS]->() RETURN id, m.data", parameters)
	if err != nil {
		return nil, err
	}
	err = t.each(func(r *driver.Record) error {
		c, err := read[graph.Claim](r.Values[0])
		if err == nil {
			found[c.Article].Claims = append(found[c.Article].Claims, *c)
		}
		return err
	}, "UNWIND $p.ids AS id MATCH (c:Claim {articleId: id}) RETURN c.data", parameters)
	if err != nil {
		return nil, err
	}
	err = t.each(func(r *driver.Record) error {
		q, err := read[graph.Quote](r.Values[0])
		if err == nil {
			found[q.Article].Quotes = append(found[q.Article].Quotes, *q)
		}
		return err
	}, "UNWIND $p.ids AS id MATCH (q:Quote {articleId: id}) RETURN q.data", parameters)
	var out []*graph.Batch
	for _, id := range ids {
		if b := found[id]; b != nil {
			b.Unresolve()
			b.Sort()
			out = append(out, b)
		}
	}
	return out, err
}

func readArticle(property, text any) (*graph.Article, error) {
	a, err := read[graph.Article](property)
	if err != nil {
		return nil, err
	}
	a.Text, _ = text.(string)
	a.IngestedAt = a.IngestedAt.UTC()
	return a, nil
}
