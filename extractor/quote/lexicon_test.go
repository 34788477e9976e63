package quote

import (
	"slices"
	"strings"
	"testing"
)

func TestReadLexiconNamesTheLine(t *testing.T) {
	for _, test := range []struct{ name, cues, nouns, want string }{
		{"no tab", "# words\nsay quote", "", "cues.tsv:2: no tab"},
		{"an unknown frame", "say\tquote\ntell\tquote clause", "", `cues.tsv:2: unknown frame "clause"`},
		{"a word twice", "say\tquote\n\nsay\tthat", "", `cues.tsv:3: "say" stands twice`},
		{"nouns without a class", "say\tquote", "letter, memo", "nouns.tsv:1: no tab"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := readLexicon(test.cues, test.nouns)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("readLexicon = %v, want %q", err, test.want)
			}
		})
	}
}

func TestFramesTakeTheirPrepositions(t *testing.T) {
	l, err := readLexicon("call\tquote bid:on for:to\naccuse\tof", "document\tletter, memo\ndocument\tnote")
	if err != nil {
		t.Fatal(err)
	}
	want := frames{{"quote", ""}, {"bid", "on"}, {"for", "to"}}
	if got := l.cues["call"]; !slices.Equal(got, want) {
		t.Errorf("frames of call = %v, want %v", got, want)
	}
	if !l.cues["accuse"].has("of", "of") || l.cues["accuse"].has("for") {
		t.Errorf("frames of accuse = %v, want of", l.cues["accuse"])
	}
	for _, noun := range []string{"letter", "memo", "note"} {
		if !l.nouns["document"][noun] {
			t.Errorf("%s is no document", noun)
		}
	}
}

// Every class of nouns that the code asks for must stand in the table.
func TestClassesHaveWords(t *testing.T) {
	for _, class := range []string{
		"document", "sign", "evidence", "voice", "office", "government", "interview", "missive", "media", "station", "press", "medium",
		"outlet", "relaying", "obtaining", "programme", "periodical", "record", "twitter", "platform", "finder", "claim", "anonymity", "causing", "words",
	} {
		if len(words().nouns[class]) == 0 {
			t.Errorf("nouns.tsv has no words of class %q", class)
		}
	}
}

// Each frame of the table is one that its head explains, and some word has it.
func TestFramesAreExplainedAndUsed(t *testing.T) {
	head, _, _ := strings.Cut(cuesTable, "\n\n")
	for kind := range frameKinds {
		if !strings.Contains(head, "#   "+kind+" ") {
			t.Errorf("the head of cues.tsv does not explain %q", kind)
		}
		used := false
		for _, f := range words().cues {
			used = used || f.has(kind)
		}
		if !used {
			t.Errorf("no word has the frame %q", kind)
		}
	}
}
