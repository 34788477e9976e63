package english

import (
	"slices"
	"strings"
	"testing"
)

// promises fails where d breaks a promise that Doc makes, whatever the text.
func promises(t *testing.T, d *Doc) {
	t.Helper()
	at := 0
	for i, token := range d.Tokens {
		if token.Start != at || token.End <= token.Start {
			t.Fatalf("token %d is at %d..%d, want a start of %d", i, token.Start, token.End, at)
		}
		if at = token.End; token.Space {
			if !strings.HasPrefix(d.Text[at:], " ") {
				t.Fatalf("token %d, %q, says that a space follows", i, d.Word(i))
			}
			at++
		}
		if token.Head < 0 || token.Head >= len(d.Tokens) {
			t.Fatalf("token %d has the head %d of %d", i, token.Head, len(d.Tokens))
		}
		if token.Tag == "" || token.Dep == "" || token.Norm == "" || token.Lemma == "" {
			t.Fatalf("token %d lacks something: %+v", i, token)
		}
		if d.TokenAt(token.Start) != i || d.TokenAt(token.End-1) != i {
			t.Fatalf("token %d is not found at its offsets", i)
		}
	}
	if at != len(d.Text) {
		t.Fatalf("the tokens end at %d of %d", at, len(d.Text))
	}
	if len(d.Tokens) > 0 && (len(d.Sents) == 0 || d.Sents[0] != 0) || !slices.IsSorted(d.Sents) {
		t.Fatalf("sentences start at %v", d.Sents)
	}
	end := 0
	for _, e := range d.Entities {
		if e.Start < end || e.End <= e.Start || e.End > len(d.Tokens) || e.Label == "" {
			t.Fatalf("entity %+v after %d", e, end)
		}
		end = e.End
		if isBlank(d.Word(e.Start)) {
			t.Fatalf("entity %+v begins with white space", e)
		}
	}
	treePromises(t, d)
}

// treePromises compares the tables of d with what its heads say.
func treePromises(t *testing.T, d *Doc) {
	t.Helper()
	children := 0
	for i := range d.Tokens {
		start, end := d.Subtree(i)
		if start > i || end <= i {
			t.Fatalf("the subtree %d..%d of token %d", start, end, i)
		}
		first, last := i, i
		for _, c := range d.Children(i) {
			if d.Tokens[c].Head != i {
				t.Fatalf("token %d is a child of %d and of %d", c, i, d.Tokens[c].Head)
			}
			s, e := d.Subtree(int(c))
			first, last = min(first, s), max(last, e-1)
			children++
		}
		if first != start || last != end-1 {
			t.Fatalf("the subtree of token %d is %d..%d, want %d..%d", i, start, end, first, last+1)
		}
		if s := d.SentenceOf(i); d.Sents[s] > i || s+1 < len(d.Sents) && d.Sents[s+1] <= i {
			t.Fatalf("token %d is in sentence %d of %v", i, s, d.Sents)
		}
	}
	roots := 0
	for i, token := range d.Tokens {
		if token.Head == i {
			roots++
		}
	}
	if children+roots != len(d.Tokens) {
		t.Fatalf("%d children and %d roots of %d tokens", children, roots, len(d.Tokens))
	}
}

var odd = []string{
	"", " ", "\n", "a", "\x00", "\xff\xfe\xfd", "a\xffb \xc3", "\u200f\u202e", "😀👩‍👩‍👧🇺🇸",
	"שלום עולם", "مرحبا بالعالم.", "He\x00llo\x00.", "a\r\n\r\nb\rc", "\ufeffText", "  two  spaces  ",
	"Ann said: \"No.\"\n\nBob didn't.", strings.Repeat("((", 60), strings.Repeat("e\u0301", 90), "\U0010ffff\ufffe",
	strings.Repeat("a, ", 700), strings.Repeat("Ann met Bob\n", 200), strings.Repeat("\n ", 50),
}

func TestOddTextsKeepThePromises(t *testing.T) {
	for _, o := range []Options{{}, {Reference: true}} {
		a := New(o)
		for _, text := range append(odd, strings.Repeat("a", 1<<20), strings.Repeat(".", 1<<13), strings.Repeat("\xff", 1<<12)) {
			promises(t, a.Analyse(text))
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, text := range odd {
		f.Add(text, false)
	}
	for _, fixture := range ownFixtures(f) {
		f.Add(fixture.Text, fixture.Reference)
	}
	analysers := map[bool]*Analyser{true: New(Options{Reference: true}), false: New(Options{})}
	f.Fuzz(func(t *testing.T, text string, reference bool) {
		d := analysers[reference].Analyse(text)
		promises(t, d)
		validConllu(t, d, string(d.AppendConllu(nil, text)))
		d.AppendJSON(nil, text)
	})
}

func TestSentencesEndAtLineBreaksByDefault(t *testing.T) {
	const text = "Talks with Odalys\nBrennecke in Lisbon\r\nand Porto failed."
	for _, test := range []struct {
		name    string
		options Options
		want    int
	}{
		{"by default", Options{}, 3},
		{"in the original", Options{Reference: true}, 1},
	} {
		d := New(test.options).Analyse(text)
		if len(d.Sents) != test.want {
			t.Errorf("%s there are %d sentences, want %d", test.name, len(d.Sents), test.want)
		}
	}
	for _, e := range Analyse(text).Entities {
		for i := e.Start; i < e.End; i++ {
			if breaksLine(Analyse(text).Word(i)) {
				t.Errorf("the name %+v holds a line break", e)
			}
		}
	}
}

func TestTypographicApostrophesAreReadAsPlainOnesByDefault(t *testing.T) {
	const plain = "Ann's sister didn't like the Joneses' car. It's the ministers' fault, and they won't resign."
	want, got := Analyse(plain), Analyse(strings.ReplaceAll(plain, "'", "’"))
	if len(got.Tokens) != len(want.Tokens) {
		t.Fatalf("%d tokens, want %d", len(got.Tokens), len(want.Tokens))
	}
	for i, w := range want.Tokens {
		if g := got.Tokens[i]; g.Tag != w.Tag || g.Head != w.Head || g.Dep != w.Dep || g.Norm != w.Norm {
			t.Errorf("%q is %+v, want %+v as of %q", got.Word(i), g, w, want.Word(i))
		}
	}
}

func TestTokenAt(t *testing.T) {
	d := Analyse("Ann  met\nBob")
	for offset, want := range []int{0, 0, 0, 1, 1, 2, 2, 2, 3, 4, 4, 4, 5, 5} {
		if got := d.TokenAt(offset); got != want {
			t.Errorf("TokenAt(%d) = %d, want %d", offset, got, want)
		}
	}
}

// TestNoSentenceIsEndless analyses a list that never ends a sentence between
// two sentences.
func TestNoSentenceIsEndless(t *testing.T) {
	const before, after = "Ann Lee met Bob Ray in Paris. ", "\nThey left."
	text := before + strings.Repeat("Ann Lee and ", 2000) + "Bob Ray left." + after
	d := Analyse(text)
	promises(t, d)
	for i := range d.Sents {
		if start, end := d.Sentence(i); end-start > longestSentence {
			t.Errorf("the sentence at %d has %d tokens", start, end-start)
		}
	}
	if got, want := d.Tokens[:8], Analyse(before).Tokens[:8]; !slices.Equal(got, want) {
		t.Errorf("the sentence before is %v, want %v", got, want)
	}
	if d := New(Options{Reference: true}).Analyse(text); len(d.Sents) > 10 {
		t.Errorf("the reference has %d sentences", len(d.Sents))
	}
}
