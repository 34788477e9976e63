package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/instrument"
)

// operation is a query under testdata. A first line "# variables: {…}" gives
// its variables, in which "@person:ann roe" stands for the id of the entity
// with this key, "@https://…" for that of the article, and
// "@MET_WITH ACTUAL person:ann roe | person:bo li" for that of the relation.
type operation struct {
	name, query string
	variables   map[string]any
}

func operations(t *testing.T) []operation {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no queries under testdata: %v", err)
	}
	var out []operation
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		op := operation{name: strings.TrimSuffix(filepath.Base(path), ".graphql"), query: string(text), variables: map[string]any{}}
		line, _, _ := strings.Cut(op.query, "\n")
		if values, ok := strings.CutPrefix(line, "# variables: "); ok {
			if err := json.Unmarshal([]byte(values), &op.variables); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
		}
		named(op.variables)
		out = append(out, op)
	}
	return out
}

// named puts ids where names stand.
func named(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = named(v[k])
		}
	case []any:
		for i := range v {
			v[i] = named(v[i])
		}
	case string:
		if key, ok := strings.CutPrefix(v, "@"); ok {
			return idOf(key)
		}
	}
	return v
}

func idOf(key string) graph.ID {
	what, ends, relation := strings.Cut(key, " person:")
	switch {
	case relation:
		kind, status, _ := strings.Cut(what, " ")
		from, to, _ := strings.Cut("person:"+ends, " | ")
		return graph.RelationID(graph.RelationKind(kind), graph.Status(status), graph.EntityID(from), graph.EntityID(to))
	case strings.HasPrefix(key, "https:"):
		return graph.ArticleID(key)
	}
	return graph.EntityID(key)
}

func TestQueriesOverTheNews(t *testing.T) {
	shared := serve(t, open(t, graphtest.News()...))
	for _, op := range operations(t) {
		t.Run(op.name, func(t *testing.T) {
			h := shared
			if op.name == "retract" { // the others still want what it takes away
				h = serve(t, open(t, graphtest.News()...))
			}
			w := post(t, h, op.query, op.variables)
			if a := read(t, w); len(a.Errors) > 0 {
				t.Fatalf("errors: %+v", a.Errors)
			}
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, bytes.TrimSpace(w.Body.Bytes()), "", "  "); err != nil {
				t.Fatal(err)
			}
			golden(t, op.name+".json", append(pretty.Bytes(), '\n'))
		})
	}
}

// TestCallsDoNotGrowWithRows counts what each query asks of the store, over a
// graph in which every list is long.
func TestCallsDoNotGrowWithRows(t *testing.T) {
	var counter instrument.Counter
	h := serve(t, instrument.New(open(t, crowd(120)...), counter.Observe))
	var table strings.Builder
	for _, op := range operations(t) {
		if !strings.Contains(op.query, "$first") {
			continue
		}
		calls, sizes := map[int]int{}, map[int]int{}
		for _, first := range []int{2, 100} {
			variables := maps.Clone(op.variables)
			variables["first"] = first
			counter.Reset()
			w := post(t, h, op.query, variables)
			if a := read(t, w); len(a.Errors) > 0 {
				t.Fatalf("%s with first %d: %+v", op.name, first, a.Errors)
			}
			for _, c := range counter.Counts() {
				calls[first] += c.Calls
			}
			sizes[first] = w.Body.Len()
		}
		if calls[2] != calls[100] {
			t.Errorf("%s: %d calls of the store for 2 rows, %d for 100", op.name, calls[2], calls[100])
		}
		if sizes[100] < 3*sizes[2] {
			t.Errorf("%s: %d bytes for 2 rows, %d for 100: there are too few rows to tell", op.name, sizes[2], sizes[100])
		}
		fmt.Fprintf(&table, "%-24s %3d\n", op.name, calls[100])
	}
	golden(t, "calls.txt", []byte(table.String()))
}

