package english

import (
	"path/filepath"
	"testing"
)

// ownFixtures are the original's analyses of texts that were written for the
// project, each with Options{Reference: true} and without.
func ownFixtures(t testing.TB) []fixture {
	return readAll[fixture](t, filepath.Join("testdata", "own.jsonl.gz"))
}

// with is an analyser that works with k.
func with(k kernel, reference bool) *Analyser {
	a := New(Options{Reference: reference})
	a.kernel = k
	return a
}

func TestAnalysesAreTheOriginals(t *testing.T) {
	analysers := map[bool]*Analyser{true: New(Options{Reference: true}), false: New(Options{})}
	for _, f := range ownFixtures(t) {
		if d := difference(analysers[f.Reference].Analyse(f.Text), f.doc()); d != "" {
			t.Errorf("%s, reference %v: %s", f.ID, f.Reference, d)
		}
	}
}

func TestEveryKernelGivesTheOriginalsAnalyses(t *testing.T) {
	for name, k := range kernels() {
		t.Run(name, func(t *testing.T) {
			a := with(k, true)
			for _, f := range ownFixtures(t) {
				if f.Reference {
					if d := difference(a.Analyse(f.Text), f.doc()); d != "" {
						t.Errorf("%s: %s", f.ID, d)
					}
				}
			}
		})
	}
}

func TestAnalysesAreTheOriginalsOnSharedArticles(t *testing.T) {
	a := New(Options{Reference: true})
	for _, f := range sharedFixtures(t) {
		if d := difference(a.Analyse(f.Text), f.doc()); d != "" {
			t.Errorf("%s: %s", f.ID, d)
		}
	}
}

// All of them would take minutes.
func TestPortableKernelGivesTheOriginalsOnSomeSharedArticles(t *testing.T) {
	a := with(portable{}, true)
	for i, f := range sharedFixtures(t) {
		if i%40 == 0 {
			if d := difference(a.Analyse(f.Text), f.doc()); d != "" {
				t.Errorf("%s: %s", f.ID, d)
			}
		}
	}
}
