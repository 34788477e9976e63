// Package extractor holds what the stages of extraction share: a Document, to
// which each stage adds.
//
//	source    bytes → graph.Article
//	english   text → tokens, tags, parse, names
//	quote     Mark: where quotation marks open and close
//	mention   names, demonyms, titles and their kinds, by gazetteer and parse
//	coref     mentions → appearances; pronouns, role nouns, groups
//	quote     Attribute: direct and indirect speech with its sources
//	relation  rule files → claims
//	when      dates of claims and quotes
//	link      identity keys of appearances
//	pipeline  the stages in order; Document → graph.Batch
package extractor

import (
	"entente/extractor/english"
	"entente/graph"
)

// None is the index of nothing.
const None = -1

// Document is an article on its way to a graph.Batch. A stage reads what the
// stages before it left and only adds. Token ranges and byte spans are
// half-open.
type Document struct {
	Article     graph.Article
	Doc         *english.Doc
	Quoted      []Quotation // stretches inside quotation marks, in text order
	Mentions    []Mention   // in text order; named ones first by mention, others added by coref
	Appearances []Appearance
	Quotes      []Quote
	Claims      []Claim
	Warnings    []string
}

// Quotation is a stretch between quotation marks. A quotation over several
// paragraphs has one Quotation for each, all but the last Continued.
type Quotation struct {
	Start, End int        // tokens between the marks
	Span       graph.Span // bytes between the marks
	Continued  bool       // the next Quotation goes on with the same speech
}

// Gender is what pronouns tell of a person.
type Gender byte

// The genders of mentions and appearances.
const (
	UnknownGender Gender = iota
	Male
	Female
	Neuter
)

// Mention is a place in the text that refers to one entity, or to several
// ("the two", "they").
type Mention struct {
	Start, End  int        // tokens, titles and a leading "the" off
	Head        int        // the token that other words depend on: "Berg" in "Ida Berg"
	Span        graph.Span // bytes; may be less than whole tokens: "China" in "China-based"
	Kind        graph.MentionKind
	Type        graph.EntityKind // of what it refers to; "" where the mention alone cannot tell
	Title       [2]int           // tokens of a title before or after the name: "Prime Minister"; empty for none
	Country     string           // ISO code, of COUNTRY names and demonyms
	Geoname     int              // GeoNames id of a PLACE that the gazetteer resolves, 0 for none
	Gender      Gender
	Plural      bool
	Appearances []int // indices of what it refers to: one, several for a group, none where unresolved
}

// Appearance is a cluster of mentions of one entity.
type Appearance struct {
	Type      graph.EntityKind
	Name      string // the fullest form in this article
	Mentions  []int  // indices, in text order; groups left out
	Gender    Gender
	Country   string // ISO code, of a COUNTRY
	Geoname   int
	Publisher bool        // the article's publisher, known from its data
	Key       string      // identity key, set by link
	Facts     graph.Facts // set by link
}

// Source is who is said to say something.
type Source struct {
	Text       string // as it stands in the text; "unattributed" where nobody is named
	Span       graph.Span
	Mention    int // index of the mention that names the source, None for none
	Appearance int // index, None where the source is not an entity of the graph
}

// Quote is reported speech.
type Quote struct {
	Kind      graph.QuoteKind
	Fragments []graph.Span
	Speaker   Source
	Addressee *Source
	Outlet    int // appearance, None for none
	Cue       string
	CueLemma  string
	CueToken  int        // the cue's token, None for none
	Within    int        // index of the quote whose clause this is part of, None for none
	Evidence  graph.Span // the sentences of fragments and cue
	Date      *graph.ClaimDate
	Rule      string // the pattern that found the speaker
}

// End is one end of a claim: a mention, and which of its appearances is meant.
type End struct {
	Mention    int
	Appearance int
}

// Claim is a relation that the text asserts at one place.
type Claim struct {
	Kind         graph.RelationKind
	Status       graph.Status
	Certainty    graph.Certainty
	Tense        graph.Tense
	Mode         graph.Mode
	Title        string
	From, To     End
	AttributedTo *Source
	Date         *graph.ClaimDate
	Place        End // Mention None for none
	Over         *Over
	Mutual       bool
	Evidence     graph.Span // the sentence or sentences that say it
	Trigger      [2]int     // tokens
	Clause       int        // token that heads the event's clause; dates and places hang there
	Matched      []int      // every token that the rule matched, ascending
	Quote        int        // index of the quote it stands in, None for none
	Rule         string
}

// Over is what a dispute or criticism is over.
type Over struct {
	Text       string
	Appearance int // None where the words name no entity
}

// Sentence is the byte span of sentence s, white space at its ends left out.
func (d *Document) Sentence(s int) graph.Span {
	from, to := d.Doc.Sentence(s)
	return d.Bytes(from, to)
}

// Bytes is the byte span of tokens from to to, white-space tokens at the ends
// left out.
func (d *Document) Bytes(from, to int) graph.Span {
	tokens := d.Doc.Tokens
	for from < to-1 && tokens[from].Tag == "_SP" {
		from++
	}
	for from < to-1 && tokens[to-1].Tag == "_SP" {
		to--
	}
	return graph.Span{Start: tokens[from].Start, End: tokens[to-1].End}
}

// MentionAt is the index of the shortest mention that covers token i, None for
// none.
func (d *Document) MentionAt(i int) int {
	best := None
	for m, x := range d.Mentions {
		if x.Start <= i && i < x.End && (best == None || x.End-x.Start < d.Mentions[best].End-d.Mentions[best].Start) {
			best = m
		}
	}
	return best
}

// QuotedAt is the index of the quotation that token i stands in, None for
// none.
func (d *Document) QuotedAt(i int) int {
	for q, x := range d.Quoted {
		if x.Start <= i && i < x.End {
			return q
		}
	}
	return None
}
