package pipeline

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"sync"

	"entente/graph"
)

// The families of quotes; those of claims are the kinds of relations.
const (
	quoteFamily    = "quote"
	indirectFamily = "indirect"
)

// weight is how many answers of its family a rule's own are mixed with, and
// how many answers of all a family's are.
const weight = 16

// Confidence is how often each rule was right on annotated articles. It is
// written by `entente eval --calibrate`.
type Confidence struct {
	Rules map[string]Share `json:"rules"` // by "family rule detail"; a family alone is "family", all are ""
}

// Pattern is what a confidence goes by: a family, a rule of it, and a detail of
// the match.
type Pattern struct {
	Family, Rule, Detail string
}

func (p Pattern) keys() [4]string {
	return [4]string{"", p.Family, p.Family + " " + p.Rule, p.Family + " " + p.Rule + " " + p.Detail}
}

// Share counts answers.
type Share struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

//go:embed confidence.json
var measured []byte

// Measured is the confidence that comes with the program.
var Measured = sync.OnceValue(func() *Confidence {
	c := NewConfidence()
	if err := json.Unmarshal(measured, c); err != nil {
		panic(fmt.Errorf("read confidence.json: %w", err)) // embedded, and read by the tests
	}
	return c
})

// NewConfidence is one without any answers.
func NewConfidence() *Confidence { return &Confidence{map[string]Share{}} }

// Clone copies c.
func (c *Confidence) Clone() *Confidence { return &Confidence{maps.Clone(c.Rules)} }

// Count adds an answer.
func (c *Confidence) Count(p Pattern, right bool) { c.add(p, right, 1) }

// Remove takes an answer away again.
func (c *Confidence) Remove(p Pattern, right bool) { c.add(p, right, -1) }

func (c *Confidence) add(p Pattern, right bool, n int) {
	for _, key := range p.keys() {
		s := c.Rules[key]
		s.Of += n
		if right {
			s.Right += n
		}
		c.Rules[key] = s
	}
}

// Of is the probability that an answer of a pattern is right: its measured
// precision, shrunk towards its rule's, that towards its family's, and that
// towards all answers'.
func (c *Confidence) Of(p Pattern) float64 {
	share := .5
	for _, key := range p.keys() {
		s := c.Rules[key]
		share = (float64(s.Right) + weight*share) / float64(s.Of+weight)
	}
	return math.Round(share*1000) / 1000
}

// patterns tells what a claim's or quote's confidence goes by: its rule, and
// how its ends are named.
type patterns map[graph.Span]graph.MentionKind

func newPatterns(b *graph.Batch) patterns {
	p := patterns{}
	for _, a := range b.Appearances {
		for _, m := range a.Mentions {
			p[m.Span] = m.Kind
		}
	}
	return p
}

func (p patterns) claim(c *graph.Claim) Pattern {
	detail := "named"
	if p[c.FromMention] == graph.Pronoun || p[c.ToMention] == graph.Pronoun || p[c.FromMention] == graph.Role || p[c.ToMention] == graph.Role {
		detail = "referred"
	}
	return Pattern{string(c.Kind), c.Rule, detail}
}

func (p patterns) quote(q *graph.Quote) Pattern {
	family := indirectFamily
	if q.Kind == graph.Direct {
		family = quoteFamily
	}
	detail := "named"
	if q.Speaker.Ref.Appearance == "" {
		detail = "unnamed"
	}
	return Pattern{family, q.Rule, detail}
}
