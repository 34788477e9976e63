package english

import "testing"

func TestNetworksDecideAsTheOriginalOnSharedArticles(t *testing.T) {
	a := New(Options{Reference: true})
	w := a.works.Get().(*work)
	for _, f := range sharedFixtures(t) {
		want := f.doc()
		got := &Doc{Text: f.Text}
		for i, token := range want.Tokens {
			got.Tokens = append(got.Tokens, Token{Start: token.Start, End: token.End, Space: token.Space, Norm: token.Norm})
			want.Tokens[i].POS, want.Tokens[i].Morph, want.Tokens[i].Lemma = "", "", ""
		}
		a.decide(got, w)
		for i := range got.Tokens {
			if isBlank(got.Word(i)) { // the attribute ruler's work
				got.Tokens[i].Tag, got.Tokens[i].Dep = "_SP", "dep"
			}
		}
		if d := difference(got, want); d != "" {
			t.Errorf("%s: %s", f.ID, d)
		}
	}
}
