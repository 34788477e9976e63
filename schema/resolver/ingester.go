package resolver

import (
	"context"

	"entente/graph"
)

// Ingester reads articles into a store. It is declared here so that the API
// knows neither the extractor nor a store.
type Ingester interface {
	// Ingest extracts every input, applies it to store, and gives one result
	// for each, in order. An input that cannot be taken is REJECTED in its
	// result and takes no other with it; one whose article stands twice in
	// inputs is DUPLICATE_IN_REQUEST the second time. The error tells of the
	// store or the context alone. A dry run is a call with a store that is
	// thrown away.
	Ingest(ctx context.Context, store graph.Store, inputs []graph.Input) ([]graph.Ingested, error)
}

// Explainer tells what in a text claims were found by.
type Explainer interface {
	// Explain gives one explanation for each claim, in order; nil for a claim
	// that the present version does not find in its article.
	Explain(ctx context.Context, store graph.Reader, claims []*graph.Claim) ([]*graph.Explanation, error)
}
