package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
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

// ClaimID is the id of a claim: where two rules find one claim, it is one.
func ClaimID(article ID, kind RelationKind, status Status, evidence, from, to Span) ID {
	return newID("c", article, kind, status, evidence.Start, evidence.End, from.Start, from.End, to.Start, to.End)
}

// QuoteID is the id of a quote by its first fragment and kind.
func QuoteID(article ID, kind QuoteKind, first Span) ID {
	return newID("q", article, kind, first.Start, first.End)
}
