package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"entente/extractor"
	"entente/graph"
)

// packer turns a Document into a Batch: indices become ids, bytes become
// evidence.
type packer struct {
	d     *extractor.Document
	text  *graph.Text
	batch graph.Batch
	ids   []graph.ID // by index of the document's appearances; "" for those left out
	order []int      // the document's mentions by where they start
}

// pack gives what a store takes. Appearances with one identity key become
// one.
func pack(d *extractor.Document) *graph.Batch {
	p := &packer{d: d, text: graph.NewText(d.Article.Text), batch: graph.Batch{Article: d.Article}}
	p.appearances()
	p.order = make([]int, len(d.Mentions))
	for i := range p.order {
		p.order[i] = i
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return d.Mentions[a].Span.Start - d.Mentions[b].Span.Start })
	quotes := p.quotes()
	for i := range d.Claims {
		p.claim(&d.Claims[i], quotes)
	}
	for i := range d.Quotes {
		p.derived(&d.Quotes[i], quotes[i])
	}
	p.confide()
	p.batch.Claims = unique(p.batch.Claims)
	return &p.batch
}

// confide gives each claim and quote its measured probability; what is derived
// from a quote has the quote's.
func (p *packer) confide() {
	c, by := Measured(), newPatterns(&p.batch)
	quotes := map[graph.ID]*float64{}
	for i := range p.batch.Quotes {
		q := &p.batch.Quotes[i]
		share := c.Of(by.quote(q))
		q.Confidence, quotes[q.ID] = &share, &share
	}
	for i := range p.batch.Claims {
		x := &p.batch.Claims[i]
		if x.Kind == graph.Quoted || x.Kind == graph.SpokeTo {
			x.Confidence = quotes[x.Quote]
			continue
		}
		share := c.Of(by.claim(x))
		x.Confidence = &share
	}
}

func (p *packer) appearances() {
	p.ids = make([]graph.ID, len(p.d.Appearances))
	keys := make([]string, len(p.d.Appearances))
	mentions := map[string][]int{}
	var order []int
	for i, a := range p.d.Appearances {
		if a.Key == "" || len(a.Mentions) == 0 && !a.Publisher {
			continue
		}
		if _, seen := mentions[a.Key]; !seen {
			order = append(order, i)
		}
		mentions[a.Key] = append(mentions[a.Key], a.Mentions...)
		keys[i] = a.Key
	}
	byKey := map[string]graph.ID{}
	for _, i := range order {
		a := p.d.Appearances[i]
		out := graph.Appearance{Kind: a.Type, Key: a.Key, Name: a.Name, Facts: a.Facts}
		for _, m := range mentions[a.Key] {
			out.Mentions = append(out.Mentions, p.text.Mention(p.d.Mentions[m].Span, p.d.Mentions[m].Kind))
		}
		slices.SortFunc(out.Mentions, func(a, b graph.Mention) int { return compareSpans(a.Span, b.Span) })
		out.Mentions = slices.CompactFunc(out.Mentions, func(a, b graph.Mention) bool { return a.Span == b.Span })
		var first graph.Span
		if len(out.Mentions) > 0 {
			first = out.Mentions[0].Span
		}
		out.ID = graph.AppearanceID(p.d.Article.ID, first)
		byKey[a.Key] = out.ID
		p.batch.Appearances = append(p.batch.Appearances, out)
	}
	for i, key := range keys {
		p.ids[i] = byKey[key]
	}
	slices.SortStableFunc(p.batch.Appearances, func(a, b graph.Appearance) int {
		switch { // the publisher, which the text may not mention, comes last
		case len(a.Mentions) == 0 || len(b.Mentions) == 0:
			return cmp.Compare(len(b.Mentions), len(a.Mentions))
		default:
			return compareSpans(a.Mentions[0].Span, b.Mentions[0].Span)
		}
	})
}

