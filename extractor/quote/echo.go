package quote

import (
	"strings"
	"unicode"

	"entente/extractor"
)

// minEcho is how many words show that two quotations are one.
const minEcho = 4

// echoes gives words that nobody is named for to whoever says the same words
// elsewhere in the article: a headline repeats a quote.
func (r *reader) echoes(said []utterance) {
	words := make([]string, len(said))
	for i, u := range said {
		var b strings.Builder
		for _, q := range u.quotations {
			b.WriteString(bareWords(r.text(r.d.Quoted[q].Span)))
		}
		words[i] = b.String()
	}
	for i := range said {
		if said[i].speaker.Appearance != extractor.None || strings.Count(words[i], " ") <= minEcho {
			continue
		}
		for k, u := range said {
			if u.speaker.Appearance != extractor.None && strings.Contains(words[k], words[i]) {
				if s := &said[i].speaker; s.Text == Unattributed {
					*s = u.speaker
				} else { // the headline's own words for who that is
					s.Appearance = u.speaker.Appearance
				}
				break
			}
		}
	}
}

// bareWords are the words of s in small letters, a space before each and one
// behind the last.
func bareWords(s string) string {
	fields := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	return " " + strings.Join(fields, " ") + " "
}
