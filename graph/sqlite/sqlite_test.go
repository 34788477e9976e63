package sqlite_test

import (
	"path/filepath"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/sqlite"
)

// open gives an empty store in a folder of the test.
func open(t testing.TB) graph.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "entente.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) { graphtest.RunParallel(t, open) }

func BenchmarkStore(b *testing.B) { graphtest.Benchmark(b, open) }
