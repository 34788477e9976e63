package weights

import (
	"encoding/json"
	"fmt"
)

// Rule is one rule of the attribute ruler: where one of its patterns matches,
// one token gets new attributes.
type Rule struct {
	Patterns [][]Condition // alternatives; each has a condition a token
	Index    int           // the token of the pattern that is written
	Set      Attributes
}

// Condition is what a pattern asks of one token.
type Condition struct {
	Tag, Lower, Dep Values `json:",omitzero"`
	Space           *bool  `json:",omitempty"` // white space, or not
}

// Values are the ones an attribute may have; neither list: any.
type Values struct {
	In    []string `json:",omitempty"`
	NotIn []string `json:",omitempty"`
}

// Attributes are those that a rule writes; nil ones it leaves alone.
type Attributes struct {
	Tag, Dep, POS, Morph, Lemma *string `json:",omitempty"`
}

// RulesOf is the section of a list of rules.
func RulesOf(rules []Rule) ([]byte, error) { return json.Marshal(rules) }

// Rules reads a section made by RulesOf.
func Rules(section string) ([]Rule, error) {
	var rules []Rule
	if err := json.Unmarshal([]byte(section), &rules); err != nil {
		return nil, fmt.Errorf("%w: the attribute ruler: %w", ErrFormat, err)
	}
	return rules, nil
}
