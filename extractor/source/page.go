package source

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"entente/graph"
)

// page is what a page says of itself.
type page struct {
	elements int
	date     graph.Date // day of publication
	url      string     // canonical address

	rank int // of where date was found: the lower the surer
}

// dateNames are the names that metadata give the day of publication, the
// surest first. Days of change are none.
var dateNames = []string{
	"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dcterms.issued", "dc.date.issued",
	"dcterms.created", "dc.date", "publishdate", "publish-date", "publication_date", "pubdate", "date", "sailthru.date",
}

func readPage(root *html.Node) *page {
	p := &page{rank: len(dateNames) + 1}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		p.elements++
		switch n.DataAtom {
		case atom.Meta:
			p.meta(n)
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") {
				p.address(attribute(n, "href"))
			}
		case atom.Time:
			if strings.EqualFold(attribute(n, "itemprop"), "datePublished") || has(n, "pubdate") {
				p.published("datepublished", attribute(n, "datetime"))
			}
		case atom.Script:
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				var v any
				if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
					p.published("article:published_time", datePublished(v, 0))
				}
			}
		}
	}
	return p
}

func (p *page) meta(n *html.Node) {
	for _, key := range []string{"property", "name", "itemprop"} {
		name := strings.ToLower(attribute(n, key))
		if name == "og:url" {
			p.address(attribute(n, "content"))
		}
		p.published(name, attribute(n, "content"))
	}
}

// published takes a date under a name of metadata, unless a surer one is
// known.
func (p *page) published(name, value string) {
	for rank, known := range dateNames {
		if name != known || rank >= p.rank {
			continue
		}
		if d, err := parseDate(value); err == nil && d != "" {
			p.date, p.rank = d, rank
		}
	}
}

func (p *page) address(s string) {
	if p.url == "" {
		if u, err := graph.CanonicalURL(s); err == nil {
			p.url = u
		}
	}
}

// datePublished looks for the key in JSON-LD, which nests articles in lists
// and graphs.
func datePublished(v any, depth int) string {
	if depth > 4 {
		return ""
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if s := datePublished(x, depth+1); s != "" {
				return s
			}
		}
	case map[string]any:
		if s, ok := v["datePublished"].(string); ok {
			return s
		}
		return datePublished(v["@graph"], depth+1)
	}
	return ""
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
