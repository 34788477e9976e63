package source

import (
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"entente/graph"
)

const (
	maxElements = 50_000 // of a page
	leastProse  = 12     // words of the longest paragraph of an article
)

// readHTML puts the text of a page's article into in.Text, and fills what in
// does not say from the page's own data.
func readHTML(in *graph.Input) (err error) {
	defer func() {
		// The page comes from anywhere and the parsers of HTML from others.
		if r := recover(); r != nil {
			err = reject(graph.NoArticle, "html", fmt.Sprintf("cannot be read as HTML: %v; give the article's text", r))
		}
	}()
	root, err := html.Parse(strings.NewReader(in.HTML))
	if err != nil {
		return reject(graph.NoArticle, "html", "cannot be read as HTML: "+err.Error()+"; give the article's text")
	}
	page := readPage(root)
	if page.elements > maxElements {
		return reject(graph.TooLarge, "html", fmt.Sprintf("has %d elements, more than the limit of %d; give the article's text", page.elements, maxElements))
	}
	var base *url.URL
	if u, err := url.Parse(in.URL); err == nil && in.URL != "" {
		base = u
	}
	parser := readability.NewParser()
	article, err := parser.ParseAndMutate(root, base)
	if err != nil {
		return reject(graph.NoArticle, "html", "has no article that can be told from the rest: "+err.Error()+"; give the article's text")
	}
	var text strings.Builder
	if article.Node != nil {
		if err := article.RenderText(&text); err != nil {
			return reject(graph.NoArticle, "html", "has no article that can be told from the rest: "+err.Error()+"; give the article's text")
		}
	}
	in.Text = strings.TrimSpace(strings.ReplaceAll(text.String(), "\u00a0", " "))
	if !isProse(in.Text) {
		return reject(graph.NoArticle, "html", "has no article, only headings, links or scripts; give the article's text")
	}
	if len(in.Text) > graph.MaxText {
		return reject(graph.TooLarge, "html", fmt.Sprintf("has %d bytes of text, more than the limit of %d; split it", len(in.Text), graph.MaxText))
	}
	if in.Title == "" {
		in.Title = strings.TrimSpace(article.Title())
	}
	if in.Publisher == "" {
		in.Publisher = strings.TrimSpace(article.SiteName())
	}
	if in.PublishedAt == "" {
		in.PublishedAt = page.date
	}
	if in.URL == "" {
		in.URL = page.url
	}
	return nil
}

// isProse tells whether a text has at least one paragraph of some length that
// ends as a sentence does.
func isProse(text string) bool {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\n\"'”’)]")
		if graph.WordCount(line) >= leastProse && line != strings.TrimRight(line, ".!?…") {
			return true
		}
	}
	return false
}
