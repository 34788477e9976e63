package neo4jtest

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Run runs one statement on the server and gives its rows.
func (s *Server) Run(t testing.TB, cypher string, parameters map[string]any) []*neo4j.Record {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(t.Context())
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(t.Context())
	result, err := session.Run(t.Context(), cypher, parameters)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	rows, err := result.Collect(t.Context())
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return rows
}

// Empty deletes whatever the server holds.
func (s *Server) Empty(t testing.TB) {
	t.Helper()
	s.empty(t, "")
}

// EmptyGraph leaves only the note that the database is set up, where it is:
// opening it again is then quick.
func (s *Server) EmptyGraph(t testing.TB) {
	t.Helper()
	s.empty(t, "WHERE NOT n:Entente ")
}

func (s *Server) empty(t testing.TB, which string) {
	t.Helper()
	s.Run(t, "MATCH (n) "+which+"CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS", nil)
}
