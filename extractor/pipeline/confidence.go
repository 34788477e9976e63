package pipeline

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"strings"
	"sync"
	"unicode"

	"entente/extractor/gazetteer"
	"entente/graph"
)

// The families of quotes; those of claims are the kinds of relations.
const (
	quoteFamily    = "quote"
	indirectFamily = "indirect"
)

// weight is how many answers of the level above a level's own are mixed with.
const weight = 24

// Confidence is how often each rule was right on annotated articles. It is
// written by `entente eval --calibrate`.
type Confidence struct {
	Rules map[string]Share `json:"rules"` // by a pattern's keys
}

// Pattern is what a confidence goes by: a family, how the match came about,
// the coarsest trait first, and the rule.
type Pattern struct {
	Family string
	Traits string // words with a space between
	Rule   string
}

// keys are the levels of shares, from all answers to those of one rule.
func (p Pattern) keys() []string {
	key := p.Family
	keys := []string{"", key}
	for _, trait := range strings.Fields(p.Traits) {
		key += " " + trait
		keys = append(keys, key)
	}
	return append(keys, key+" "+p.Rule)
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
// precision, shrunk towards that of each level above.
func (c *Confidence) Of(p Pattern) float64 {
	share := .5
	for _, key := range p.keys() {
		s := c.Rules[key]
		share = (float64(s.Right) + weight*share) / float64(s.Of+weight)
	}
	return math.Round(share*1000) / 1000
}

// patterns tells what the confidence of a claim or quote goes by.
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

// claim is the pattern of a claim, by how its ends are named.
func (p patterns) claim(c *graph.Claim) Pattern {
	trait := "name"
	for _, kind := range []graph.MentionKind{p[c.FromMention], p[c.ToMention]} {
		switch kind {
		case graph.Role, graph.Pronoun:
			trait = "reference"
		case graph.Demonym:
			if trait == "name" {
				trait = "demonym"
			}
		case graph.Name:
		}
	}
	return Pattern{string(c.Kind), trait, c.Rule}
}

// quote is the pattern of a quote, by who is said to speak and, for reported
// speech, by its verb and by whether its sentence goes on after it.
func (p patterns) quote(q *graph.Quote) Pattern {
	speaker := "named"
	if q.Speaker.Ref.Appearance == "" {
		speaker = "unnamed"
		if strings.ContainsFunc(afterFirst(q.Speaker.Text), unicode.IsUpper) {
			speaker = "unnamed-of-a-name" // "Iraqi officials" may be meant for Iraq
		}
	}
	if q.Kind == graph.Direct {
		return Pattern{quoteFamily, speaker, q.Rule}
	}
	verb, end := "other", "whole"
	if q.CueLemma == "say" || q.CueLemma == "tell" {
		verb = "say"
	}
	last := q.Fragments[len(q.Fragments)-1].Span.End - q.Evidence.Span.Start
	if last < len(q.Evidence.Quote) && strings.ContainsFunc(q.Evidence.Quote[last:], unicode.IsLetter) {
		end = "part"
	}
	return Pattern{indirectFamily, verb + " " + end + " " + speaker, q.Rule}
}

// afterFirst is a text without an article or another word of small meaning at
// its start, which is upper case where a sentence starts.
func afterFirst(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if gazetteer.ClassOf(strings.ToLower(first)).Is(gazetteer.Function) {
		return rest
	}
	return s
}
