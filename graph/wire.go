package graph

import (
	"time"
)

// The lines of an export. Spans count code points; words are not repeated,
// since the text holds them.
type (
	line struct {
		Format    string         `json:"format,omitempty"`
		Version   int            `json:"version,omitempty"`
		Batch     *wireBatch     `json:"batch,omitempty"`
		Tombstone *wireTombstone `json:"tombstone,omitempty"`
	}
	wireBatch struct {
		Article     wireArticle      `json:"article"`
		Appearances []wireAppearance `json:"appearances"`
		Claims      []wireClaim      `json:"claims"`
		Quotes      []wireQuote      `json:"quotes"`
	}
	wireArticle struct {
		ID               ID        `json:"id"`
		URL              string    `json:"url,omitempty"`
		ExternalID       string    `json:"externalId,omitempty"`
		Title            string    `json:"title,omitempty"`
		Publisher        string    `json:"publisher,omitempty"`
		PublishedAt      Date      `json:"publishedAt,omitempty"`
		IngestedAt       time.Time `json:"ingestedAt"`
		ExtractorVersion string    `json:"extractorVersion,omitempty"`
		Text             string    `json:"text"`
	}
	wireAppearance struct {
		ID       ID            `json:"id"`
		Kind     EntityKind    `json:"kind"`
		Key      string        `json:"key"`
		Name     string        `json:"name"`
		Facts    Facts         `json:"facts,omitzero"`
		Mentions []wireMention `json:"mentions,omitempty"`
	}
	wireMention struct {
		Span wireSpan    `json:"span"`
		Kind MentionKind `json:"kind"`
	}
	wireSpan     [2]int
	wireEvidence [4]int // the span, and the sentence around it
	wireSource   struct {
		Text       string `json:"text"`
		Appearance ID     `json:"appearance,omitempty"`
	}
	wireDate struct {
		Value Date   `json:"value,omitempty"`
		Basis Basis  `json:"basis,omitempty"`
		Text  string `json:"text,omitempty"`
	}
	wireClaim struct {
		ID           ID            `json:"id"`
		Kind         RelationKind  `json:"kind"`
		Status       Status        `json:"status"`
		From         ID            `json:"from"`
		To           ID            `json:"to"`
		FromMention  wireSpan      `json:"fromMention"`
		ToMention    wireSpan      `json:"toMention"`
		Certainty    Certainty     `json:"certainty"`
		AttributedTo *wireSource   `json:"attributedTo,omitempty"`
		Date         *wireDate     `json:"date,omitempty"`
		Place        ID            `json:"place,omitempty"`
		Title        string        `json:"title,omitempty"`
		Tense        Tense         `json:"tense,omitempty"`
		Mode         Mode          `json:"mode,omitempty"`
		Over         *wireSource   `json:"over,omitempty"`
		Mutual       bool          `json:"mutual,omitempty"`
		Evidence     wireEvidence  `json:"evidence"`
		Trigger      *wireEvidence `json:"trigger,omitempty"`
		Quote        ID            `json:"quote,omitempty"`
		Rule         string        `json:"rule,omitempty"`
		Confidence   *float64      `json:"confidence,omitempty"`
	}
	wireQuote struct {
		ID         ID             `json:"id"`
		Kind       QuoteKind      `json:"kind"`
		Fragments  []wireEvidence `json:"fragments"`
		Speaker    wireSource     `json:"speaker"`
		Addressee  *wireSource    `json:"addressee,omitempty"`
		Outlet     ID             `json:"outlet,omitempty"`
		Cue        string         `json:"cue,omitempty"`
		CueLemma   string         `json:"cueLemma,omitempty"`
		About      []ID           `json:"about,omitempty"`
		Date       *wireDate      `json:"date,omitempty"`
		Within     ID             `json:"within,omitempty"`
		Evidence   wireEvidence   `json:"evidence"`
		Rule       string         `json:"rule,omitempty"`
		Confidence *float64       `json:"confidence,omitempty"`
	}
	wireTombstone struct {
		Key         string    `json:"key"`
		ContentHash string    `json:"contentHash"`
		Reason      string    `json:"reason,omitempty"`
		At          time.Time `json:"at"`
	}
)

