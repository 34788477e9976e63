package weights

import (
	"errors"
	"reflect"
	"testing"
)

func TestExceptionsComeBackAsWritten(t *testing.T) {
	want := [][]Part{{{"\n", ""}}, {{"do", ""}, {"n't", "not"}, {"'ve", "have"}}, {{"’s", "'s"}}}
	section, err := ExceptionsOf(want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Exceptions(string(section)); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Exceptions = %q, %v, want %q", got, err, want)
	}
	if _, err := Exceptions(string(section) + "x"); !errors.Is(err, ErrFormat) {
		t.Errorf("Exceptions of a damaged section = %v, want ErrFormat", err)
	}
	for _, p := range []Part{{"", ""}, {"a\x01", ""}, {"a", "\x00"}} {
		if _, err := ExceptionsOf([][]Part{{p}}); err == nil {
			t.Errorf("ExceptionsOf(%q) gave no error", p)
		}
	}
}
