package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheLastVersionInARunWins takes in one article, then a run in which
// another version of it stands before it.
func TestTheLastVersionInARunWins(t *testing.T) {
	store := filepath.Join(t.TempDir(), "a.db")
	version := func(host string) string {
		return `{"url": "https://news.example/talks", "text": "President Ana Brandt met ` + host + ` in the old town hall of the city on Monday, and both of them left it again in the evening without a word."}` + "\n"
	}
	entente := func(stdin string, args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), args, &env{strings.NewReader(stdin), &stdout, &stderr, func(string) string { return "" }}); code != exitOK {
			t.Fatalf("entente %s: exit %d: %s", strings.Join(args, " "), code, stderr.String())
		}
		return stdout.String()
	}
	entente(version("Carl Okoye"), "ingest", "--store", store, "-")
	if got := entente(version("Dora Lindqvist")+version("Carl Okoye"), "ingest", "--store", store, "-"); !strings.Contains(got, "2 replaced") {
		t.Errorf("ingest says %q, want 2 replaced", got)
	}
	if got := entente("", "export", "--store", store); !strings.Contains(got, "Okoye") || strings.Contains(got, "Lindqvist") {
		t.Errorf("the store holds %s", got)
	}
	if got := entente(version("Carl Okoye"), "ingest", "--store", store, "-"); !strings.Contains(got, "1 unchanged") {
		t.Errorf("ingest again says %q, want 1 unchanged", got)
	}
}
