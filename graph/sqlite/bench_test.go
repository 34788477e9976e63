package sqlite_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/sqlite"
	"entente/graph/synthetic"
)

var sizes = flag.String("articles", "1000", "sizes of the graphs to measure, separated by commas: 1000,10000,100000")

// benchmarkWords is the length of a generated article.
const benchmarkWords = 400

// grown is a store with many articles, made once for all benchmarks.
type grown struct {
	store     *sqlite.Store
	generator synthetic.Generator
	next      int // article to apply next
	rate      float64
	pairs     [][2]graph.ID
}

var stores = map[int]*grown{}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, g := range stores {
		if err := g.store.Close(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	if folder != "" {
		os.RemoveAll(folder)
	}
	os.Exit(code)
}

var folder string

// each runs a benchmark for each size.
func each(b *testing.B, run func(*testing.B, *grown)) {
	for _, size := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(size, func(b *testing.B) { run(b, grow(b, n)) })
	}
}

func grow(b *testing.B, articles int) *grown {
	b.Helper()
	if g := stores[articles]; g != nil {
		return g
	}
	var err error
	if folder == "" {
		if folder, err = os.MkdirTemp("", "entente"); err != nil {
			b.Fatal(err)
		}
	}
	g := &grown{generator: synthetic.Generator{Seed: 1, Articles: articles, Words: benchmarkWords}}
	if g.store, err = sqlite.Open(context.Background(), filepath.Join(folder, fmt.Sprint(articles)+".db")); err != nil {
		b.Fatal(err)
	}
	stores[articles] = g
	took, err := g.generator.Fill(context.Background(), g.store, 0, articles, func(int) {})
	if err != nil {
		b.Fatal(err)
	}
	g.next, g.rate = articles, float64(articles)/took.Seconds()
	if g.pairs, err = synthetic.Pairs(context.Background(), g.store); err != nil {
		b.Fatal(err)
	}
	return g
}

// batches makes the next n articles.
func (g *grown) batches(n int) []graph.Batch {
	out := make([]graph.Batch, n)
	for i := range out {
		out[i] = g.generator.Batch(g.next, 0)
		g.next++
	}
	return out
}

func BenchmarkApply(b *testing.B) {
	each(b, func(b *testing.B, g *grown) {
		for b.Loop() {
			b.StopTimer()
			batches := g.batches(100)
			b.StartTimer()
			if _, err := g.store.Apply(b.Context(), batches); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*100)/b.Elapsed().Seconds(), "articles/s")
		b.ReportMetric(g.rate, "articles/s-building")
	})
}

func BenchmarkApplyOne(b *testing.B) {
	each(b, func(b *testing.B, g *grown) {
		for b.Loop() {
			b.StopTimer()
			batches := g.batches(1)
			b.StartTimer()
			if _, err := g.store.Apply(b.Context(), batches); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkQuestion asks about one pair of people after the other.
func BenchmarkQuestion(b *testing.B) {
	for _, q := range synthetic.Questions {
		b.Run(strings.ReplaceAll(q.Name, ", ", " "), func(b *testing.B) {
			each(b, func(b *testing.B, g *grown) {
				var took []time.Duration
				for b.Loop() {
					pair := g.pairs[len(took)%len(g.pairs)]
					start := time.Now()
					if err := q.Ask(b.Context(), g.store, pair[0], pair[1]); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(start))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			})
		})
	}
}

// BenchmarkReplace comes last, since it takes people away that others ask for.
func BenchmarkReplace(b *testing.B) {
	each(b, func(b *testing.B, g *grown) {
		version := 1
		for b.Loop() {
			b.StopTimer()
			var batches []graph.Batch
			for i := range 100 {
				batches = append(batches, g.generator.Batch(i*g.generator.Articles/100, version))
			}
			version++
			b.StartTimer()
			if _, err := g.store.Apply(b.Context(), batches); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*100)/b.Elapsed().Seconds(), "articles/s")
	})
}
