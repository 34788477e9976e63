package graph

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Validate tells whether a store may take the batch: the article is whole,
// every span lies in its text with the right words and offsets, every id is
// the one that its content gives, every reference leads somewhere, and the
// table of kinds is kept. The error is an InvalidError.
func (b *Batch) Validate() error {
	if err := b.Article.check("article."); err != nil {
		return err
	}
	for _, list := range []struct {
		name string
		n    int
	}{{"appearances", len(b.Appearances)}, {"claims", len(b.Claims)}, {"quotes", len(b.Quotes)}} {
		if list.n > MaxClaims {
			return invalid(list.name, "there are %d, more than %d", list.n, MaxClaims)
		}
	}
	v := &validator{
		article: &b.Article, text: NewText(b.Article.Text),
		kinds: make(map[ID]EntityKind, len(b.Appearances)), quotes: make(map[ID]bool, len(b.Quotes)),
	}
	if err := v.appearances(b.Appearances); err != nil {
		return err
	}
	for i := range b.Quotes {
		if v.quotes[b.Quotes[i].ID] {
			return invalid(fmt.Sprintf("quotes[%d].id", i), "%q stands twice", b.Quotes[i].ID)
		}
		v.quotes[b.Quotes[i].ID] = true
	}
	for i := range b.Quotes {
		if err := v.quote(fmt.Sprintf("quotes[%d]", i), &b.Quotes[i]); err != nil {
			return err
		}
	}
	claims := make(map[ID]bool, len(b.Claims))
	for i := range b.Claims {
		field := fmt.Sprintf("claims[%d]", i)
		if claims[b.Claims[i].ID] {
			return invalid(field+".id", "%q stands twice", b.Claims[i].ID)
		}
		claims[b.Claims[i].ID] = true
		if err := v.claim(field, &b.Claims[i]); err != nil {
			return err
		}
	}
	return nil
}

type validator struct {
	article  *Article
	text     *Text
	kinds    map[ID]EntityKind // by appearance
	quotes   map[ID]bool
	evidence int // bytes so far
}

func (v *validator) appearances(list []Appearance) error {
	keys := make(map[string]bool, len(list))
	for i := range list {
		a, field := &list[i], fmt.Sprintf("appearances[%d]", i)
		prefix := strings.ToLower(string(a.Kind)) + ":"
		switch {
		case !slices.Contains(any4, a.Kind):
			return invalid(field+".kind", "%.40q is no kind of entity", string(a.Kind))
		case !strings.HasPrefix(a.Key, prefix) || len(a.Key) == len(prefix) || !isText(a.Key):
			return invalid(field+".key", "%.100q is no key; write %s and what is the entity's own", a.Key, prefix)
		case keys[a.Key]:
			return invalid(field+".key", "%.100q stands twice; two appearances of one entity are one", a.Key)
		case strings.TrimSpace(a.Name) == "" || !isText(a.Name):
			return invalid(field+".name", "there is no name, or it is not valid UTF-8 or has a NUL")
		}
		keys[a.Key] = true
		var first Span
		for j := range a.Mentions {
			m, field := &a.Mentions[j], fmt.Sprintf("%s.mentions[%d]", field, j)
			if !slices.Contains([]MentionKind{Name, Role, Pronoun, Demonym}, m.Kind) {
				return invalid(field+".kind", "%.40q is no kind of mention", string(m.Kind))
			}
			if err := v.span(field, m.Span, m.Text, m.CodePoints, m.UTF16); err != nil {
				return err
			}
			if j > 0 && compareSpans(a.Mentions[j-1].Span, m.Span) >= 0 {
				return invalid(field, "mentions stand in text order, each once")
			}
			if j == 0 {
				first = m.Span
			}
		}
		if want := AppearanceID(v.article.ID, first); a.ID != want {
			return invalid(field+".id", "%.40q is not %s, which its first mention gives", string(a.ID), want)
		}
		if _, seen := v.kinds[a.ID]; seen {
			return invalid(field+".id", "%q stands twice; two entities begin at one mention", a.ID)
		}
		v.kinds[a.ID] = a.Kind
		if err := a.Facts.check(field+".facts", a.Kind); err != nil {
			return err
		}
	}
	return nil
}

