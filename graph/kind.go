package graph

// EntityKind is what an entity is.
type EntityKind string

// The kinds of entities.
const (
	Person       EntityKind = "PERSON"
	Country      EntityKind = "COUNTRY"
	Organisation EntityKind = "ORGANISATION"
	Place        EntityKind = "PLACE"
)

// RelationKind is what a relation says of its two ends.
type RelationKind string

// The kinds of relations.
const (
	MetWith       RelationKind = "MET_WITH"
	Visited       RelationKind = "VISITED"
	Quoted        RelationKind = "QUOTED"
	SpokeTo       RelationKind = "SPOKE_TO"
	Disputes      RelationKind = "DISPUTES"
	Criticises    RelationKind = "CRITICISES"
	HoldsPosition RelationKind = "HOLDS_POSITION"
	LocatedIn     RelationKind = "LOCATED_IN"
)

// Status says whether what a claim asserts happened. It is part of a
// relation's identity: a planned meeting is never a meeting.
type Status string

// The statuses of claims.
const (
	Actual  Status = "ACTUAL"
	Planned Status = "PLANNED"
	Denied  Status = "DENIED"
)

// Certainty is how sure the text is.
type Certainty string

// The certainties, from sure to unsure.
const (
	Certain  Certainty = "CERTAIN"
	Probable Certainty = "PROBABLE" // "reportedly"
	Possible Certainty = "POSSIBLE" // "may have"
)

// Tense is when a position is held, as of the article.
type Tense string

// The tenses of positions.
const (
	Current Tense = "CURRENT"
	Former  Tense = "FORMER"
	Future  Tense = "FUTURE"
)

// Mode is how a meeting was held.
type Mode string

// The modes of meetings.
const (
	InPerson    Mode = "IN_PERSON"
	Remote      Mode = "REMOTE"
	UnknownMode Mode = "UNKNOWN"
)

// Basis says where a date comes from.
type Basis string

// The bases of dates.
const (
	Stated      Basis = "STATED"      // the text gives it whole
	Relative    Basis = "RELATIVE"    // resolved from the article's date
	Publication Basis = "PUBLICATION" // "today", or a lead's present tense
)

// QuoteKind is how words are reported.
type QuoteKind string

// The kinds of quotes.
const (
	Direct   QuoteKind = "DIRECT"
	Indirect QuoteKind = "INDIRECT"
	Mixed    QuoteKind = "MIXED"
)

// MentionKind is how a text refers to an entity.
type MentionKind string

// The kinds of mentions.
const (
	Name    MentionKind = "NAME"
	Role    MentionKind = "ROLE" // "the minister"
	Pronoun MentionKind = "PRONOUN"
	Demonym MentionKind = "DEMONYM" // "Chinese"
)

// Kind is one row of the table of relation kinds.
type Kind struct {
	Kind      RelationKind
	From, To  []EntityKind
	Symmetric bool
	Statuses  []Status
	// Reads is the words between the two names, by status, as in
	// "A planned to meet B"; Reversed is the same seen from the other end.
	Reads, Reversed map[Status]string
	Description     string
}

var (
	actors = []EntityKind{Person, Country, Organisation}
	any4   = []EntityKind{Person, Country, Organisation, Place}
	only   = []Status{Actual}
	all3   = []Status{Actual, Planned, Denied}
)

// Kinds is the table of relation kinds. A new kind is a row here, a rule file
// and a value of the API's enum.
var Kinds = []Kind{
	{
		MetWith, actors, actors, true, all3,
		map[Status]string{Actual: "met with", Planned: "planned to meet", Denied: "did not meet"},
		map[Status]string{Actual: "met with", Planned: "planned to meet", Denied: "did not meet"},
		"Two met or held talks, in person or remotely.",
	},
	{
		Visited,
		[]EntityKind{Person, Organisation},
		[]EntityKind{Place, Country},
		false, all3,
		map[Status]string{Actual: "visited", Planned: "planned to visit", Denied: "did not visit"},
		map[Status]string{Actual: "was visited by", Planned: "was to be visited by", Denied: "was not visited by"},
		"A person or a named delegation travelled to or was on a visit in a place.",
	},
	{
		Quoted,
		[]EntityKind{Organisation},
		any4, false, only,
		map[Status]string{Actual: "quoted"},
		map[Status]string{Actual: "was quoted by"},
		"An outlet, or else the publisher, reports somebody's words.",
	},
	{
		SpokeTo, any4, any4, false, only,
		map[Status]string{Actual: "spoke to"},
		map[Status]string{Actual: "was spoken to by"},
		"Somebody's reported words were addressed to somebody.",
	},
	{
		Disputes, any4, any4, false, only,
		map[Status]string{Actual: "disputes"},
		map[Status]string{Actual: "is disputed by"},
		"Somebody contests a claim, decision, territory or result of somebody.",
	},
	{
		Criticises, any4, any4, false, only,
		map[Status]string{Actual: "criticises"},
		map[Status]string{Actual: "is criticised by"},
		"Somebody criticises, condemns, denounces or accuses somebody.",
	},
	{
		HoldsPosition,
		[]EntityKind{Person},
		[]EntityKind{Country, Organisation, Place},
		false, only,
		map[Status]string{Actual: "holds a position at"},
		map[Status]string{Actual: "has as an office-holder"},
		"A person holds, held or will hold a position; the tense is the claim's.",
	},
	{
		LocatedIn,
		[]EntityKind{Place},
		[]EntityKind{Place, Country},
		false, only,
		map[Status]string{Actual: "is in"},
		map[Status]string{Actual: "contains"},
		"A place is in another, because the text says so.",
	},
}

// KindOf is the row of a kind; the zero Kind where there is none.
func KindOf(k RelationKind) Kind {
	for _, row := range Kinds {
		if row.Kind == k {
			return row
		}
	}
	return Kind{}
}

// AllKinds are the kinds of the table.
func AllKinds() []RelationKind {
	out := make([]RelationKind, len(Kinds))
	for i := range Kinds {
		out[i] = Kinds[i].Kind
	}
	return out
}
