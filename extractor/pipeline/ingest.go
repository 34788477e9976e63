package pipeline

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"entente/extractor/source"
	"entente/graph"
)

// Ingest extracts inputs, applies them to store and gives one result for
// each, in order. An input that cannot be taken is REJECTED in its result and
// takes no other with it; one whose article stands earlier in inputs is
// DUPLICATE_IN_REQUEST. The error tells of the store or the context alone.
func (p *Pipeline) Ingest(ctx context.Context, store graph.Store, inputs []graph.Input) ([]graph.Ingested, error) {
	items := func(yield func(source.Item) bool) {
		for _, in := range inputs {
			if !yield(source.Item{Input: in}) {
				return
			}
		}
	}
	out := make([]graph.Ingested, 0, len(inputs))
	var batches []graph.Batch
	var at []int // the result that each batch answers
	seen := map[graph.ID]bool{}
	for r := range p.AllNew(ctx, store, iter.Seq[source.Item](items), runtime.GOMAXPROCS(0)) {
		result := graph.Ingested{Warnings: r.Warnings}
		id := r.Unchanged
		if r.Batch != nil {
			id = r.Batch.Article.ID
		}
		switch {
		case r.Rejection == nil && seen[id]:
			r.Rejection = &graph.Rejection{
				Reason: graph.DuplicateInRequest, Field: "url",
				Message: "the same article stands earlier in this request; send each article once",
			}
			fallthrough
		case r.Rejection != nil:
			result.Outcome, result.Rejection = graph.Rejected, r.Rejection
		case r.Batch == nil:
			seen[id] = true
			result.Receipt = graph.Receipt{Article: id, Outcome: graph.Unchanged}
		default:
			seen[id] = true
			batches, at = append(batches, *r.Batch), append(at, len(out))
		}
		out = append(out, result)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	receipts, err := store.Apply(ctx, batches)
	if err != nil {
		return nil, fmt.Errorf("apply %d articles: %w", len(batches), err)
	}
	for i, receipt := range receipts {
		out[at[i]].Receipt = receipt
	}
	return out, nil
}
