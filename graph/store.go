package graph

import (
	"context"
	"iter"
	"time"
)

// Store keeps a graph. Every implementation passes graphtest.Run whole and so
// gives the same answers. All methods are safe for concurrent use, honour
// their context, and answer ErrClosed after Close.
type Store interface {
	Reader
	Writer
	// Ready tells whether the store can answer now; the error wraps
	// ErrUnavailable where it cannot.
	Ready(ctx context.Context) error
	// Close waits for running calls and releases everything. Closing twice is
	// no error.
	Close() error
}

// Reader answers questions. The methods that take ids give a slice of the
// same length and order, with nil where there is none; an id given twice is
// answered twice. The Find methods answer many questions in one call, one
// page each, in order; each page has its query's total order, which ends in
// the id so that no two rows are equal. A cursor that is not theirs is
// ErrInvalid. What is returned is the caller's to keep, and not to change.
type Reader interface {
	Articles(ctx context.Context, ids []ID) ([]*Article, error)
	Entities(ctx context.Context, ids []ID) ([]*Entity, error)
	Relations(ctx context.Context, ids []ID) ([]*Relation, error)
	Claims(ctx context.Context, ids []ID) ([]*Claim, error)
	Quotes(ctx context.Context, ids []ID) ([]*Quote, error)

	FindArticles(ctx context.Context, qs []ArticleQuery) ([]Page[*Article], error)
	FindEntities(ctx context.Context, qs []EntityQuery) ([]Page[*Entity], error)
	FindRelations(ctx context.Context, qs []RelationQuery) ([]Page[*Relation], error)
	FindClaims(ctx context.Context, qs []ClaimQuery) ([]Page[*Claim], error)
	FindQuotes(ctx context.Context, qs []QuoteQuery) ([]Page[*Quote], error)
	FindPositions(ctx context.Context, qs []PositionQuery) ([]Page[*Position], error)
	// FindMentions pages through the mentions of an article in text order.
	FindMentions(ctx context.Context, qs []MentionQuery) ([]Page[*EntityMention], error)

	// Search looks names up by words and by the prefix of the last word: exact
	// matches first, then prefixes, then by articles, then by id.
	Search(ctx context.Context, q SearchQuery) (Page[*Hit], error)
	// Tally counts by the given keys, largest first, ties by the keys.
	Tally(ctx context.Context, q TallyQuery) ([]TallyRow, error)
	Info(ctx context.Context) (Info, error)
	// Batches gives every stored article as it was applied, by article id,
	// after the given one; for export, copying and verification.
	Batches(ctx context.Context, after ID) iter.Seq2[*Batch, error]
	// Tombstones gives what was retracted, by article key.
	Tombstones(ctx context.Context) ([]Tombstone, error)
}

// Writer changes the graph.
type Writer interface {
	// Apply writes articles, each all or nothing for itself, and gives one
	// receipt for each batch in order. A batch that Validate refuses, or whose
	// article was retracted, is REJECTED in its receipt and takes no other with
	// it; an article key that stands twice in one call is applied in order.
	// Content that is stored already, by the same extractor version, is
	// UNCHANGED; other content under the same key replaces it. The error tells
	// of the store alone: then nothing is known of the batches without receipt.
	Apply(ctx context.Context, batches []Batch) ([]Receipt, error)
	// Retract removes an article and exactly what it alone supports, and leaves
	// a tombstone. ErrNotFound where there is no such article.
	Retract(ctx context.Context, article ID, reason string) (Retraction, error)
}

// PathFinder is what a store may offer to answer walks faster than the
// portable ones of this package; the answers are the same.
type PathFinder interface {
	Paths(ctx context.Context, q PathQuery) (Paths, error)
}

// Outcome is what became of a batch.
type Outcome string

// The outcomes of Apply.
const (
	Created   Outcome = "CREATED"
	Unchanged Outcome = "UNCHANGED"
	Replaced  Outcome = "REPLACED"
	Rejected  Outcome = "REJECTED"
)

// Reason says why an article was rejected.
type Reason string

// The reasons for rejection.
const (
	EmptyText           Reason = "EMPTY_TEXT"
	TooLarge            Reason = "TOO_LARGE"
	InvalidText         Reason = "INVALID_TEXT"
	NoArticle           Reason = "NO_ARTICLE"
	InvalidDate         Reason = "INVALID_DATE"
	InvalidURL          Reason = "INVALID_URL"
	UnsupportedLanguage Reason = "UNSUPPORTED_LANGUAGE"
	DuplicateInRequest  Reason = "DUPLICATE_IN_REQUEST"
	Retracted           Reason = "RETRACTED"
	Internal            Reason = "INTERNAL"
)

// Rejection tells why an article was not taken, and how to mend it.
type Rejection struct {
	Reason  Reason
	Field   string // the input's field: "text", "publishedAt"; "" for none
	Message string
}

