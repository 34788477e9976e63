package english

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendConllu appends the document in CoNLL-U, a block a sentence. id names
// the document.
//
// White space is no word there, so its tokens are left out: MISC says what
// stands between two words where that is not one space (SpaceAfter=No, or
// SpacesAfter with \s, \t, \n, \r, \p for "|" and \uXXXX escapes), a word
// below white space hangs on what that hangs on, and of several roots that
// remain the first keeps the others. Names stand in MISC, NER=B-PERSON for
// the first word and NER=I-PERSON for the others. A text without words gives
// nothing.
func (d *Doc) AppendConllu(dst []byte, id string) []byte {
	id = strings.Map(func(r rune) rune {
		if isSpace(r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(id, "\ufffd"))
	c := conllu{Doc: d, names: make([]string, len(d.Tokens)), number: make([]int, len(d.Tokens))}
	for _, e := range d.Entities {
		mark := "B-"
		for i := e.Start; i < e.End; i++ {
			if !c.white(i) {
				c.names[i] = mark + e.Label
				mark = "I-"
			}
		}
	}
	count := 0
	for s := range d.Sents {
		words := c.begin(s)
		if words == nil {
			continue
		}
		if count++; count == 1 {
			dst = fmt.Appendf(dst, "# newdoc id = %s\n", id)
		}
		dst = fmt.Appendf(dst, "# sent_id = %s-%d\n# text = ", id, count)
		dst = append(c.appendText(dst, words), '\n')
		root := c.root(words)
		for _, i := range words {
			dst = c.appendWord(dst, i, root)
		}
		dst = append(dst, '\n')
	}
	return dst
}

// conllu is the work of writing one document.
type conllu struct {
	*Doc
	names  []string // value of NER of each token
	words  []int    // of the present sentence
	number []int    // in its sentence, from 1, of each word written so far
}

func (c *conllu) white(i int) bool { return isBlank(c.Word(i)) }

// begin numbers the words of sentence s; nil where it has none.
func (c *conllu) begin(s int) []int {
	c.words = c.words[:0]
	for from, to := c.Sentence(s); from < to; from++ {
		if !c.white(from) {
			c.words = append(c.words, from)
			c.number[from] = len(c.words)
		}
	}
	if len(c.words) == 0 {
		return nil
	}
	return c.words
}

// head is the word of the same sentence that word i hangs on, -1 for none.
func (c *conllu) head(i int) int {
	for at := i; c.Tokens[at].Head != at; {
		at = c.Tokens[at].Head
		if !c.white(at) {
			if c.sentence[at] != c.sentence[i] {
				return none
			}
			return at
		}
	}
	return none
}

// root is the first of the words that hangs on nothing.
func (c *conllu) root(words []int) int {
	for _, i := range words {
		if c.head(i) < 0 {
			return i
		}
	}
	return words[0]
}

func (c *conllu) appendText(dst []byte, words []int) []byte {
	for k, i := range words {
		dst = append(dst, field(c.Word(i))...)
		if k+1 < len(words) && c.Tokens[i].End < c.Tokens[words[k+1]].Start {
			dst = append(dst, ' ')
		}
	}
	return dst
}

func (c *conllu) appendWord(dst []byte, i, root int) []byte {
	t := &c.Tokens[i]
	head, label := c.head(i), t.Dep
	switch {
	case i == root:
		head, label = none, "root"
	case head < 0:
		head, label = root, "dep"
	case label == "ROOT" || label == "":
		label = "dep"
	}
	pos := t.POS
	if pos == "" || pos == "SPACE" {
		pos = "X"
	}
	for _, column := range []string{strconv.Itoa(c.number[i]), field(c.Word(i)), field(t.Lemma), pos, field(t.Tag), field(t.Morph)} {
		dst = append(append(dst, column...), '\t')
	}
	number := 0
	if head >= 0 {
		number = c.number[head]
	}
	dst = fmt.Appendf(dst, "%d\t%s\t_\t", number, label)
	return append(c.appendMisc(dst, i), '\n')
}

// appendMisc appends the last column: its parts in alphabetical order, or
// "_".
func (c *conllu) appendMisc(dst []byte, i int) []byte {
	var parts []string
	if name := c.names[i]; name != "" {
		parts = append(parts, "NER="+name)
	}
	next := i + 1
	for next < len(c.Tokens) && c.white(next) {
		next++
	}
	end := len(c.Text)
	if next < len(c.Tokens) {
		end = c.Tokens[next].Start
	}
	switch gap := c.Text[c.Tokens[i].End:end]; gap {
	case "":
		parts = append(parts, "SpaceAfter=No")
	case " ":
	default:
		parts = append(parts, "SpacesAfter="+escapeSpaces(gap))
	}
	first := i
	for first > 0 && c.white(first-1) {
		first--
	}
	if before := c.Text[:c.Tokens[i].Start]; first == 0 && before != "" {
		parts = append(parts, "SpacesBefore="+escapeSpaces(before))
	}
	if parts == nil {
		return append(dst, '_')
	}
	return append(dst, strings.Join(parts, "|")...)
}

// field is s as the value of a column.
func field(s string) string {
	if s == "" {
		return "_"
	}
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

var spaceNames = map[rune]string{' ': `\s`, '\t': `\t`, '\n': `\n`, '\r': `\r`, '|': `\p`, '\\': `\\`}

// escapeSpaces is s, which is white space, in signs that can be seen.
func escapeSpaces(s string) string {
	var b strings.Builder
	for _, r := range s {
		if name, ok := spaceNames[r]; ok {
			b.WriteString(name)
		} else {
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	return b.String()
}
