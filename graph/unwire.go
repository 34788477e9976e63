package graph

import "strings"

// unpacker turns a line back into a batch; a span that the text does not have
// becomes an empty one, which Validate refuses.
type unpacker struct {
	text    *Text
	article ID
}

func (w *wireBatch) batch() Batch {
	in := &w.Article
	a := Article{
		ID: in.ID, URL: in.URL, ExternalID: in.ExternalID, Title: in.Title, Publisher: in.Publisher, PublishedAt: in.PublishedAt,
		IngestedAt: in.IngestedAt, ExtractorVersion: in.ExtractorVersion, Text: in.Text, WordCount: WordCount(in.Text),
		Key: ArticleKey(in.URL, in.ExternalID, in.Text),
	}
	a.ContentHash = a.contentHash()
	u, b := unpacker{NewText(in.Text), in.ID}, Batch{Article: a}
	for _, x := range w.Appearances {
		out := Appearance{ID: x.ID, Kind: x.Kind, Key: x.Key, Name: x.Name, Facts: x.Facts}
		for _, m := range x.Mentions {
			out.Mentions = append(out.Mentions, u.text.Mention(u.span(m.Span), m.Kind))
		}
		b.Appearances = append(b.Appearances, out)
	}
	for i := range w.Claims {
		b.Claims = append(b.Claims, u.claim(&w.Claims[i]))
	}
	for i := range w.Quotes {
		b.Quotes = append(b.Quotes, u.quote(&w.Quotes[i]))
	}
	return b
}

func (u unpacker) claim(w *wireClaim) Claim {
	c := Claim{
		ID: w.ID, Article: u.article, Kind: w.Kind, Status: w.Status, From: Ref{Appearance: w.From}, To: Ref{Appearance: w.To},
		FromMention: u.span(w.FromMention), ToMention: u.span(w.ToMention), Certainty: w.Certainty,
		AttributedTo: u.source(w.AttributedTo), Date: u.date(w.Date), Place: Ref{Appearance: w.Place}, Title: w.Title, Tense: w.Tense, Mode: w.Mode,
		Mutual: w.Mutual, Evidence: u.evidence(w.Evidence), Quote: w.Quote, Rule: w.Rule, Confidence: w.Confidence,
	}
	if w.Over != nil {
		c.Over = &Over{w.Over.Text, Ref{Appearance: w.Over.Appearance}}
	}
	if w.Trigger != nil {
		c.Trigger = u.evidence(*w.Trigger)
	}
	return c
}

func (u unpacker) quote(w *wireQuote) Quote {
	q := Quote{
		ID: w.ID, Article: u.article, Kind: w.Kind, Speaker: *u.source(&w.Speaker), Addressee: u.source(w.Addressee), Outlet: Ref{Appearance: w.Outlet},
		Cue: w.Cue, CueLemma: w.CueLemma, Date: u.date(w.Date), Within: w.Within, Evidence: u.evidence(w.Evidence), Rule: w.Rule, Confidence: w.Confidence,
	}
	words := make([]string, len(w.Fragments))
	for i, f := range w.Fragments {
		q.Fragments = append(q.Fragments, u.evidence(f))
		words[i] = q.Fragments[i].Quote
	}
	q.Text = strings.Join(words, " ")
	for _, id := range w.About {
		q.About = append(q.About, Ref{Appearance: id})
	}
	return q
}

func (u unpacker) span(w wireSpan) Span {
	s, ok := u.text.Bytes(Span{w[0], w[1]})
	if !ok || s.Start > s.End {
		return Span{}
	}
	return s
}

func (u unpacker) evidence(w wireEvidence) Evidence {
	return u.text.Evidence(u.span(wireSpan{w[0], w[1]}), u.span(wireSpan{w[2], w[3]}))
}

func (unpacker) source(w *wireSource) *Source {
	if w == nil {
		return nil
	}
	return &Source{w.Text, Ref{Appearance: w.Appearance}}
}

func (unpacker) date(w *wireDate) *ClaimDate {
	if w == nil {
		return nil
	}
	return &ClaimDate{w.Value, w.Basis, w.Text}
}
