package sqlite

import (
	"database/sql"
	"encoding/hex"
	"hash/fnv"
	"slices"
	"strings"

	"entente/graph"
)

// term is what the tables of words keep for a word: its hash.
func term(word string) string { return string(appendTerm(nil, word)) }

func appendTerm(dst []byte, word string) []byte {
	h := fnv.New64a()
	h.Write([]byte(word))
	return hex.AppendEncode(dst, h.Sum(nil))
}

// terms is the words of a text as a table of words takes them.
func terms(text string) string {
	words := graph.Words(text)
	out := make([]byte, 0, 17*len(words))
	for _, w := range words {
		out = append(appendTerm(out, w), ' ')
	}
	return string(out)
}

// wordsExpression asks a column for all words of a text; "" where it has none.
func wordsExpression(column, text string) string {
	words := graph.Words(text)
	slices.Sort(words)
	words = slices.Compact(words)
	if len(words) == 0 {
		return ""
	}
	for i, w := range words {
		words[i] = `"` + term(w) + `"`
	}
	return column + ` : (` + strings.Join(words, ` AND `) + `)`
}

// refresh makes this connection look at the words as they are in its state of
// the file. FTS5 remembers how its index is laid out, and looks again only
// when a MATCH begins, not for the vocabulary or an integrity check.
func (r *reader) refresh() error {
	for _, table := range []string{`article_words`, `quote_words`, `claim_words`} {
		if err := r.each(func(*sql.Rows) error { return nil }, `SELECT rowid FROM `+table+` WHERE `+table+` MATCH 'none'`); err != nil {
			return err
		}
	}
	return nil
}