// Error makes a Rejection the error of who finds it.
func (r *Rejection) Error() string {
	if r.Field == "" {
		return r.Message
	}
	return r.Field + ": " + r.Message
}

// Receipt is what became of one batch.
type Receipt struct {
	Article     ID
	Outcome     Outcome
	Rejection   *Rejection // exactly with REJECTED
	Claims      int
	Quotes      int
	NewEntities []ID // ascending
}

// Retraction is what a retraction took away.
type Retraction struct {
	Claims, Quotes              int
	GoneEntities, GoneRelations []ID // ascending
}

// Tombstone keeps retracted content from coming back unasked.
type Tombstone struct {
	Key, ContentHash, Reason string
	At                       time.Time
}

// Slice asks for part of an order: First rows after After, or, where Last is
// set, the Last rows before Before. First 0 gives no rows and still counts.
type Slice struct {
	First  int
	After  string // opaque cursor, "" for the start
	Last   int
	Before string
}

// Page is part of an ordered answer.
type Page[T any] struct {
	Rows    []T
	Cursors []string // one a row
	More    bool     // rows follow (or precede, with Last)
	Earlier bool     // rows precede (or follow, with Last)
	Total   int      // rows of the whole answer
}

// Order is a field to sort by; "" is the noun's default, which its query
// names. Rows without a value come last, whichever the direction.
type Order struct {
	Field     string
	Ascending bool
}

// DateRange is inclusive; a date of lower precision is in it if its span
// overlaps. A row without a date is in no range but the empty one.
type DateRange struct {
	Since, Until Date
}

// EntityFilter selects entities. All given fields must hold; a list means any
// of. Filters nest at most two deep.
type EntityFilter struct {
	IDs             []ID
	Names           []string // folded name or alias, exactly
	Kinds           []EntityKind
	ISOCodes        []string // countries
	HomeCountry     string   // ISO code
	HoldsPositionAt *EntityFilter
	Title           string // with HoldsPositionAt or alone: holds a position whose folded title contains these words
	MentionedIn     *ArticleFilter
	MinArticles     int
}

// ArticleFilter selects articles.
type ArticleFilter struct {
	IDs           []ID
	URLs          []string
	Publishers    []string // folded, exactly
	Published     *DateRange
	Text          string         // folded words, all of which stand in title or text
	Mentions      []EntityFilter // each mentioned
	IngestedSince *time.Time
}

// ClaimFilter selects claims: one claim must satisfy all of it.
type ClaimFilter struct {
	IDs           []ID
	Kinds         []RelationKind
	Statuses      []Status
	MinCertainty  Certainty
	Tenses        []Tense
	Modes         []Mode
	Happened      *DateRange
	Place         *EntityFilter
	Over          *EntityFilter
	Attributed    *bool
	AttributedTo  *EntityFilter
	Title         string // folded words
	Article       *ArticleFilter
	MinConfidence *float64
	MaxConfidence *float64
	Rule          string
}

// RelationFilter selects relations. From and To respect direction; Between
// and Involving do not. Between takes two filters, one for each end.
type RelationFilter struct {
	IDs           []ID
	Kinds         []RelationKind
	From, To      *EntityFilter
	Other         *EntityFilter // with Of: the other end
	Involving     *EntityFilter
	Between       []EntityFilter
	Claim         *ClaimFilter
	Statuses      []Status // none given: ACTUAL only
	Contested     *bool
	MinArticles   int
	MaxArticles   int // 0 for no bound
	MinPublishers int
	Seen          *DateRange // overlaps FirstSeen to LastSeen
}

// QuoteFilter selects quotes.
type QuoteFilter struct {
	IDs            []ID
	Kinds          []QuoteKind
	Speaker        *EntityFilter
	SpeakerText    string // folded words
	Addressee      *EntityFilter
	Outlet         *EntityFilter
	About          []EntityFilter // each
	Text           string         // folded words
	Cues           []string       // lemmas
	UnnamedSpeaker *bool
	Article        *ArticleFilter
	MinWords       int
}

// Direction is which end of a relation an entity stands at.
type Direction string

// The directions of a relation, seen from an entity; a symmetric relation is
// found in each.
const (
	Out  Direction = "OUT"
	In   Direction = "IN"
	Both Direction = "BOTH"
)

// ArticleQuery lists articles; Order.Field: PUBLISHED (default), INGESTED,
// RELEVANCE (how often the words of Where.Text occur).
type ArticleQuery struct {
	Where ArticleFilter
	Order Order
	Slice Slice
}

// EntityQuery lists entities; Order.Field: ARTICLES (default), NAME,
// RELATIONS, QUOTES, LAST_SEEN.
type EntityQuery struct {
	Where   EntityFilter
	Article ID // "" or: only those mentioned in this article, by first mention
	Order   Order
	Slice   Slice
}

