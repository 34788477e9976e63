package source

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

const prose = "The foreign minister met her colleague on Tuesday to speak about trade between the two countries. " +
	"She said that the talks had been good, but that there would be no deal before the end of the year.\n"

func TestArticleKeepsWhatIsGiven(t *testing.T) {
	got, warnings, err := Article(graph.Input{
		URL: "https://news.example/1", ExternalID: "n1", Title: "Talks", Publisher: "The Example", PublishedAt: "2018-06-28T23:59:00+02:00", Text: "\ufeff" + prose,
	})
	want := graph.Article{
		URL: "https://news.example/1", ExternalID: "n1", Title: "Talks", Publisher: "The Example", PublishedAt: "2018-06-28", Text: prose, WordCount: 37,
	}
	want.ID, want.Key, want.ContentHash = got.ID, got.Key, got.ContentHash // package graph derives them
	if d := cmp.Diff(want, got); d != "" || err != nil || len(warnings) > 0 {
		t.Errorf("Article = %v, %q, %s", err, warnings, d)
	}
}

func TestLinesEndInOneWay(t *testing.T) {
	a, _, err := Article(graph.Input{Text: "He left.\r\n\r\nShe stayed.\rThey met. \n\te\u0301 "})
	if want := "He left.\n\nShe stayed.\nThey met. \n\te\u0301 "; err != nil || a.Text != want {
		t.Errorf("text %q, %v, want %q", a.Text, err, want)
	}
}

func TestBadInputIsRejectedWithItsReason(t *testing.T) {
	for _, c := range []struct {
		name   string
		in     graph.Input
		reason graph.Reason
		field  string
	}{
		{"nothing", graph.Input{}, graph.EmptyText, "text"},
		{"white space", graph.Input{Text: "\ufeff \r\n\t "}, graph.EmptyText, "text"},
		{"text of 5 MB", graph.Input{Text: strings.Repeat("news ", 1<<20)}, graph.TooLarge, "text"},
		{"title of 2 MB", graph.Input{Text: prose, Title: strings.Repeat("a", 2<<20)}, graph.TooLarge, "title"},
		{"NUL", graph.Input{Text: "a\x00b"}, graph.InvalidText, "text"},
		{"no UTF-8", graph.Input{Text: "caf\xe9"}, graph.InvalidText, "text"},
		{"no UTF-8 in the title", graph.Input{Text: prose, Title: "caf\xe9"}, graph.InvalidText, "title"},
		{"text and HTML", graph.Input{Text: prose, HTML: "<p>" + prose}, graph.InvalidText, "html"},
		{"30 February", graph.Input{Text: prose, PublishedAt: "2018-02-30"}, graph.InvalidDate, "publishedAt"},
		{"month 13", graph.Input{Text: prose, PublishedAt: "2018-13"}, graph.InvalidDate, "publishedAt"},
		{"year 0", graph.Input{Text: prose, PublishedAt: "0000"}, graph.InvalidDate, "publishedAt"},
		{"words for a date", graph.Input{Text: prose, PublishedAt: "June 28, 2018"}, graph.InvalidDate, "publishedAt"},
		{"25 o'clock", graph.Input{Text: prose, PublishedAt: "2018-06-28T25:00:00Z"}, graph.InvalidDate, "publishedAt"},
		{"a path for a URL", graph.Input{Text: prose, URL: "../../x"}, graph.InvalidURL, "url"},
		{"a script for a URL", graph.Input{Text: prose, URL: "javascript:alert(1)"}, graph.InvalidURL, "url"},
		{"a URL without host", graph.Input{Text: prose, URL: "https:///news"}, graph.InvalidURL, "url"},
		{"another language", graph.Input{Text: strings.Repeat("De minister heeft gezegd dat het niet zo is. ", 5)}, graph.UnsupportedLanguage, "text"},
	} {
		_, _, err := Article(c.in)
		var r *graph.Rejection
		if !errors.As(err, &r) || r.Reason != c.reason || r.Field != c.field {
			t.Errorf("%s: %v, want %s of %s", c.name, err, c.reason, c.field)
		}
		if r != nil && len(r.Message) > 200 {
			t.Errorf("%s: the message echoes the input: %.300s", c.name, r.Message)
		}
	}
}

func TestDatesKeepTheirPrecision(t *testing.T) {
	for in, want := range map[string]graph.Date{
		"": "", "2018": "2018", "2018-06": "2018-06", " 2018-06-28 ": "2018-06-28", "2018-06-28T09:30:00.123Z": "2018-06-28", "2018-06-28 09:30": "2018-06-28",
		"2018-06-28T23:30:00-0500": "2018-06-28", "2020-02-29": "2020-02-29", "2018-06-28 09:30:00 +02:00": "2018-06-28",
	} {
		if got, err := parseDate(in); got != want || err != nil {
			t.Errorf("parseDate(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
}

func TestWhatLimitsTheAnswerIsSaid(t *testing.T) {
	_, warnings, err := Article(graph.Input{Text: "Obuya met Lindqvist on Tuesday."})
	if err != nil || len(warnings) != 2 || !strings.Contains(warnings[0], "date") || !strings.Contains(warnings[1], "5 words") {
		t.Errorf("warnings %q, %v", warnings, err)
	}
}

func FuzzArticle(f *testing.F) {
	f.Add("https://news.example", "2018", prose, "")
	f.Add("", "", "", newsPage)
	f.Add("", "", "", "<table><tr><td><p>a<table></p>")
	f.Fuzz(func(t *testing.T, url, date, text, html string) {
		a, _, err := Article(graph.Input{URL: url, PublishedAt: graph.Date(date), Text: text, HTML: html})
		if err == nil && (a.Text == "" || strings.ContainsAny(a.Text, "\x00\r")) {
			t.Errorf("took the text %q", a.Text)
		}
	})
}
