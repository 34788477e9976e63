package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/synthetic"
)

func TestBenchStoreMeasuresAnEmptyStoreOnly(t *testing.T) {
	store := filepath.Join(t.TempDir(), "bench.db")
	for i, want := range []int{exitOK, exitFail} {
		var stdout, stderr bytes.Buffer
		args := []string{"bench", "store", "--json", "--articles", "40", "--store", store}
		if code := run(t.Context(), args, &env{strings.NewReader(""), &stdout, &stderr, func(string) string { return "" }}); code != want {
			t.Fatalf("round %d: exit %d, want %d: %s", i, code, want, stderr.String())
		}
		if want == exitFail {
			if !strings.Contains(stderr.String(), "empty store") {
				t.Errorf("%q does not say what to do", stderr.String())
			}
			continue
		}
		var f storeFigures
		if err := json.Unmarshal(stdout.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		if f.Articles != 40 || f.Claims == 0 || f.ArticlesPerSec <= 0 || len(f.Questions) != len(synthetic.Questions) {
			t.Errorf("measured %+v", f)
		}
	}
}
