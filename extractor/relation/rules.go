package relation

import (
	"embed"
	"io/fs"
	"sync"

	"entente/extractor"
)

//go:embed rules/*.rules
var embedded embed.FS

// Embedded is the file system of the rules that come with the program.
func Embedded() fs.FS {
	sub, err := fs.Sub(embedded, "rules")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}

// Default is the rules that come with the program.
var Default = sync.OnceValue(func() *Rules {
	r, err := Load(Embedded())
	if err != nil {
		panic(err) // embedded, and loaded by the tests
	}
	return r
})

// Rules are loaded rules, ready to be applied. They are safe for concurrent
// use.
type Rules struct {
	rules    []*Rule
	byWord   map[word][]*Rule // rules by the words that trigger them
	words    lexicon
	lists    map[string]wordSet
	deeds    map[word]wordSet // the verbs that tell of what a noun takes up: ban, prohibit of "the ban"
	paths    map[string]*path
	lexical  lexical
	unlinked []unlinked
}

// unlinked is a path whose calls still name their targets.
type unlinked struct {
	path path
	file string
	line int
}

// All are the rules in the order of their files.
func (r *Rules) All() []*Rule { return r.rules }

// link resolves the names of paths and of the lists that the engine itself
// uses, and indexes the rules by trigger.
func (r *Rules) link() error {
	for _, u := range r.unlinked {
		if name := r.resolve(u.path); name != "" {
			return &ParseError{u.file, u.line, "there is no path \"" + name + "\": add a line \"path " + name + " = …\""}
		}
	}
	r.unlinked = nil
	for _, rule := range r.rules {
		rule.late = rule.home != nil || rule.to.path.uses(accuser)
		seen := map[word]bool{}
		for _, t := range rule.triggers {
			for w := range t.words {
				if !seen[w] {
					seen[w] = true
					r.byWord[w] = append(r.byWord[w], rule)
				}
			}
		}
	}
	return r.lexical.fill(r)
}

// resolve sets the targets of the calls in p; the answer is the first name
// that is not known, "" for none.
func (r *Rules) resolve(p path) string {
	for _, steps := range p {
		for i := range steps {
			st := &steps[i]
			if st.move == call {
				if st.target = r.paths[st.name]; st.target == nil {
					return st.name
				}
			}
			if name := r.resolve(st.path); name != "" {
				return name
			}
		}
	}
	return ""
}

// Apply adds the claims that the rules find, in text order. It takes time
// linear in the tokens.
func (r *Rules) Apply(d *extractor.Document) {
	m := newMatcher(r, d)
	m.all()
	m.settle()
}
