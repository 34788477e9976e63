package pipeline

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/extractor"
	"entente/graph"
)

// Explain extracts the articles of claims again and tells what each claim's
// rule matched; nil for a claim that this version does not find.
func (p *Pipeline) Explain(ctx context.Context, store graph.Reader, claims []*graph.Claim) ([]*graph.Explanation, error) {
	var ids []graph.ID
	for _, c := range claims {
		if !slices.Contains(ids, c.Article) {
			ids = append(ids, c.Article)
		}
	}
	articles, err := store.Articles(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("read the articles of claims: %w", err)
	}
	out := make([]*graph.Explanation, len(claims))
	for i, article := range articles {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if article == nil {
			continue
		}
		all := p.Explanations(*article)
		for k, c := range claims {
			if c.Article == ids[i] {
				out[k] = all[c.ID]
			}
		}
	}
	return out, nil
}

// Explanations explains every claim of an article.
func (p *Pipeline) Explanations(article graph.Article) map[graph.ID]*graph.Explanation {
	batch, d := p.Again(article)
	out := map[graph.ID]*graph.Explanation{}
	for i := range batch.Claims {
		c := &batch.Claims[i]
		x := &explainer{p, d, c, &graph.Explanation{Claim: c.ID, Rule: c.Rule, Tokens: []graph.ExplainedToken{}, Arcs: []graph.ExplainedArc{}}}
		n := slices.IndexFunc(d.Claims, func(o extractor.Claim) bool { return x.is(&o) })
		if n >= 0 {
			x.matched(&d.Claims[n])
		} else {
			x.derived()
		}
		out[c.ID] = x.out
	}
	return out
}

type explainer struct {
	p     *Pipeline
	d     *extractor.Document
	claim *graph.Claim
	out   *graph.Explanation
}

// is tells whether the claim came from o.
func (x *explainer) is(o *extractor.Claim) bool {
	c := x.claim
	return o.Kind == c.Kind && o.Status == c.Status && o.Rule == c.Rule && o.Evidence == c.Evidence.Span &&
		x.d.Bytes(o.Trigger[0], o.Trigger[1]) == c.Trigger.Span &&
		x.span(o.From) == c.FromMention && x.span(o.To) == c.ToMention
}

func (x *explainer) span(e extractor.End) graph.Span {
	if e.Mention == extractor.None {
		return graph.Span{}
	}
	return x.d.Mentions[e.Mention].Span
}

func (x *explainer) say(format string, args ...any) {
	x.out.Lines = append(x.out.Lines, fmt.Sprintf(format, args...))
}

// matched explains a rule's match.
func (x *explainer) matched(c *extractor.Claim) {
	doc := x.d.Doc
	var spans []graph.Span
	for _, t := range c.Matched {
		token := doc.Tokens[t]
		role := token.Dep
		if t == c.Trigger[0] {
			role = "trigger"
			x.say("“%s” is the trigger of the rule %s%s.", doc.Word(t), c.Rule, x.note(c.Rule))
		}
		span := graph.Span{Start: token.Start, End: token.End}
		spans = append(spans, span)
		x.out.Tokens = append(x.out.Tokens, graph.ExplainedToken{Text: doc.Word(t), Span: span, Role: role})
	}
	for _, t := range c.Matched {
		token := doc.Tokens[t]
		if !slices.Contains(c.Matched, token.Head) || token.Head == t {
			continue
		}
		arc := graph.ExplainedArc{From: doc.Word(t), Label: token.Dep, To: doc.Word(token.Head)}
		arc.Reads = fmt.Sprintf("“%s” %s “%s”", arc.From, reading(token.Dep), arc.To)
		x.out.Arcs = append(x.out.Arcs, arc)
		x.say("%s.", arc.Reads)
	}
	x.end(c.From)
	x.end(c.To)
	switch c.Status {
	case graph.Planned:
		x.say("The words around it say that it is to happen, not that it did.")
	case graph.Denied:
		x.say("The words around it say that it did not happen.")
	}
	if c.AttributedTo != nil {
		x.say("It stands in the words of %s, so it is their claim.", c.AttributedTo.Text)
	}
	x.out.Sentence = mark(x.d.Article.Text, c.Evidence, spans)
}

// derived explains a claim that follows from a quote.
func (x *explainer) derived() {
	x.say("It follows from a quote: “%s” shows who speaks, or else the quote itself does.", x.claim.Trigger.Quote)
	x.out.Sentence = mark(x.d.Article.Text, x.claim.Evidence.Span, []graph.Span{x.claim.Trigger.Span})
}

// end tells whom an end refers to, where its words do not.
func (x *explainer) end(e extractor.End) {
	span, name := x.span(e), x.d.Appearances[e.Appearance].Name
	words := x.d.Article.Text[span.Start:span.End]
	switch {
	case words == "":
		x.say("%s is taken from the rest of the article.", name)
	case words != name:
		x.say("“%s” refers to %s.", words, name)
	}
}

func (x *explainer) note(rule string) string {
	for _, r := range x.p.rules.All() {
		if r.ID == rule && r.Note != "" {
			return " (" + strings.TrimSuffix(r.Note, ".") + ")"
		}
	}
	return ""
}

// mark puts spans, which are in text order and do not overlap, in brackets.
func mark(text string, in graph.Span, spans []graph.Span) string {
	var out strings.Builder
	at := in.Start
	for _, s := range spans {
		if s.Start < at || s.End > in.End {
			continue
		}
		out.WriteString(text[at:s.Start] + "[" + text[s.Start:s.End] + "]")
		at = s.End
	}
	out.WriteString(text[at:in.End])
	return out.String()
}

// readings say what an arc of the parser means.
var readings = map[string]string{
	"nsubj": "is the subject of", "nsubjpass": "is the one that is acted on by", "dobj": "is the object of", "dative": "is the receiver of",
	"agent": "tells who did", "prep": "belongs to", "pobj": "stands after the preposition", "pcomp": "stands after the preposition",
	"conj": "is listed together with", "appos": "is set beside", "poss": "owns", "compound": "forms a name or title with", "amod": "describes",
	"attr": "is said to be, by", "xcomp": "completes", "ccomp": "is what is told by", "relcl": "tells more about", "acl": "tells more about",
	"advcl": "tells when or why of", "nmod": "describes", "nummod": "counts", "det": "goes with", "prt": "goes with", "advmod": "goes with",
}

func reading(label string) string {
	if r, ok := readings[label]; ok {
		return r
	}
	return "depends on (" + label + ")"
}
