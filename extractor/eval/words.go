package eval

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
)

var (
	straighten = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)
	possessive = regexp.MustCompile(`'s$|'$`)
	article    = regexp.MustCompile(`^(the|a|an) `)
	fold       = cases.Fold()
)

// norm is a name as it is compared: case, articles, possessives and
// punctuation do not count.
func norm(s string) string {
	s = fold.String(strings.TrimSpace(straighten.Replace(s)))
	s = article.ReplaceAllString(possessive.ReplaceAllString(s, ""), "")
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) }), " ")
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

func names(e Entity) []string {
	var out []string
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if n = norm(n); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

func words(s string) []string {
	return strings.FieldsFunc(fold.String(strings.ReplaceAll(s, "’", "'")), func(r rune) bool { return !isWord(r) })
}

// overlap is the share of words, as multisets, that two texts have in common,
// of the longer one.
func overlap(a, b string) float64 {
	x, y := words(a), words(b)
	left := map[string]int{}
	for _, w := range x {
		left[w]++
	}
	shared := 0
	for _, w := range y {
		if left[w] > 0 {
			left[w]--
			shared++
		}
	}
	return float64(shared) / float64(max(1, len(x), len(y)))
}
