package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4j/neo4jtest"
	"entente/graph/synthetic"
	"entente/schema/server"
)

// kindsOfStores gives, for each kind, the address of an empty store and what
// opens it. There is one Neo4j store at a time.
var kindsOfStores = []struct {
	name  string
	empty func(*testing.T) (address string, getenv func(string) string)
}{
	{"sqlite", func(t *testing.T) (string, func(string) string) {
		return filepath.Join(t.TempDir(), "copy.db"), func(string) string { return "" }
	}},
	{"neo4j", func(t *testing.T) (string, func(string) string) {
		server := neo4jtest.Shared(t)
		server.EmptyGraph(t)
		environment := map[string]string{passwordVariable: server.Password}
		return strings.Replace(server.URI, "://", "://"+server.User+"@", 1), func(name string) string { return environment[name] }
	}},
}

// TestCopyIsTheSameGraph copies the sample articles and a generated graph of
// hubs and homonyms, with articles replaced and retracted, from a SQLite file to
// each kind of store and from there to another file, both times stopped in the
// middle. All export the same bytes, and answer random queries alike.
func TestCopyIsTheSameGraph(t *testing.T) {
	for _, kind := range kindsOfStores {
		t.Run(kind.name, func(t *testing.T) {
			between, getenv := kind.empty(t)
			dir := t.TempDir()
			first, last := filepath.Join(dir, "first.db"), filepath.Join(dir, "last.db")
			entente := func(args ...string) string {
				t.Helper()
				var out, talk bytes.Buffer
				if code := run(t.Context(), args, &env{strings.NewReader(""), &out, &talk, getenv}); code != exitOK {
					t.Fatalf("entente %s: exit %d: %s", strings.Join(args, " "), code, talk.String())
				}
				return out.String()
			}
			open := func(address string) graph.Store {
				t.Helper()
				store, err := openStore(t.Context(), &env{getenv: getenv}, address)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { store.Close() })
				return store
			}
			entente("ingest", "--store", first, filepath.Join("..", "..", "extractor", "eval", "testdata", "articles"))
			original := open(first)
			graphtest.Fill(t, original, synthetic.Generator{Seed: 61, Articles: 300})
			want := entente("export", "--store", first)
			for _, c := range [][2]string{{first, between}, {between, last}} {
				stopped := copyAndStop(t, open(c[0]), open(c[1]))
				var sum copySummary
				if err := json.Unmarshal([]byte(entente("copy", "--json", "--from", c[0], "--to", c[1])), &sum); err != nil {
					t.Fatal(err)
				}
				if sum.Unchanged != stopped || sum.Copied+stopped != sum.Articles || sum.Copied == 0 {
					t.Errorf("copying goes on with %+v, want from %d articles on", sum, stopped)
				}
				if got := entente("export", "--store", c[1]); got != want {
					t.Errorf("the copy in %s exports %d other bytes, want %d", c[1], len(got), len(want))
				}
			}
			sameAnswers(t, original, open(between))
		})
	}
}

// copyAndStop copies until some articles are there, and gives their number.
func copyAndStop(t *testing.T, from, to graph.Store) int {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	err := graph.Copy(ctx, from, to, func(graph.Receipt) {
		n++
		cancel()
	})
	if !errors.Is(err, context.Canceled) || n == 0 {
		t.Fatalf("a copy that is stopped gives %v after %d articles", err, n)
	}
	return n
}

// sameAnswers asks 200 random queries of two stores, and again where their
// answers go on.
func sameAnswers(t *testing.T, first, second graph.Store) {
	t.Helper()
	one, other := server.New(first, nil, server.Options{}), server.New(second, nil, server.Options{})
	q := newQuestioner(t, 71, first)
	const queries = 200
	found := 0
	for range queries {
		query := q.query()
		for after := any(nil); ; {
			want, got := answerOf(t, one, query, after), answerOf(t, other, query, after)
			if got != want {
				t.Errorf("%s\nafter %v is answered by the one\n%s\nand by the other\n%s", query, after, want, got)
			}
			if after == nil && regexp.MustCompile(`"(id|name|text|count)":`).MatchString(want) {
				found++
			}
			next := regexp.MustCompile(`"hasNextPage":true.*?"endCursor":"([^"]*)"`).FindStringSubmatch(want)
			if after != nil || next == nil {
				break
			}
			after = next[1]
		}
	}
	if found < queries/2 {
		t.Errorf("%d of %d queries find something", found, queries)
	}
}

// answerOf posts a query, which must be a good one.
func answerOf(t *testing.T, h http.Handler, query string, after any) string {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"after": after}})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:8080/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusOK || strings.Contains(w.Body.String(), `"errors"`) {
		t.Fatalf("%s\nanswers %d %s", query, w.Code, w.Body)
	}
	return w.Body.String()
}

func TestCopyRefusesWhatMakesNoSense(t *testing.T) {
	missing, other := filepath.Join(t.TempDir(), "missing.db"), filepath.Join(t.TempDir(), "other.db")
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"no target":         {[]string{"--from", missing}, exitUsage, "--to"},
		"no source":         {[]string{"--to", missing}, exitUsage, "--from"},
		"onto itself":       {[]string{"--from", missing, "--to", missing}, exitUsage, "both"},
		"an operand":        {[]string{"--from", missing, "--to", other, "third"}, exitUsage, "third"},
		"nothing to read":   {[]string{"--from", missing, "--to", other}, exitFail, missing},
		"an unknown target": {[]string{"--from", missing, "--to", "x://y"}, exitFail, "--from"},
	} {
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), append([]string{"copy"}, c.args...), &env{strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }})
		if code != c.code || !strings.Contains(stderr.String(), c.want) {
			t.Errorf("%s: exit %d, %q, want %d with %q", name, code, stderr.String(), c.code, c.want)
		}
	}
}
