package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/synthetic"
)

func TestBenchStoreFillsAnEmptyStoreOnly(t *testing.T) {
	store := filepath.Join(t.TempDir(), "bench.db")
	for i, want := range []int{exitFail, exitOK, exitFail, exitOK} {
		var stdout, stderr bytes.Buffer
		articles := []string{"0", "40", "40", "0"}[i]
		args := []string{"bench", "store", "--json", "--articles", articles, "--store", store}
		if code := run(t.Context(), args, &env{strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }}); code != want {
			t.Fatalf("round %d: exit %d, want %d: %s", i, code, want, stderr.String())
		}
		if want == exitFail {
			if want := []string{"no two people", "", "empty store"}[i]; !strings.Contains(stderr.String(), want) {
				t.Errorf("%q does not say what to do", stderr.String())
			}
			continue
		}
		var f storeFigures
		if err := json.Unmarshal(stdout.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		if f.Articles != 40 || f.Claims == 0 || f.ArticlesPerSec > 0 != (articles == "40") || len(f.Questions) != len(synthetic.Questions) {
			t.Errorf("measured %+v", f)
		}
	}
}
