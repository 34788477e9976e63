package explore

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
)

var update = flag.Bool("update", false, "write the queries' answers anew")

// counterfacts names, for each query, the kind of a claim ("QUOTE" for a
// quote) and words of its evidence: without it the answer is another.
var counterfacts = map[string][2]string{
	"01-met-in-a-month":             {"MET_WITH", "by telephone"},
	"02-between-two-people":         {"SPOKE_TO", "opened a door"},
	"03-disputes":                   {"DISPUTES", "Selvagem"},
	"04-quotes-about-a-country":     {"QUOTE", "high time"},
	"05-evidence-of-a-meeting":      {"MET_WITH", "on March 4"},
	"06-plans-that-came-to-nothing": {"MET_WITH", "was to meet"},
	"07-met-by-both":                {"MET_WITH", "by telephone"},
	"08-shortest-path":              {"MET_WITH", "may have met"},
	"09-most-quoted-by-an-outlet":   {"QUOTED", "frank"},
	"10-contradicting-claims":       {"VISITED", "never visited"},
	"11-positions-over-time":        {"HOLDS_POSITION", "former mayor"},
	"12-visits-to-a-place":          {"VISITED", "met President"},
	"13-only-one-article":           {"MET_WITH", "by telephone"},
	"14-newest":                     {"CRITICISES", "criticises Norway"},
	"15-busiest-pairs":              {"SPOKE_TO", "opened a door"},
	"16-only-hearsay":               {"MET_WITH", "a diplomat"},
	"17-unnamed-sources":            {"MET_WITH", "two officials"},
	"18-criticism":                  {"CRITICISES", "criticises Norway"},
}

func TestQueriesAnswerAndNoticeAMissingFact(t *testing.T) {
	server := neo4jtest.Shared(t)
	queries, err := Queries()
	if err != nil {
		t.Fatal(err)
	}
	fill(t, server, news())
	var all strings.Builder
	answers := map[string]string{}
	for _, q := range queries {
		answers[q.Name] = answer(t, server, q)
		fmt.Fprintf(&all, "# %s\n%s\n", q.Title, answers[q.Name])
	}
	const golden = "testdata/answers.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), all.String()); d != "" {
		t.Errorf("other answers (-want +got):\n%s", d)
	}
	for _, q := range queries {
		fact, ok := counterfacts[q.Name]
		if !ok {
			t.Errorf("%s: name a fact that its answer rests on", q.Name)
			continue
		}
		fill(t, server, without(t, fact[0], fact[1]))
		if answer(t, server, q) == answers[q.Name] {
			t.Errorf("%s: the answer is the same without %s %q", q.Name, fact[0], fact[1])
		}
	}
}

func TestQueriesAreBoundedAndReadable(t *testing.T) {
	queries, err := Queries()
	if err != nil {
		t.Fatal(err)
	}
	if len(queries) < 15 {
		t.Errorf("%d queries, want at least 15", len(queries))
	}
	untyped := regexp.MustCompile(`-\[\w*\*`)
	for _, q := range queries {
		if !strings.HasSuffix(q.Title, "?") || !json.Valid([]byte(q.Parameters)) || !strings.HasPrefix(q.Cypher, "MATCH") {
			t.Errorf("%s: it begins with a question, then :params, then MATCH", q.Name)
		}
		if untyped.MatchString(q.Cypher) {
			t.Errorf("%s: walks along lines of any type", q.Name)
		}
		if !strings.Contains(q.Cypher, "RETURN p") && !strings.Contains(q.Cypher, "RETURN DISTINCT p") {
			t.Errorf("%s: returns no path, so that the Browser draws nothing", q.Name)
		}
	}
}

func TestStyleIsOneLineWithBalancedBraces(t *testing.T) {
	style, err := Style()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(style, "\n") || strings.Count(strings.ReplaceAll(style, `"{name}"`, ""), "{") != strings.Count(strings.ReplaceAll(style, `"{name}"`, ""), "}") {
		t.Errorf("the Browser cannot take this: %s", style)
	}
	for _, row := range graph.Kinds {
		if !strings.Contains(style, "relationship."+string(row.Kind)+" ") {
			t.Errorf("no style for %s", row.Kind)
		}
	}
}

// without is the news less one claim or quote.
func without(t *testing.T, kind, words string) []graph.Batch {
	t.Helper()
	batches, found := news(), false
	for i := range batches {
		b := &batches[i]
		b.Claims = slices.DeleteFunc(b.Claims, func(c graph.Claim) bool {
			hit := string(c.Kind) == kind && strings.Contains(c.Evidence.Quote, words)
			found = found || hit
			return hit
		})
		b.Quotes = slices.DeleteFunc(b.Quotes, func(q graph.Quote) bool {
			hit := kind == "QUOTE" && strings.Contains(q.Evidence.Quote, words)
			found = found || hit
			return hit
		})
	}
	if !found {
		t.Errorf("the news has no %s %q", kind, words)
	}
	return batches
}

// answer is what a query returns, a row a line, sorted.
func answer(t *testing.T, server *neo4jtest.Server, q Query) string {
	t.Helper()
	var parameters map[string]any
	if err := json.Unmarshal([]byte(q.Parameters), &parameters); err != nil {
		t.Fatalf("%s: %v", q.Name, err)
	}
	var lines []string
	for _, record := range server.Run(t, q.Cypher, parameters) {
		var cells []string
		for _, v := range record.Values {
			if p, ok := v.(neo4j.Path); ok {
				v = readable(p)
			}
			cells = append(cells, fmt.Sprint(v))
		}
		lines = append(lines, strings.Join(cells, " | ")+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// readable writes a path with its names, beginning at the end that sorts first.
func readable(p neo4j.Path) string {
	forward, backward := walk(p), ""
	slices.Reverse(p.Nodes)
	slices.Reverse(p.Relationships)
	backward = walk(p)
	return min(forward, backward)
}

func walk(p neo4j.Path) string {
	var out strings.Builder
	for i, n := range p.Nodes {
		fmt.Fprintf(&out, "(%v)", n.Props["name"])
		if i == len(p.Relationships) {
			continue
		}
		r := p.Relationships[i]
		name, ok := r.Props["name"]
		if !ok {
			name = r.Type
		}
		if r.StartElementId == n.ElementId {
			fmt.Fprintf(&out, "-[%v]->", name)
		} else {
			fmt.Fprintf(&out, "<-[%v]-", name)
		}
	}
	return out.String()
}
