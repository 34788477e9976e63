// Package when gives claims and quotes their dates: the words of the text that
// say when, resolved from the article's date of publication, at the precision
// that the words have.
package when

import (
	"entente/extractor"
	"entente/graph"
)

// Date sets the date of every claim and quote whose own clause, or else whose
// sentence, says when it was.
func Date(d *extractor.Document) {
	published, err := parse(d.Article.PublishedAt)
	dated := err == nil
	times := find(d)
	unresolved := false
	date := func(clause int, status graph.Status) *graph.ClaimDate {
		t, ok := nearest(d, times, clause)
		if !ok {
			return nil
		}
		ahead := status == graph.Planned
		if on := d.Doc.Tokens[t.clause]; ahead && on.Tag == "VBD" {
			switch {
			case isTravel(on.Lemma):
				ahead = false // "flew to Lima on Monday to meet"
			case t.clause != clause:
				return nil // "agreed on Monday to meet"
			}
		}
		out := &graph.ClaimDate{Text: t.words}
		value, basis, ok := resolve(t.text, published, dated, ahead)
		if ok {
			out.Value, out.Basis = value, basis
		}
		unresolved = unresolved || !ok && !dated
		return out
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		if c.Date != nil || c.Kind == graph.HoldsPosition || c.Kind == graph.LocatedIn || c.Clause < 0 {
			continue
		}
		c.Date = date(c.Clause, c.Status)
	}
	for i := range d.Quotes {
		if q := &d.Quotes[i]; q.Date == nil && q.CueToken != extractor.None {
			q.Date = date(q.CueToken, graph.Actual)
		}
	}
	if unresolved && d.Article.PublishedAt != "" { // where there is none, that was said
		d.Warnings = append(d.Warnings, "some dates could not be resolved without the day of publication; give it, as 2018-06-28")
	}
}
