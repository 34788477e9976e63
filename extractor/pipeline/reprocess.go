package pipeline

import (
	"context"
	"fmt"
	"sync"

	"entente/extractor"
	"entente/graph"
)

// reprocessEvery is how many articles are worked on and written together.
const reprocessEvery = 50

// Reprocessed is what Reprocess did.
type Reprocessed struct {
	Articles int `json:"articles"` // looked at
	Current  int `json:"current"`  // of this version already, and passed over
	Replaced int `json:"replaced"`
	Rejected int `json:"rejected"`
	Claims   int `json:"claims"` // of what was replaced
	Quotes   int `json:"quotes"`
}

// Reprocess extracts the stored articles of other versions again and replaces
// what they say. It may be stopped and started again: what is done is passed
// over. Told is called with each article's receipt.
func (p *Pipeline) Reprocess(ctx context.Context, store graph.Store, workers int, told func(graph.Receipt)) (Reprocessed, error) {
	var done Reprocessed
	var waiting []graph.Article
	flush := func() error {
		receipts, err := store.Apply(ctx, p.again(waiting, workers))
		if err != nil {
			return fmt.Errorf("replace %d articles: %w", len(waiting), err)
		}
		for _, r := range receipts {
			if r.Outcome == graph.Rejected {
				done.Rejected++
			} else {
				done.Replaced++
			}
			done.Claims += r.Claims
			done.Quotes += r.Quotes
			told(r)
		}
		waiting = waiting[:0]
		return nil
	}
	for b, err := range store.Batches(ctx, "") {
		if err != nil {
			return done, fmt.Errorf("read stored articles: %w", err)
		}
		done.Articles++
		if b.Article.ExtractorVersion == p.version {
			done.Current++
			continue
		}
		if waiting = append(waiting, b.Article); len(waiting) == reprocessEvery {
			if err := flush(); err != nil {
				return done, err
			}
		}
	}
	return done, flush()
}

// again extracts stored articles, several at one time.
func (p *Pipeline) again(articles []graph.Article, workers int) []graph.Batch {
	out := make([]graph.Batch, len(articles))
	next := make(chan int)
	var group sync.WaitGroup
	for range max(1, workers) {
		group.Go(func() {
			for i := range next {
				b, _ := p.Again(articles[i])
				out[i] = *b
			}
		})
	}
	for i := range articles {
		next <- i
	}
	close(next)
	group.Wait()
	return out
}

// Again extracts a stored article with the present version.
func (p *Pipeline) Again(article graph.Article) (*graph.Batch, *extractor.Document) {
	article.ExtractorVersion = p.version
	d := p.Document(article)
	return pack(d), d
}
