package english

import "testing"

func TestAnalysesAreTheOriginalsOnSharedArticles(t *testing.T) {
	a := New(Options{Reference: true})
	for _, f := range sharedFixtures(t) {
		if d := difference(a.Analyse(f.Text), f.doc()); d != "" {
			t.Errorf("%s: %s", f.ID, d)
		}
	}
}
