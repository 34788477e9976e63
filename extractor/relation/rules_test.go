package relation_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extractor"
	"entente/extractor/relation"
	"entente/graph"
)

var update = flag.Bool("update", false, "write the golden files")

// claims are the claims of a text that one rule makes, or all where id is "".
func claims(t *testing.T, text, id string) (*extractor.Document, []extractor.Claim) {
	t.Helper()
	d := read(text)
	relation.Default().Apply(d)
	if id == "" {
		return d, d.Claims
	}
	var out []extractor.Claim
	for _, c := range d.Claims {
		if c.Rule == id {
			out = append(out, c)
		}
	}
	return d, out
}

// show writes claims in one line each.
func show(d *extractor.Document, cs []extractor.Claim) string {
	var b strings.Builder
	for _, c := range cs {
		fmt.Fprintf(&b, "\n\t%s %s -> %s %s", c.Kind, d.Appearances[c.From.Appearance].Name, d.Appearances[c.To.Appearance].Name, c.Status)
		if c.Certainty != graph.Certain {
			fmt.Fprintf(&b, " %s", c.Certainty)
		}
		if c.Kind == graph.HoldsPosition {
			fmt.Fprintf(&b, " %q %s", c.Title, c.Tense)
		}
		if c.Kind == graph.MetWith {
			fmt.Fprintf(&b, " %s", c.Mode)
		}
		if c.Place.Mention != extractor.None {
			fmt.Fprintf(&b, " in %s", d.Appearances[c.Place.Appearance].Name)
		}
		if c.Over != nil {
			fmt.Fprintf(&b, " over %q", c.Over.Text)
		}
		if c.Mutual {
			b.WriteString(" mutual")
		}
		fmt.Fprintf(&b, " [%s]", c.Rule)
	}
	return b.String()
}

func TestRulesFindTheirOwnExamples(t *testing.T) {
	for _, r := range relation.Default().All() {
		for _, y := range r.Yes {
			d, got := claims(t, y.Text, r.ID)
			for _, want := range y.Claims {
				found := false
				for _, c := range got {
					found = found || want.In(d, c)
				}
				if !found {
					_, all := claims(t, y.Text, "")
					t.Errorf("%s:%d: rule %s does not find %+v in %q, but%s", r.File, y.Line, r.ID, want, y.Text, show(d, all))
				}
			}
			if len(got) > len(y.Claims) {
				t.Errorf("%s:%d: rule %s finds more in %q than it says:%s", r.File, y.Line, r.ID, y.Text, show(d, got))
			}
		}
	}
}

func TestRulesFindNothingInCounterExamples(t *testing.T) {
	for _, r := range relation.Default().All() {
		for _, n := range r.No {
			d, all := claims(t, n.Text, "")
			for _, c := range all {
				if c.Kind == r.Kind {
					t.Errorf("%s:%d: rule %s finds something of the kind in the counter-example %q:%s", r.File, n.Line, c.Rule, n.Text, show(d, []extractor.Claim{c}))
				}
			}
		}
	}
}

// TestFirings keeps what every rule finds in every rule's examples.
func TestFirings(t *testing.T) {
	var b strings.Builder
	for _, r := range relation.Default().All() {
		for _, e := range append(append([]relation.Example{}, r.Yes...), r.No...) {
			d, all := claims(t, e.Text, "")
			fmt.Fprintf(&b, "%s: %s%s\n", r.ID, e.Text, show(d, all))
		}
	}
	golden(t, "examples.golden", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run the test with -update and look at the difference", path)
	}
}
