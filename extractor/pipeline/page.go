package pipeline

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"entente/graph"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// pagePiece is a stretch of text in which nothing begins or ends.
type pagePiece struct {
	Text           string
	Kind, Name     string // of the entity, "" for none
	Quote, Speaker string // class of the speech, "" for none
}

type pageRelation struct{ From, Reads, To, More, Sentence string }

type pageQuote struct{ Speaker, Text string }

// WritePage writes a batch as a page of HTML: the text with entities and
// speech marked, and each relation with its sentence.
func WritePage(w io.Writer, b *graph.Batch) error {
	names := map[graph.ID]string{}
	for _, a := range b.Appearances {
		names[a.ID] = a.Name
	}
	var relations []pageRelation
	for _, c := range b.Claims {
		r := pageRelation{From: names[c.From.Appearance], To: names[c.To.Appearance], Sentence: c.Evidence.Quote}
		r.Reads = graph.KindOf(c.Kind).Reads[c.Status]
		var more []string
		if c.Date != nil {
			more = append(more, string(c.Date.Value))
		}
		more = append(more, names[c.Place.Appearance], c.Title)
		if c.AttributedTo != nil {
			more = append(more, "says "+c.AttributedTo.Text)
		}
		r.More = strings.Join(slices.DeleteFunc(more, func(s string) bool { return s == "" }), " · ")
		relations = append(relations, r)
	}
	var quotes []pageQuote
	for _, q := range b.Quotes {
		quotes = append(quotes, pageQuote{speaker(q, names), q.Text})
	}
	err := pageTemplate.Execute(w, map[string]any{
		"Title": b.Article.Title, "Publisher": b.Article.Publisher, "Date": string(b.Article.PublishedAt), "Version": b.Article.ExtractorVersion,
		"Pieces": pieces(b, names), "Relations": relations, "Quotes": quotes,
	})
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

func speaker(q graph.Quote, names map[graph.ID]string) string {
	if name := names[q.Speaker.Ref.Appearance]; name != "" {
		return name
	}
	return q.Speaker.Text
}

// pieces cuts the text wherever an entity or speech begins or ends.
func pieces(b *graph.Batch, names map[graph.ID]string) []pagePiece {
	text := b.Article.Text
	type layer struct {
		graph.Span
		put func(*pagePiece)
	}
	var layers []layer
	for _, q := range b.Quotes {
		class, who := "indirect", speaker(q, names)
		if q.Kind == graph.Direct {
			class = "quote"
		}
		for _, f := range q.Fragments {
			layers = append(layers, layer{f.Span, func(p *pagePiece) {
				if p.Quote != "quote" { // words inside marks stand out from the clause around them
					p.Quote, p.Speaker = class, who
				}
			}})
		}
	}
	for _, a := range b.Appearances {
		for _, m := range a.Mentions {
			layers = append(layers, layer{m.Span, func(p *pagePiece) { p.Kind, p.Name = string(a.Kind), a.Name }})
		}
	}
	cuts := []int{0, len(text)}
	for _, l := range layers {
		cuts = append(cuts, l.Start, l.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []pagePiece
	for i := range len(cuts) - 1 {
		p := pagePiece{Text: text[cuts[i]:cuts[i+1]]}
		for _, l := range layers {
			if l.Start <= cuts[i] && cuts[i+1] <= l.End {
				l.put(&p)
			}
		}
		out = append(out, p)
	}
	return out
}
