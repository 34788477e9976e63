// Package eval compares what extraction found with annotations: precision,
// recall and F1 of entities, relations, quotes and reported speech.
package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"entente/extractor/pipeline"
)

// Document is one article's annotations, or what a system says of it; both
// have one shape.
type Document struct {
	ID        string     `json:"id"`
	Entities  []Entity   `json:"entities"`
	Relations []Relation `json:"relations"`
	Quotes    []Quote    `json:"quotes"`
	Indirect  []Quote    `json:"indirect"` // nil: not annotated

	Sentences []Sentence `json:"-"` // a system's, to say where an error stands
	Attempts  []Attempt  `json:"-"` // a system's, to say how far its rules came
}

// Sentence is a stretch of an article's text, in code points.
type Sentence struct {
	Start, End int
	Text       string
}

// Attempt is a rule at a word that triggers it: guarded, unlinked, unsaid or
// claimed.
type Attempt struct {
	Rule, Type, Outcome string
	Sentence            int
}

// Mention is a place in the text, in code points.
type Mention struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Entity is a named entity with its surface forms.
type Entity struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Optional bool     `json:"optional"` // counts neither for nor against

	Mentions []Mention `json:"mentions,omitempty"` // a system's
}

// Relation is an edge between two entities of the document.
type Relation struct {
	Type      string    `json:"type"`
	From      string    `json:"from"`
	To        string    `json:"to"`
	AltFrom   string    `json:"alt_from,omitempty"`
	AltTo     string    `json:"alt_to,omitempty"`
	Status    string    `json:"status"`
	AltStatus oneOrMore `json:"alt_status,omitempty"`
	Mutual    bool      `json:"mutual"`
	Optional  bool      `json:"optional"`
	Evidence  string    `json:"evidence"`
	Title     string    `json:"title,omitempty"`
	AltTitles oneOrMore `json:"alt_titles,omitempty"`
	Date      string    `json:"date,omitempty"`
	Place     string    `json:"place,omitempty"`
	Mode      string    `json:"mode,omitempty"`
	Over      Over      `json:"over,omitzero"`

	Rule    string           `json:"rule"` // a system's, as what follows
	Pattern pipeline.Pattern `json:"-"`
}

// Over is what a dispute is over: words, and an entity. Annotations give
// either, in one string.
type Over struct {
	Text   string `json:"text"`
	Entity string `json:"entity"`
}

// UnmarshalJSON reads a string or an object.
func (o *Over) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		o.Text, o.Entity = s, s
		return nil
	}
	type plain Over
	return json.Unmarshal(b, (*plain)(o))
}

// Quote is reported speech.
type Quote struct {
	Speaker     string    `json:"speaker"`
	SpeakerText string    `json:"speaker_text"`
	AltSpeaker  oneOrMore `json:"alt_speaker,omitempty"`
	AltSpeakers oneOrMore `json:"alt_speakers,omitempty"`
	Text        string    `json:"text"`
	Addressee   string    `json:"addressee,omitempty"`
	Outlet      string    `json:"outlet,omitempty"`
	Optional    bool      `json:"optional"`

	Rule    string           `json:"rule,omitempty"` // a system's, as what follows
	Pattern pipeline.Pattern `json:"-"`
}

// oneOrMore is a list that may be written as one string.
type oneOrMore []string

func (s *oneOrMore) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*s = nil
		if one != "" {
			*s = oneOrMore{one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(s))
}

// Parse reads a document from JSON; keys that the score does not need are
// passed over.
func Parse(b []byte) (*Document, error) {
	var d Document
	if err := json.Unmarshal(b, &d); err != nil {
		return nil, err
	}
	return &d, nil
}

// ReadDir reads every .json file of a folder, by name.
func ReadDir(dir string) ([]*Document, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", dir, err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s holds no .json file", dir)
	}
	sort.Strings(names)
	docs := make([]*Document, len(names))
	for i, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if docs[i], err = Parse(b); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return docs, nil
}
