package coref_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

var update = flag.Bool("update", false, "write the figures anew")

// tally counts answers: right, wrong, and abstained where there was one.
type tally struct{ right, wrong, abstained int }

func (t *tally) add(got, want string) string {
	switch {
	case got == want || want == "-" && got == "":
		t.right++
		return ""
	case got == "" || got == "-":
		t.abstained++
		return "abstained"
	}
	t.wrong++
	return "wrong"
}

// TestFigures counts how many pronouns and role nouns of invented news are
// resolved. The golden file holds the counts and names every one that is not
// right; rewrite it with -update and read the difference.
func TestFigures(t *testing.T) {
	data, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	var pronouns, roles tally
	var misses strings.Builder
	for paragraph := range strings.SplitSeq(string(data), "\n\n") {
		if strings.HasPrefix(paragraph, "#") {
			continue
		}
		m := parseMarks(strings.TrimSpace(paragraph))
		d := read(m.text)
		for i, span := range m.spans {
			words := m.text[span.Start:span.End]
			counts := &roles
			if !strings.Contains(words, " ") {
				counts = &pronouns
			}
			got := answer(d, span)
			if kind := counts.add(got, m.want[i]); kind != "" {
				fmt.Fprintf(&misses, "%s: %q, meant %s, got %q: %s\n", kind, words, m.want[i], got, around(m.text, span))
			}
		}
	}
	got := fmt.Sprintf("%-11s right  wrong  abstained\n", "")
	for _, row := range []struct {
		name string
		tally
	}{{"pronouns", pronouns}, {"role nouns", roles}} {
		got += fmt.Sprintf("%-11s %5d  %5d  %9d\n", row.name, row.right, row.wrong, row.abstained)
	}
	got += "\n" + misses.String()
	const golden = "testdata/figures.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("figures differ (-want +got):\n%s", diff)
	}
	if n := pronouns.right + pronouns.wrong + pronouns.abstained; n < 60 {
		t.Errorf("%d pronouns are not enough to tell", n)
	}
}

// around is a span with the words before it.
func around(text string, s graph.Span) string {
	from := max(0, s.Start-40)
	return strings.ToValidUTF8(text[from:s.End], "")
}
