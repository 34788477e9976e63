package relation

import (
	"entente/extractor"
	"entente/graph"
)

// Outcome is how far a rule came at a word that triggers it.
type Outcome string

// The outcomes of a rule at one of its triggers.
const (
	Guarded  Outcome = "guarded"  // a guard forbids it
	Unlinked Outcome = "unlinked" // an end was not found
	Unsaid   Outcome = "unsaid"   // the ends were found, but the clause does not say it: a condition, a question
	Claimed  Outcome = "claimed"
)

// Attempt is one rule at one of its triggers.
type Attempt struct {
	Rule    string
	Kind    graph.RelationKind
	Token   int
	Outcome Outcome
}

// Attempts tells what became of every rule at each of its triggers in a
// document to which the rules were applied. It adds nothing to the document.
func (r *Rules) Attempts(d *extractor.Document) []Attempt {
	var out []Attempt
	m := newMatcher(r, d)
	m.tried = func(rule *Rule, i int, o Outcome) { out = append(out, Attempt{rule.ID, rule.Kind, i, o}) }
	m.all()
	return out
}

// outcome is how far a rule came that its guards allow.
func (m *matcher) outcome(r *Rule, i int) Outcome {
	m.linked, m.said = false, false
	m.apply(r, i)
	switch {
	case m.said:
		return Claimed
	case m.linked:
		return Unsaid
	default:
		return Unlinked
	}
}
