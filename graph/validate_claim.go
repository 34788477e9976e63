package graph

import (
	"fmt"
	"slices"
	"strings"
)

func (v *validator) claim(field string, c *Claim) error {
	if err := v.saying(field, c); err != nil {
		return err
	}
	if err := v.ends(field, c); err != nil {
		return err
	}
	if err := v.optional(field+".place", c.Place, []EntityKind{Place, Country}); err != nil {
		return err
	}
	if err := v.source(field+".attributedTo", c.AttributedTo); err != nil {
		return err
	}
	if err := v.date(field+".date", c.Date); err != nil {
		return err
	}
	if c.Over != nil {
		if strings.TrimSpace(c.Over.Text) == "" || !isText(c.Over.Text) {
			return invalid(field+".over.text", "it is empty, not valid UTF-8 or has a NUL")
		}
		if err := v.optional(field+".over", c.Over.Ref, any4); err != nil {
			return err
		}
	}
	if c.Quote != "" && !v.quotes[c.Quote] {
		return invalid(field+".quote", "%.40q is no quote of the batch", string(c.Quote))
	}
	if err := v.words(field+".evidence", &c.Evidence); err != nil {
		return err
	}
	if c.Trigger != (Evidence{}) {
		if err := v.words(field+".trigger", &c.Trigger); err != nil {
			return err
		}
	}
	if err := confidence(field+".confidence", c.Confidence); err != nil {
		return err
	}
	if want := ClaimID(c); c.ID != want {
		return invalid(field+".id", "%.40q is not %s, which its content gives", string(c.ID), want)
	}
	return nil
}

// ends checks the two ends against the table of kinds.
func (v *validator) ends(field string, c *Claim) error {
	row := KindOf(c.Kind)
	if err := v.ref(field+".from", c.From, row.From); err != nil {
		return err
	}
	if err := v.ref(field+".to", c.To, row.To); err != nil {
		return err
	}
	if c.From.Appearance == c.To.Appearance {
		return invalid(field+".to", "from and to are one")
	}
	if err := v.mention(field+".fromMention", c.FromMention); err != nil {
		return err
	}
	return v.mention(field+".toMention", c.ToMention)
}

// saying checks the fields with fixed values, and that those which belong to
// one kind stand there only.
func (v *validator) saying(field string, c *Claim) error {
	row := KindOf(c.Kind)
	position, meeting := c.Kind == HoldsPosition, c.Kind == MetWith
	switch {
	case row.Kind == "":
		return invalid(field+".kind", "%.40q is no kind of relation", string(c.Kind))
	case c.Article != v.article.ID:
		return invalid(field+".article", "%.40q is not the batch's", string(c.Article))
	case c.Relation != "":
		return invalid(field+".relation", "it is for the store to say")
	case !slices.Contains(row.Statuses, c.Status):
		return invalid(field+".status", "%.40q is no status of %s", string(c.Status), c.Kind)
	case c.Certainty.Rank() == 0:
		return invalid(field+".certainty", "%.40q is no certainty", string(c.Certainty))
	case position != slices.Contains([]Tense{Current, Former, Future}, c.Tense) || !position && c.Tense != "":
		return invalid(field+".tense", "%.40q with %s", string(c.Tense), c.Kind)
	case meeting != slices.Contains([]Mode{InPerson, Remote, UnknownMode}, c.Mode) || !meeting && c.Mode != "":
		return invalid(field+".mode", "%.40q with %s", string(c.Mode), c.Kind)
	case c.Title != "" && strings.TrimSpace(c.Title) == "" || !position && c.Title != "":
		return invalid(field+".title", "%.100q with %s", c.Title, c.Kind)
	case c.Mutual && c.Kind != Disputes:
		return invalid(field+".mutual", "only DISPUTES is mutual")
	case c.Over != nil && c.Kind != Disputes && c.Kind != Criticises:
		return invalid(field+".over", "%s is over nothing", c.Kind)
	case !isText(c.Title) || !isText(c.Rule):
		return invalid(field, "title or rule is not valid UTF-8 or has a NUL")
	}
	return nil
}

// Rank orders certainties, the surest highest; 0 is none.
func (c Certainty) Rank() int {
	return 1 + slices.Index([]Certainty{Possible, Probable, Certain}, c)
}

func (v *validator) quote(field string, q *Quote) error {
	switch {
	case !slices.Contains([]QuoteKind{Direct, Indirect, Mixed}, q.Kind):
		return invalid(field+".kind", "%.40q is no kind of quote", string(q.Kind))
	case q.Article != v.article.ID:
		return invalid(field+".article", "%.40q is not the batch's", string(q.Article))
	case len(q.Fragments) == 0:
		return invalid(field+".fragments", "there are none")
	case q.Within != "" && (!v.quotes[q.Within] || q.Within == q.ID):
		return invalid(field+".within", "%.40q is no other quote of the batch", string(q.Within))
	case !isText(q.Cue) || !isText(q.CueLemma) || !isText(q.Rule):
		return invalid(field, "cue or rule is not valid UTF-8 or has a NUL")
	}
	words := make([]string, len(q.Fragments))
	for i := range q.Fragments {
		f := &q.Fragments[i]
		if err := v.words(fmt.Sprintf("%s.fragments[%d]", field, i), f); err != nil {
			return err
		}
		if i > 0 && f.Start < q.Fragments[i-1].End {
			return invalid(fmt.Sprintf("%s.fragments[%d]", field, i), "fragments stand in text order and do not overlap")
		}
		words[i] = f.Quote
	}
	if q.Text != strings.Join(words, " ") {
		return invalid(field+".text", "%.100q is not the fragments joined by one space", q.Text)
	}
	if err := v.speech(field, q); err != nil {
		return err
	}
	if err := v.words(field+".evidence", &q.Evidence); err != nil {
		return err
	}
	if want := QuoteID(q.Article, q.Kind, q.Fragments[0].Span); q.ID != want {
		return invalid(field+".id", "%.40q is not %s, which its first fragment gives", string(q.ID), want)
	}
	return confidence(field+".confidence", q.Confidence)
}

// speech checks who says a quote to whom, through whom and about whom.
func (v *validator) speech(field string, q *Quote) error {
	if err := v.source(field+".speaker", &q.Speaker); err != nil {
		return err
	}
	if err := v.source(field+".addressee", q.Addressee); err != nil {
		return err
	}
	if err := v.optional(field+".outlet", q.Outlet, []EntityKind{Organisation}); err != nil {
		return err
	}
	seen := map[ID]bool{q.Speaker.Ref.Appearance: true}
	for i, r := range q.About {
		field := fmt.Sprintf("%s.about[%d]", field, i)
		if err := v.ref(field, r, any4); err != nil {
			return err
		}
		if seen[r.Appearance] {
			return invalid(field, "it is the speaker or stands twice")
		}
		seen[r.Appearance] = true
	}
	return v.date(field+".date", q.Date)
}
