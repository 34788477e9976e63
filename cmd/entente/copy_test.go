package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/graphtest"
	"entente/graph/neo4j/neo4jtest"
	"entente/graph/synthetic"
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
		server.Empty(t)
		environment := map[string]string{passwordVariable: server.Password}
		return strings.Replace(server.URI, "://", "://"+server.User+"@", 1), func(name string) string { return environment[name] }
	}},
}

// TestCopyIsTheSameGraph copies from a SQLite file to each kind of store and
// from there to another file; all export the same bytes.
func TestCopyIsTheSameGraph(t *testing.T) {
	for _, kind := range kindsOfStores {
		t.Run(kind.name, func(t *testing.T) {
			between, getenv := kind.empty(t)
			dir := t.TempDir()
			first, last := filepath.Join(dir, "first.db"), filepath.Join(dir, "last.db")
			entente := func(want int, args ...string) (stdout, stderr string) {
				t.Helper()
				var out, talk bytes.Buffer
				if code := run(t.Context(), args, &env{strings.NewReader(""), &out, &talk, getenv}); code != want {
					t.Fatalf("entente %s: exit %d, want %d: %s", strings.Join(args, " "), code, want, talk.String())
				}
				return out.String(), talk.String()
			}
			entente(exitOK, "ingest", "--store", first, filepath.Join("..", "..", "extractor", "eval", "testdata", "articles"))
			store, err := openStore(t.Context(), &env{getenv: getenv}, first)
			if err != nil {
				t.Fatal(err)
			}
			graphtest.Fill(t, store, synthetic.Generator{Seed: 61, Articles: 300})
			if err := store.Close(); err != nil {
				t.Fatal(err)
			}
			want, _ := entente(exitOK, "export", "--store", first)
			entente(exitOK, "copy", "--from", first, "--to", between)
			got, _ := entente(exitOK, "export", "--store", between)
			if got != want {
				t.Errorf("the copy exports %d other bytes, want %d", len(got), len(want))
			}
			entente(exitOK, "copy", "--from", between, "--to", last)
			if got, _ := entente(exitOK, "export", "--store", last); got != want {
				t.Errorf("the copy of the copy exports %d other bytes, want %d", len(got), len(want))
			}
			again, _ := entente(exitOK, "copy", "--json", "--from", first, "--to", last)
			var sum copySummary
			if err := json.Unmarshal([]byte(again), &sum); err != nil || sum.Unchanged != sum.Articles || sum.Articles == 0 {
				t.Errorf("copying again gives %s, %v, want all unchanged", again, err)
			}
		})
	}
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
