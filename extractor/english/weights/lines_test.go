package weights

import (
	"errors"
	"fmt"
	"strconv"
	"testing"
)

func TestLinesFindsEveryKeyAndNoOther(t *testing.T) {
	for _, size := range []int{0, 1, 15, 16, 17, 500} {
		values := map[string]string{}
		for i := range size {
			values[fmt.Sprintf("k%d", 2*i)] = strconv.Itoa(i * (i % 2)) // "0" or a number
		}
		if size > 3 {
			values["k-"], values["k2\x01"], values[""] = "", "a\tb", "empty"
		}
		section, err := LinesOf(values)
		if err != nil {
			t.Fatal(err)
		}
		l, err := NewLines(string(section))
		if err != nil {
			t.Fatal(err)
		}
		for key, want := range values {
			if got, ok := l.Find(key); got != want || !ok {
				t.Errorf("of %d: Find(%q) = %q, %v, want %q", size, key, got, ok, want)
			}
		}
		for i := range size + 2 {
			for _, key := range []string{fmt.Sprintf("k%d", 2*i+1), fmt.Sprintf("k%d ", 2*i), "zz", "A"} {
				if got, ok := l.Find(key); ok {
					t.Errorf("of %d: Find(%q) = %q, want nothing", size, key, got)
				}
			}
		}
	}
}

func TestLinesRefusesWhatItCannotHold(t *testing.T) {
	for key, value := range map[string]string{"a\tb": "", "a\nb": "", "a": "b\nc"} {
		if _, err := LinesOf(map[string]string{key: value}); err == nil {
			t.Errorf("LinesOf(%q: %q) gave no error", key, value)
		}
	}
	for _, section := range []string{"", "\x01\x00", "\x01\x00\x00\x00\x00"} {
		if _, err := NewLines(section); !errors.Is(err, ErrFormat) {
			t.Errorf("NewLines(%q) = %v, want ErrFormat", section, err)
		}
	}
}
