package eval_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extractor/eval"
)

const (
	tableStart = "<!-- the floors in extractor/eval/testdata; written by go test ./extractor/eval -update -->\n"
	tableEnd   = "<!-- end -->\n"
)

// TestREADMEShowsTheFloors keeps the README's table of figures equal to what
// the tests hold extraction to.
func TestREADMEShowsTheFloors(t *testing.T) {
	var table strings.Builder
	table.WriteString("| | articles: P | R | F1 | sentences: P | R | F1 |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	articles, sentences := floors(t, "quality-articles.golden"), floors(t, "quality-sentences.golden")
	for _, row := range eval.Rows {
		fmt.Fprintf(&table, "| %s |%s%s\n", row, articles[row], sentences[row])
	}
	path := filepath.Join("..", "..", "README.md")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), tableStart)
	shown, after, closed := strings.Cut(rest, tableEnd)
	if !ok || !closed {
		t.Fatalf("README.md lacks the lines\n%s%s", tableStart, tableEnd)
	}
	if shown == table.String() {
		return
	}
	if !*update {
		t.Fatalf("the README shows other figures; run go test ./extractor/eval -update:\n%s", table.String())
	}
	if err := os.WriteFile(path, []byte(before+tableStart+table.String()+tableEnd+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// floors are the figures of a golden file as cells, by row.
func floors(t *testing.T, golden string) map[string]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", golden))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(b)) {
		row, figures, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for i, f := range strings.Fields(figures) {
			if i%2 == 1 {
				out[row] += " " + f + " |"
			}
		}
	}
	return out
}
