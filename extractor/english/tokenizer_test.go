package english

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// cut is a text as the original cuts it.
type cut struct {
	Text  string
	Words []string
	Space string            // '1' for a word that a space follows
	Norms map[string]string // those that differ from their words, by index
}

func (c *cut) tokens() []Token {
	var tokens []Token
	at := 0
	for i, word := range c.Words {
		norm, ok := c.Norms[strconv.Itoa(i)]
		if !ok {
			norm = word
		}
		t := Token{Start: at, End: at + len(word), Norm: norm, Space: c.Space[i] == '1'}
		tokens = append(tokens, t)
		at = t.End + int(one(t.Space))
	}
	return tokens
}

func TestTokenizerCutsOddTextsAsTheOriginal(t *testing.T) {
	tokenizer := loadModel().tokenizer
	cases := readAll[cut](t, "testdata/tokens.jsonl")
	for _, warmth := range []string{"cold", "warm"} {
		for _, c := range cases {
			got := tokenizer.tokenize(c.Text, nil)
			if d := firstDifference("tokens", got, c.tokens()); d != "" {
				t.Errorf("%s: tokenize(%q) = %q: %s", warmth, c.Text, wordsOf(c.Text, got), d)
			}
		}
	}
}

func wordsOf(text string, tokens []Token) []string {
	var words []string
	for _, t := range tokens {
		words = append(words, text[t.Start:t.End])
	}
	return words
}

func TestTokenizerAppends(t *testing.T) {
	before := []Token{{Start: 7, End: 9, Norm: "(:"}, {Start: 9, End: 10}}
	got := loadModel().tokenizer.tokenize("(: x", slices.Clone(before))
	if want := 4; len(got) != want || !slices.Equal(got[:2], before) || got[2].Start != 0 {
		t.Errorf("tokenize after two tokens = %+v", got)
	}
}

// repeated are texts of one thing over and over, which a loop inside a loop
// would choke on.
var repeated = []string{
	"a", "A", "5", "é", "中", "Σ'", "\xff", "\x00", "(", "'", ".", "-", ":)", "a.", "a-", "a--", "5k", "'s", "°C.",
	"a@", "a.b@", "1.", "x://", "http://www.example.org/", " ", "\n", "\u2028", "((((((a", "\")", "...(",
}

func TestTokenizerCoversRepetition(t *testing.T) {
	tokenizer := loadModel().tokenizer
	for _, unit := range repeated {
		text := strings.Repeat(unit, (16<<10)/len(unit))
		checkCover(t, text, tokenizer.tokenize(text, nil))
	}
}

// BenchmarkRepetition has a time a byte that is the same for both sizes.
func BenchmarkRepetition(b *testing.B) {
	tokenizer := loadModel().tokenizer
	for _, size := range []int{16 << 10, 256 << 10} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			b.SetBytes(int64(size * len(repeated)))
			for b.Loop() {
				for _, unit := range repeated {
					tokenizer.tokenize(strings.Repeat(unit, size/len(unit)), nil)
				}
			}
		})
	}
}

// checkCover fails the test if tokens leave out or repeat any of text.
func checkCover(t *testing.T, text string, tokens []Token) {
	t.Helper()
	at := 0
	for i, token := range tokens {
		if token.Start != at || token.End <= token.Start {
			t.Fatalf("token %d of %.100q is %+v, want it to begin at %d", i, text, token, at)
		}
		at = token.End
		if token.Space {
			if text[at] != ' ' {
				t.Fatalf("token %d of %.100q is %+v, and no space follows", i, text, token)
			}
			at++
		}
	}
	if at != len(text) {
		t.Fatalf("the tokens of %.100q end at %d of %d", text, at, len(text))
	}
}

func TestTokenizerIsSafeForConcurrentUse(t *testing.T) {
	tokenizer := loadModel().tokenizer
	cases := readAll[cut](t, "testdata/tokens.jsonl")
	var running sync.WaitGroup
	for worker := range 4 {
		running.Go(func() {
			random := rand.New(rand.NewPCG(uint64(worker), 1))
			for range 2000 {
				c := &cases[random.IntN(len(cases))]
				// Words that nobody has seen, so that the memory is written to.
				text := fmt.Sprintf("w%d ", random.IntN(50_000)) + c.Text
				got := tokenizer.tokenize(text, nil)
				if len(got) != len(c.Words)+1 && !strings.HasPrefix(c.Text, " ") {
					t.Errorf("tokenize(%q) gave %d tokens, want %d", text, len(got), len(c.Words)+1)
				}
			}
		})
	}
	running.Wait()
}

func FuzzTokenize(f *testing.F) {
	for _, text := range []string{
		"", "\xff", "\xe2\x82", "a\x00b", "Hello, world. :-)", "x\u00a0\u2028 y", "ana@example.org:80/x", "((8-)...", "10.0.0.1.", "İΣ'ς",
	} {
		f.Add(text)
	}
	tokenizer := loadModel().tokenizer
	f.Fuzz(func(t *testing.T, text string) {
		first := tokenizer.tokenize(text, nil)
		checkCover(t, text, first)
		if d := firstDifference("tokens", tokenizer.tokenize(text, nil), first); d != "" {
			t.Errorf("the second time %q has other tokens: %s", text, d)
		}
		long := text + strings.Repeat("x", memorableBytes) + " " + text
		checkCover(t, long, tokenizer.tokenize(long, nil))
	})
}