// packer turns a batch, which must be valid, into its line.
type packer struct{ text *Text }

func (b *Batch) wire() *wireBatch {
	a, p := &b.Article, packer{NewText(b.Article.Text)}
	w := &wireBatch{
		Article: wireArticle{
			ID: a.ID, URL: a.URL, ExternalID: a.ExternalID, Title: a.Title, Publisher: a.Publisher, PublishedAt: a.PublishedAt,
			IngestedAt: a.IngestedAt, ExtractorVersion: a.ExtractorVersion, Text: a.Text,
		},
		Appearances: make([]wireAppearance, len(b.Appearances)), Claims: make([]wireClaim, len(b.Claims)), Quotes: make([]wireQuote, len(b.Quotes)),
	}
	for i := range b.Appearances {
		x := &b.Appearances[i]
		out := wireAppearance{ID: x.ID, Kind: x.Kind, Key: x.Key, Name: x.Name, Facts: x.Facts}
		for _, m := range x.Mentions {
			out.Mentions = append(out.Mentions, wireMention{wireSpan{m.CodePoints.Start, m.CodePoints.End}, m.Kind})
		}
		w.Appearances[i] = out
	}
	for i := range b.Claims {
		w.Claims[i] = p.claim(&b.Claims[i])
	}
	for i := range b.Quotes {
		w.Quotes[i] = p.quote(&b.Quotes[i])
	}
	return w
}

func (p packer) claim(c *Claim) wireClaim {
	w := wireClaim{
		ID: c.ID, Kind: c.Kind, Status: c.Status, From: c.From.Appearance, To: c.To.Appearance,
		FromMention: p.span(c.FromMention), ToMention: p.span(c.ToMention), Certainty: c.Certainty,
		AttributedTo: p.source(c.AttributedTo), Date: p.date(c.Date), Place: c.Place.Appearance, Title: c.Title, Tense: c.Tense, Mode: c.Mode,
		Mutual: c.Mutual, Evidence: p.evidence(&c.Evidence), Quote: c.Quote, Rule: c.Rule, Confidence: c.Confidence,
	}
	if c.Over != nil {
		w.Over = &wireSource{c.Over.Text, c.Over.Ref.Appearance}
	}
	if c.Trigger != (Evidence{}) {
		e := p.evidence(&c.Trigger)
		w.Trigger = &e
	}
	return w
}

func (p packer) quote(q *Quote) wireQuote {
	w := wireQuote{
		ID: q.ID, Kind: q.Kind, Speaker: *p.source(&q.Speaker), Addressee: p.source(q.Addressee), Outlet: q.Outlet.Appearance,
		Cue: q.Cue, CueLemma: q.CueLemma, Date: p.date(q.Date), Within: q.Within, Evidence: p.evidence(&q.Evidence), Rule: q.Rule, Confidence: q.Confidence,
	}
	for i := range q.Fragments {
		w.Fragments = append(w.Fragments, p.evidence(&q.Fragments[i]))
	}
	for _, r := range q.About {
		w.About = append(w.About, r.Appearance)
	}
	return w
}

func (p packer) span(s Span) wireSpan {
	s = p.text.CodePoints(s)
	return wireSpan{s.Start, s.End}
}

func (p packer) evidence(e *Evidence) wireEvidence {
	around := p.text.CodePoints(Span{e.Start - len(e.Before), e.End + len(e.After)})
	return wireEvidence{e.CodePoints.Start, e.CodePoints.End, around.Start, around.End}
}

func (packer) source(s *Source) *wireSource {
	if s == nil {
		return nil
	}
	return &wireSource{s.Text, s.Ref.Appearance}
}

func (packer) date(d *ClaimDate) *wireDate {
	if d == nil {
		return nil
	}
	return &wireDate{d.Value, d.Basis, d.Text}
}
