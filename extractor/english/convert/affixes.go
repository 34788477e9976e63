package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/extractor/english/weights"
)

// The tokenizer's patterns are regular expressions with look-behind, thousands
// of characters long. What varies in them are lists of literals and classes of
// characters: these are written as tables. The few forms that they stand in
// are scanned by hand in the engine; a form that is not one of these is an
// error here, so that no part of a pattern is lost.
type affixTables struct {
	class                     [utf8.MaxRune + 1]weights.Class
	prefixes, suffixes, units literals
}

type literals map[string]struct{}

func affixes(model modelFiles, sections map[string][]byte) error {
	file, err := model.unpack("tokenizer")
	if err != nil {
		return err
	}
	t := &affixTables{prefixes: literals{}, suffixes: literals{}, units: literals{}}
	for _, part := range []struct {
		key  string
		read func(string) error
	}{{"prefix_search", t.prefix}, {"suffix_search", t.suffix}, {"infix_finditer", t.infix}, {"url_match", t.url}} {
		pattern, err := as[string](file[part.key], nil)
		if err == nil {
			err = part.read(pattern)
		}
		if err != nil {
			return fmt.Errorf("tokenizer: %s: %w", part.key, err)
		}
	}
	if file["token_match"] != nil {
		return fmt.Errorf("tokenizer: token_match is not supported")
	}
	sections["tokenizer/classes"] = weights.ClassRuns(t.class[:])
	for name, words := range map[string]literals{"prefixes": t.prefixes, "suffixes": t.suffixes, "units": t.units} {
		sections["tokenizer/"+name] = []byte(strings.Join(slices.Sorted(maps.Keys(words)), "\n"))
	}
	return nil
}

func (t *affixTables) prefix(pattern string) error {
	for _, form := range alternatives(pattern) {
		form, ok := strings.CutPrefix(form, "^")
		if !ok {
			return fmt.Errorf("%.40q is not bound to the beginning", form)
		}
		switch form {
		case `\+(?![0-9])`, `\.\.+`:
			continue // by hand
		}
		if err := t.single(form, weights.Prefix, t.prefixes); err != nil {
			return err
		}
	}
	// The first alternative wins: a literal that begins with a character split
	// off alone is never reached.
	for literal := range t.prefixes {
		if r, _ := utf8.DecodeRuneInString(literal); t.class[r]&weights.Prefix != 0 {
			delete(t.prefixes, literal)
		}
	}
	return nil
}

func (t *affixTables) suffix(pattern string) error {
	for _, form := range alternatives(pattern) {
		form, ok := strings.CutSuffix(form, "$")
		if !ok {
			return fmt.Errorf("%.40q is not bound to the end", form)
		}
		frame, sets := frameOf(form)
		units, numeric := strings.CutPrefix(form, `(?<=[0-9])(?:`)
		switch {
		case form == `\.\.+`, form == `(?<=[0-9])\+`, form == `(?<=°[FfCcKk])\.`:
			continue // by hand
		case frame == `(?<=[])\.`:
			t.mark(sets[0], weights.BeforeStop)
		case frame == `(?<=[][])\.` && slices.Equal(sets[0], sets[1]):
			t.mark(sets[0], weights.Upper)
		case numeric:
			for _, unit := range alternatives(strings.TrimSuffix(units, ")")) {
				literal, err := literalOf(unit)
				if err != nil {
					return err
				}
				t.units[literal] = struct{}{}
			}
		default:
			if err := t.single(form, weights.Suffix, t.suffixes); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *affixTables) infix(pattern string) error {
	var letters [][]rune // those that must be one class
	var joints [][]rune
	for _, form := range alternatives(pattern) {
		frame, sets := frameOf(form)
		switch {
		case form == `\.\.+`, form == `(?<=[0-9])[+\-\*^](?=[0-9-])`:
			continue // by hand
		case frame == `(?<=[])\.(?=[])`:
			t.mark(sets[0], weights.LeftOfStop)
			t.mark(sets[1], weights.RightOfStop)
		case frame == `(?<=[]),(?=[])`:
			letters = append(letters, sets...)
		case frame == `(?<=[])(?:-|–|—|--|---|——|~)(?=[])`, frame == `(?<=[])[:<>=/](?=[])`:
			joints, letters = append(joints, sets[0]), append(letters, sets[1])
		default:
			if err := t.single(form, weights.Infix, nil); err != nil {
				return err
			}
		}
	}
	for class, same := range map[weights.Class][][]rune{weights.Letter: letters, weights.Joint: joints} {
		for _, set := range same {
			if !slices.Equal(set, same[0]) {
				return fmt.Errorf("the classes around commas, dashes and signs differ")
			}
			t.mark(set, class)
		}
	}
	return nil
}

// url reads the one class of the pattern for URLs, the last part of a host
// name; all else in it is written out in the engine.
func (t *affixTables) url(pattern string) error {
	const want = `(?u)^(?:(?:[\w\+\-\.]{2,})://)?(?:\S+(?::\S*)?@)?(?:` +
		`(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})` +
		`(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|` +
		`(?:(?:[A-Za-z0-9\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff_-]{0,62})?[A-Za-z0-9\u00a1-\uffff]\.)+(?:[]{2,63}))` +
		`(?::\d{2,5})?(?:[/?#]\S*)?$`
	frame, sets := frameOf(pattern)
	if frame != want {
		return fmt.Errorf("the pattern is not the one that the engine scans")
	}
	t.mark(sets[0], weights.Domain)
	return nil
}

// single reads a form that is one class or one literal. A literal of several
// characters goes to longer.
func (t *affixTables) single(form string, class weights.Class, longer literals) error {
	if frame, sets := frameOf(form); frame == "[]" {
		t.mark(sets[0], class)
		return nil
	}
	literal, err := literalOf(form)
	if err != nil {
		return err
	}
	switch r, size := utf8.DecodeRuneInString(literal); {
	case size == len(literal):
		t.class[r] |= class
	case longer != nil:
		longer[literal] = struct{}{}
	default:
		return fmt.Errorf("%q has more than one character", literal)
	}
	return nil
}

func (t *affixTables) mark(set []rune, class weights.Class) {
	for _, r := range set {
		t.class[r] |= class
	}
}

// alternatives splits a pattern at the bars outside brackets.
func alternatives(pattern string) []string {
	var out []string
	depth, inSet, from := 0, false, 0
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case inSet:
			inSet = c != ']'
		case c == '[':
			inSet = true
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0:
			out = append(out, pattern[from:i])
			from = i + 1
		}
	}
	return append(out, pattern[from:])
}

// frameOf takes the long sets out of a pattern: what is left, with [] in the
// places of the sets, and their characters in ascending order.
func frameOf(pattern string) (frame string, sets [][]rune) {
	const long = 60 // bytes; a shorter set is part of the frame
	var b strings.Builder
	for pattern != "" {
		open := strings.IndexByte(pattern, '[')
		if open < 0 || open > 0 && pattern[open-1] == '\\' {
			break
		}
		end := open + strings.IndexByte(pattern[open:], ']')
		for pattern[end-1] == '\\' {
			end += 1 + strings.IndexByte(pattern[end+1:], ']')
		}
		if set := pattern[open+1 : end]; len(set) < long {
			b.WriteString(pattern[:end+1])
		} else {
			b.WriteString(pattern[:open] + "[]")
			sets = append(sets, setOf(set))
		}
		pattern = pattern[end+1:]
	}
	return b.String() + pattern, sets
}

// setOf are the characters of a set, ascending.
func setOf(set string) []rune {
	var out []rune
	for set != "" {
		var first rune
		first, set = character(set)
		last := first
		if rest, ok := strings.CutPrefix(set, "-"); ok && rest != "" {
			last, set = character(rest)
		}
		for r := first; r <= last; r++ {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// character reads one character, escaped or not, and gives what follows it.
func character(s string) (r rune, rest string) {
	if s[0] != '\\' {
		r, size := utf8.DecodeRuneInString(s)
		return r, s[size:]
	}
	digits := map[byte]int{'u': 4, 'U': 8}[s[1]]
	if digits == 0 {
		r, size := utf8.DecodeRuneInString(s[1:])
		return r, s[1+size:]
	}
	code, err := strconv.ParseUint(s[2:2+digits], 16, 32)
	if err != nil {
		return utf8.RuneError, s[2:]
	}
	return rune(code), s[2+digits:]
}

// literalOf is the text that a pattern without operators matches.
func literalOf(pattern string) (string, error) {
	var b strings.Builder
	for rest := pattern; rest != ""; {
		if strings.IndexByte("()[]{}|.?*+^$", rest[0]) >= 0 || rest[0] == '\\' && (len(rest) == 1 || 'a' <= rest[1]|0x20 && rest[1]|0x20 <= 'z') {
			return "", fmt.Errorf("the form %.60q is not known", pattern)
		}
		var r rune
		r, rest = character(rest)
		b.WriteRune(r)
	}
	return b.String(), nil
}
