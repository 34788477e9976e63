package graph

import (
	"slices"
	"strings"
	"unicode"
)

// Aliases are the surface forms an appearance goes by: its names and
// demonyms, each once, in text order.
func (a Appearance) Aliases() []string {
	out := []string{}
	for _, m := range a.Mentions {
		if (m.Kind == Name || m.Kind == Demonym) && !slices.Contains(out, m.Text) {
			out = append(out, m.Text)
		}
	}
	return out
}

// WordCount counts the runs of letters and digits between white space.
func WordCount(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
