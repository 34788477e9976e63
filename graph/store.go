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
// page each, in order, all from one state of the store; what does not exist
// has nothing, and is no error. Each page has its query's total order, a Sort,
// which ends in the id so that no two rows are equal: a row that does not
// change while pages are read is seen exactly once. A query that its Window
// refuses, or more than MaxIDs ids or queries, is ErrInvalid. What is returned
// is the caller's to keep, and not to change.
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

	// Search looks names and aliases up by their Tokens: the words of the text
	// must all be words of one name, in any order, and the last one may be the
	// beginning of a word. First come entities of which a name has just these
	// words in this order, then the others, each by articles, most first, then
	// by id, descending. A text without words finds nothing.
	Search(ctx context.Context, q SearchQuery) (Page[*Hit], error)
	// Tally counts by the given keys, largest first, ties by the keys. What has
	// no value for a key is counted under an empty one.
	Tally(ctx context.Context, q TallyQuery) ([]TallyRow, error)
	Info(ctx context.Context) (Info, error)
	// Batches gives every stored article as it was applied, by article id,
	// after the given one, sorted by its Sort; for export, copying and
	// verification. Each batch is whole, though others may change meanwhile;
	// the caller may write to the store between two.
	Batches(ctx context.Context, after ID) iter.Seq2[*Batch, error]
	// Tombstones gives what was retracted, by article key, then content hash.
	Tombstones(ctx context.Context) ([]Tombstone, error)
}

// Writer changes the graph.
type Writer interface {
	// Apply writes articles, each all or nothing for itself, and gives one
	// receipt for each batch in order. A batch that Validate refuses, or whose
	// article was retracted, is REJECTED in its receipt and takes no other with
	// it; an article key that stands twice in one call is applied in order.
	// Content that is stored already, by the same extractor version, is
	// UNCHANGED; other content under the same key, or another version, replaces
	// it. Restore removes the content's tombstone. The error tells of the store
	// alone: then nothing is known of the batches without receipt.
	Apply(ctx context.Context, batches []Batch) ([]Receipt, error)
	// Retract removes an article and exactly what it alone supports, and leaves
	// a tombstone. ErrNotFound where there is no such article.
	Retract(ctx context.Context, article ID, reason string) (Retraction, error)
	// Bury records tombstones of another store, so that a copy is whole. Where
	// there is one already, or the content is stored, nothing changes.
	Bury(ctx context.Context, tombstones []Tombstone) error
}

// Neighbours is what a store may offer so that walks need not read whole
// relations; the answers are the same.
type Neighbours interface {
	// Neighbours gives the edges of each entity, in no order.
	Neighbours(ctx context.Context, q NeighbourQuery) ([][]Edge, error)
}

// NeighbourQuery asks for what is one step away from entities.
type NeighbourQuery struct {
	Of     []ID
	Where  RelationFilter
	Kinds  []EntityKind // of the other ends; none given: all
	Ranked bool         // Articles is needed
}

