package graphtest

import (
	"slices"
	"strings"

	"entente/graph"
)

// Draft makes a batch from the words of its article's text, so that a test
// states facts and not offsets.
type Draft struct {
	batch graph.Batch
	text  *graph.Text
}

// NewDraft begins a batch about an article. It panics on an article that is
// none, as do the methods of Draft on words that do not stand in its text:
// both are mistakes in a test.
func NewDraft(in graph.Input) *Draft {
	a, err := graph.NewArticle(in)
	if err != nil {
		panic(err)
	}
	a.ExtractorVersion = "test 1"
	return &Draft{batch: graph.Batch{Article: a}, text: graph.NewText(a.Text)}
}

// Appear adds an appearance; its mentions are all places where one of the
// forms stands, and none where no form is given.
func (d *Draft) Appear(kind graph.EntityKind, key, name string, forms ...string) graph.Ref {
	a := graph.Appearance{Kind: kind, Key: strings.ToLower(string(kind)) + ":" + key, Name: name}
	if kind == graph.Country {
		a.Facts.ISOCode = key
	}
	for _, form := range forms {
		for at := 0; ; {
			i := strings.Index(d.batch.Article.Text[at:], form)
			if i < 0 {
				break
			}
			span := graph.Span{Start: at + i, End: at + i + len(form)}
			at = span.End
			if !slices.ContainsFunc(a.Mentions, func(m graph.Mention) bool { return m.Start < span.End && span.Start < m.End }) {
				a.Mentions = append(a.Mentions, d.text.Mention(span, graph.Name))
			}
		}
	}
	slices.SortFunc(a.Mentions, func(x, y graph.Mention) int { return x.Start - y.Start })
	var first graph.Span
	if len(a.Mentions) > 0 {
		first = a.Mentions[0].Span
	}
	a.ID = graph.AppearanceID(d.batch.Article.ID, first)
	d.batch.Appearances = append(d.batch.Appearances, a)
	return graph.Ref{Appearance: a.ID}
}

// Facts sets what the gazetteer knows of an appearance.
func (d *Draft) Facts(r graph.Ref, f graph.Facts) {
	d.appearance(r).Facts = f
}

// Claim adds a claim with the words of the text that say it; change may set
// what is out of the ordinary.
func (d *Draft) Claim(kind graph.RelationKind, from, to graph.Ref, evidence string, change ...func(*graph.Claim)) *Draft {
	span := d.find(evidence)
	c := graph.Claim{
		Article: d.batch.Article.ID, Kind: kind, Status: graph.Actual, Certainty: graph.Certain, From: from, To: to,
		FromMention: d.near(from, span), ToMention: d.near(to, span), Evidence: d.text.Evidence(span, span), Rule: "test",
	}
	switch kind {
	case graph.MetWith:
		c.Mode = graph.UnknownMode
	case graph.HoldsPosition:
		c.Tense, c.Title = graph.Current, "president"
	}
	for _, f := range change {
		f(&c)
	}
	c.ID = graph.ClaimID(&c)
	d.batch.Claims = append(d.batch.Claims, c)
	return d
}

// Quote adds a quote of words of the text, one fragment or several.
func (d *Draft) Quote(kind graph.QuoteKind, speaker graph.Source, fragments []string, change ...func(*graph.Quote)) graph.ID {
	q := graph.Quote{
		Article: d.batch.Article.ID, Kind: kind, Speaker: speaker, Text: strings.Join(fragments, " "),
		Cue: "said", CueLemma: "say", Rule: "test",
	}
	for _, f := range fragments {
		q.Fragments = append(q.Fragments, d.text.Evidence(d.find(f), d.find(f)))
	}
	whole := graph.Span{Start: q.Fragments[0].Start, End: q.Fragments[len(fragments)-1].End}
	q.Evidence = d.text.Evidence(whole, whole)
	for _, f := range change {
		f(&q)
	}
	q.ID = graph.QuoteID(q.Article, q.Kind, q.Fragments[0].Span)
	d.batch.Quotes = append(d.batch.Quotes, q)
	return q.ID
}

// Batch is what was drafted.
func (d *Draft) Batch() graph.Batch { return d.batch }

func (d *Draft) find(words string) graph.Span {
	i := strings.Index(d.batch.Article.Text, words)
	if i < 0 || words == "" {
		panic("the text has no " + words)
	}
	return graph.Span{Start: i, End: i + len(words)}
}

func (d *Draft) appearance(r graph.Ref) *graph.Appearance {
	i := slices.IndexFunc(d.batch.Appearances, func(a graph.Appearance) bool { return a.ID == r.Appearance })
	return &d.batch.Appearances[i]
}

// near is the first mention inside a span, the zero Span for none.
func (d *Draft) near(r graph.Ref, within graph.Span) graph.Span {
	for _, m := range d.appearance(r).Mentions {
		if within.Start <= m.Start && m.End <= within.End {
			return m.Span
		}
	}
	return graph.Span{}
}