func compareSpans(a, b graph.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

func (p *packer) ref(appearance int) graph.Ref {
	if appearance == extractor.None {
		return graph.Ref{}
	}
	return graph.Ref{Appearance: p.ids[appearance]}
}

func (p *packer) source(s extractor.Source) graph.Source {
	return graph.Source{Text: s.Text, Ref: p.ref(s.Appearance)}
}

func (p *packer) sourceOrNil(s *extractor.Source) *graph.Source {
	if s == nil {
		return nil
	}
	out := p.source(*s)
	return &out
}

// quotes packs the quotes and gives the id of each.
func (p *packer) quotes() []graph.ID {
	ids := make([]graph.ID, len(p.d.Quotes))
	for i, q := range p.d.Quotes {
		ids[i] = graph.QuoteID(p.d.Article.ID, q.Kind, q.Fragments[0])
	}
	seen := map[graph.ID]bool{}
	for i, q := range p.d.Quotes {
		if seen[ids[i]] {
			continue
		}
		seen[ids[i]] = true
		out := graph.Quote{
			ID: ids[i], Article: p.d.Article.ID, Kind: q.Kind,
			Speaker: p.source(q.Speaker), Addressee: p.sourceOrNil(q.Addressee), Outlet: p.ref(q.Outlet),
			Cue: q.Cue, CueLemma: q.CueLemma, Date: q.Date, Rule: q.Rule,
			Evidence: p.text.Evidence(q.Evidence, q.Evidence),
		}
		var words []string
		for _, f := range q.Fragments {
			e := p.text.Evidence(f, p.around(f))
			out.Fragments = append(out.Fragments, e)
			words = append(words, e.Quote)
		}
		out.Text = strings.Join(words, " ")
		if q.Within != extractor.None {
			out.Within = ids[q.Within]
		}
		out.About = p.about(q)
		p.batch.Quotes = append(p.batch.Quotes, out)
	}
	return ids
}

// about is the entities mentioned inside a quote's fragments, the speaker
// left out.
func (p *packer) about(q extractor.Quote) []graph.Ref {
	var out []graph.Ref
	speaker := p.ref(q.Speaker.Appearance)
	for _, m := range p.within(q.Fragments) {
		for _, a := range p.d.Mentions[m].Appearances {
			if r := p.ref(a); r.Appearance != "" && r != speaker && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// within are the mentions that stand in one of several spans.
func (p *packer) within(spans []graph.Span) []int {
	var out []int
	for _, s := range spans {
		from, _ := slices.BinarySearchFunc(p.order, s.Start, func(m, start int) int { return p.d.Mentions[m].Span.Start - start })
		for _, m := range p.order[from:] {
			if p.d.Mentions[m].Span.Start >= s.End {
				break
			}
			if p.d.Mentions[m].Span.End <= s.End {
				out = append(out, m)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// around is the sentence or sentences that a span stands in.
func (p *packer) around(s graph.Span) graph.Span {
	doc := p.d.Doc
	last := len(doc.Tokens) - 1
	from := doc.SentenceOf(min(doc.TokenAt(s.Start), last))
	to := doc.SentenceOf(min(doc.TokenAt(max(s.Start, s.End-1)), last))
	a, _ := doc.Sentence(from)
	_, b := doc.Sentence(to)
	return p.d.Bytes(a, b)
}

func (p *packer) claim(c *extractor.Claim, quotes []graph.ID) {
	out := graph.Claim{
		Article: p.d.Article.ID, Kind: c.Kind, Status: c.Status, Certainty: c.Certainty,
		From: p.ref(c.From.Appearance), To: p.ref(c.To.Appearance),
		FromMention: p.span(c.From), ToMention: p.span(c.To),
		AttributedTo: p.sourceOrNil(c.AttributedTo), Date: c.Date, Title: c.Title, Tense: c.Tense, Mode: c.Mode,
		Mutual: c.Mutual, Evidence: p.text.Evidence(c.Evidence, c.Evidence), Rule: c.Rule,
	}
	trigger := p.d.Bytes(c.Trigger[0], c.Trigger[1])
	out.Trigger = p.text.Evidence(trigger, p.around(trigger))
	if c.Place.Mention != extractor.None {
		out.Place = p.ref(c.Place.Appearance)
	}
	if c.Over != nil {
		out.Over = &graph.Over{Text: c.Over.Text, Ref: p.ref(c.Over.Appearance)}
	}
	if c.Quote != extractor.None {
		out.Quote = quotes[c.Quote]
	}
	p.add(out)
}

func (p *packer) span(e extractor.End) graph.Span {
	if e.Mention == extractor.None {
		return graph.Span{}
	}
	return p.d.Mentions[e.Mention].Span
}

// derived adds what a quote says of who spoke to whom: its outlet, or else
// the article's publisher, quoted the speaker; the speaker spoke to the
// addressee.
func (p *packer) derived(q *extractor.Quote, id graph.ID) {
	speaker := q.Speaker.Appearance
	if speaker == extractor.None {
		return
	}
	base := graph.Claim{
		Article: p.d.Article.ID, Status: graph.Actual, Certainty: graph.Certain, Date: q.Date, Quote: id,
		Evidence: p.text.Evidence(q.Evidence, q.Evidence),
	}
	trigger := q.Fragments[0]
	if q.CueToken != extractor.None {
		trigger = p.d.Bytes(q.CueToken, q.CueToken+1)
	}
	base.Trigger = p.text.Evidence(trigger, p.around(trigger))
	said := p.span(extractor.End{Mention: q.Speaker.Mention})
	if said == (graph.Span{}) {
		said = q.Speaker.Span
	}
	if q.Kind != graph.Indirect {
		outlet := q.Outlet
		if outlet == extractor.None {
			outlet = slices.IndexFunc(p.d.Appearances, func(a extractor.Appearance) bool { return a.Publisher })
		}
		if outlet != extractor.None {
			c := base
			c.Kind, c.Rule = graph.Quoted, "quote.outlet"
			c.From, c.FromMention = p.ref(outlet), p.near(outlet, q.Evidence)
			c.To, c.ToMention = p.ref(speaker), said
			p.add(c)
		}
	}
	if q.Addressee != nil && q.Addressee.Appearance != extractor.None {
		c := base
		c.Kind, c.Rule = graph.SpokeTo, "quote.addressee"
		c.From, c.FromMention = p.ref(speaker), said
		c.To, c.ToMention = p.ref(q.Addressee.Appearance), q.Addressee.Span
		p.add(c)
	}
}

// near is the first mention of an appearance inside a span, the zero Span
// where there is none.
func (p *packer) near(appearance int, within graph.Span) graph.Span {
	for _, m := range p.d.Appearances[appearance].Mentions {
		if s := p.d.Mentions[m].Span; within.Start <= s.Start && s.End <= within.End {
			return s
		}
	}
	return graph.Span{}
}

// add takes a claim whose two ends are different entities of kinds that the
// table allows.
func (p *packer) add(c graph.Claim) {
	from, to := p.appearance(c.From), p.appearance(c.To)
	if from == nil || to == nil || from.Key == to.Key {
		return
	}
	row := graph.KindOf(c.Kind)
	if !slices.Contains(row.From, from.Kind) || !slices.Contains(row.To, to.Kind) {
		return
	}
	c.ID = graph.ClaimID(&c)
	p.batch.Claims = append(p.batch.Claims, c)
}

func (p *packer) appearance(r graph.Ref) *graph.Appearance {
	for i := range p.batch.Appearances {
		if p.batch.Appearances[i].ID == r.Appearance {
			return &p.batch.Appearances[i]
		}
	}
	return nil
}

// unique keeps, of claims with one id, the one of the highest confidence,
// then of the first rule id; the rest stand in text order.
func unique(claims []graph.Claim) []graph.Claim {
	confidence := func(c graph.Claim) float64 {
		if c.Confidence == nil {
			return 0
		}
		return *c.Confidence
	}
	slices.SortStableFunc(claims, func(a, b graph.Claim) int {
		return cmp.Or(
			compareSpans(a.Evidence.Span, b.Evidence.Span), compareSpans(a.Trigger.Span, b.Trigger.Span),
			cmp.Compare(a.ID, b.ID), cmp.Compare(confidence(b), confidence(a)), cmp.Compare(a.Rule, b.Rule),
		)
	})
	seen := map[graph.ID]int{}
	out := claims[:0]
	for _, c := range claims {
		if i, ok := seen[c.ID]; ok {
			if confidence(c) > confidence(out[i]) || confidence(c) == confidence(out[i]) && c.Rule < out[i].Rule {
				out[i] = c
			}
			continue
		}
		seen[c.ID] = len(out)
		out = append(out, c)
	}
	return out
}
