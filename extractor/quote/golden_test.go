package quote_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"entente/extractor"
	"entente/extractor/quote"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestArticle(t *testing.T) {
	const golden = "testdata/harbour.golden"
	b, err := os.ReadFile("testdata/harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	head, text, _ := strings.Cut(string(b), "\n\n")
	var names []string
	for line := range strings.Lines(head) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), "=")
		kind, forms, more := strings.Cut(rest, "|")
		if more {
			name += "|" + forms
		}
		names = append(names, name+"="+kind)
	}
	d := document(t, text, names...)
	quote.Attribute(d)
	checkMarks(t, d)
	checkQuotes(t, d)
	got := quotes(d)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the quotes of the article are\n%s\nwant\n%s", got, want)
	}

	again := document(t, text, names...)
	quote.Attribute(again)
	if !slices.EqualFunc(d.Mentions, again.Mentions, func(a, b extractor.Mention) bool { return a.Span == b.Span }) || quotes(again) != got {
		t.Error("a second run gives other quotes")
	}
}
