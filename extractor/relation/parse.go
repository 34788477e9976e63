package relation

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"entente/graph"
)

// ParseError is what is wrong in a rule file, where, and how to mend it.
type ParseError struct {
	File string
	Line int
	Cure string
}

func (e *ParseError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Cure) }

// Load reads every *.rules file of the given file systems, in order. Words,
// lists and paths of one are known to all that follow it in name or order;
// lists of one name add up, and so do paths. The error wraps a *ParseError
// where a file is wrong.
func Load(systems ...fs.FS) (*Rules, error) {
	r := &Rules{
		words: lexicon{}, lists: map[string]wordSet{}, paths: map[string]*path{},
		deeds: map[word]wordSet{}, byWord: map[word][]*Rule{},
	}
	r.lexical.number(r.words)
	var files []*source
	for _, system := range systems {
		names, err := fs.Glob(system, "*.rules")
		if err != nil {
			return nil, fmt.Errorf("list the rule files: %w", err)
		}
		slices.Sort(names)
		for _, name := range names {
			text, err := fs.ReadFile(system, name)
			if err != nil {
				return nil, fmt.Errorf("read the rule file %s: %w", name, err)
			}
			files = append(files, &source{rules: r, name: name, lines: strings.Split(string(text), "\n")})
		}
	}
	// Lists come first, for a file may use what a later one lists.
	for _, stage := range []func(*source) error{(*source).readLists, (*source).readPaths, (*source).readRules} {
		for _, f := range files {
			if err := stage(f); err != nil {
				return nil, fmt.Errorf("load rules: %w", err)
			}
		}
	}
	if err := r.link(); err != nil {
		return nil, fmt.Errorf("load rules: %w", err)
	}
	return r, nil
}

// source is a rule file that is being read.
type source struct {
	rules *Rules
	name  string
	lines []string
	line  int
	kind  graph.RelationKind // of the rules that follow
	rule  *Rule
}

func (s *source) errorf(format string, args ...any) error {
	return &ParseError{s.name, s.line, fmt.Sprintf(format, args...)}
}

func (s *source) compiler() *compiler { return &compiler{s.rules.words, s.rules.lists} }

// each calls read with the first word and the rest of every line that is no
// comment.
func (s *source) each(read func(key, rest string) error) error {
	for i, line := range s.lines {
		s.line = i + 1
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, rest, _ := strings.Cut(line, " ")
		if err := read(key, strings.TrimSpace(rest)); err != nil {
			return err
		}
	}
	return nil
}

// definition parts "name = text".
func (s *source) definition(key, rest string) (name, text string, err error) {
	name, text, ok := strings.Cut(rest, "=")
	name, text = strings.TrimSpace(name), strings.TrimSpace(text)
	if !ok || text == "" || name == "" || strings.ContainsAny(name, " ,$@") {
		return "", "", s.errorf("this defines nothing: write \"%s name = …\"", key)
	}
	return name, text, nil
}

func (s *source) readLists() error {
	return s.each(func(key, rest string) error {
		switch key {
		case "list":
			name, text, err := s.definition(key, rest)
			if err != nil {
				return err
			}
			set, err := s.compiler().set(text)
			if err != nil {
				return s.errorf("%v", err)
			}
			s.list(name, set)
			return nil
		case "deed":
			return s.deed(rest)
		default:
			return nil
		}
	})
}

// list adds words to a list.
func (s *source) list(name string, words wordSet) {
	if s.rules.lists[name] == nil {
		s.rules.lists[name] = wordSet{}
	}
	maps.Copy(s.rules.lists[name], words)
}

// deed reads "noun, noun = verb, verb": what the nouns take up was told by the
// verbs.
func (s *source) deed(text string) error {
	left, right, ok := strings.Cut(text, "=")
	if !ok {
		return s.errorf("this names no verbs: write \"deed ban, prohibition = ban, prohibit\"")
	}
	nouns, err := s.compiler().set(left)
	if err != nil {
		return s.errorf("%v", err)
	}
	verbs, err := s.compiler().set(right)
	if err != nil {
		return s.errorf("%v", err)
	}
	s.list("deeds", nouns)
	s.list("deciding", verbs)
	for n := range nouns {
		if s.rules.deeds[n] == nil {
			s.rules.deeds[n] = wordSet{}
		}
		maps.Copy(s.rules.deeds[n], verbs)
	}
	return nil
}

