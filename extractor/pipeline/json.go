package pipeline

import (
	"strconv"
	"strings"

	"entente/graph"
)

// Output is one article as `entente extract` writes it. Offsets are code
// points; spans are [start, end]; entity ids are the output's own.
type Output struct {
	ID        string           `json:"id"`
	Extractor string           `json:"extractor"`
	Warnings  []string         `json:"warnings"`
	Entities  []OutputEntity   `json:"entities"`
	Relations []OutputRelation `json:"relations"`
	Quotes    []OutputQuote    `json:"quotes"`
	Indirect  []OutputQuote    `json:"indirect"`
}

// OutputEntity is an entity with its surface forms and mentions.
type OutputEntity struct {
	ID       string          `json:"id"`
	Key      string          `json:"key"`
	Type     string          `json:"type"`
	Name     string          `json:"name"`
	Aliases  []string        `json:"aliases"`
	Mentions []OutputMention `json:"mentions"`
}

// OutputMention is a mention.
type OutputMention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"`
}

// OutputSource is words, and the entity where they name one.
type OutputSource struct {
	Text   string  `json:"text"`
	Entity *string `json:"entity"`
}

// OutputRelation is a claim.
type OutputRelation struct {
	Type          string        `json:"type"`
	From          string        `json:"from"`
	To            string        `json:"to"`
	Status        string        `json:"status"`
	Certainty     string        `json:"certainty"`
	AttributedTo  *OutputSource `json:"attributed_to"`
	Date          *string       `json:"date"`
	DatePrecision *string       `json:"date_precision"`
	DateBasis     *string       `json:"date_basis"`
	DateText      *string       `json:"date_text"`
	Place         *string       `json:"place"`
	Mode          *string       `json:"mode"`
	Title         *string       `json:"title"`
	Over          *OutputSource `json:"over"`
	Mutual        bool          `json:"mutual"`
	Evidence      string        `json:"evidence"`
	Start         int           `json:"start"`
	End           int           `json:"end"`
	Trigger       [2]int        `json:"trigger"`
	FromMention   [2]int        `json:"from_mention"`
	ToMention     [2]int        `json:"to_mention"`
	Rule          string        `json:"rule"`
	Confidence    *float64      `json:"confidence"`
	Pattern       Pattern       `json:"-"` // what the confidence goes by
}

// OutputQuote is a quote.
type OutputQuote struct {
	Speaker     *string  `json:"speaker"`
	SpeakerText string   `json:"speaker_text"`
	Text        string   `json:"text"`
	Addressee   *string  `json:"addressee"`
	Outlet      *string  `json:"outlet"`
	Cue         *string  `json:"cue"`
	Fragments   [][2]int `json:"fragments"`
	Kind        string   `json:"kind"`
	Rule        string   `json:"rule"`
	Confidence  *float64 `json:"confidence"`
	Pattern     Pattern  `json:"-"`
}

// NewOutput is a batch in the shape of `entente extract`: what the text says;
// the publisher and the relations derived from quotes are left out.
func NewOutput(b *graph.Batch, warnings []string) *Output {
	out := &Output{
		ID: b.Article.ExternalID, Extractor: "entente " + b.Article.ExtractorVersion, Warnings: append([]string{}, warnings...),
		Entities: []OutputEntity{}, Relations: []OutputRelation{}, Quotes: []OutputQuote{}, Indirect: []OutputQuote{},
	}
	if out.ID == "" {
		out.ID = b.Article.Key
	}
	text := graph.NewText(b.Article.Text)
	span := func(s graph.Span) [2]int { c := text.CodePoints(s); return [2]int{c.Start, c.End} }
	ids := map[graph.ID]*string{}
	by := newPatterns(b)
	for _, a := range b.Appearances {
		if len(a.Mentions) == 0 {
			continue
		}
		id := "e" + strconv.Itoa(len(out.Entities)+1)
		ids[a.ID] = &id
		e := OutputEntity{ID: id, Key: a.Key, Type: string(a.Kind), Name: a.Name, Aliases: a.Aliases()}
		for _, m := range a.Mentions {
			e.Mentions = append(e.Mentions, OutputMention{m.CodePoints.Start, m.CodePoints.End, lower(m.Kind)})
		}
		out.Entities = append(out.Entities, e)
	}
	source := func(text string, r graph.Ref) *OutputSource { return &OutputSource{text, ids[r.Appearance]} }
	for _, c := range b.Claims {
		if c.Kind == graph.Quoted || c.Kind == graph.SpokeTo {
			continue
		}
		r := OutputRelation{
			Type: string(c.Kind), From: *ids[c.From.Appearance], To: *ids[c.To.Appearance], Status: lower(c.Status),
			Certainty: lower(c.Certainty), Place: ids[c.Place.Appearance], Mode: optional(lower(c.Mode)), Title: optional(c.Title),
			Mutual: c.Mutual, Evidence: c.Evidence.Quote, Start: c.Evidence.CodePoints.Start, End: c.Evidence.CodePoints.End,
			Trigger: span(c.Trigger.Span), FromMention: span(c.FromMention), ToMention: span(c.ToMention),
			Rule: c.Rule, Confidence: c.Confidence, Pattern: by.claim(&c),
		}
		if c.Kind == graph.HoldsPosition {
			r.Status = lower(c.Tense)
		}
		if c.AttributedTo != nil {
			r.AttributedTo = source(c.AttributedTo.Text, c.AttributedTo.Ref)
		}
		if c.Over != nil {
			r.Over = source(c.Over.Text, c.Over.Ref)
		}
		if d := c.Date; d != nil {
			r.Date, r.DateText = optional(string(d.Value)), optional(d.Text)
			if d.Value != "" {
				r.DateBasis, r.DatePrecision = optional(lower(d.Basis)), optional(precision(d.Value))
			}
		}
		out.Relations = append(out.Relations, r)
	}
	for _, q := range b.Quotes {
		o := OutputQuote{
			Speaker: ids[q.Speaker.Ref.Appearance], SpeakerText: q.Speaker.Text, Text: q.Text,
			Outlet: ids[q.Outlet.Appearance], Cue: optional(q.Cue), Kind: lower(q.Kind), Rule: q.Rule, Confidence: q.Confidence, Pattern: by.quote(&q),
		}
		if q.Addressee != nil {
			o.Addressee = ids[q.Addressee.Ref.Appearance]
		}
		for _, f := range q.Fragments {
			o.Fragments = append(o.Fragments, [2]int{f.CodePoints.Start, f.CodePoints.End})
		}
		switch {
		case q.Kind != graph.Direct:
			out.Indirect = append(out.Indirect, o)
		case graph.WordCount(q.Text) >= 3:
			out.Quotes = append(out.Quotes, o)
		}
	}
	return out
}

func lower[T ~string](s T) string { return strings.ToLower(string(s)) }

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func precision(d graph.Date) string {
	switch len(d) {
	case len("2018"):
		return "year"
	case len("2018-06"):
		return "month"
	default:
		return "day"
	}
}
