// Package explore is what makes the first minutes in the Neo4j Browser easy: a
// style sheet, a guide, and saved queries.
package explore

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed entente.grass guide.md queries/*.cypher
var files embed.FS

// Files are the style sheet, the guide and the queries, to be served.
func Files() fs.FS { return files }

// Style is the Browser's command that sets the style sheet: one line, because
// its editor closes braces by itself when lines are typed.
func Style() (string, error) {
	sheet, err := files.ReadFile("entente.grass")
	if err != nil {
		return "", fmt.Errorf("read the style sheet: %w", err)
	}
	return ":style " + strings.Join(strings.Fields(string(sheet)), " "), nil
}

// Query is a saved question.
type Query struct {
	Name       string // of its file, without the ending
	Title      string // the question in plain words
	Parameters string // a JSON object, for :params
	Cypher     string
}

// Queries are the saved questions in order.
func Queries() ([]Query, error) {
	names, err := fs.Glob(files, "queries/*.cypher")
	if err != nil {
		return nil, fmt.Errorf("list the queries: %w", err)
	}
	var out []Query
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read a query: %w", err)
		}
		title, rest, _ := strings.Cut(string(text), "\n")
		parameters, cypher, _ := strings.Cut(rest, "\n")
		out = append(out, Query{
			Name:       strings.TrimSuffix(path.Base(name), ".cypher"),
			Title:      strings.TrimPrefix(title, "// "),
			Parameters: strings.TrimPrefix(parameters, "// :params "),
			Cypher:     strings.TrimSpace(cypher),
		})
	}
	return out, nil
}
