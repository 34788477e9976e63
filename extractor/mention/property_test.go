package mention

import (
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/extractor"
	"entente/graph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestFindOnAnArticle(t *testing.T) {
	text, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	got := marked(find(string(text)))
	if *update {
		if err := os.WriteFile("testdata/article.golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/article.golden")
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, gotLines[i], wantLines[i])
		}
	}
	if len(gotLines) != len(wantLines) {
		t.Errorf("%d lines, want %d", len(gotLines), len(wantLines))
	}
}

// check fails where the mentions break what Find promises.
func check(t *testing.T, d *extractor.Document) {
	t.Helper()
	end := 0
	for i, m := range d.Mentions {
		switch {
		case m.Span.Start < end || m.Span.End <= m.Span.Start || m.Span.End > len(d.Article.Text):
			t.Errorf("mention %d at %v overlaps the one before, which ends at %d, or leaves the text", i, m.Span, end)
			return
		case m.Start < 0 || m.End > len(d.Doc.Tokens) || m.Head < m.Start || m.Head >= m.End:
			t.Errorf("mention %d: tokens %d to %d, head %d, of %d", i, m.Start, m.End, m.Head, len(d.Doc.Tokens))
		case m.Title[0] > m.Title[1] || m.Title[1] > m.Start:
			t.Errorf("mention %d: title %v is not before token %d", i, m.Title, m.Start)
		case m.Type == "" || (m.Type == graph.Country) != (m.Country != ""):
			t.Errorf("mention %d: type %q, country %q", i, m.Type, m.Country)
		case m.Kind != graph.Name && m.Kind != graph.Demonym:
			t.Errorf("mention %d: kind %q", i, m.Kind)
		case utf8.ValidString(d.Article.Text) && !utf8.ValidString(d.Article.Text[m.Span.Start:m.Span.End]):
			t.Errorf("mention %d cuts a letter: %q", i, d.Article.Text[m.Span.Start:m.Span.End])
		}
		end = m.Span.End
	}
}

func TestFindingTwiceFindsTheSame(t *testing.T) {
	text, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	d := find(string(text))
	check(t, d)
	first := d.Mentions
	Find(d)
	if !reflect.DeepEqual(d.Mentions, first) {
		t.Error("a second run on the same document differs")
	}
	if other := find(string(text)); !reflect.DeepEqual(other.Mentions, first) {
		t.Error("a run on a new document differs")
	}
}

func TestFindTakesAnyText(t *testing.T) {
	for _, text := range []string{
		"", " ", "\n\n\n", "A", "The", "'s", "()", "(AU)", "of of of", "U.S.-", "-U.S.", "–", "“”", "\xff\xfe", "İ", "ﬁ Ltd.", "X (X) (X)",
		strings.Repeat("Aa ", 300), strings.Repeat("President ", 300), strings.Repeat("Bank of ", 300), strings.Repeat("A-", 300) + "B",
		strings.Repeat("(AB) ", 300), strings.Repeat("New York, ", 300), strings.Repeat("X's ", 300), "Ann \"\" Ashcombe", "Ann \"", "Mr. de", "The The The",
		"北京 Москва العربية", "Ann\u200dAshcombe", "G7 G20 10 Downing Street 10", "R-Texas", "Washington, D.C.", "St.", "Sen. of", "Minister of",
	} {
		check(t, find(text))
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"President Ivo Lendvai met Dr. Femke van der Meer (R-Ohio) of the U.S.-led African Union (AU) in St. Petersburg, Fla.",
		"THE \"Ace\" O'Brien's [Bank] of England's–Wales, 34, of Hulme\n\n- Ann & Co. Ltd.",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return // it only takes time
		}
		check(t, find(text))
	})
}
