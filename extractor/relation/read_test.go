package relation_test

import (
	"strings"

	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/mention"
	"entente/graph"
)

// read analyses a text as far as the rules need: names, and those of one
// spelling, or of one surname, as one appearance.
func read(text string) *extractor.Document {
	d := &extractor.Document{Article: graph.Article{Text: text}, Doc: english.Analyse(text)}
	mention.Find(d)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		name := text[m.Span.Start:m.Span.End]
		at := -1
		for a, x := range d.Appearances {
			if x.Type == m.Type && (x.Name == name || m.Type == graph.Person && strings.HasSuffix(x.Name, " "+name) || m.Country != "" && x.Country == m.Country) {
				at = a
			}
		}
		if at < 0 {
			at = len(d.Appearances)
			d.Appearances = append(d.Appearances, extractor.Appearance{Type: m.Type, Name: name, Country: m.Country})
		}
		m.Appearances = []int{at}
		d.Appearances[at].Mentions = append(d.Appearances[at].Mentions, i)
	}
	return d
}
