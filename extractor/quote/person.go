package quote

import (
	"slices"

	"entente/extractor"
	"entente/graph"
)

// addressed adds a mention for each "I" and "you" inside the direct quotes of
// d whose speaker or addressee is known, and for each "we" of a country or an
// organisation.
func addressed(d *extractor.Document) {
	known := map[int]int{} // by byte: the mention that begins there
	for i, m := range d.Mentions {
		known[m.Span.Start] = i
	}
	var add []extractor.Mention
	for _, q := range d.Quotes {
		if q.Kind != graph.Direct {
			continue
		}
		for _, f := range q.Fragments {
			for i := d.Doc.TokenAt(f.Start); i < len(d.Doc.Tokens) && d.Doc.Tokens[i].End <= f.End; i++ {
				t := d.Doc.Tokens[i]
				who := meant(d, q, t.Norm)
				if _, taken := known[t.Start]; taken || who == extractor.None || t.POS != "PRON" {
					continue
				}
				known[t.Start] = extractor.None
				a := d.Appearances[who]
				add = append(add, extractor.Mention{
					Start: i, End: i + 1, Head: i, Span: graph.Span{Start: t.Start, End: t.End}, Kind: graph.Pronoun,
					Type: a.Type, Title: [2]int{i, i}, Gender: a.Gender, Appearances: []int{who},
				})
			}
		}
	}
	d.AddMentions(add...)
}

// meant is the appearance that a pronoun of the first or second person means
// inside quote q, None where it cannot be told.
func meant(d *extractor.Document, q extractor.Quote, norm string) int {
	speaker := q.Speaker.Appearance
	switch {
	case slices.Contains([]string{"i", "me", "my", "mine", "myself"}, norm):
		return speaker
	case slices.Contains([]string{"we", "us", "our", "ours", "ourselves"}, norm):
		if speaker != extractor.None && d.Appearances[speaker].Type != graph.Person {
			return speaker
		}
	case slices.Contains([]string{"you", "your", "yours", "yourself"}, norm):
		if q.Addressee != nil {
			return q.Addressee.Appearance
		}
	}
	return extractor.None
}
