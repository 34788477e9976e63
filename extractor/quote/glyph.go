package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/graph"
)

// family tells marks that may be partners from those that may not.
type family byte

const (
	doubles    family = iota // “ ” " „ ‟ `` '' and the like
	singles                  // ‘ ’ ' ‚ ‛
	guillemets               // « »
)

// glyph is a quotation mark in the text, and what it can be by what stands
// around it.
type glyph struct {
	graph.Span
	family        family
	opens, closes bool
	// doubtful: it closes, or it is the apostrophe of "the ministers’ talks"
	// or "goin’ home".
	doubtful bool
}

// elisions are words that begin with an apostrophe.
var elisions = []string{"em", "til", "till", "tis", "twas", "twere", "cause", "bout", "round", "n", "s"}

// glyphs are the marks in part of a text, apostrophes left out.
func glyphs(text string, in graph.Span) []glyph {
	var out []glyph
	for i := in.Start; i < in.End; {
		r, n := utf8.DecodeRuneInString(text[i:in.End])
		if r < utf8.RuneSelf && r != '"' && r != '\'' && r != '`' {
			i += n
			continue
		}
		if g, ok := mark(text, in, i, r, n); ok {
			out = append(out, g)
			n = g.End - g.Start
		}
		i += n
	}
	return out
}

// mark is the glyph that begins with rune r of n bytes at i, if there is one.
func mark(text string, in graph.Span, i int, r rune, n int) (glyph, bool) {
	g := glyph{Span: graph.Span{Start: i, End: i + n}}
	switch r {
	case '\'', '`', '‘', '’', '‚', '‛', '‹', '›':
		g.family = singles
		if twin, m := utf8.DecodeRuneInString(text[g.End:in.End]); twin == r && r != '‹' && r != '›' {
			g.family, g.End = doubles, g.End+m
		}
	case '"', '“', '”', '„', '‟', '″', '＂':
		g.family = doubles
	case '«', '»':
		g.family = guillemets
	default:
		return g, false
	}
	before, _ := utf8.DecodeLastRuneInString(text[in.Start:g.Start])
	after, _ := utf8.DecodeRuneInString(text[g.End:in.End])
	left, right := gapBefore(before), gapAfter(after)
	switch {
	case left && !right:
		g.opens = true
	case !left && right:
		g.closes = true
	default:
		g.opens, g.closes = leaning(r)
	}
	if g.family != singles {
		return g, true
	}
	switch {
	case !left && !right: // "don’t"
		return g, false
	case g.opens && !g.closes && (r == '’' || elided(text[g.End:in.End])):
		return g, false
	}
	g.doubtful = g.closes && unicode.IsSpace(after) && apostropheEnding(text[in.Start:g.Start])
	return g, true
}

// leaning is what a mark can be by its form alone.
func leaning(r rune) (opens, closes bool) {
	switch r {
	case '“', '„', '‟', '«', '‘', '‚', '‛', '`', '‹':
		return true, false
	case '”', '»', '’', '›':
		return false, true
	default:
		return true, true
	}
}

// gapBefore tells whether an opening mark may follow r; the start of the text
// is RuneError.
func gapBefore(r rune) bool {
	return r == utf8.RuneError || unicode.IsSpace(r) || strings.ContainsRune("([{—–-/“‘«\"'", r)
}

// gapAfter tells whether a closing mark may stand before r.
func gapAfter(r rune) bool {
	return r == utf8.RuneError || unicode.IsSpace(r) || strings.ContainsRune(")]},.;:?!—–-/…”’»\"'", r)
}

// elided tells whether what follows an apostrophe makes it one: "’em", "’90s".
func elided(rest string) bool {
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(rest)
	}
	word := strings.ToLower(rest[:end])
	if len(word) >= 2 && word[0] >= '0' && word[0] <= '9' && word[1] >= '0' && word[1] <= '9' && (len(word) == 2 || word[2:] == "s") {
		return true
	}
	return slices.Contains(elisions, word)
}

// apostropheEnding tells whether a word that ends so may take an apostrophe:
// "ministers’", "goin’".
func apostropheEnding(text string) bool {
	for _, ending := range []string{"s", "x", "z", "S", "X", "Z", "in"} {
		if strings.HasSuffix(text, ending) {
			return true
		}
	}
	return false
}
