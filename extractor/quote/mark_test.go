package quote_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/quote"
)

func TestMark(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // " …" behind what is continued
	}{
		{"curly double marks", "“We agree,” she said. “It is late.”", []string{"We agree,", "It is late."}},
		{"straight double marks", `"We agree," she said. "It is late."`, []string{"We agree,", "It is late."}},
		{"curly single marks", "‘We agree,’ she said.", []string{"We agree,"}},
		{"straight single marks", "'We agree,' she said.", []string{"We agree,"}},
		{"guillemets, with spaces as in French", "« We agree », she said.", []string{"We agree"}},
		{"guillemets, the other way round as in German", "»We agree«, she said.", []string{"We agree"}},
		{"low opening mark", "„We agree“, she said.", []string{"We agree"}},
		{"reversed opening mark", "‟We agree,” she said.", []string{"We agree,"}},
		{"closing marks on both sides, as in Swedish", "”We agree”, she said.", []string{"We agree"}},
		{"doubled backticks and apostrophes", "``We agree,'' she said.", []string{"We agree,"}},
		{"doubled apostrophes", "''We agree,'' she said.", []string{"We agree,"}},
		{"white space inside the marks", "She said: “ We agree. ”", []string{"We agree."}},
		{"no words between the marks", "He wrote “” and left.", nil},
		{"apostrophes are no marks", "The ministers' talks didn't end the '90s; 'twas the judges’ wish.", nil},
		{"an apostrophe inside single marks", "‘It isn’t late,’ she said.", []string{"It isn’t late,"}},
		{"a possessive inside single marks", "‘The ministers’ talks are over,’ she said.", []string{"The ministers’ talks are over,"}},
		{"a closing single mark behind s", "She called it ‘the end of days’ and left.", []string{"the end of days"}},
		{"single marks nested in double ones", "“He said ‘go home’ to us,” she said.", []string{"He said ‘go home’ to us,"}},
		{"double marks nested in single ones", "‘He said “go home” to us,’ she said.", []string{"He said “go home” to us,"}},
		{"double marks nested in double ones", "“He said “go home” to us,” she said.", []string{"He said “go home” to us,"}},
		{"marks side by side at the end", `"He told me 'go home.'" She left.`, []string{"He told me 'go home.'"}},
		{"inches", `The 6" pipe broke. "It was old," she said.`, []string{"It was old,"}},
		{"brackets around the words", `They went ("by boat") and left.`, []string{"by boat"}},
		{
			"paragraphs that each open and only the last closes",
			"“We agree.\n\n“It is late.\n\n“We go,” she said.",
			[]string{"We agree. …", "It is late. …", "We go,"},
		},
		{
			"a paragraph in between without any mark",
			"“We agree.\n\nIt is late.\n\nWe go,” she said.",
			[]string{"We agree. …", "It is late. …", "We go,"},
		},
		{
			"a paragraph that closes starts no continuation",
			"“We agree.”\n\n“It is late,” she said.",
			[]string{"We agree.", "It is late,"},
		},
		{
			"a stray mark spoils only its own paragraph",
			"The plan\" was late.\n\n\"We agree,\" she said.\n\n\"It is late.\"",
			[]string{"We agree,", "It is late."},
		},
		{
			"an opening mark that never closes ends at the attribution",
			"\"We agree, she said. \"It is late.\"",
			[]string{"We agree,", "It is late."},
		},
		{
			"an opening mark that never closes ends with its paragraph",
			"She said: “We agree.\n\nThey left at noon, and nobody came.",
			[]string{"We agree."},
		},
		{"a mark in the middle of other words is dropped", "She called the “plan a mistake.\n\nThey left.", nil},
		{"a closing mark whose opening is lost", "We agree,\" she said. \"It is late.\"", []string{"We agree,", "It is late."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := &extractor.Document{Doc: english.Analyse(test.text)}
			quote.Mark(d)
			var got []string
			for _, q := range d.Quoted {
				words := test.text[q.Span.Start:q.Span.End]
				if q.Continued {
					words += " …"
				}
				got = append(got, words)
			}
			if strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("Mark(%q) = %q, want %q", test.text, got, test.want)
			}
			checkMarks(t, d)
		})
	}
}

// checkMarks checks what holds of all quotations.
func checkMarks(t *testing.T, d *extractor.Document) {
	t.Helper()
	text, end := d.Doc.Text, 0
	for _, q := range d.Quoted {
		switch {
		case q.Span.Start < end || q.Span.Start >= q.Span.End || q.Span.End > len(text):
			t.Fatalf("quotation %v is empty, out of order or outside the text", q)
		case q.Start < 0 || q.Start >= q.End || q.End > len(d.Doc.Tokens):
			t.Fatalf("quotation %v has no tokens", q)
		case d.Doc.Tokens[q.Start].End <= q.Span.Start || d.Doc.Tokens[q.End-1].Start >= q.Span.End:
			t.Fatalf("the tokens of quotation %v are not its words", q)
		}
		if words := text[q.Span.Start:q.Span.End]; utf8.ValidString(text) && !utf8.ValidString(words) || strings.TrimSpace(words) != words {
			t.Fatalf("quotation %q is cut inside a character or padded", words)
		}
		end = q.Span.End
	}
}

func FuzzSpeech(f *testing.F) {
	for _, seed := range []string{
		"“We agree,” said Ida Berg. ‘It’s late,’ she added.",
		"\"\"\"'''``''«»„“”‟", "‘‘a’’ 'b' said\n\n“\n\n”, he said \"",
		"according to\n\"said\" 'told' \xff\x00 \"", "", " ", "\"", "He said that that that \"that\" that said he.",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		d := document(t, text, "Ida Berg|Berg|she|She=PERSON", "Lund=PLACE")
		checkMarks(t, d)
		quote.Attribute(d)
		checkQuotes(t, d)
	})
}
