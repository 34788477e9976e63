package graph

import (
	"context"
	"fmt"
)

// Copy applies everything that from holds to to, which may hold articles
// already; an empty one then exports the same bytes. It may be stopped and
// started again: what is there is UNCHANGED, and not written anew. report is
// called with each receipt, by article id.
func Copy(ctx context.Context, from Reader, to Writer, report func(Receipt)) error {
	var waiting []Batch
	flush := func() error {
		receipts, err := to.Apply(ctx, waiting)
		for _, r := range receipts {
			report(r)
		}
		waiting = waiting[:0]
		return err
	}
	for b, err := range from.Batches(ctx, "") {
		if err != nil {
			return fmt.Errorf("copy: read: %w", err)
		}
		if waiting = append(waiting, *b); len(waiting) == importBatches {
			if err := flush(); err != nil {
				return fmt.Errorf("copy: write: %w", err)
			}
		}
	}
	if err := flush(); err != nil {
		return fmt.Errorf("copy: write: %w", err)
	}
	tombstones, err := from.Tombstones(ctx)
	if err != nil {
		return fmt.Errorf("copy: read: %w", err)
	}
	if err := to.Bury(ctx, tombstones); err != nil {
		return fmt.Errorf("copy: write: %w", err)
	}
	return nil
}
