package sqlite_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/sqlite"
)

var sizes = flag.String("articles", "1000", "sizes of the graphs to measure, separated by commas: 1000,10000,100000")

// benchmarkWords is the length of a generated article.
const benchmarkWords = 400

// grown is a store with many articles, made once for all benchmarks.
type grown struct {
	store     *sqlite.Store
	generator graphtest.Generator
	next      int // article to apply next
	rate      float64
	people    []graph.ID // those with the most quotes, and as many taken at random
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
	g := &grown{generator: graphtest.Generator{Seed: 1, Articles: articles, Words: benchmarkWords}}
	if g.store, err = sqlite.Open(context.Background(), filepath.Join(folder, fmt.Sprint(articles)+".db")); err != nil {
		b.Fatal(err)
	}
	stores[articles] = g
	var took time.Duration
	for g.next < articles {
		batches := g.batches(100)
		start := time.Now()
		if _, err := g.store.Apply(context.Background(), batches); err != nil {
			b.Fatal(err)
		}
		took += time.Since(start)
	}
	g.rate = float64(articles) / took.Seconds()
	rng := rand.New(rand.NewPCG(1, 2))
	for _, order := range []string{graph.ByQuotes, graph.ByName} {
		q := graph.EntityQuery{Where: graph.EntityFilter{Kinds: []graph.EntityKind{graph.Person}}, Order: graph.Order{Field: order}, Slice: graph.Slice{First: 500, Uncounted: true}}
		pages, err := g.store.FindEntities(context.Background(), []graph.EntityQuery{q})
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range pages[0].Rows {
			g.people = append(g.people, e.ID)
		}
	}
	rng.Shuffle(len(g.people), func(i, j int) { g.people[i], g.people[j] = g.people[j], g.people[i] })
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

// measure runs a question for one person after the other and reports its
// percentiles.
func measure(b *testing.B, ask func(g *grown, id, other graph.ID) error) {
	each(b, func(b *testing.B, g *grown) {
		var took []time.Duration
		i := 0
		for b.Loop() {
			start := time.Now()
			if err := ask(g, g.people[i%len(g.people)], g.people[(i*7+1)%len(g.people)]); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
			i++
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	})
}

func BenchmarkNeighbourhood(b *testing.B) {
	measure(b, func(g *grown, id, _ graph.ID) error {
		_, err := graph.Neighbourhood(context.Background(), g.store, graph.SubgraphQuery{Centres: []graph.ID{id}, Depth: 1, Limit: 100})
		return err
	})
}

func BenchmarkPath(b *testing.B) {
	measure(b, func(g *grown, id, other graph.ID) error {
		if id == other {
			return nil
		}
		_, err := graph.ShortestPaths(context.Background(), g.store, graph.PathQuery{From: id, To: other, MaxLength: 4, First: 10})
		return err
	})
}

func BenchmarkQuotesOfAPerson(b *testing.B) {
	measure(b, func(g *grown, id, _ graph.ID) error {
		_, err := g.store.FindQuotes(context.Background(), []graph.QuoteQuery{{Speaker: id, Slice: graph.Slice{First: 20}}})
		return err
	})
}

func BenchmarkRelationsOfAPerson(b *testing.B) {
	measure(b, func(g *grown, id, _ graph.ID) error {
		_, err := g.store.FindRelations(context.Background(), []graph.RelationQuery{{Of: id, Slice: graph.Slice{First: 20}}})
		return err
	})
}

func BenchmarkNewestMeetings(b *testing.B) {
	measure(b, func(g *grown, _, _ graph.ID) error {
		_, err := g.store.FindClaims(context.Background(), []graph.ClaimQuery{{
			Where: graph.ClaimFilter{Kinds: []graph.RelationKind{graph.MetWith}, Statuses: []graph.Status{graph.Actual}}, Slice: graph.Slice{First: 20, Uncounted: true},
		}})
		return err
	})
}

func BenchmarkSearch(b *testing.B) {
	measure(b, func(g *grown, id, _ graph.ID) error {
		entities, err := g.store.Entities(context.Background(), []graph.ID{id})
		if err != nil {
			return err
		}
		_, err = g.store.Search(context.Background(), graph.SearchQuery{Text: fmt.Sprintf("%.6s", entities[0].Name), Slice: graph.Slice{First: 10}})
		return err
	})
}

func BenchmarkWordsOfArticles(b *testing.B) {
	measure(b, func(g *grown, _, _ graph.ID) error {
		_, err := g.store.FindArticles(context.Background(), []graph.ArticleQuery{{
			Where: graph.ArticleFilter{Text: "welcome regret"}, Slice: graph.Slice{First: 10, Uncounted: true},
		}})
		return err
	})
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
