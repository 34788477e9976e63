package when

import (
	"testing"
	"time"
)

func FuzzResolve(f *testing.F) {
	for _, s := range []string{"on Tuesday", "June 31", "28 June 2018", "two days ago", "999 years ago", "last May", "30 February 2020", "in 2016"} {
		f.Add(s, true, false)
	}
	f.Fuzz(func(t *testing.T, s string, dated, ahead bool) {
		value, basis, ok := resolve(s, reference, dated, ahead)
		if !ok {
			return
		}
		for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
			if _, err := time.Parse(layout, string(value)); err == nil && basis != "" {
				return
			}
		}
		t.Errorf("resolve(%q) = %q, %q", s, value, basis)
	})
}
