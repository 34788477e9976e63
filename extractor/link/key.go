// Package link gives each appearance the key of its identity: appearances of
// all articles with equal keys are one entity.
package link

import (
	"fmt"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// Key sets Key and Facts of every appearance.
func Key(d *extractor.Document) {
	for i := range d.Appearances {
		a := &d.Appearances[i]
		name := gazetteer.Key(a.Name)
		switch {
		case a.Type == graph.Country:
			a.Key = graph.CountryKey(a.Country)
			if c, ok := gazetteer.CountryByCode(a.Country); ok {
				a.Facts.ISOCode, a.Facts.Demonyms = c.Code, c.Demonyms
			}
		case a.Type == graph.Place && a.Geoname != 0:
			a.Key = fmt.Sprintf("place:%d", a.Geoname)
			a.Facts.GeonameID = a.Geoname
		case a.Type == graph.Person && !strings.Contains(name, " "):
			a.Key = "person:" + name + "@" + d.Article.Key
		default:
			a.Key = strings.ToLower(string(a.Type)) + ":" + name
		}
	}
}
