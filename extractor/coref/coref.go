package coref

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/graph"
)

// Cluster gives every mention its appearances, adds the mentions that are
// pronouns, role nouns and groups, and marks or adds the appearance of the
// article's publisher.
func Cluster(d *extractor.Document) {
	clusterNames(d)
	newReading(d).resolve()
	addPublisher(d)
}

// addPublisher marks the appearance of the article's publisher, which the
// text may not mention.
func addPublisher(d *extractor.Document) {
	if strings.TrimSpace(d.Article.Publisher) == "" {
		return
	}
	name := parseBody(d.Article.Publisher)
	at := slices.IndexFunc(d.Appearances, func(a extractor.Appearance) bool {
		return a.Type == graph.Organisation && parseBody(a.Name).key() == name.key()
	})
	if at < 0 {
		at = len(d.Appearances)
		d.Appearances = append(d.Appearances, extractor.Appearance{
			Type: graph.Organisation, Name: strings.TrimSpace(d.Article.Publisher), Gender: extractor.Neuter,
		})
	}
	d.Appearances[at].Publisher = true
}