func (s *source) readPaths() error {
	return s.each(func(key, rest string) error {
		if key != "path" {
			return nil
		}
		name, text, err := s.definition(key, rest)
		if err != nil {
			return err
		}
		p, err := s.path(text)
		if err != nil {
			return err
		}
		if s.rules.paths[name] == nil {
			s.rules.paths[name] = new(path)
		}
		*s.rules.paths[name] = append(*s.rules.paths[name], p...)
		return nil
	})
}

// path compiles a path, and notes where it stands for link.
func (s *source) path(text string) (path, error) {
	p, err := s.compiler().compile(text)
	if err != nil {
		return nil, s.errorf("%v", err)
	}
	s.rules.unlinked = append(s.rules.unlinked, unlinked{p, s.name, s.line})
	return p, nil
}

func (s *source) readRules() error {
	err := s.each(func(key, rest string) error {
		switch key {
		case "list", "deed", "path":
			return nil
		case "kind":
			k := graph.RelationKind(rest)
			if graph.KindOf(k).Kind == "" || k == graph.Quoted || k == graph.SpokeTo {
				return s.errorf("%q is not a kind that rules make: use one of %s", rest, strings.Join(kindNames(), ", "))
			}
			s.kind = k
			return s.finish()
		case "rule":
			if err := s.finish(); err != nil {
				return err
			}
			return s.begin(rest)
		}
		if s.rule == nil {
			return s.errorf("%q stands outside a rule: begin one with \"rule name\" first, or use list, deed, path or kind", key)
		}
		return s.statement(key, rest)
	})
	if err != nil {
		return err
	}
	return s.finish()
}

func (s *source) begin(id string) error {
	if s.kind == "" {
		return s.errorf("the kind of this rule is not known: write a line such as \"kind MET_WITH\" before it")
	}
	if id == "" || strings.ContainsAny(id, " \t") {
		return s.errorf("a rule needs a name without spaces: write \"rule meet.verb\"")
	}
	for _, other := range s.rules.rules {
		if other.ID == id {
			return s.errorf("the rule %s exists in %s:%d: choose another name", id, other.File, other.Line)
		}
	}
	s.rule = &Rule{ID: id, Kind: s.kind, File: s.name, Line: s.line}
	return nil
}

// finish checks the rule that ends here and keeps it.
func (s *source) finish() error {
	r := s.rule
	if r == nil {
		return nil
	}
	s.rule = nil
	at := func(what string) error { return &ParseError{r.File, r.Line, "rule " + r.ID + " " + what} }
	switch {
	case r.Note == "":
		return at("has no note: say in one line \"note …\" what it is for")
	case len(r.triggers) == 0:
		return at("has no trigger: add a line \"on word, word / VERB\"")
	case r.each == nil && (r.from.path == nil || r.to.path == nil && r.home == nil):
		return at("does not say where its two ends stand: add \"from …\" and \"to …\", or \"each …\"")
	case len(r.Yes) == 0:
		return at("has no example: add \"yes\" and an invented sentence, then \"=>\" and what it says")
	case len(r.No) == 0:
		return at("has no counter-example: add \"no\" and an invented sentence that looks like it and does not say it")
	}
	for _, y := range r.Yes {
		if len(y.Claims) == 0 {
			return &ParseError{r.File, y.Line, "this example does not say what it shows: add a line \"=> From -> To\" after it"}
		}
	}
	s.rules.rules = append(s.rules.rules, r)
	return nil
}

func kindNames() []string {
	var names []string
	for _, k := range graph.Kinds {
		if k.Kind != graph.Quoted && k.Kind != graph.SpokeTo {
			names = append(names, string(k.Kind))
		}
	}
	return names
}
