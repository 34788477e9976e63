package node

import (
	"context"

	"entente/graph"
)

// Quote is a quote with its peers.
type Quote struct {
	*graph.Quote
	Member[*graph.Quote]
}

// IsNode makes a Quote a Node.
func (Quote) IsNode() {}

func quotes(store graph.Reader, rows []*graph.Quote) []*Quote {
	return wrap(store, rows, func(row *graph.Quote, m Member[*graph.Quote]) *Quote { return &Quote{row, m} })
}

// Fragments are the stretches of the text that hold the words.
func (q *Quote) Fragments() []*Evidence {
	return each(q.Quote.Fragments, func(e graph.Evidence) *Evidence { return &Evidence{e, q.article} })
}

// Speaker is who said it.
func (q *Quote) Speaker() *Source {
	return source(q.Member, q.Quote, func(q *graph.Quote) *graph.Source { return &q.Speaker })
}

// Addressee is to whom, nil where the text does not say.
func (q *Quote) Addressee() *Source {
	return source(q.Member, q.Quote, func(q *graph.Quote) *graph.Source { return q.Addressee })
}

// Cue is the word of speech, nil where there is none.
func (q *Quote) Cue() *string { return some(q.Quote.Cue) }

// CueLemma is its dictionary form.
func (q *Quote) CueLemma() *string { return some(q.Quote.CueLemma) }

// Date is when it was said.
func (q *Quote) Date() *ClaimDate { return date(q.Quote.Date) }

// Evidence is the sentences of the words and of the word of speech.
func (q *Quote) Evidence() *Evidence { return &Evidence{q.Quote.Evidence, q.article} }

func (q *Quote) article(ctx context.Context) (*Article, error) {
	return At(ctx, q.Member, Articles, func(q *graph.Quote) graph.ID { return q.Article })
}
