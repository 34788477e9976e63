package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"entente/extractor/english"
	"entente/extractor/source"
	"entente/graph"
)

// benchFigures is what bench measures.
type benchFigures struct {
	Articles        int     `json:"articles"`
	Words           int     `json:"words"`
	Workers         int     `json:"workers"`
	Seconds         float64 `json:"seconds"`
	WordsPerSecond  float64 `json:"wordsPerSecond"`
	ArticlesPerSec  float64 `json:"articlesPerSecond"`
	FirstMillis     float64 `json:"firstArticleMillis"` // from the first article's start to its end: loading included
	P50Millis       float64 `json:"p50Millis"`
	P99Millis       float64 `json:"p99Millis"`
	AllocsPerWord   float64 `json:"allocationsPerWord"`
	PeakRSSMegabyte float64 `json:"peakRSSMegabytes"` // 0 where the system does not tell
}

func bench(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	if len(args) > 0 && args[0] == "store" {
		return benchStore(ctx, e, fs, args[1:])
	}
	rounds := fs.Int("rounds", 5, "times that all articles are worked through")
	workers := workersFlag(fs)
	asJSON := fs.Bool("json", false, "print JSON")
	operands, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(operands) != 2 || *rounds < 1 || *workers < 1 {
		return usagef("name what to measure: store, or analyse or extract with a folder of articles")
	}
	var work func(graph.Input)
	switch operands[0] {
	case "analyse":
		work = func(in graph.Input) { english.Analyse(in.Text) }
	case "extract":
		p, err := rulesDir{new(string)}.pipeline()
		if err != nil {
			return err
		}
		work = func(in graph.Input) { p.Extract(in) }
	default:
		return usagef("%s cannot be measured: analyse, extract or store", operands[0])
	}
	var articles []graph.Input
	for item := range source.Open(e.stdin, operands[1]) {
		if item.Err == nil {
			articles = append(articles, item.Input)
		}
	}
	if len(articles) == 0 {
		return fmt.Errorf("%s holds no article", operands[1])
	}
	f, err := measure(ctx, articles, work, *workers, *rounds)
	if err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(e.stdout).Encode(f)
	}
	fmt.Fprintf(e.stdout, "%d articles, %d words, %d workers, %.2f s\n%.0f words/s, %.0f articles/s\nfirst article %.0f ms, then p50 %.1f ms, p99 %.1f ms\n%.3f allocations a word, peak memory %.0f MB\n",
		f.Articles, f.Words, f.Workers, f.Seconds, f.WordsPerSecond, f.ArticlesPerSec, f.FirstMillis, f.P50Millis, f.P99Millis, f.AllocsPerWord, f.PeakRSSMegabyte)
	return nil
}

// measure runs work over all articles once to warm up and then rounds times.
func measure(ctx context.Context, articles []graph.Input, work func(graph.Input), workers, rounds int) (benchFigures, error) {
	f := benchFigures{Articles: len(articles) * rounds, Workers: workers}
	start := time.Now()
	work(articles[0])
	f.FirstMillis = millis(time.Since(start))
	for _, a := range articles {
		work(a)
		f.Words += graph.WordCount(a.Text) * rounds
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	jobs := make(chan graph.Input)
	times := make([][]float64, workers)
	var group sync.WaitGroup
	start = time.Now()
	for w := range workers {
		group.Go(func() {
			for a := range jobs {
				began := time.Now()
				work(a)
				times[w] = append(times[w], millis(time.Since(began)))
			}
		})
	}
	for range rounds {
		for _, a := range articles {
			if ctx.Err() == nil {
				jobs <- a
			}
		}
	}
	close(jobs)
	group.Wait()
	f.Seconds = time.Since(start).Seconds()
	runtime.ReadMemStats(&after)
	all := slices.Sorted(slices.Values(slices.Concat(times...)))
	if err := ctx.Err(); err != nil {
		return f, err
	}
	f.P50Millis, f.P99Millis = all[len(all)/2], all[len(all)*99/100]
	f.WordsPerSecond, f.ArticlesPerSec = float64(f.Words)/f.Seconds, float64(f.Articles)/f.Seconds
	f.AllocsPerWord = float64(after.Mallocs-before.Mallocs) / float64(f.Words)
	f.PeakRSSMegabyte = peakRSS()
	return f, nil
}

func millis(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// peakRSS is the process's largest resident memory in megabytes, as Linux
// tells it.
func peakRSS() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 64)
			if err == nil {
				return kb / 1000
			}
		}
	}
	return 0
}
