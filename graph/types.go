package graph

import "time"

// ID names a node. Its first letter tells what it is: a(rticle), e(ntity),
// r(elation), c(laim), q(uote), p (appearance); the rest is a hash of content.
type ID string

// Date is ISO 8601 at the precision that is known: 2018, 2018-06 or
// 2018-06-28; "" where nothing is. Never padded; sorts as text.
type Date string

// Article is a document as published. Its text never changes.
type Article struct {
	ID               ID
	Key              string // canonical URL, else the caller's id, else the text's SHA-256
	URL              string
	ExternalID       string
	Title            string // shown, never analysed
	Publisher        string
	PublishedAt      Date
	Text             string
	WordCount        int
	ContentHash      string // over text, title, publisher, date and URL
	ExtractorVersion string
	IngestedAt       time.Time // UTC, in milliseconds; set by the store where zero; not part of the content
}

// Facts are what the gazetteer knows of an entity; equal for equal keys. Where
// articles differ, an entity has the most frequent, ties by their JSON.
type Facts struct {
	ISOCode     string   `json:"isoCode,omitempty"`    // COUNTRY: ISO 3166-1 alpha-2, XK for Kosovo, else ISO 3166-3
	Demonyms    []string `json:"demonyms,omitempty"`   // COUNTRY
	CapitalKey  string   `json:"capitalKey,omitempty"` // COUNTRY: identity key of its capital, "" for none
	GeonameID   int      `json:"geonameId,omitempty"`  // PLACE: 0 for none
	Latitude    float64  `json:"latitude,omitempty"`   // PLACE with a GeonameID
	Longitude   float64  `json:"longitude,omitempty"`
	HomeCountry string   `json:"homeCountry,omitempty"` // ORGANISATION or PLACE: ISO code of the country it belongs to, "" for none
}

// Appearance is one article's cluster of mentions of one entity.
type Appearance struct {
	ID       ID
	Kind     EntityKind
	Key      string // identity key: appearances with equal keys are one entity
	Name     string // the fullest form of the name in this article; a country's from the gazetteer
	Facts    Facts
	Mentions []Mention // in text order; none only for the article's publisher
}

// Entity is a node: the appearances that share an identity key.
type Entity struct {
	ID            ID
	Kind          EntityKind
	Key           string
	Name          string   // the most frequent Name of its appearances, ties by code points
	Aliases       []string // texts of its names and demonyms, white space collapsed, most mentions first, ties by code points
	Facts         Facts
	ArticleCount  int  // articles it appears in, as their publisher too
	RelationCount int  // relations it is an end of, of any status
	QuoteCount    int  // quotes it is the speaker of
	LastSeen      Date // newest publication of these articles; "" where undated
}

// Ref is an end of something: in a Batch only the appearance is given; a
// store answers with the entity too. The zero Ref is nothing.
type Ref struct {
	Appearance ID
	Entity     ID
}

// Source is who says something: always a text ("two officials"), and an
// entity where it is named.
type Source struct {
	Text string
	Ref  Ref
}

// ClaimDate is when something happened, by the text.
type ClaimDate struct {
	Value Date // "" where Text could not be resolved
	Basis Basis
	Text  string // the words; "" where there are none
}

// Over is what a dispute or criticism is over: its words, and the entity
// where they name one.
type Over struct {
	Text string
	Ref  Ref
}

// Claim is one article's assertion of one relation at one place in its text.
type Claim struct {
	ID           ID
	Article      ID
	Kind         RelationKind
	Status       Status
	From, To     Ref
	FromMention  Span // the mention in the evidence: "the two", "he"
	ToMention    Span
	Certainty    Certainty
	AttributedTo *Source // nil: the article itself says it
	Date         *ClaimDate
	Place        Ref
	Title        string // HOLDS_POSITION: in the text's words; "" for "Brandt of the union"
	Tense        Tense  // HOLDS_POSITION
	Mode         Mode   // MET_WITH
	Over         *Over
	Mutual       bool // DISPUTES
	Evidence     Evidence
	Trigger      Evidence
	Quote        ID // the quote that a QUOTED, SPOKE_TO or attributed claim stands in
	Rule         string
	Confidence   *float64 // a probability measured on gold; nil until it is

	Relation ID // set by a store
}

// Quote is words reported as somebody's.
type Quote struct {
	ID         ID
	Article    ID
	Kind       QuoteKind
	Text       string     // the fragments joined by one space
	Fragments  []Evidence // in text order, at least one
	Speaker    Source     // Text "unattributed" where the text names nobody
	Addressee  *Source
	Outlet     Ref
	Cue        string // "said", "according to"; "" where there is none
	CueLemma   string
	About      []Ref // entities mentioned inside the fragments, the speaker left out
	Date       *ClaimDate
	Within     ID       // the whole clause that a quoted fragment stands in
	Evidence   Evidence // the sentences of fragments and cue
	Rule       string   // the pattern that found the speaker
	Confidence *float64
}

// Relation is an edge: all claims with the same kind, status, from and to.
type Relation struct {
	ID             ID
	Kind           RelationKind
	Status         Status
	From, To       ID // entities; for a symmetric kind From sorts before To
	ClaimCount     int
	ArticleCount   int
	PublisherCount int       // different ones, folded; an article without one has none
	Contested      bool      // the same pair has both ACTUAL and DENIED
	Asserted       bool      // at least one claim is the article's own
	Certainty      Certainty // the surest of its claims
	FirstDate      Date      // of the event, earliest and latest; "" where no claim has one
	LastDate       Date
	FirstSeen      Date // publication of the first and last article that says so; "" where undated
	LastSeen       Date
	Confidence     *float64 // the highest of its claims
}

// Position groups a holder's claims of one title at one place and tense.
type Position struct {
	ID           ID       // PositionID
	Title        string   // the most frequent form, ties by code points; "" where the text has none: "Brandt of the union"
	Titles       []string // all forms, in this order
	Tense        Tense
	Holder, At   ID
	Relation     ID
	ClaimCount   int
	ArticleCount int
	FirstSeen    Date
	LastSeen     Date
}

// Batch is what one article says: the unit that is written. Validate tells
// whether a store may take it.
type Batch struct {
	Article     Article
	Appearances []Appearance
	Claims      []Claim
	Quotes      []Quote
	// Restore takes an article whose content was retracted.
	Restore bool
}
