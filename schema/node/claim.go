package node

import (
	"context"

	"entente/graph"
)

// Claim is a claim with its peers.
type Claim struct {
	*graph.Claim
	Member[*graph.Claim]
}

// IsNode makes a Claim a Node.
func (Claim) IsNode() {}

func claims(store graph.Reader, rows []*graph.Claim) []*Claim {
	return wrap(store, rows, func(row *graph.Claim, m Member[*graph.Claim]) *Claim { return &Claim{row, m} })
}

// AttributedTo is who says so, nil for the article itself.
func (c *Claim) AttributedTo() *Source {
	return source(c.Member, c.Claim, func(c *graph.Claim) *graph.Source { return c.AttributedTo })
}

// Date is when it happened.
func (c *Claim) Date() *ClaimDate { return date(c.Claim.Date) }

// Title is that of a position.
func (c *Claim) Title() *string { return some(c.Claim.Title) }

// Tense is that of a position.
func (c *Claim) Tense() *graph.Tense { return some(c.Claim.Tense) }

// Mode is that of a meeting.
func (c *Claim) Mode() *graph.Mode { return some(c.Claim.Mode) }

// Over is what it is over, in words.
func (c *Claim) Over() *string {
	if c.Claim.Over == nil {
		return nil
	}
	return &c.Claim.Over.Text
}

// Evidence is the words that say it.
func (c *Claim) Evidence() *Evidence { return &Evidence{c.Claim.Evidence, c.article} }

// Trigger is the words that carry it.
func (c *Claim) Trigger() *Evidence {
	if c.Claim.Trigger.Span == (graph.Span{}) {
		return nil
	}
	return &Evidence{c.Claim.Trigger, c.article}
}

func (c *Claim) article(ctx context.Context) (*Article, error) {
	return At(ctx, c.Member, Articles, func(c *graph.Claim) graph.ID { return c.Article })
}
