package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWrongInputSaysWhatToDo gives each command what it cannot use.
func TestWrongInputSaysWhatToDo(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	store, missing := filepath.Join(dir, "a.db"), filepath.Join(dir, "missing")
	good := file("good.txt", "Ana Brandt met Carl Okoye.")
	here := func(args ...string) []string { return append(args, "--store", store) }
	if code := run(t.Context(), here("ingest", good), &env{strings.NewReader(""), &bytes.Buffer{}, &bytes.Buffer{}, func(string) string { return "" }}); code != exitOK {
		t.Fatal("the store cannot be filled")
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no command", []string{"frobnicate"}, exitUsage, "entente help"},
		{"help for a command", []string{"help", "show"}, exitOK, "entente show NAME|ID\n"},
		{"help for no command", []string{"help", "frobnicate"}, exitUsage, "entente help"},
		{"no time for a query", here("serve", "--timeout", "0s"), exitUsage, "such as 30s"},
		{"no flag", here("ingest", "--frob", good), exitUsage, "entente ingest -h"},
		{"no articles", here("ingest"), exitUsage, "name the articles"},
		{"no workers", here("ingest", "--workers", "0", good), exitUsage, "at least 1"},
		{"no rules", here("ingest", "--rules", missing, good), exitUsage, "no such folder"},
		{"a folder without rules", here("ingest", "--rules", filepath.Dir(file("other/rules.yaml", "")), good), exitUsage, ".rules"},
		{"a bad rule", here("ingest", "--rules", filepath.Dir(file("rules/mine.rules", "rule: [")), good), exitFail, "mine.rules:1"},
		{"a missing file", here("ingest", missing), exitFail, missing + ": rejected: file does not exist"},
		{"a missing file counted", here("ingest", missing), exitFail, "could not be read or kept: 1"},
		{"a page elsewhere", []string{"extract", "https://news.example/a"}, exitFail, "save the page"},
		{"an empty text", here("ingest", file("empty.txt", "")), exitFail, "text: is empty; give"},
		{"half a JSON", here("ingest", file("half.json", "{")), exitFail, "INVALID_TEXT"},
		{"a store that is a text", []string{"stats", "--store", good}, exitFail, "choose another file"},
		{"a store that is not there", []string{"stats", "--store", missing}, exitFail, "entente ingest"},
		{"an operand of stats", here("stats", "x"), exitUsage, `"x"`},
		{"an operand of verify", here("verify", "x"), exitUsage, `"x"`},
		{"an operand of export", here("export", "x"), exitUsage, `"x"`},
		{"an operand of serve", here("serve", "x"), exitUsage, `"x"`},
		{"an operand of version", []string{"version", "x"}, exitUsage, `"x"`},
		{"a format of export", here("export", "--format", "xml"), exitUsage, "only jsonl"},
		{"nothing to import", here("import", missing), exitFail, missing},
		{"an import of something else", here("import", good), exitFail, "give a file that entente export wrote"},
		{"nobody", here("show", "Nobody"), exitFail, "part of the name"},
		{"an id of a path", here("show", "../../x"), exitFail, "part of the name"},
		{"one end of a path", here("path", "Ana"), exitUsage, "name two"},
		{"no article", here("explain", "../../x"), exitFail, "by its address"},
		{"beyond this machine", here("serve", "--listen", "0.0.0.0:0"), exitFail, "without a token"},
		{"a page for an origin", here("serve", "--cors-origin", "localhost:5173/app"), exitUsage, "http://localhost:5173"},
		{"no token", here("serve", "--token-file", missing), exitFail, missing},
		{"no number to show", here("show", "Ana", "--limit", "0"), exitUsage, "from 1 to 100"},
		{"more than is shown", here("show", "Ana", "--limit", "101"), exitUsage, "entente export"},
		{"too long a path", here("path", "Ana", "Carl", "--max", "9"), exitUsage, "from 1 to 6"},
		{"a path to oneself", here("path", "Ana", "Ana Brandt"), exitFail, "name two"},
		{"a store in a file", []string{"ingest", "--store", filepath.Join(good, "a.db"), good}, exitFail, "name another with --store"},
		{"no text to analyse", []string{"analyse", missing}, exitFail, "plain text"},
		{"a date that is none", here("ingest", file("date.json", `{"text": "Ana Brandt met Carl Okoye.", "date": "2018-02-30"}`)), exitFail, "rejected: date: \"2018-02-30\" is not in the calendar; give"},
		{"nothing to measure", []string{"bench"}, exitUsage, "store"},
	} {
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), c.args, &env{strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }})
		if code != c.code || !strings.Contains(stdout.String()+stderr.String(), c.want) {
			t.Errorf("%s: exit %d, %q, want %d with %q", c.name, code, stdout.String()+stderr.String(), c.code, c.want)
		}
		if _, err := os.Stat(missing); err == nil {
			t.Fatalf("%s: made %s", c.name, missing)
		}
	}
}
