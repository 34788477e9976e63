package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"
)

// NewArticle makes the article of an input whose text is known: checks it,
// and derives key, id, content hash and word count. The text is kept as it is;
// of the other fields white space at the ends is dropped. The error is an
// InvalidError with the reason of rejection.
func NewArticle(in Input) (Article, error) {
	a := Article{
		ExternalID:  strings.TrimSpace(in.ExternalID),
		Title:       strings.TrimSpace(in.Title),
		Publisher:   strings.TrimSpace(in.Publisher),
		PublishedAt: in.PublishedAt,
		Text:        in.Text,
		WordCount:   WordCount(in.Text),
	}
	if strings.TrimSpace(in.URL) != "" {
		u, err := CanonicalURL(in.URL)
		if err != nil {
			return Article{}, err
		}
		a.URL = u
	}
	a.Key = ArticleKey(a.URL, a.ExternalID, a.Text)
	a.ID = ArticleID(a.Key)
	a.ContentHash = a.contentHash()
	return a, a.check("")
}

// ArticleKey is what makes two articles one: the canonical URL, else the
// caller's id, else the SHA-256 of the text.
func ArticleKey(canonicalURL, externalID, text string) string {
	switch {
	case canonicalURL != "":
		return canonicalURL
	case externalID != "":
		return externalID
	}
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// contentHash is the SHA-256 of all that, when it changes, makes a new
// version of an article: text, title, publisher, date and URL.
func (a *Article) contentHash() string {
	h := sha256.New()
	for _, s := range []string{a.Text, a.Title, a.Publisher, string(a.PublishedAt), a.URL} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// check tells what is wrong with an article; prefix stands before its fields'
// names.
func (a *Article) check(prefix string) error {
	bad := func(field string, why Reason, format string, args ...any) error {
		return &InvalidError{Field: prefix + field, Reason: fmt.Sprintf(format, args...), Rejects: why}
	}
	switch {
	case strings.TrimSpace(a.Text) == "":
		return bad("text", EmptyText, "there is no text")
	case len(a.Text) > MaxText:
		return bad("text", TooLarge, "the text has %d bytes, more than %d", len(a.Text), MaxText)
	case !isText(a.Text):
		return bad("text", InvalidText, "the text is not valid UTF-8 or has a NUL")
	case a.WordCount != WordCount(a.Text):
		return bad("wordCount", Internal, "%d is not the text's number of words", a.WordCount)
	}
	for _, f := range []struct {
		name, value string
		max         int
	}{{"title", a.Title, MaxTitle}, {"publisher", a.Publisher, MaxTitle}, {"externalId", a.ExternalID, MaxExternalID}, {"extractorVersion", a.ExtractorVersion, MaxExternalID}} {
		if !isText(f.value) {
			return bad(f.name, InvalidText, "it is not valid UTF-8 or has a NUL")
		}
		if n := utf8.RuneCountInString(f.value); n > f.max {
			return bad(f.name, TooLarge, "it has %d characters, more than %d", n, f.max)
		}
	}
	if a.PublishedAt != "" {
		if err := a.PublishedAt.check(prefix + "publishedAt"); err != nil {
			return rejecting(err, InvalidDate)
		}
	}
	if a.URL != "" {
		if u, err := CanonicalURL(a.URL); err != nil || u != a.URL {
			return bad("url", InvalidURL, "%.100q is not canonical", a.URL)
		}
	}
	switch {
	case a.Key != ArticleKey(a.URL, a.ExternalID, a.Text):
		return bad("key", Internal, "%.100q is not the article's", a.Key)
	case a.ID != ArticleID(a.Key):
		return bad("id", Internal, "%.40q is not derived from the key", string(a.ID))
	case a.ContentHash != a.contentHash():
		return bad("contentHash", Internal, "it is not the content's")
	}
	return nil
}

// isText tells whether s is valid UTF-8 without NUL.
func isText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }
