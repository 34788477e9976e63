package relation

import (
	"fmt"
	"strings"
)

// path is a choice of routes: the first that leads to what is wanted is
// taken.
type path []route

// route is a row of steps from one token to others.
type route []step

type move byte

const (
	down    move = iota // to a dependent
	up                  // to the head
	stay                // a test of the token itself
	call                // a named path
	probe               // goes nowhere, but the path given must lead somewhere
	refuse              // goes nowhere, and the path given must lead nowhere
	titled              // from a title to the person it is the title of
	renamed             // from a title to the person named after it and a comma, where the parser sees no apposition
	inside              // from a title to the name between it and the person: "mayor of |Lima| Ana Brandt"
	before              // to the name that ends just before the words of a title
	left                // to the name that ends just before
	right               // to the name that begins just after
	within              // the same, where maps have the name just before inside what that one names
	speaker             // from words to whose they are: the speaker of the quote they stand in
	cue                 // from words to the word of speech they hang on: "said"
	accuser             // from one to who accuses or criticises him elsewhere in the text
	whose               // from "the decision" to whose it was, by what was told before
	suit                // from "the lawsuit" to the word that told of it before, and against whom it is
)

// moves are the steps that follow no arc of the tree.
var moves = map[string]move{
	"~titled": titled, "~renamed": renamed, "~inside": inside, "~before": before, "~left": left, "~right": right, "~within": within,
	"~speaker": speaker, "~cue": cue, "~accuser": accuser, "~whose": whose, "~suit": suit,
}

// step goes from one token to others.
type step struct {
	move     move
	arcs     bits // 0 for any
	words    wordSet
	notWords bool
	tags     bits
	notTags  bool
	optional bool
	path     path   // of probe and refuse
	name     string // of call, until linked
	target   *path  // of call
}

// uses tells whether a path takes a move.
func (p path) uses(mv move) bool {
	for _, steps := range p {
		for _, st := range steps {
			if st.move == mv || st.path.uses(mv) {
				return true
			}
		}
	}
	return false
}

// compiler turns the text of paths into steps.
type compiler struct {
	words lexicon
	lists map[string]wordSet
}

// compile reads a path as it stands in a rule file.
func (c *compiler) compile(text string) (path, error) {
	var p path
	for _, r := range split(text, '|') {
		var steps route
		for _, s := range split(r, '>') {
			for _, piece := range pieces(s) {
				st, err := c.step(piece)
				if err != nil {
					return nil, err
				}
				steps = append(steps, st)
			}
		}
		if len(steps) == 0 {
			return nil, fmt.Errorf("a path is empty: write steps such as nsubj or prep:with > pobj")
		}
		p = append(p, steps)
	}
	return p, nil
}

// split cuts at a character that stands outside brackets.
func split(s string, at byte) []string {
	var out []string
	depth, from := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '[':
			depth++
		case ']':
			depth--
		case at:
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}

// pieces parts the conditions in brackets from the step they stand before or
// after.
func pieces(s string) []string {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		end := strings.IndexByte(s, '[')
		if end == 0 {
			depth := 0
			end = len(s)
			for i := range len(s) {
				if s[i] == '[' {
					depth++
				} else if s[i] == ']' {
					if depth--; depth == 0 {
						end = i + 1
						break
					}
				}
			}
		} else if end < 0 {
			end = len(s)
		}
		out = append(out, strings.TrimSpace(s[:end]))
		s = s[end:]
	}
	return out
}

func (c *compiler) step(text string) (step, error) {
	if inner, ok := strings.CutPrefix(text, "["); ok {
		inner, closed := strings.CutSuffix(inner, "]")
		if !closed {
			return step{}, fmt.Errorf("%q has no closing bracket: add ]", text)
		}
		st := step{move: probe}
		if rest, ok := strings.CutPrefix(strings.TrimSpace(inner), "no "); ok {
			st.move, inner = refuse, rest
		}
		p, err := c.compile(inner)
		st.path = p
		return st, err
	}
	if strings.ContainsAny(text, "[] \t") {
		return step{}, fmt.Errorf("%q is not one step: part steps by >", text)
	}
	if name, ok := strings.CutPrefix(text, "@"); ok {
		return step{move: call, name: name}, nil
	}
	st := step{}
	text, st.optional = strings.CutSuffix(text, "?")
	text, tagText, hasTags := strings.Cut(text, "/")
	label, wordText, hasWords := strings.Cut(text, ":")
	if err := c.label(&st, label); err != nil {
		return step{}, err
	}
	if hasWords {
		wordText, st.notWords = strings.CutPrefix(wordText, "!")
		set, err := c.set(wordText)
		if err != nil {
			return step{}, err
		}
		st.words = set
	}
	if hasTags {
		tagText, st.notTags = strings.CutPrefix(tagText, "!")
		set, err := tagSet(tagText)
		if err != nil {
			return step{}, err
		}
		st.tags = set
	}
	return st, nil
}

func (c *compiler) label(st *step, label string) error {
	if label == "." {
		st.move = stay
		return nil
	}
	if m, ok := moves[label]; ok {
		st.move = m
		return nil
	}
	if rest, ok := strings.CutPrefix(label, "^"); ok {
		st.move, label = up, rest
	}
	if label == "*" {
		return nil
	}
	for name := range strings.SplitSeq(label, ",") {
		bit, ok := bitOf(arcs, name)
		if !ok {
			return fmt.Errorf("%q is not a label of the parser: use one of %s, or ~titled, ~renamed, ~inside, ~before, ~left, ~right, ~within, ~speaker, ~cue, ~accuser, ~whose, ~suit", name, strings.Join(arcs, " "))
		}
		st.arcs |= bit
	}
	return nil
}

// set reads words parted by commas; $name stands for a list.
func (c *compiler) set(text string) (wordSet, error) {
	set := wordSet{}
	for w := range strings.SplitSeq(text, ",") {
		w = strings.TrimSpace(w)
		if w == "" {
			return nil, fmt.Errorf("a word is missing in %q: write words parted by single commas", text)
		}
		name, isList := strings.CutPrefix(w, "$")
		if w == "comma" {
			w = "," // which parts words here
		}
		if !isList {
			set[c.words.add(w)] = true
			continue
		}
		list, ok := c.lists[name]
		if !ok {
			return nil, fmt.Errorf("there is no list %q: add a line \"list %s = word, word\"", name, name)
		}
		for w := range list {
			set[w] = true
		}
	}
	return set, nil
}

func tagSet(text string) (bits, error) {
	var set bits
	for name := range strings.SplitSeq(text, ",") {
		bit, ok := bitOf(tags, strings.TrimSpace(name))
		if !ok {
			return 0, fmt.Errorf("%q is not a part of speech: use one of %s", name, strings.Join(tags, " "))
		}
		set |= bit
	}
	return set, nil
}