// crowd is n articles that are all alike, so that a page of two rows has the
// same sorts of things in it as one of a hundred.
func crowd(n int) []graph.Batch {
	out := make([]graph.Batch, n)
	for i := range out {
		name := fmt.Sprintf("Person %c%c", 'A'+i/26, 'a'+i%26)
		body := fmt.Sprintf("Body %c%c", 'A'+i/26, 'a'+i%26)
		town := fmt.Sprintf("Town %c%c", 'A'+i/26, 'a'+i%26)
		address := fmt.Sprintf("https://post.example/crowd/%d", i)
		if i == 0 {
			address = "https://post.example/2024/accra-summit" // that the queries ask for
		}
		d := graphtest.NewDraft(graph.Input{
			URL: address, Title: "Talks " + name, Publisher: "Meridian Post", PublishedAt: "2024-03-05",
			Text: fmt.Sprintf("%[1]s of %[2]s met Astrid Halvorsen and Kwame Boateng in %[3]s in Ghana. “A new door is open,” %[1]s told Astrid Halvorsen of Norway. %[1]s accused %[2]s.", name, body, town),
		})
		one, org, place := d.Appear(graph.Person, strings.ToLower(name), name, name), d.Appear(graph.Organisation, strings.ToLower(body), body, body), d.Appear(graph.Place, strings.ToLower(town), town, town)
		d.Facts(place, graph.Facts{HomeCountry: "GH"})
		hub, other := d.Appear(graph.Person, "astrid halvorsen", "Astrid Halvorsen", "Astrid Halvorsen"), d.Appear(graph.Person, "kwame boateng", "Kwame Boateng", "Kwame Boateng")
		ghana, norway := d.Appear(graph.Country, "GH", "Ghana", "Ghana"), d.Appear(graph.Country, "NO", "Norway", "Norway")
		outlet := d.Appear(graph.Organisation, "meridian post", "Meridian Post")
		met := fmt.Sprintf("%s of %s met Astrid Halvorsen and Kwame Boateng in %s in Ghana.", name, body, town)
		quote := d.Quote(graph.Direct, graph.Source{Text: name, Ref: one}, []string{"A new door is open"}, func(q *graph.Quote) {
			q.Addressee, q.Outlet = &graph.Source{Text: "Astrid Halvorsen", Ref: hub}, outlet
			q.About = []graph.Ref{org, place, hub}
		})
		d.Quote(graph.Mixed, graph.Source{Text: name, Ref: one}, []string{"door"}, func(q *graph.Quote) { q.Within, q.About = quote, []graph.Ref{hub} })
		by := &graph.Source{Text: name, Ref: one}
		for _, status := range []graph.Status{graph.Actual, graph.Planned, graph.Denied} {
			for _, end := range []graph.Ref{hub, other} {
				d.Claim(graph.MetWith, one, end, met, func(c *graph.Claim) {
					c.Status, c.Place, c.AttributedTo, c.Quote, c.Mode = status, place, by, quote, graph.InPerson
					c.Trigger = c.Evidence
					c.Date = &graph.ClaimDate{Value: "2024-03-05", Basis: graph.Stated, Text: "met"}
				})
			}
		}
		for _, to := range []graph.Ref{org, ghana, norway} {
			d.Claim(graph.HoldsPosition, one, to, met)
			d.Claim(graph.HoldsPosition, hub, to, met)
		}
		d.Claim(graph.MetWith, hub, other, met, func(c *graph.Claim) { c.Place, c.AttributedTo = place, by })
		d.Claim(graph.Visited, one, place, met)
		d.Claim(graph.LocatedIn, place, ghana, met)
		d.Claim(graph.Quoted, outlet, one, "“A new door is open,”", func(c *graph.Claim) { c.Quote = quote })
		d.Claim(graph.SpokeTo, one, hub, "“A new door is open,”", func(c *graph.Claim) { c.Quote = quote })
		accused := fmt.Sprintf("%s accused %s.", name, body)
		d.Claim(graph.Disputes, one, org, accused, func(c *graph.Claim) {
			c.Over, c.AttributedTo = &graph.Over{Text: town, Ref: place}, by
		})
		d.Claim(graph.Criticises, one, org, accused, func(c *graph.Claim) { c.Over = &graph.Over{Text: town, Ref: place} })
		out[i] = d.Batch()
	}
	return out
}

func TestOperationsCoverTheSchema(t *testing.T) {
	asked := map[string]bool{}
	for _, op := range operations(t) {
		for _, word := range regexp.MustCompile(`\w+`).FindAllString(op.query, -1) {
			asked[word] = true
		}
	}
	var never []string
	for _, name := range fieldsAndArguments(t) {
		if !asked[name] {
			never = append(never, name)
		}
	}
	slices.Sort(never)
	if len(never) > 0 {
		t.Errorf("no query under testdata uses %v", slices.Compact(never))
	}
}
