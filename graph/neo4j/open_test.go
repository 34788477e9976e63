package neo4j_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

func TestParseAddress(t *testing.T) {
	for _, c := range []struct {
		address string
		want    neo4j.Address
		wrong   string // a word of the error
	}{
		{address: "bolt://localhost", want: neo4j.Address{URI: "bolt://localhost", User: "neo4j", Database: "neo4j"}},
		{address: "neo4j+s://ana@db.example:7687/news", want: neo4j.Address{URI: "neo4j+s://db.example:7687", User: "ana", Database: "news"}},
		{address: "bolt://ana@localhost:1/", want: neo4j.Address{URI: "bolt://localhost:1", User: "ana", Database: "neo4j"}},
		{address: "bolt://ana:secret@localhost", wrong: "PASSWORD"},
		{address: "http://localhost", wrong: "reads"},
		{address: "bolt://", wrong: "reads"},
		{address: "bolt://localhost/a/b", wrong: "ends"},
		{address: "bolt://localhost/a?policy=x", wrong: "ends"},
		{address: "bolt://localhost:x", wrong: "reads"},
	} {
		got, err := neo4j.ParseAddress(c.address)
		switch {
		case c.wrong == "":
			if err != nil || got != c.want {
				t.Errorf("ParseAddress(%q) = %+v, %v, want %+v", c.address, got, err, c.want)
			}
		case !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.wrong):
			t.Errorf("ParseAddress(%q) gives %v, want an ErrInvalid with %q", c.address, err, c.wrong)
		case strings.Contains(err.Error(), "secret"):
			t.Errorf("the error tells the password: %v", err)
		}
	}
}

// TestOpenRefusesWhatIsNotItsOwn opens databases of other programs and of
// other versions, and a good one with a wrong password.
func TestOpenRefusesWhatIsNotItsOwn(t *testing.T) {
	server := neo4jtest.Shared(t)
	for name, c := range map[string]struct {
		fill string
		want error
	}{
		"other data": {"CREATE (:Film {title: 'Solaris'})", neo4j.ErrForeign},
		"newer":      {"CREATE (:Entente {only: true, version: 99})", neo4j.ErrForeign},
		"older":      {"CREATE (:Entente {only: true, version: 0})", neo4j.ErrForeign},
	} {
		t.Run(name, func(t *testing.T) {
			server.Empty(t)
			server.Run(t, c.fill, nil)
			if s, err := neo4j.Open(t.Context(), address(t, server), server.Password); !errors.Is(err, c.want) {
				t.Errorf("Open gives %v, %v, want %v", s, err, c.want)
			}
			if n := len(server.Run(t, "MATCH (n) RETURN n", nil)); n != 1 {
				t.Errorf("%d nodes after Open, want 1", n)
			}
		})
	}
	server.Empty(t)
	_, err := neo4j.Open(t.Context(), address(t, server), "not the password")
	if err == nil || errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "ENTENTE_NEO4J_PASSWORD") || strings.Contains(err.Error(), "not the password") {
		t.Errorf("a wrong password gives %v", err)
	}
}

// TestOpenKeepsWhatIsThere opens a graph again.
func TestOpenKeepsWhatIsThere(t *testing.T) {
	server := neo4jtest.Shared(t)
	s := open(t, server)
	b := graphtest.Whole()
	if _, err := s.Apply(t.Context(), []graph.Batch{b}); err != nil {
		t.Fatal(err)
	}
	again, err := neo4j.Open(t.Context(), address(t, server), server.Password)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	receipts, err := again.Apply(t.Context(), []graph.Batch{b})
	if err != nil || receipts[0].Outcome != graph.Unchanged {
		t.Errorf("applying again gives %+v, %v", receipts, err)
	}
}

// TestServerThatIsLate opens a store before there is a server.
func TestServerThatIsLate(t *testing.T) {
	s, err := neo4j.Open(t.Context(), neo4j.Address{URI: "bolt://127.0.0.1:1", User: "neo4j", Database: "neo4j"}, "password")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for name, err := range map[string]error{
		"Ready": s.Ready(t.Context()),
		"Info":  func() error { _, err := s.Info(t.Context()); return err }(),
	} {
		if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "try again") {
			t.Errorf("%s gives %v, want ErrUnavailable with what to do", name, err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if _, err := s.Apply(ctx, []graph.Batch{graphtest.Whole()}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Apply gives %v, want to wait as long as it may", err)
	}
}
