package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// Article checks an input and makes it an article, with warnings for the
// reader. The error is a *graph.Rejection that names the field and the cure.
func Article(in graph.Input) (graph.Article, []string, error) {
	if in.Text != "" && in.HTML != "" {
		return graph.Article{}, nil, reject(graph.InvalidText, "html", "given together with text; give one of them")
	}
	for _, f := range []struct{ name, value string }{
		{"text", in.Text},
		{"html", in.HTML},
		{"title", in.Title},
		{"publisher", in.Publisher},
		{"url", in.URL},
		{"externalId", in.ExternalID},
	} {
		if err := checkText(f.name, f.value); err != nil {
			return graph.Article{}, nil, err
		}
	}
	if in.HTML != "" {
		if err := readHTML(&in); err != nil {
			return graph.Article{}, nil, err
		}
	}
	text := normalise(in.Text)
	if strings.TrimSpace(text) == "" {
		return graph.Article{}, nil, reject(graph.EmptyText, "text", "is empty; give the article's text or its HTML")
	}
	date, err := parseDate(string(in.PublishedAt))
	if err != nil {
		return graph.Article{}, nil, reject(graph.InvalidDate, "publishedAt", err.Error())
	}
	if other, ok := notEnglish(text); ok {
		return graph.Article{}, nil, reject(graph.UnsupportedLanguage, "text", fmt.Sprintf("seems to be %s; entente reads English: give a translation, or leave it out", other))
	}

	in.Text, in.PublishedAt = text, date
	a, err := graph.NewArticle(in)
	if err != nil {
		return graph.Article{}, nil, graph.RejectionOf(err)
	}
	var warnings []string
	if date == "" {
		warnings = append(warnings, "no publication date: dates such as \"on Tuesday\" stay unresolved; give it, as 2018-06-28")
	}
	if a.WordCount < graph.MinWords {
		warnings = append(warnings, fmt.Sprintf("only %d words: little can be told from fewer than %d, not even the language", a.WordCount, graph.MinWords))
	}
	return a, warnings, nil
}

func reject(reason graph.Reason, field, message string) *graph.Rejection {
	return &graph.Rejection{Reason: reason, Field: field, Message: message}
}

// checkText refuses what cannot be stored and given back as it came.
func checkText(field, s string) error {
	limit := graph.MaxText
	if field == "html" {
		limit = graph.MaxRequest
	}
	switch {
	case len(s) > limit:
		return reject(graph.TooLarge, field, fmt.Sprintf("has %d bytes, more than the limit of %d; split it", len(s), limit))
	case strings.IndexByte(s, 0) >= 0:
		return reject(graph.InvalidText, field, fmt.Sprintf("has a NUL at byte %d; is it a binary file?", strings.IndexByte(s, 0)))
	case !utf8.ValidString(s):
		return reject(graph.InvalidText, field, fmt.Sprintf("is not UTF-8 at byte %d; convert it to UTF-8", invalidAt(s)))
	}
	return nil
}

// invalidAt is the offset of the first byte that is not UTF-8.
func invalidAt(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(s)
}

// normalise takes a byte order mark off and ends lines with "\n".
func normalise(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
