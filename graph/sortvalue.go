package graph

import (
	"slices"
	"unicode/utf8"
)

// The SortValue of a row is its Key's value in a field of its noun.

// SortValue is the article's value; RELEVANCE is a query's, and not its own.
func (a *Article) SortValue(field string) any {
	if field == ByIngested {
		return a.IngestedAt.UnixMilli()
	}
	return DateValue(a.PublishedAt)
}

// SortValue is the entity's value; TEXT is its appearance's.
func (e *Entity) SortValue(field string) any {
	switch field {
	case ByName:
		return SortName(e.Name)
	case ByRelations:
		return int64(e.RelationCount)
	case ByQuotes:
		return int64(e.QuoteCount)
	case ByLastSeen:
		return DateValue(e.LastSeen)
	}
	return int64(e.ArticleCount)
}

// SortValue is the relation's value.
func (r *Relation) SortValue(field string) any {
	switch field {
	case ByFirstSeen:
		return DateValue(r.FirstSeen)
	case ByLastDate:
		return DateValue(r.LastDate)
	case ByClaims:
		return int64(r.ClaimCount)
	case ByArticles:
		return int64(r.ArticleCount)
	case ByPublishers:
		return int64(r.PublisherCount)
	case ByConfidence:
		return NumberValue(r.Confidence)
	}
	return DateValue(r.LastSeen)
}

// SortValue is the claim's value, of an article published then.
func (c *Claim) SortValue(field string, published Date) any {
	switch field {
	case ByText:
		return c.TextPosition()
	case ByDate:
		if c.Date == nil {
			return nil
		}
		return DateValue(c.Date.Value)
	case ByConfidence:
		return NumberValue(c.Confidence)
	}
	return DateValue(published)
}

// SortValue is the quote's value, of an article published then.
func (q *Quote) SortValue(field string, published Date) any {
	switch field {
	case ByText:
		return q.TextPosition()
	case ByLength:
		return int64(utf8.RuneCountInString(q.Text))
	}
	return DateValue(published)
}

// Rank is a hit's value: exact matches before others, then by articles.
func (h *Hit) Rank() int64 {
	rank := int64(h.Entity.ArticleCount)
	if h.Score == 1 {
		rank |= 1 << 40
	}
	return rank
}

// Sort puts everything in the order that a store gives it: appearances by
// first mention, claims and quotes by TextPosition, ties by id.
func (b *Batch) Sort() {
	up := Sort{Ascending: true}
	slices.SortFunc(b.Appearances, func(x, y Appearance) int {
		return up.Compare(Key{x.TextPosition(), x.ID}, Key{y.TextPosition(), y.ID})
	})
	slices.SortFunc(b.Claims, func(x, y Claim) int {
		return up.Compare(Key{x.TextPosition(), x.ID}, Key{y.TextPosition(), y.ID})
	})
	slices.SortFunc(b.Quotes, func(x, y Quote) int {
		return up.Compare(Key{x.TextPosition(), x.ID}, Key{y.TextPosition(), y.ID})
	})
}
