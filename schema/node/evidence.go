package node

import (
	"context"

	"entente/graph"
)

// OffsetUnit is what offsets count.
type OffsetUnit string

// The units of offsets.
const (
	CodePoint OffsetUnit = "CODE_POINT"
	UTF16     OffsetUnit = "UTF16"
	Byte      OffsetUnit = "BYTE"
)

// Evidence is the words that say something.
type Evidence struct {
	graph.Evidence
	article func(context.Context) (*Article, error)
}

// Sentence is the sentence the words stand in.
func (e *Evidence) Sentence() string { return e.Before + e.Quote + e.After }

// Start is where the words begin.
func (e *Evidence) Start(unit OffsetUnit) int { return in(unit, e.Span, e.CodePoints, e.UTF16).Start }

// End is where the words end.
func (e *Evidence) End(unit OffsetUnit) int { return in(unit, e.Span, e.CodePoints, e.UTF16).End }

// Article is the article.
func (e *Evidence) Article(ctx context.Context) (*Article, error) { return e.article(ctx) }

// Mention is a mention of an entity, with its peers.
type Mention struct {
	*graph.EntityMention
	Member[*graph.EntityMention]
}

func mentions(store graph.Reader, rows []*graph.EntityMention) []*Mention {
	return wrap(store, rows, func(row *graph.EntityMention, m Member[*graph.EntityMention]) *Mention { return &Mention{row, m} })
}

// Start is where the words begin.
func (m *Mention) Start(unit OffsetUnit) int { return in(unit, m.Span, m.CodePoints, m.UTF16).Start }

// End is where the words end.
func (m *Mention) End(unit OffsetUnit) int { return in(unit, m.Span, m.CodePoints, m.UTF16).End }

func in(unit OffsetUnit, bytes, codePoints, utf16 graph.Span) graph.Span {
	switch unit {
	case UTF16:
		return utf16
	case Byte:
		return bytes
	}
	return codePoints
}

// Source is who says something.
type Source struct {
	Text   string
	entity func(context.Context) (*Entity, error)
}

// Entity is who that is, nil where nobody is named.
func (s *Source) Entity(ctx context.Context) (*Entity, error) { return s.entity(ctx) }

// source makes the Source that get finds in a member's row, nil for none.
func source[R any](m Member[R], row R, get func(R) *graph.Source) *Source {
	s := get(row)
	if s == nil {
		return nil
	}
	return &Source{s.Text, func(ctx context.Context) (*Entity, error) {
		return At(ctx, m, Entities, func(row R) graph.ID {
			if s := get(row); s != nil {
				return s.Ref.Entity
			}
			return ""
		})
	}}
}

// ClaimDate is when something happened.
type ClaimDate struct{ *graph.ClaimDate }

// Basis is where the date comes from, nil where there is none.
func (d *ClaimDate) Basis() *graph.Basis { return some(d.ClaimDate.Basis) }

// Text is the words, nil where there are none.
func (d *ClaimDate) Text() *string { return some(d.ClaimDate.Text) }

func date(d *graph.ClaimDate) *ClaimDate {
	if d == nil {
		return nil
	}
	return &ClaimDate{d}
}
