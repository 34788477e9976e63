package source

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

const newsPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ministers meet in Turvik | The Fjord Post</title>
<meta property="og:site_name" content="The Fjord Post"><meta property="og:title" content="Ministers meet in Turvik">
<meta property="article:published_time" content="2021-03-09T22:15:00+01:00"><meta property="article:modified_time" content="2021-03-11T08:00:00+01:00">
<link rel="canonical" href="https://fjordpost.example/news/ministers-meet">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","datePublished":"2021-03-09"}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<article><h1>Ministers meet in Turvik</h1><p class="byline">By Astrid Holm</p>
<p>The foreign ministers of the two coastal states met in Turvik on Tuesday to end a quarrel over fishing that has gone on for eleven years, officials said.</p>
<p>&ldquo;We have found common ground,&rdquo; said Minister Ola Brekke,&nbsp;who led the talks. He added that the boats would sail again in May, and that the catch would be shared.</p>
<script>alert("no article")</script>
<p>The ministers will meet again next month, when the lawyers of both sides have read the text that was agreed upon in the night.</p></article>
<aside><a href="/a">Read more</a> <a href="/b">Subscribe now</a></aside><footer>Copyright The Fjord Post. All rights reserved.</footer></body></html>`

func TestPageGivesItsArticleAndItsData(t *testing.T) {
	got, _, err := Article(graph.Input{HTML: newsPage})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"to end a quarrel", "“We have found common ground,” said Minister Ola Brekke, who led the talks.", "agreed upon in the night."} {
		if !strings.Contains(got.Text, part) {
			t.Errorf("no %q in %q", part, got.Text)
		}
	}
	for _, part := range []string{"alert", "Weather", "Subscribe", "<p>", "rights reserved"} {
		if strings.Contains(got.Text, part) {
			t.Errorf("%q in %q", part, got.Text)
		}
	}
	if !strings.Contains(got.Text, "officials said.\n") {
		t.Errorf("paragraphs run together: %q", got.Text)
	}
	got = graph.Article{URL: got.URL, Title: got.Title, Publisher: got.Publisher, PublishedAt: got.PublishedAt}
	want := graph.Article{
		URL: "https://fjordpost.example/news/ministers-meet", Title: "Ministers meet in Turvik", Publisher: "The Fjord Post", PublishedAt: "2021-03-09",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestWhatTheCallerSaysOutranksThePage(t *testing.T) {
	in := graph.Input{HTML: newsPage, URL: "https://mirror.example/1", Title: "T", Publisher: "P", PublishedAt: "2020"}
	got, _, err := Article(in)
	if err != nil || got.URL != in.URL || got.Title != in.Title || got.Publisher != in.Publisher || got.PublishedAt != in.PublishedAt {
		t.Errorf("Article = %+v, %v", got, err)
	}
}

func TestPageWithoutArticleIsRejected(t *testing.T) {
	links := strings.Repeat(`<li><a href="/x">A headline about something that happened somewhere in the world today</a></li>`, 40)
	for name, page := range map[string]string{
		"links":     "<html><body><h1>Today</h1><ul>" + links + "</ul></body></html>",
		"login":     `<html><body><form><label>Name <input></label><label>Password <input type="password"></label><button>Log in</button></form></body></html>`,
		"scripts":   "<html><body><div id=app></div><script>run()</script></body></html>",
		"no markup": "just words",
		"empty":     "<html></html>",
		"deep":      strings.Repeat("<div>", 100_000),
		"many":      strings.Repeat("<p>a</p>", 100_000),
	} {
		_, _, err := Article(graph.Input{HTML: page})
		var r *graph.Rejection
		if !errors.As(err, &r) || r.Reason != graph.NoArticle && (name != "many" || r.Reason != graph.TooLarge) {
			t.Errorf("%s: %v, want %s", name, err, graph.NoArticle)
		}
	}
}

func TestDayOfPublicationIsTheSurest(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       graph.Date
	}{
		{"none", "", ""},
		{"meta", `<meta name="date" content="2020-01-02">`, "2020-01-02"},
		{"surer meta", `<meta name="date" content="2020-01-02"><meta property="article:published_time" content="2020-01-01T10:00:00Z">`, "2020-01-01"},
		{"change is none", `<meta property="article:modified_time" content="2020-01-02">`, ""},
		{"JSON-LD in a list", `<script type="application/ld+json">[{"@type":"WebSite"},{"datePublished":"2020-01-03T01:00:00+09:00"}]</script>`, "2020-01-03"},
		{"broken JSON-LD", `<script type="application/ld+json">{"datePublished":</script>`, ""},
		{"time", `<body><time itemprop="datePublished" datetime="2020-05-06">May</time>`, "2020-05-06"},
		{"an order of day and month that nobody knows", `<meta name="date" content="04/05/2020">`, ""},
	} {
		page := strings.Replace(newsPage, newsPage[strings.Index(newsPage, "<meta property=\"article:p"):strings.Index(newsPage, "</head>")], c.head, 1)
		got, _, err := Article(graph.Input{HTML: page})
		if err != nil || got.PublishedAt != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, got.PublishedAt, err, c.want)
		}
	}
}

func TestPageInAnotherEncodingIsRead(t *testing.T) {
	page := strings.ReplaceAll(strings.Replace(newsPage, "utf-8", "windows-1252", 1), "Turvik", "T\xf8rvik")
	name := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(name, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	for item := range Open(nil, name) {
		a, _, err := Article(item.Input)
		if err != nil || a.Title != "Ministers meet in Tørvik" {
			t.Errorf("title %q, %v, %v", a.Title, item.Err, err)
		}
	}
}
