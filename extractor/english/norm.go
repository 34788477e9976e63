package english

import (
	"fmt"
	"strings"

	"entente/extractor/english/weights"
)

// normTable is the normalised forms of words: spellings ("favourite"),
// abbreviations, quotation marks, dashes and currencies. All other words are
// their own in lower case.
type normTable struct {
	ids     symbolTable
	keys    string   // ids of words, uint64, ascending
	values  []string // their norms
	symbols weights.Lines
}

func newNormTable(file *weights.File, ids symbolTable) (*normTable, error) {
	n := &normTable{ids: ids}
	var values, symbols string
	err := readSections(file, map[string]*string{"norms/ids": &n.keys, "norms/values": &values, "norms/base": &symbols})
	if err != nil {
		return nil, err
	}
	n.values = strings.Split(strings.TrimSuffix(values, "\n"), "\n")
	if len(n.keys) != 8*len(n.values) {
		return nil, fmt.Errorf("%w: %d norms for %d bytes of ids", weights.ErrFormat, len(n.values), len(n.keys))
	}
	n.symbols, err = weights.NewLines(symbols)
	return n, err
}

// of is the norm of word, but where an exception of the tokenizer gives it
// another.
func (n *normTable) of(word string) string {
	id := n.ids.id(word)
	from, to := 0, len(n.values)
	for from < to {
		if middle := (from + to) / 2; weights.Uint64(n.keys, middle) < id {
			from = middle + 1
		} else {
			to = middle
		}
	}
	if from < len(n.values) && weights.Uint64(n.keys, from) == id {
		return n.values[from]
	}
	if norm, ok := n.symbols.Find(word); ok {
		return norm
	}
	return lower(word)
}

// readSections sets every string to the section that it is named by.
func readSections(file *weights.File, sections map[string]*string) error {
	for name, into := range sections {
		var err error
		if *into, err = file.Section(name); err != nil {
			return err
		}
	}
	return nil
}
