package node

import (
	"context"

	"entente/graph"
)

// ArticleInput is an article as handed in. Its date is checked with the
// article, so that a bad one rejects that article alone.
type ArticleInput struct {
	graph.Input
	PublishedAt string
	ClientRef   *string
}

// Graph is the input in the graph's terms.
func (in *ArticleInput) Graph() graph.Input {
	out := in.Input
	out.PublishedAt = graph.Date(in.PublishedAt)
	return out
}

// Ingestion is what became of the articles of a request.
type Ingestion struct {
	Results                                []*Ingested
	Created, Unchanged, Replaced, Rejected int
}

// Ingested is what became of one article, with its peers.
type Ingested struct {
	graph.Ingested
	Index     int
	ClientRef *string
	member    Member[graph.Ingested]
}

// Ingest makes the results of one request peers.
func Ingest(store graph.Reader, inputs []*ArticleInput, results []graph.Ingested) *Ingestion {
	out := &Ingestion{}
	members := members(store, results)
	for i, r := range results {
		out.Results = append(out.Results, &Ingested{r, i, inputs[i].ClientRef, members[i]})
		switch r.Outcome {
		case graph.Created:
			out.Created++
		case graph.Unchanged:
			out.Unchanged++
		case graph.Replaced:
			out.Replaced++
		case graph.Rejected:
			out.Rejected++
		}
	}
	return out
}

// Article is the article, nil where it was not taken.
func (r *Ingested) Article(ctx context.Context) (*Article, error) {
	return IfAt(ctx, r.member, Articles, func(r graph.Ingested) graph.ID {
		if r.Outcome == graph.Rejected {
			return ""
		}
		return r.Article
	})
}

// NewEntities are those that no article mentioned before.
func (r *Ingested) NewEntities(ctx context.Context) ([]*Entity, error) {
	return AllAt(ctx, r.member, Entities, func(r graph.Ingested) []graph.ID { return r.NewEntities })
}

// Rejection is why it was not taken.
func (r *Ingested) Rejection() *Rejection {
	if r.Receipt.Rejection == nil {
		return nil
	}
	return &Rejection{r.Receipt.Rejection.Reason, r.Receipt.Rejection.Message, some(r.Receipt.Rejection.Field)}
}

// Rejection is why an article was not taken.
type Rejection struct {
	Reason  graph.Reason
	Message string
	Field   *string // to mend, nil where it is none
}

// Retraction is what a retraction took away.
type Retraction struct {
	graph.Retraction
	Retracted bool
}
