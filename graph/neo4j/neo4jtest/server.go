package neo4jtest

import (
	"cmp"
	"errors"
	"io"
	"net"
	"os"
	"testing"

	"entente/graph/need"
)

// The environment variables that say which server to use.
const (
	URI      = "TEST_NEO4J_URI"
	HTTP     = "TEST_NEO4J_HTTP"
	User     = "TEST_NEO4J_USER"
	Password = "TEST_NEO4J_PASSWORD"
	Start    = "ENTENTE_NEO4J"
	Turns    = "ENTENTE_NEO4J_TURNS" // address of Queue
)

// Server is where a running Neo4j is reached.
type Server struct {
	URI, HTTP, User, Password string
}

// Shared returns the server that all packages use in turns; the test has it
// alone until it ends, and finds what others left in it. Without a server the
// test is left out.
func Shared(t testing.TB) *Server {
	t.Helper()
	uri := os.Getenv(URI)
	if uri == "" {
		return &Own(t).Server
	}
	if queue := os.Getenv(Turns); queue != "" {
		turn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", queue)
		if err != nil {
			t.Fatalf("wait for a turn on the server: %v", err)
		}
		t.Cleanup(func() { turn.Close() })
		if _, err := io.ReadFull(turn, make([]byte, 1)); err != nil {
			t.Fatalf("wait for a turn on the server: %v", err)
		}
	}
	return &Server{URI: uri, HTTP: os.Getenv(HTTP), User: cmp.Or(os.Getenv(User), "neo4j"), Password: os.Getenv(Password)}
}

// Own returns an empty server of the test's own, to be stopped and started at
// will. Where none can be run the test is left out.
func Own(t testing.TB) *Local {
	t.Helper()
	l, err := NewLocal(t.Context())
	if errors.Is(err, ErrNoServer) {
		need.Lacking(t, "neo4j", err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}
