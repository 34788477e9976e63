package quote

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"entente/extractor/english"
)

var (
	//go:embed cues.tsv
	cuesTable string
	//go:embed nouns.tsv
	nounsTable string
)

// frame is one thing that a word of speech can govern; cues.tsv explains them.
type frame struct {
	kind string // "that", "bid", …
	prep string // the preposition of "bid:on"; "" for none
}

// frames are what one word of speech can govern.
type frames []frame

// has tells whether a frame of this kind is among them, with the preposition
// where one is given.
func (f frames) has(kind string, prep ...string) bool {
	for _, x := range f {
		if x.kind == kind && (len(prep) == 0 || x.prep == prep[0]) {
			return true
		}
	}
	return false
}

// quotes tells whether quoted words can be an object.
func (f frames) quotes() bool { return f.has("quote") || f.has("turn") }

// frameKinds are the kinds of frames, and the preposition each has by itself.
var frameKinds = map[string]string{
	"quote": "", "turn": "", "words": "", "that": "", "that!": "", "body": "", "to": "", "to!": "", "bid": "", "ing": "",
	"of": "of", "for": "for", "source": "", "noun": "", "tell": "", "past": "", "claims": "",
}

// lexicon is the tables, read.
type lexicon struct {
	cues  map[string]frames
	nouns map[string]map[string]bool // class → words
}

// words is the lexicon; a mistake in the embedded tables is a programming
// error.
var words = sync.OnceValue(func() *lexicon {
	l, err := readLexicon(cuesTable, nounsTable)
	if err != nil {
		panic(err)
	}
	return l
})

// readLexicon reads the tables. An error names the table and the line.
func readLexicon(cues, nouns string) (*lexicon, error) {
	l := &lexicon{cues: map[string]frames{}, nouns: map[string]map[string]bool{}}
	err := rows("cues.tsv", cues, func(word, value string) error {
		if _, seen := l.cues[word]; seen {
			return fmt.Errorf("%q stands twice; join its frames on one line", word)
		}
		for _, name := range strings.Fields(value) {
			kind, prep, _ := strings.Cut(name, ":")
			own, known := frameKinds[kind]
			if !known {
				return fmt.Errorf("unknown frame %q; the head of the table lists them", name)
			}
			if prep == "" {
				prep = own
			}
			l.cues[word] = append(l.cues[word], frame{kind, prep})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = rows("nouns.tsv", nouns, func(class, value string) error {
		if l.nouns[class] == nil {
			l.nouns[class] = map[string]bool{}
		}
		for word := range strings.SplitSeq(value, ",") {
			l.nouns[class][strings.TrimSpace(word)] = true
		}
		return nil
	})
	return l, err
}

// rows calls fn with the two cells of each line that is no comment.
func rows(name, table string, fn func(key, value string) error) error {
	number := 0
	for line := range strings.Lines(table) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, found := strings.Cut(line, "\t")
		if !found {
			return fmt.Errorf("%s:%d: no tab between the word and what it is", name, number)
		}
		if err := fn(key, value); err != nil {
			return fmt.Errorf("%s:%d: %w", name, number, err)
		}
	}
	return nil
}

// speaks tells whether token i is a verb that can introduce quoted words.
func speaks(doc *english.Doc, i int) bool {
	t := &doc.Tokens[i]
	return (t.POS == "VERB" || t.POS == "AUX") && words().cues[t.Lemma].quotes()
}
