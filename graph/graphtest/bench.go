package graphtest

import (
	"flag"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/synthetic"
)

var sizes = flag.String("articles", "1000", "sizes of the graphs to measure, separated by commas: 1000,10000,100000")

// benchmarkWords is the length of a generated article.
const benchmarkWords = 400

// Benchmark measures a store that holds generated articles: how fast it takes
// and replaces them, and how fast it answers.
func Benchmark(b *testing.B, open func(testing.TB) graph.Store) {
	for _, size := range strings.Split(*sizes, ",") {
		articles, err := strconv.Atoi(size)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(size, func(b *testing.B) {
			s := open(b)
			g := synthetic.Generator{Seed: 1, Articles: articles, Words: benchmarkWords}
			if _, err := g.Fill(b.Context(), s, 0, articles, func(int) {}); err != nil {
				b.Fatal(err)
			}
			pairs, err := synthetic.Pairs(b.Context(), s)
			ok(b, err)
			for _, q := range synthetic.Questions {
				b.Run(strings.ReplaceAll(q.Name, ", ", " "), func(b *testing.B) { benchmarkQuestion(b, s, q, pairs) })
			}
			next := articles
			more := func(n int) []graph.Batch {
				var out []graph.Batch
				for range n {
					out = append(out, g.Batch(next, 0))
					next++
				}
				return out
			}
			b.Run("apply", func(b *testing.B) { benchmarkApply(b, s, func() []graph.Batch { return more(100) }) })
			b.Run("apply one", func(b *testing.B) { benchmarkApply(b, s, func() []graph.Batch { return more(1) }) })
			version := 0
			b.Run("replace", func(b *testing.B) {
				benchmarkApply(b, s, func() []graph.Batch {
					version++
					var out []graph.Batch
					for i := range min(100, articles) {
						out = append(out, g.Batch(i*articles/min(100, articles), version))
					}
					return out
				})
			})
		})
	}
}

// benchmarkQuestion asks about one pair of people after the other.
func benchmarkQuestion(b *testing.B, s graph.Store, q synthetic.Question, pairs [][2]graph.ID) {
	var took []time.Duration
	for b.Loop() {
		pair := pairs[len(took)%len(pairs)]
		start := time.Now()
		ok(b, q.Ask(b.Context(), s, pair[0], pair[1]))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// benchmarkApply applies what fresh gives, over and over; making it takes no
// time.
func benchmarkApply(b *testing.B, s graph.Store, fresh func() []graph.Batch) {
	articles := 0
	for b.Loop() {
		b.StopTimer()
		batches := fresh()
		articles += len(batches)
		b.StartTimer()
		_, err := s.Apply(b.Context(), batches)
		ok(b, err)
	}
	b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
}
