package relation_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"entente/extractor/relation"
)

func TestWhatIsWrongInARuleFileNamesFileLineAndCure(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"no kind", "rule my.rule\n",
			`own.rules:1: the kind of this rule is not known: write a line such as "kind MET_WITH" before it`,
		},
		{
			"unknown list", "kind MET_WITH\nrule my.rule\n  on $nobody\n",
			`own.rules:3: there is no list "nobody": add a line "list nobody = word, word"`,
		},
		{
			"no counter-example", "kind MET_WITH\nrule my.rule\n  note n\n  on greet\n  from nsubj\n  to dobj\n  yes A greeted B.\n    => A -> B\n",
			`own.rules:2: rule my.rule has no counter-example: add "no" and an invented sentence that looks like it and does not say it`,
		},
		{
			"a deed without verbs", "deed ban\n",
			`own.rules:1: this names no verbs: write "deed ban, prohibition = ban, prohibit"`,
		},
		{
			"mutual criticism", "kind CRITICISES\nrule my.rule\n  mutual\n",
			`own.rules:3: only DISPUTES is mutual: take the line out, or let both "from" and "to" lead to each of the two`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			own := fstest.MapFS{"own.rules": {Data: []byte(c.text)}}
			_, err := relation.Load(relation.Embedded(), own)
			var wrong *relation.ParseError
			if !errors.As(err, &wrong) || wrong.Error() != c.want {
				t.Errorf("Load(%q) = %v, want %s", c.text, err, c.want)
			}
		})
	}
}
