package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExplainAndReprocess follows one article: taken in, explained whole and
// by one claim, written as a page, and passed over when extracted again.
func TestExplainAndReprocess(t *testing.T) {
	dir := t.TempDir()
	article := filepath.Join(dir, "talks.json")
	const text = `{"url": "https://news.example/talks", "title": "Talks", "text": "President Ana Brandt met Carl Okoye in the old town hall of the city on Monday, and both of them left it again in the evening without a word."}`
	if err := os.WriteFile(article, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(dir, "store.db")
	say := func(want int, args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), args, &env{strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }}); code != want {
			t.Errorf("entente %s: exit %d, want %d: %s", strings.Join(args, " "), code, want, stderr.String())
		}
		return stdout.String() + stderr.String()
	}
	say(exitOK, "ingest", "--store", store, article)
	all := say(exitOK, "explain", "--store", store, "https://news.example/talks")
	if !strings.Contains(all, "“met” is the trigger of the rule") || !strings.Contains(all, "[met]") {
		t.Errorf("explain = %s", all)
	}
	id, _, _ := strings.Cut(all, " ")
	if one := say(exitOK, "explain", "--store", store, "https://news.example/talks", id); !strings.HasPrefix(all, one) || one == "" {
		t.Errorf("explain of one claim = %s, of all = %s", one, all)
	}
	if got := say(exitFail, "explain", "--store", store, "https://news.example/talks", "c0"); !strings.Contains(got, "entente reprocess") {
		t.Errorf("explain of no claim = %s, want what to do", got)
	}
	if got := say(exitFail, "explain", "--store", store, "https://news.example/other"); !strings.Contains(got, "entente ingest") {
		t.Errorf("explain of no article = %s, want what to do", got)
	}
	if got := say(exitOK, "reprocess", "--store", store, "--json"); !strings.Contains(got, `"articles":1,"current":1,"replaced":0`) {
		t.Errorf("reprocess = %s, want the article passed over", got)
	}
	pages := filepath.Join(dir, "pages")
	say(exitOK, "extract", "--html", pages, article)
	if found, err := filepath.Glob(filepath.Join(pages, "*.html")); err != nil || len(found) != 1 {
		t.Errorf("pages = %v, %v", found, err)
	}
}
