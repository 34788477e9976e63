package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
)

var idText = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// newID hashes parts, each with its length so that no two lists collide, to
// 100 bits.
func newID(letter string, parts ...any) ID {
	h := sha256.New()
	for _, p := range parts {
		s := fmt.Sprint(p)
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return ID(letter + idText.EncodeToString(h.Sum(nil))[:20])
}

// ArticleID is the id of the article with this key.
func ArticleID(key string) ID { return newID("a", key) }

// EntityID is the id of the entity with this identity key.
func EntityID(key string) ID { return newID("e", key) }

// CountryKey is the identity key of a country by its ISO code, which anybody
// who knows a HomeCountry can thus find.
func CountryKey(iso string) string { return "country:" + iso }

// AppearanceID is the id of an article's appearance by its first mention; the
// publisher's, which has none, is named by the zero Span.
func AppearanceID(article ID, first Span) ID {
	return newID("p", article, first.Start, first.End)
}

// RelationID is the id of the relation between two entities; the ends of a
// symmetric kind may stand in either order.
func RelationID(kind RelationKind, status Status, from, to ID) ID {
	if KindOf(kind).Symmetric && to < from {
		from, to = to, from
	}
	return newID("r", kind, status, from, to)
}

// ClaimID is the id of a claim: where two rules find one claim, it is one. Both
// appearances are part of it, since "the two" are two people at one place, and
// so are a position's title and tense, since one may hold two.
func ClaimID(c *Claim) ID {
	e, f, t := c.Evidence.Span, c.FromMention, c.ToMention
	return newID("c", c.Article, c.Kind, c.Status, c.From.Appearance, c.To.Appearance,
		e.Start, e.End, f.Start, f.End, t.Start, t.End, c.Tense, c.Title)
}

// QuoteID is the id of a quote by its first fragment and kind.
func QuoteID(article ID, kind QuoteKind, first Span) ID {
	return newID("q", article, kind, first.Start, first.End)
}

// PositionID is the id of a holder's claims of one title, by its words, and
// tense at the two ends of a relation.
func PositionID(relation ID, title string, tense Tense) ID {
	return newID("h", relation, strings.Join(Words(title), " "), tense)
}
