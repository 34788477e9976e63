package relation

import (
	"fmt"
	"slices"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// Check tries a rule on its own examples, which read makes documents of. The
// error is a *ParseError that names the first example that does not hold.
// Another rule may find what an example says: who writes rules of his own need
// not know all others.
func (r *Rules) Check(rule *Rule, read func(text string) *extractor.Document) error {
	at := func(e Example, what string) error {
		return &ParseError{rule.File, e.Line, fmt.Sprintf("the rule %s %s %q; mend the paths or the example: "+
			"entente analyse shows the sentence's tree", rule.ID, what, e.Text)}
	}
	for _, e := range rule.Yes {
		d := read(e.Text)
		r.Apply(d)
		for _, want := range e.Claims {
			if !slices.ContainsFunc(d.Claims, func(c extractor.Claim) bool { return c.Kind == rule.Kind && want.In(d, c) }) {
				return at(e, fmt.Sprintf("does not find %q -> %q%s in its example", want.From, want.To, instead(d, rule.ID)))
			}
		}
	}
	for _, e := range rule.No {
		d := read(e.Text)
		if r.Apply(d); slices.ContainsFunc(d.Claims, func(c extractor.Claim) bool { return c.Rule == rule.ID }) {
			return at(e, "finds something in its counter-example")
		}
	}
	return nil
}

// instead says what a rule found, if anything.
func instead(d *extractor.Document, rule string) string {
	var found []string
	for _, c := range d.Claims {
		if c.Rule == rule {
			found = append(found, fmt.Sprintf("%q -> %q, %s, %s", d.Appearances[c.From.Appearance].Name, d.Appearances[c.To.Appearance].Name, c.Status, c.Certainty))
		}
	}
	if found == nil {
		return ""
	}
	return " as it says, but " + strings.Join(found, "; ")
}

// In tells whether claim c of d says all that an example states of it.
func (e Expected) In(d *extractor.Document, c extractor.Claim) bool {
	ends := isNamed(d, c.From.Appearance, e.From) && isNamed(d, c.To.Appearance, e.To)
	if !ends && (graph.KindOf(c.Kind).Symmetric || c.Mutual) {
		ends = isNamed(d, c.To.Appearance, e.From) && isNamed(d, c.From.Appearance, e.To)
	}
	status := e.Status
	if status == "" {
		status = graph.Actual
	}
	sure := e.Sure
	if sure == "" {
		sure = graph.Certain
	}
	return ends && c.Status == status && c.Certainty == sure && c.Mutual == e.Mutual &&
		(e.Tense == "" || c.Tense == e.Tense) && (e.Mode == "" || c.Mode == e.Mode) &&
		(e.Title == "" || c.Title == e.Title) &&
		(e.Place == "" || e.Place == "none" && c.Place.Mention == extractor.None || c.Place.Mention != extractor.None && isNamed(d, c.Place.Appearance, e.Place)) &&
		(e.Over == "" || c.Over != nil && c.Over.Text == e.Over)
}

// isNamed tells whether an appearance goes by a name; a country also by any of
// its own.
func isNamed(d *extractor.Document, appearance int, name string) bool {
	a := d.Appearances[appearance]
	code, _ := gazetteer.Nation(name)
	return a.Name == name || code != "" && a.Country == code
}
