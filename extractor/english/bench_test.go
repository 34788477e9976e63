package english

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// articles are texts of about 600 words, made of the fixtures' in ever other
// order.
func articles(t testing.TB, n int) []string {
	fixtures := ownFixtures(t)
	r := rand.New(rand.NewPCG(11, 12))
	out := make([]string, n)
	for i := range out {
		words := 0
		for words < 600 {
			text := fixtures[r.IntN(len(fixtures))].Text
			out[i] += text + "\n\n"
			words += len(strings.Fields(text))
		}
	}
	return out
}

// BenchmarkAnalyse measures whole analyses by as many workers as there are
// processors: words a second, allocations a token, and the time of one
// article in a hundred that takes longest.
func BenchmarkAnalyse(b *testing.B) {
	a := New(Options{})
	texts := articles(b, 64)
	tokens, words := 0, 0
	for _, text := range texts {
		tokens += len(a.Analyse(text).Tokens)
		words += len(strings.Fields(text))
	}
	var before, after runtime.MemStats
	var mu sync.Mutex
	var times []time.Duration
	runtime.ReadMemStats(&before)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		var own []time.Duration
		for pb.Next() {
			for _, text := range texts {
				start := time.Now()
				a.Analyse(text)
				own = append(own, time.Since(start))
			}
		}
		mu.Lock()
		defer mu.Unlock()
		times = append(times, own...)
	})
	b.StopTimer()
	runtime.ReadMemStats(&after)
	slices.Sort(times)
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(b.N*tokens), "allocs/token")
	b.ReportMetric(times[len(times)*99/100].Seconds()*1000, "p99-ms")
	b.ReportMetric(times[len(times)/2].Seconds()*1000, "p50-ms")
}

// BenchmarkStart measures what comes before a program's first analysis.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		a := &Analyser{model: newModel(), kernel: fastest()}
		a.works.New = newWork
		a.Analyse("Ann met Bob in Lisbon.")
	}
}
