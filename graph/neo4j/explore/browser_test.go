package explore

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/need"
	"entente/graph/neo4j/neo4jtest"
)

// drawn is what a picture of the Browser shows.
type drawn struct{ Nodes, Fills, Edges []string }

func TestBrowserDrawsNamedNodesAndTypedEdges(t *testing.T) {
	server := neo4jtest.Shared(t)
	if server.HTTP == "" {
		need.Lacking(t, "browser", "the address of the server's pages is not known; set "+neo4jtest.HTTP)
	}
	chromium, modules := tools(t)
	articles := samples(t)
	fill(t, server, append(news(), articles...))
	style, err := Style()
	if err != nil {
		t.Fatal(err)
	}
	queries, err := Queries()
	if err != nil {
		t.Fatal(err)
	}
	queries = slices.DeleteFunc(queries, func(q Query) bool {
		return !slices.Contains([]string{"02-between-two-people", "05-evidence-of-a-meeting", "14-newest"}, q.Name)
	})
	asked, err := json.Marshal(queries)
	if err != nil {
		t.Fatal(err)
	}
	persons, err := json.Marshal(map[string]string{"one-article": "Margaret Ouellette", "busiest": busiest(articles)})
	if err != nil {
		t.Fatal(err)
	}
	shots := cmp.Or(os.Getenv("ENTENTE_SCREENSHOTS"), t.TempDir())
	cmd := exec.CommandContext(t.Context(), "node", "testdata/browser/explore.mjs")
	cmd.Env = append(os.Environ(), "MODULES="+modules, "CHROMIUM="+chromium, "SHOTS="+shots, "HTTP="+server.HTTP, "BOLT="+server.URI,
		"USERNAME="+server.User, "PASSWORD="+server.Password, "STYLE="+style, "QUERIES="+string(asked), "PERSONS="+string(persons))
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("the Browser: %v\n%s", err, stderr.String())
	}
	var evidence struct{ Evidence string }
	if err := json.Unmarshal(out, &evidence); err != nil {
		t.Fatal(err)
	}
	var pictures map[string]json.RawMessage
	if err := json.Unmarshal(out, &pictures); err != nil {
		t.Fatal(err)
	}
	picture := func(name string) (d drawn) {
		if err := json.Unmarshal(pictures[name], &d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return d
	}
	pair := picture("02-between-two-people")
	slices.Sort(pair.Nodes)
	if want := []string{"Astrid Halvorsen", "Kwame Boateng"}; !slices.Equal(pair.Nodes, want) {
		t.Errorf("between two people: nodes %q, want %q", pair.Nodes, want)
	}
	for _, verb := range []string{"met with", "did not meet (says two officials)", "spoke to"} {
		if !captioned(pair.Edges, verb) {
			t.Errorf("between two people: edges %q, want %q among them", pair.Edges, verb)
		}
	}
	for _, fill := range pair.Fills {
		if !strings.EqualFold(fill, "#0072B2") {
			t.Errorf("a person is drawn in %s", fill)
		}
	}
	if !strings.Contains(evidence.Evidence, "Astrid Halvorsen met Kwame Boateng in Accra") {
		t.Errorf("a click on an edge shows no evidence, but %q", evidence.Evidence)
	}
	for _, name := range []string{"05-evidence-of-a-meeting", "14-newest"} {
		if p := picture(name); len(p.Nodes) < 3 || len(p.Edges) < 3 || slices.Contains(p.Nodes, "") {
			t.Errorf("%s: drawn are %q and %q", name, p.Nodes, p.Edges)
		}
	}
	busy, readable := picture("busiest"), 0
	for _, caption := range busy.Edges {
		if caption != "" && strings.ToUpper(caption) != caption {
			readable++
		}
	}
	if readable*10 < len(busy.Edges)*7 {
		t.Errorf("%d of %d edges of the busiest person are readable: %q", readable, len(busy.Edges), busy.Edges)
	}
	if p := picture("one-article"); len(p.Nodes) > 12 || len(p.Nodes) < 4 || !captioned(p.Edges, "met with") {
		t.Errorf("a double click draws %d nodes %q and %q", len(p.Nodes), p.Nodes, p.Edges)
	}
}

// captioned says whether an edge is drawn with a caption, which the Browser
// cuts short where the edge is.
func captioned(edges []string, caption string) bool {
	return slices.ContainsFunc(edges, func(e string) bool {
		start, cut := strings.CutSuffix(e, "…")
		return e == caption || cut && start != "" && strings.HasPrefix(caption, strings.TrimSpace(start))
	})
}

// busiest is the person with the most relations.
func busiest(batches []graph.Batch) string {
	derived := graph.NewDerived()
	for i := range batches {
		derived.Add(&batches[i])
	}
	derived.Finish()
	var most graph.Entity
	for _, e := range derived.Entities {
		if e.Kind == graph.Person && (e.RelationCount > most.RelationCount || e.RelationCount == most.RelationCount && e.Name < most.Name) {
			most = *e
		}
	}
	return most.Name
}

// tools finds Chromium, and the pinned playwright-core outside the tree.
func tools(t *testing.T) (chromium, modules string) {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			chromium = path
			break
		}
	}
	if chromium == "" {
		need.Lacking(t, "browser", "no Chromium; install it")
	}
	for _, name := range []string{"node", "npm"} {
		if _, err := exec.LookPath(name); err != nil {
			need.Lacking(t, "browser", "no "+name+"; install Node.js")
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "entente", "playwright-1.56.1")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"package.json", "package-lock.json"} {
		b, err := os.ReadFile(filepath.Join("testdata", "browser", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	npm := exec.CommandContext(t.Context(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
	npm.Dir = dir
	if out, err := npm.CombinedOutput(); err != nil {
		need.Lacking(t, "browser", "npm cannot fetch playwright-core: "+string(out))
	}
	return chromium, dir
}

// collector keeps what is written to it.
type collector struct {
	graph.Writer
	batches []graph.Batch
}

func (c *collector) Apply(_ context.Context, batches []graph.Batch) ([]graph.Receipt, error) {
	c.batches = append(c.batches, batches...)
	return make([]graph.Receipt, len(batches)), nil
}

func (*collector) Bury(context.Context, []graph.Tombstone) error { return nil } // the samples have none

// samples is the graph of the sample articles, by the program itself.
func samples(t *testing.T) []graph.Batch {
	t.Helper()
	store := filepath.Join(t.TempDir(), "sample.sqlite")
	entente := func(args ...string) []byte {
		cmd := exec.CommandContext(t.Context(), "go", append([]string{"run", "entente/cmd/entente"}, args...)...)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("entente %v: %v", args, err)
		}
		return out
	}
	entente("ingest", "--store", store, filepath.Join("..", "..", "..", "extractor", "eval", "testdata", "articles"))
	var c collector
	if err := graph.Import(t.Context(), &c, bytes.NewReader(entente("export", "--store", store)), func(graph.Receipt) {}); err != nil {
		t.Fatal(err)
	}
	return c.batches
}
