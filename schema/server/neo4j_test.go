package server

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/graphtest"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// TestQueriesOverTheNewsInNeo4j gets the answers of the embedded store from a
// Neo4j server, but for the store's own name.
func TestQueriesOverTheNewsInNeo4j(t *testing.T) {
	shared := neo4jtest.Shared(t)
	shared.EmptyGraph(t)
	store, err := neo4j.Open(t.Context(), neo4j.Address{URI: shared.URI, User: shared.User, Database: "neo4j"}, shared.Password)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Apply(t.Context(), graphtest.News()); err != nil {
		t.Fatal(err)
	}
	info, err := store.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	h := serve(t, store)
	list := operations(t)
	for i, op := range list { // the others still want what it takes away
		if op.name == "retract" {
			list = append(append(list[:i:i], list[i+1:]...), op)
		}
	}
	for _, op := range list {
		t.Run(op.name, func(t *testing.T) {
			w := post(t, h, op.query, op.variables)
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, bytes.TrimSpace(w.Body.Bytes()), "", "  "); err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(filepath.Join("testdata", op.name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Replace(pretty.String(), info.Version, "sqlite 1", 1) + "\n"; got != string(want) {
				t.Errorf("other than the embedded store answers:\n%s", got)
			}
		})
	}
}
