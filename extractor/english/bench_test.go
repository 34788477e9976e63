package english

import "testing"

func BenchmarkNetworks(b *testing.B) {
	a := New(Options{Reference: true})
	all := sharedFixtures(b)
	docs := make([][]Token, len(all))
	tokens := 0
	for i, f := range all {
		docs[i] = f.doc().Tokens
		tokens += len(docs[i])
	}
	w := a.works.Get().(*work)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for i := range docs {
			a.decide(&Doc{Text: all[i].Text, Tokens: docs[i]}, w)
			n += len(docs[i])
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