func (f *Facts) check(field string, kind EntityKind) error {
	for _, s := range append([]string{f.ISOCode, f.HomeCountry, f.CapitalKey}, f.Demonyms...) {
		if !isText(s) {
			return invalid(field, "%.100q is not valid UTF-8 or has a NUL", s)
		}
	}
	switch {
	case kind != Country && (f.ISOCode != "" || f.CapitalKey != "" || len(f.Demonyms) > 0):
		return invalid(field, "only a COUNTRY has code, capital and demonyms")
	case kind != Place && (f.GeonameID != 0 || f.Latitude != 0 || f.Longitude != 0):
		return invalid(field, "only a PLACE lies at a point of the gazetteer")
	case f.GeonameID == 0 && (f.Latitude != 0 || f.Longitude != 0) || f.GeonameID < 0:
		return invalid(field, "only a place of the gazetteer has latitude and longitude")
	case !(math.Abs(f.Latitude) <= 90 && math.Abs(f.Longitude) <= 180):
		return invalid(field, "latitude %v, longitude %v is nowhere", f.Latitude, f.Longitude)
	}
	return nil
}

// span checks a stretch of the text: not empty, on the borders of code
// points, the words that are said to stand there, the offsets in other units.
func (v *validator) span(field string, s Span, words string, codePoints, utf16 Span) error {
	text := v.article.Text
	switch {
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		return invalid(field, "[%d:%d] is no stretch of the text, which has %d bytes", s.Start, s.End, len(text))
	case !border(text, s.Start) || !border(text, s.End):
		return invalid(field, "[%d:%d] cuts a character", s.Start, s.End)
	case text[s.Start:s.End] != words:
		return invalid(field, "the text at [%d:%d] is %.100q, not %.100q", s.Start, s.End, text[s.Start:s.End], words)
	}
	if want := v.text.CodePoints(s); codePoints != want {
		return invalid(field+".codePoints", "%v is not %v", codePoints, want)
	}
	if want := v.text.UTF16(s); utf16 != want {
		return invalid(field+".utf16", "%v is not %v", utf16, want)
	}
	return nil
}

// border tells whether a code point of s begins at i, or s ends there.
func border(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// words checks that evidence is verbatim, and the sentence around it.
func (v *validator) words(field string, e *Evidence) error {
	if err := v.span(field, e.Span, e.Quote, e.CodePoints, e.UTF16); err != nil {
		return err
	}
	text := v.article.Text
	from, to := e.Start-len(e.Before), e.End+len(e.After)
	if from < 0 || text[from:e.Start] != e.Before || !border(text, from) {
		return invalid(field+".before", "%.100q does not stand before it", e.Before)
	}
	if to > len(text) || text[e.End:to] != e.After || !border(text, to) {
		return invalid(field+".after", "%.100q does not stand after it", e.After)
	}
	if v.evidence += to - from; v.evidence > MaxEvidence {
		return invalid(field, "all evidence together has more than %d bytes", MaxEvidence)
	}
	return nil
}

// mention checks the place where a claim names an end, which may lie outside
// of the text.
func (v *validator) mention(field string, s Span) error {
	text := v.article.Text
	if s == (Span{}) || 0 <= s.Start && s.Start < s.End && s.End <= len(text) && border(text, s.Start) && border(text, s.End) {
		return nil
	}
	return invalid(field, "[%d:%d] is no stretch of the text, which has %d bytes", s.Start, s.End, len(text))
}

// ref checks that what is referred to is an appearance of the batch of one of
// the kinds.
func (v *validator) ref(field string, r Ref, kinds []EntityKind) error {
	kind, known := v.kinds[r.Appearance]
	switch {
	case !known:
		return invalid(field, "%.40q is no appearance of the batch", string(r.Appearance))
	case r.Entity != "":
		return invalid(field, "the entity is for the store to say")
	case !slices.Contains(kinds, kind):
		return invalid(field, "a %s cannot stand here", kind)
	}
	return nil
}

func (v *validator) optional(field string, r Ref, kinds []EntityKind) error {
	if r == (Ref{}) {
		return nil
	}
	return v.ref(field, r, kinds)
}

func (v *validator) source(field string, s *Source) error {
	switch {
	case s == nil:
		return nil
	case strings.TrimSpace(s.Text) == "" || !isText(s.Text):
		return invalid(field+".text", "a source has a text, valid UTF-8 without NUL")
	}
	return v.optional(field, s.Ref, any4)
}

func (v *validator) date(field string, d *ClaimDate) error {
	switch {
	case d == nil:
		return nil
	case !isText(d.Text):
		return invalid(field+".text", "it is not valid UTF-8 or has a NUL")
	case d.Value == "" && d.Basis != "":
		return invalid(field+".basis", "%s without a date", d.Basis)
	case d.Value == "" && d.Text == "":
		return invalid(field, "neither date nor words")
	case d.Value == "":
		return nil
	case !slices.Contains([]Basis{Stated, Relative, Publication}, d.Basis):
		return invalid(field+".basis", "%.40q is no basis of a date", string(d.Basis))
	}
	return d.Value.check(field + ".value")
}

func confidence(field string, p *float64) error {
	if p != nil && !(0 <= *p && *p <= 1) {
		return invalid(field, "%v is no probability", *p)
	}
	return nil
}
