package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"runtime"

	"entente/extractor/pipeline"
	"entente/extractor/source"
	"entente/graph"
)

// Extract runs a pipeline over the articles that gold annotates and gives its
// answers. Told is called with each result.
func Extract(ctx context.Context, p *pipeline.Pipeline, gold []*Document, items iter.Seq[source.Item], told func(pipeline.Result)) ([]*Document, error) {
	wanted := map[string]bool{}
	for _, g := range gold {
		wanted[g.ID] = true
	}
	annotated := func(yield func(source.Item) bool) {
		for item := range items {
			id := item.Input.ExternalID
			if wanted[id] && !yield(item) {
				return
			}
			delete(wanted, id) // an article may stand in several files
		}
	}
	var out []*Document
	for r := range p.All(ctx, annotated, runtime.GOMAXPROCS(0)) {
		told(r)
		if r.Rejection != nil {
			continue
		}
		d, err := answers(p, r)
		if err != nil {
			return nil, fmt.Errorf("read what was extracted from %s: %w", r.Where, err)
		}
		out = append(out, d)
	}
	return out, ctx.Err()
}

// answers is a result as a reader of the written file sees it, with what
// tells where an error arose.
func answers(p *pipeline.Pipeline, r pipeline.Result) (*Document, error) {
	out := pipeline.NewOutput(r.Batch, nil)
	b, err := json.Marshal(out)
	if err != nil {
		return nil, err
	}
	d, err := Parse(b)
	if err != nil {
		return nil, err
	}
	for i, x := range out.Relations {
		d.Relations[i].Pattern = x.Pattern
	}
	for i, x := range out.Quotes {
		d.Quotes[i].Pattern = x.Pattern
	}
	for i, x := range out.Indirect {
		d.Indirect[i].Pattern = x.Pattern
	}
	doc := r.Document
	text := graph.NewText(doc.Article.Text)
	for i := range len(doc.Doc.Sents) {
		span := doc.Sentence(i)
		at := text.CodePoints(span)
		d.Sentences = append(d.Sentences, Sentence{at.Start, at.End, doc.Article.Text[span.Start:span.End]})
	}
	for _, a := range p.Attempts(doc) {
		d.Attempts = append(d.Attempts, Attempt{a.Rule, string(a.Kind), string(a.Outcome), doc.Doc.SentenceOf(a.Token)})
	}
	return d, nil
}
