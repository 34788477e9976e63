package neo4j_test

import (
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// TestStore runs the suite on two servers: it holds two stores at once, and
// the Community edition has one database a server.
func TestStore(t *testing.T) {
	free := []*neo4jtest.Server{neo4jtest.Shared(t), &neo4jtest.Own(t).Server}
	graphtest.Run(t, func(t testing.TB) graph.Store {
		if len(free) == 0 {
			t.Fatal("a case holds more than two stores")
		}
		server := free[0]
		free = free[1:]
		t.Cleanup(func() { free = slices.Insert(free, 0, server) }) // the one that is warm is next
		return open(t, server)
	})
}

func BenchmarkStore(b *testing.B) {
	graphtest.Benchmark(b, func(t testing.TB) graph.Store { return open(t, neo4jtest.Shared(t)) })
}

// open gives an empty store.
func open(t testing.TB, server *neo4jtest.Server) *neo4j.Store {
	t.Helper()
	server.EmptyGraph(t)
	s, err := neo4j.Open(t.Context(), address(t, server), server.Password)
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

func address(t testing.TB, server *neo4jtest.Server) neo4j.Address {
	t.Helper()
	a, err := neo4j.ParseAddress(strings.Replace(server.URI, "://", "://"+server.User+"@", 1))
	if err != nil {
		t.Fatal(err)
	}
	return a
}