// Edge is a relation seen from one of its ends.
type Edge struct {
	Relation ID
	Other    ID
	Kind     EntityKind // of Other
	Articles int        // that support the relation; 0 where it is not Ranked
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
type Rejection struct { //nolint:errname // it is part of a receipt, and an error only to who finds it
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
	First     int
	After     string // opaque cursor, "" for the start
	Last      int
	Before    string // opaque cursor, "" for the end
	Uncounted bool   // Total is not needed, and -1: counting reads every row
}

// Page is part of an ordered answer.
type Page[T any] struct {
	Rows    []T
	Cursors []string // one a row
	More    bool     // rows follow (or precede, with Last)
	Earlier bool     // it was asked for with a cursor: rows precede (or follow, with Last)
	Total   int      // rows of the whole answer, wherever the page stands
}

// Order is a field to sort by, of those that the query names; "" is the first
// of them. Ties go by id in the same direction; rows without a value come
// last, whichever the direction.
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
// of. Entity and article filters nest at most two deep.
type EntityFilter struct {
	IDs             []ID
	Names           []string // folded, one of its names in articles or an alias, exactly
	Kinds           []EntityKind
	ISOCodes        []string // countries
	HomeCountry     string   // ISO code
	HoldsPositionAt *EntityFilter
	Title           string         // one claim says that it holds a position whose title has these Words, at HoldsPositionAt if that is given
	MentionedIn     *ArticleFilter // it appears in such an article
	MinArticles     int
}

// ArticleFilter selects articles.
type ArticleFilter struct {
	IDs           []ID
	URLs          []string
	Publishers    []string // folded, exactly
	Published     *DateRange
	Text          string         // Words, all of which stand in title or text
	Mentions      []EntityFilter // each appears in it
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
	Title         string // Words, all of which stand in the title
	Article       *ArticleFilter
	MinConfidence *float64 // what has no confidence has neither
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
	Seen          *DateRange // overlaps the time from FirstSeen to LastSeen
}

// QuoteFilter selects quotes.
type QuoteFilter struct {
	IDs            []ID
	Kinds          []QuoteKind
	Speaker        *EntityFilter
	SpeakerText    string // Words, all of which stand in the speaker's text
	Addressee      *EntityFilter
	Outlet         *EntityFilter
	About          []EntityFilter // each is mentioned
	Text           string         // Words, all of which stand in the quote
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
// RELATIONS, QUOTES, LAST_SEEN, or TEXT with Article.
type EntityQuery struct {
	Where   EntityFilter
	Article ID // "" or: only those that appear in this article, by default as it mentions them
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

// ClaimQuery lists claims; Order.Field: PUBLISHED (default), DATE, CONFIDENCE,
// or TEXT with Article.
type ClaimQuery struct {
	Where    ClaimFilter
	Relation *RelationFilter // nil, or: only claims of such relations
	Of       ID              // "" or: only those of this relation
	Article  ID              // "" or: only those of this article, by default in text order
	Order    Order
	Slice    Slice
}

// QuoteQuery lists quotes; Order.Field: PUBLISHED (default), LENGTH, or TEXT
// with Article.
type QuoteQuery struct {
	Where   QuoteFilter
	Speaker ID // "" or: only those of this entity
	Article ID // "" or: only those of this article, by default in text order
	Order   Order
	Slice   Slice
}

// PositionQuery lists the positions of a holder, by LastSeen, newest first.
type PositionQuery struct {
	Holder ID
	Tenses []Tense
	Slice  Slice
}

// MentionQuery lists the mentions of one article, in text order, ties by
// appearance.
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
	Matched string  // the form that matched, exactly if one does; of several the Name, else the first alias
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
// that does not go with what is counted is ErrInvalid. DAY, MONTH and YEAR cut
// a date, and leave one that is less precise as it is.
type TallyQuery struct {
	Of        TallyOf
	By        []TallyBy
	Relations *RelationFilter // with CLAIMS: of such relations; its Claim holds for each claim counted
	Quotes    *QuoteFilter    // with QUOTES
	First     int
}

// TallyRow is one count. Keys stand in the order of By.
type TallyRow struct {
	Keys     []TallyKey
	Count    int
	Articles int
}

// TallyKey is one key's value: an entity's id, or a text; a speaker without an
// entity is a text.
type TallyKey struct {
	By     TallyBy
	Text   string
	Entity ID
}

// Info counts what a store holds.
type Info struct {
	Articles, Entities, Relations, Claims, Quotes int
	LastIngestedAt                                time.Time // newest of the articles; zero where there is none
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

// Paths are the shortest paths, all of one length, by their relations' ids.
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
	Through []EntityKind // kinds to go on from, beside the centres; none given: PERSON and ORGANISATION
	Common  bool         // only entities that are next to every centre; Depth is 1
	Limit   int          // entities, the centres among them
}

// Subgraph is part of the graph, by ascending ids.
type Subgraph struct {
	Entities  []ID
	Relations []ID
	Complete  bool
	Reason    string // where not Complete
	Omitted   int    // entities met and left out by the limit
}