// RelationQuery lists relations; Order.Field: LAST_SEEN (default), FIRST_SEEN,
// LAST_DATE, CLAIMS, ARTICLES, PUBLISHERS, CONFIDENCE.
type RelationQuery struct {
	Where     RelationFilter
	Of        ID // "" or: only those of this entity …
	Direction Direction
	Order     Order
	Slice     Slice
}

// ClaimQuery lists claims; Order.Field: PUBLISHED (default), DATE, CONFIDENCE.
type ClaimQuery struct {
	Where    ClaimFilter
	Relation *RelationFilter // nil, or: only claims of such relations
	Of       ID              // "" or: only those of this relation
	Article  ID              // "" or: only those of this article, in text order
	Order    Order
	Slice    Slice
}

// QuoteQuery lists quotes; Order.Field: PUBLISHED (default), LENGTH.
type QuoteQuery struct {
	Where   QuoteFilter
	Speaker ID // "" or: only those of this entity
	Article ID // "" or: only those of this article, in text order
	Order   Order
	Slice   Slice
}

// PositionQuery lists the positions of a holder, newest first.
type PositionQuery struct {
	Holder ID
	Tenses []Tense
	Slice  Slice
}

// MentionQuery lists the mentions of one article, in text order.
type MentionQuery struct {
	Article ID
	Spans   []Span // none, or: only the mentions at these spans
	Slice   Slice
}

// EntityMention is a mention and whose it is.
type EntityMention struct {
	Entity ID
	Mention
}

// SearchQuery looks names up.
type SearchQuery struct {
	Text  string
	Kinds []EntityKind
	Slice Slice
}

// Hit is an entity that a search found.
type Hit struct {
	Entity  *Entity
	Matched string  // the name or alias that matched
	Score   float64 // 1 exact, .5 prefix
}

// TallyOf is what a tally counts.
type TallyOf string

// What a tally counts.
const (
	TallyClaims   TallyOf = "CLAIMS"
	TallyQuotes   TallyOf = "QUOTES"
	TallyArticles TallyOf = "ARTICLES"
)

// TallyBy is a key of a tally.
type TallyBy string

// The keys of tallies. FROM, TO, KIND and STATUS go with claims; SPEAKER, ABOUT
// and OUTLET with quotes; the others, of the article's publication, with all.
const (
	ByFrom      TallyBy = "FROM"
	ByTo        TallyBy = "TO"
	ByKind      TallyBy = "KIND"
	ByStatus    TallyBy = "STATUS"
	BySpeaker   TallyBy = "SPEAKER"
	ByAbout     TallyBy = "ABOUT"
	ByOutlet    TallyBy = "OUTLET"
	ByPublisher TallyBy = "PUBLISHER"
	ByDay       TallyBy = "DAY"
	ByMonth     TallyBy = "MONTH"
	ByYear      TallyBy = "YEAR"
)

// TallyQuery counts claims, quotes or articles by one to three keys. A key
// that does not go with what is counted is ErrInvalid.
type TallyQuery struct {
	Of        TallyOf
	By        []TallyBy
	Relations *RelationFilter // with CLAIMS
	Quotes    *QuoteFilter    // with QUOTES
	First     int
}

// TallyRow is one count. Keys stand in the order of By.
type TallyRow struct {
	Keys     []TallyKey
	Count    int
	Articles int
}

// TallyKey is one key's value: an entity's id, or a text.
type TallyKey struct {
	By     TallyBy
	Text   string
	Entity ID
}

// Info counts what a store holds.
type Info struct {
	Articles, Entities, Relations, Claims, Quotes int
	LastIngestedAt                                time.Time // zero where nothing was
	Version                                       string    // the store's kind and its schema's version
}

// PathQuery asks for the shortest paths between two entities.
type PathQuery struct {
	From, To  ID
	Where     RelationFilter
	Through   []EntityKind // kinds allowed in between; none given: PERSON and ORGANISATION
	MaxLength int          // 1 to 6
	First     int
}

// Paths are shortest paths in one total order: by length, then relation ids.
type Paths struct {
	Paths    []Path
	Complete bool
	Reason   string // where not Complete
}

// Path is a walk: one entity more than relations.
type Path struct {
	Entities  []ID
	Relations []ID
}

// SubgraphQuery asks for what is around some entities.
type SubgraphQuery struct {
	Centres []ID
	Depth   int // 1 to 3
	Where   RelationFilter
	Common  bool // only entities that are next to every centre
	Limit   int  // entities
}

// Subgraph is part of the graph, by ascending ids.
type Subgraph struct {
	Entities  []ID
	Relations []ID
	Complete  bool
	Omitted   int // entities left out by the limit
}
