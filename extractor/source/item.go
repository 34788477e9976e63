package source

import (
	"errors"
	"fmt"
	"strings"

	"entente/graph"
)

// ErrSkipped is the error of a file in a folder that is none of articles.
var ErrSkipped = errors.New("not a file of articles: they end in .json, .jsonl, .ndjson, .txt, .html or .htm")

// Item is one input and where it was found, or the error that stands in its
// place.
type Item struct {
	Name     string // of the file; "-" for standard input
	Line     int    // that it begins at, 0 where it is the whole file
	Input    graph.Input
	Warnings []string // what was left aside, such as unknown fields
	Err      error    // with file and line; a *graph.Rejection inside where the input is at fault
}

// Where is the place of an item, such as "news.jsonl:12".
func (i Item) Where() string {
	if i.Line == 0 {
		return i.Name
	}
	return fmt.Sprintf("%s:%d", i.Name, i.Line)
}

// FieldOf is what a field of an input is called in a file.
func FieldOf(field string) string {
	if name, ok := synonyms[strings.ToLower(field)]; ok {
		return name
	}
	return field
}

func (i Item) failed(err error) Item {
	i.Err = fmt.Errorf("%s: %w", i.Where(), err)
	return i
}
