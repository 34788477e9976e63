package graph

import (
	"slices"
	"strings"
)

// Match is how the words of a search find an entity, whose forms are all its
// names and aliases, the most frequent alias first; nil where they do not.
func Match(e *Entity, forms, words []string) *Hit {
	var best *Hit
	for _, form := range append([]string{e.Name}, forms...) {
		if score := matchForm(Tokens(form), words); score > 0 && (best == nil || score > best.Score) {
			best = &Hit{Entity: e, Matched: form, Score: score}
		}
	}
	return best
}

// matchForm scores a form's tokens: 1 where they are the words, .5 where each
// word is one of them and the last at least begins one, else 0.
func matchForm(tokens, words []string) float64 {
	if len(words) == 0 || slices.Equal(tokens, words) {
		return float64(min(len(words), 1))
	}
	last := len(words) - 1
	for _, w := range words[:last] {
		if !slices.Contains(tokens, w) {
			return 0
		}
	}
	if !slices.ContainsFunc(tokens, func(t string) bool { return strings.HasPrefix(t, words[last]) }) {
		return 0
	}
	return .5
}
