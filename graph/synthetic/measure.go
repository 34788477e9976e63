package synthetic

import (
	"context"
	"fmt"
	"time"

	"entente/graph"
)

// applyAtOnce is how many articles are handed to a store in one call.
const applyAtOnce = 100

// Fill applies articles from (inclusive) to to (exclusive) and gives the time
// that the store took. told is called with the number of articles of each call.
func (g Generator) Fill(ctx context.Context, w graph.Writer, from, to int, told func(articles int)) (time.Duration, error) {
	var total time.Duration
	for from < to {
		batches := make([]graph.Batch, min(applyAtOnce, to-from))
		for i := range batches {
			batches[i] = g.Batch(from+i, 0)
		}
		start := time.Now()
		receipts, err := w.Apply(ctx, batches)
		total += time.Since(start)
		if err != nil {
			return total, fmt.Errorf("apply articles from %d: %w", from, err)
		}
		for _, r := range receipts {
			if r.Rejection != nil {
				return total, fmt.Errorf("apply article %s: %w", r.Article, r.Rejection)
			}
		}
		from += len(batches)
		told(len(batches))
	}
	return total, nil
}

// Question is something that users ask of a graph, about one or two people.
type Question struct {
	Name string
	Ask  func(ctx context.Context, r graph.Reader, id, other graph.ID) error
}

// Questions are what stores are measured by.
var Questions = []Question{
	{"neighbourhood, one step", func(ctx context.Context, r graph.Reader, id, _ graph.ID) error {
		_, err := graph.Neighbourhood(ctx, r, graph.SubgraphQuery{Centres: []graph.ID{id}, Depth: 1, Limit: 100})
		return err
	}},
	{"quotes of a person", func(ctx context.Context, r graph.Reader, id, _ graph.ID) error {
		_, err := r.FindQuotes(ctx, []graph.QuoteQuery{{Speaker: id, Slice: graph.Slice{First: 20}}})
		return err
	}},
	{"path, at most four steps", func(ctx context.Context, r graph.Reader, id, other graph.ID) error {
		_, err := graph.ShortestPaths(ctx, r, graph.PathQuery{From: id, To: other, MaxLength: 4, First: 10})
		return err
	}},
	{"search by prefix", func(ctx context.Context, r graph.Reader, id, _ graph.ID) error {
		entities, err := r.Entities(ctx, []graph.ID{id})
		if err != nil {
			return err
		}
		_, err = r.Search(ctx, graph.SearchQuery{Text: fmt.Sprintf("%.6s", entities[0].Name), Slice: graph.Slice{First: 10}})
		return err
	}},
	{"relations of a person", func(ctx context.Context, r graph.Reader, id, _ graph.ID) error {
		_, err := r.FindRelations(ctx, []graph.RelationQuery{{Of: id, Slice: graph.Slice{First: 20}}})
		return err
	}},
	{"newest meetings", func(ctx context.Context, r graph.Reader, _, _ graph.ID) error {
		where := graph.ClaimFilter{Kinds: []graph.RelationKind{graph.MetWith}, Statuses: []graph.Status{graph.Actual}}
		_, err := r.FindClaims(ctx, []graph.ClaimQuery{{Where: where, Slice: graph.Slice{First: 20, Uncounted: true}}})
		return err
	}},
	{"words of articles", func(ctx context.Context, r graph.Reader, _, _ graph.ID) error {
		_, err := r.FindArticles(ctx, []graph.ArticleQuery{{Where: graph.ArticleFilter{Text: "welcome regret"}, Slice: graph.Slice{First: 10, Uncounted: true}}})
		return err
	}},
}

// people is how many of each sort Pairs takes.
const people = 250

// Pairs gives people to ask about, two by two: those with the most quotes, and
// as many who are first in the alphabet, which is at random.
func Pairs(ctx context.Context, r graph.Reader) ([][2]graph.ID, error) {
	var out [][2]graph.ID
	var sorts [][]*graph.Entity
	for _, order := range []graph.Order{{Field: graph.ByQuotes}, {Field: graph.ByName, Ascending: true}} {
		pages, err := r.FindEntities(ctx, []graph.EntityQuery{{
			Where: graph.EntityFilter{Kinds: []graph.EntityKind{graph.Person}}, Order: order, Slice: graph.Slice{First: people, Uncounted: true},
		}})
		if err != nil {
			return nil, fmt.Errorf("choose people: %w", err)
		}
		sorts = append(sorts, pages[0].Rows)
	}
	for _, rows := range sorts {
		for i, e := range rows {
			others := sorts[i%2]
			if other := others[(i*7+1)%len(others)].ID; other != e.ID {
				out = append(out, [2]graph.ID{e.ID, other})
			}
		}
	}
	return out, nil
}
