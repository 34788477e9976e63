package relation_test

import (
	"entente/extractor"
	"entente/extractor/coref"
	"entente/extractor/english"
	"entente/extractor/mention"
	"entente/extractor/quote"
	"entente/graph"
)

// read runs the stages before the rules over a text.
func read(text string) *extractor.Document {
	d := &extractor.Document{Article: graph.Article{Text: text}, Doc: english.Analyse(text)}
	quote.Mark(d)
	mention.Find(d)
	coref.Cluster(d)
	quote.Attribute(d)
	return d
}
