package graph

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestTextCountsEveryUnit(t *testing.T) {
	long := ""
	for range 90 {
		long += "añ𝔘 “x” "
	}
	for _, s := range []string{"", "plain", "naïve “quote” 𝔘nicode", long} {
		text := NewText(s)
		for b := 0; b <= len(s); b++ {
			if b < len(s) && !utf8.RuneStart(s[b]) {
				continue
			}
			span := Span{0, b}
			if got, want := text.CodePoints(span).End, utf8.RuneCountInString(s[:b]); got != want {
				t.Fatalf("CodePoints(%d) of %q = %d, want %d", b, s, got, want)
			}
			if got, ok := text.Bytes(text.CodePoints(span)); got != span || !ok {
				t.Fatalf("Bytes(CodePoints(%v)) of %q = %v, %v", span, s, got, ok)
			}
			if got, want := text.UTF16(span).End, len(utf16.Encode([]rune(s[:b]))); got != want {
				t.Fatalf("UTF16(%d) of %q = %d, want %d", b, s, got, want)
			}
		}
		for _, n := range []int{-1, utf8.RuneCountInString(s) + 1} {
			if got, ok := text.Bytes(Span{n, n}); ok {
				t.Errorf("Bytes(%d) of %q = %v", n, s, got)
			}
		}
	}
}
