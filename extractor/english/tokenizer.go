package english

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"entente/extractor/english/weights"
)

// What is longer than this is not kept, so that odd texts cannot fill the
// memory.
const (
	memorableBytes  = 48      // of a chunk
	memorablePieces = 8       // of a chunk
	largestRoom     = 1 << 18 // bytes of the text that a room served
)

// tokenizer cuts a text into tokens. It is safe for concurrent use.
//
// The text falls into runs of white space and runs of all else, the chunks.
// From both ends of a chunk prefixes and suffixes are split off as long as
// there are any; what is left is an exception with tokens of its own, a URL,
// or is cut at infixes.
type tokenizer struct {
	class      *weights.ClassTable
	prefixes   []string            // of several characters
	suffixes   []string            // of several characters
	units      map[string]struct{} // split off after a digit
	unitLength int                 // of the longest, in characters
	exceptions map[string][]piece
	longest    int // exception, in bytes
	phrases    phraseTable
	norms      *normTable
	known      *memo[string, []piece] // the pieces of chunks
	rooms      sync.Pool
}

// piece is a token of a chunk.
type piece struct {
	size  int // bytes
	opens bool
	norm  string
}

// room is where one text is worked on.
type room struct {
	pieces  []piece
	tail    []string // suffixes, the last one first
	openers []int    // tokens that may begin a phrase
	found   []phraseMatch
	taken   []bool
	moved   []Token
}

func newTokenizer(file *weights.File, norms *normTable) (*tokenizer, error) {
	var classes, prefixes, suffixes, units, exceptions string
	err := readSections(file, map[string]*string{
		"tokenizer/classes": &classes, "tokenizer/prefixes": &prefixes, "tokenizer/suffixes": &suffixes,
		"tokenizer/units": &units, "tokenizer/exceptions": &exceptions,
	})
	if err != nil {
		return nil, err
	}
	t := &tokenizer{
		prefixes: strings.Split(prefixes, "\n"),
		suffixes: strings.Split(suffixes, "\n"),
		units:    map[string]struct{}{},
		norms:    norms,
		known:    newMemo[string, []piece](),
	}
	t.rooms.New = func() any { return new(room) }
	if t.class, err = weights.NewClassTable(classes); err != nil {
		return nil, err
	}
	for unit := range strings.SplitSeq(units, "\n") {
		t.units[unit] = struct{}{}
		t.unitLength = max(t.unitLength, utf8.RuneCountInString(unit))
	}
	list, err := weights.Exceptions(exceptions)
	if err != nil {
		return nil, err
	}
	return t, t.except(list)
}

// except sets the exceptions, and those that are phrases.
func (t *tokenizer) except(list [][]weights.Part) error {
	words := make([]string, len(list))
	for i, parts := range list {
		for _, p := range parts {
			words[i] += p.Text
		}
		t.longest = max(t.longest, len(words[i]))
		if err := t.phrases.add(t, words[i]); err != nil {
			return fmt.Errorf("%w: %w", weights.ErrFormat, err)
		}
	}
	t.exceptions = make(map[string][]piece, len(list))
	for i, parts := range list {
		pieces := make([]piece, len(parts))
		for k, p := range parts {
			if pieces[k] = t.piece(p.Text); p.Norm != "" {
				pieces[k].norm = p.Norm
			}
		}
		t.exceptions[words[i]] = pieces
	}
	return nil
}

// tokenize appends the tokens of text: their offsets, norms and whether a
// space follows.
func (t *tokenizer) tokenize(text string, tokens []Token) []Token {
	r := t.rooms.Get().(*room)
	if len(text) <= largestRoom {
		defer t.rooms.Put(r)
	}
	r.openers = r.openers[:0]
	for start := 0; start < len(text); {
		end, white := chunkEnd(text, start)
		tokens = t.chunk(text, start, end, tokens, r)
		if !white && end < len(text) && text[end] == ' ' {
			tokens[len(tokens)-1].Space = true
			end++
		}
		start = end
	}
	return t.phrases.join(t, text, tokens, r)
}

// chunkEnd is the end of the chunk that begins at start, and whether it is
// white space.
func chunkEnd(text string, start int) (end int, white bool) {
	for end = start; end < len(text); {
		r, size := rune(text[end]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[end:])
		}
		if end == start {
			white = isSpace(r)
		} else if isSpace(r) != white {
			break
		}
		end += size
	}
	return end, white
}

// chunk appends the tokens of the chunk text[start:end].
func (t *tokenizer) chunk(text string, start, end int, tokens []Token, r *room) []Token {
	pieces, ok := []piece(nil), false
	if word := text[start:end]; len(word) > memorableBytes {
		pieces = t.split(word, r)
	} else if pieces, ok = t.known.get(word); !ok {
		word = strings.Clone(word) // so that the memory does not hold the text
		pieces = t.split(word, r)
		if len(pieces) <= memorablePieces {
			t.known.put(word, append([]piece(nil), pieces...))
		}
	}
	for _, p := range pieces {
		if p.opens {
			r.openers = append(r.openers, len(tokens))
		}
		tokens = append(tokens, Token{Start: start, End: start + p.size, Norm: p.norm})
		start += p.size
	}
	return tokens
}

// split cuts a chunk into pieces, which are valid until the next call.
func (t *tokenizer) split(s string, r *room) []piece {
	r.pieces, r.tail = r.pieces[:0], r.tail[:0]
	for s != "" && t.exception(s) == nil {
		p := t.prefix(s)
		if p > 0 && t.exception(s[p:]) != nil {
			r.pieces = append(r.pieces, t.piece(s[:p]))
			s = s[p:]
			break
		}
		end := len(s) - t.suffix(s[p:])
		if end < len(s) && t.exception(s[:end]) != nil {
			r.tail = append(r.tail, s[end:])
			s = s[:end]
			break
		}
		if p > 0 {
			r.pieces = append(r.pieces, t.piece(s[:p]))
		}
		if end < len(s) {
			r.tail = append(r.tail, s[end:])
		} else if p == 0 {
			break
		}
		s = s[p:end]
	}
	if exception := t.exception(s); exception != nil {
		r.pieces = append(r.pieces, exception...)
	} else if s != "" && t.isURL(s) {
		r.pieces = append(r.pieces, t.piece(s))
	} else {
		t.cut(s, r)
	}
	for i := len(r.tail) - 1; i >= 0; i-- {
		r.pieces = append(r.pieces, t.piece(r.tail[i]))
	}
	return r.pieces
}

// cut cuts s before and after its infixes. One at the very beginning is none.
func (t *tokenizer) cut(s string, r *room) {
	from := 0
	for i, before := 0, rune(-1); i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		n := t.infix(s[i:], c, size, before)
		if n > 0 && i > 0 {
			if from < i {
				r.pieces = append(r.pieces, t.piece(s[from:i]))
			}
			r.pieces = append(r.pieces, t.piece(s[i:i+n]))
			from = i + n
		}
		before = c
		i += max(n, size)
	}
	if from < len(s) {
		r.pieces = append(r.pieces, t.piece(s[from:]))
	}
}

// exception is the pieces of s where it is an exception, else nil.
func (t *tokenizer) exception(s string) []piece {
	if len(s) > t.longest {
		return nil
	}
	return t.exceptions[s]
}

func (t *tokenizer) piece(word string) piece {
	return piece{size: len(word), opens: t.phrases.opens(word), norm: t.norms.of(word)}
}
