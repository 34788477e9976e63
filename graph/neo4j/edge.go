package neo4j

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/graph"
)

// labels are the labels of entities.
var labels = map[graph.EntityKind]string{graph.Person: "Person", graph.Country: "Country", graph.Organisation: "Organisation", graph.Place: "Place"}

// plans and denials are the types of what did not happen; an edge has its
// kind's own type only where somebody says that it did.
var (
	plans   = map[graph.RelationKind]string{graph.MetWith: "PLANS_TO_MEET", graph.Visited: "PLANS_TO_VISIT"}
	denials = map[graph.RelationKind]string{graph.MetWith: "DID_NOT_MEET", graph.Visited: "DID_NOT_VISIT"}
)

// edgeType is the type of a relation's edge.
func edgeType(kind graph.RelationKind, status graph.Status) string {
	switch status {
	case graph.Planned:
		return plans[kind]
	case graph.Denied:
		return denials[kind]
	}
	return string(kind)
}

// edgeTypes are the types of edges, of the table of kinds.
func edgeTypes() []string {
	var out []string
	for _, k := range graph.Kinds {
		for _, status := range k.Statuses {
			out = append(out, edgeType(k.Kind, status))
		}
	}
	return out
}

// A relation's edge shows what its newest claims say.
const (
	shownClaims    = 10
	shownSentences = 3
)

// shown is a claim as its relation's edge shows it.
type shown struct {
	Claim     graph.ID
	Seen      graph.Date `json:",omitempty"`
	Evidence  string
	Title     string      `json:",omitempty"`
	Tense     graph.Tense `json:",omitempty"`
	Over      string      `json:",omitempty"`
	Source    string      `json:",omitempty"` // who says so, where not the article
	Publisher string      `json:",omitempty"`
	URL       string      `json:",omitempty"`
}

func show(a *graph.Article, c *graph.Claim, source string) shown {
	x := shown{Claim: c.ID, Seen: a.PublishedAt, Evidence: c.Evidence.Quote, Title: c.Title, Tense: c.Tense, Source: source, Publisher: a.Publisher, URL: a.URL}
	if c.Over != nil {
		x.Over = c.Over.Text
	}
	return x
}

// sourceOf is who says a claim, for a reader: a person by name, as the words may
// be no more than "she".
func sourceOf(b *graph.Batch, c *graph.Claim) string {
	if c.AttributedTo == nil {
		return ""
	}
	for i := range b.Appearances {
		if a := &b.Appearances[i]; a.Kind == graph.Person && a.ID == c.AttributedTo.Ref.Appearance {
			return a.Name
		}
	}
	return c.AttributedTo.Text
}

// newer orders what is shown: the newest first, ties by id.
func newer(a, b shown) int {
	return cmp.Or(cmp.Compare(b.Seen, a.Seen), cmp.Compare(a.Claim, b.Claim))
}

// edge is the properties of a relation's edge.
func (r *relation) edge() map[string]any {
	var evidence, titles, tenses, over, sources, publishers, urls []string
	for _, x := range r.Shown {
		if len(evidence) < shownSentences {
			evidence = add(evidence, x.Evidence)
			urls = add(urls, x.URL)
		}
		titles, tenses, over = add(titles, x.Title), add(tenses, string(x.Tense)), add(over, x.Over)
		sources, publishers = add(sources, x.Source), add(publishers, x.Publisher)
	}
	p := map[string]any{
		"relationId": r.ID, "name": r.caption(titles, tenses, sources), "claims": r.ClaimCount, "articles": r.ArticleCount, "publishers": publishers,
		"evidence": evidence, "url": urls, "attributedOnly": !r.Asserted, "contested": r.Contested,
	}
	if len(tenses) > 0 {
		p["tense"] = tenses[0]
	}
	for key, list := range map[string][]string{"titles": titles, "over": over, "source": sources} {
		if len(list) > 0 {
			p[key] = list
		}
	}
	for key, d := range map[string]graph.Date{"firstDate": r.FirstDate, "lastDate": r.LastDate, "firstSeen": r.FirstSeen, "lastSeen": r.LastSeen} {
		if d != "" {
			p[key] = d
		}
	}
	if r.Confidence != nil {
		p["confidence"] = *r.Confidence
	}
	return p
}

// caption reads as a sentence's verb: "met with", "former President", "met with
// (says the ministry)".
func (r *relation) caption(titles, tenses, sources []string) string {
	text := graph.KindOf(r.Kind).Reads[r.Status]
	if len(titles) > 0 {
		text = titles[0]
		if tense := tenses[0]; graph.Tense(tense) != graph.Current {
			text = strings.ToLower(tense) + " " + text
		}
	}
	if !r.Asserted && len(sources) > 0 {
		text = fmt.Sprintf("%s (says %s)", text, sources[0])
	}
	return cut(text)
}

// add appends a text that is not there yet.
func add(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// maxCaption is the longest text that is shown at a node or an edge, and that
// an index takes.
const maxCaption = 200

func cut(s string) string {
	runes := []rune(s)
	if len(runes) <= maxCaption {
		return s
	}
	return string(runes[:maxCaption-1]) + "…"
}

// ordered gives the keys of a map in order, so that rows are locked in one
// order.
func ordered[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
