package neo4j

import (
	"errors"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
	"entente/graph/synthetic"
)

// scans are the operators that read nodes or relationships without an index.
var scans = []string{"AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan", "AllRelationshipsScan"}

// TestHotStatementsSeek has Neo4j explain the statements behind what is asked
// often, and all that write: each finds its nodes by an index.
func TestHotStatementsSeek(t *testing.T) {
	server := neo4jtest.Shared(t)
	server.Empty(t)
	s, err := Open(t.Context(), Address{URI: server.URI, User: server.User, Database: "neo4j"}, server.Password)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	type statement struct {
		text       string
		parameters map[string]any
	}
	var ran []statement
	s.trace = func(text string, parameters map[string]any) { ran = append(ran, statement{text, parameters}) }
	g := synthetic.Generator{Seed: 5, Articles: 30}
	first := graph.Slice{First: 20, Uncounted: true}
	id := graph.EntityID("person:x")
	for name, call := range map[string]func() error{
		"neighbours": func() error {
			_, err := s.Neighbours(t.Context(), graph.NeighbourQuery{Of: []graph.ID{id}})
			return err
		},
		"quotes of a person": func() error {
			_, err := s.FindQuotes(t.Context(), []graph.QuoteQuery{{Speaker: id, Slice: first}})
			return err
		},
		"relations of an entity": func() error {
			_, err := s.FindRelations(t.Context(), []graph.RelationQuery{{Of: id, Slice: first}})
			return err
		},
		"claims of a relation": func() error {
			_, err := s.FindClaims(t.Context(), []graph.ClaimQuery{{Of: "r1", Slice: first}})
			return err
		},
		"search": func() error {
			_, err := s.Search(t.Context(), graph.SearchQuery{Text: "an", Slice: first})
			return err
		},
		"entities by name": func() error {
			_, err := s.FindEntities(t.Context(), []graph.EntityQuery{{Where: graph.EntityFilter{Names: []string{"x"}}, Slice: first}})
			return err
		},
		"entities": func() error { _, err := s.Entities(t.Context(), []graph.ID{id}); return err },
		"mentions": func() error {
			_, err := s.FindMentions(t.Context(), []graph.MentionQuery{{Article: "a1", Slice: first}})
			return err
		},
		"apply": func() error {
			_, err := s.Apply(t.Context(), g.Batches())
			return err
		},
		"replace": func() error {
			_, err := s.Apply(t.Context(), []graph.Batch{g.Batch(0, 0), g.Batch(0, 1), g.Batch(0, 2)})
			return err
		},
		"retract": func() error {
			b := g.Batch(1, 0)
			_, applied := s.Apply(t.Context(), []graph.Batch{b})
			_, err := s.Retract(t.Context(), b.Article.ID, "mistaken")
			return errors.Join(applied, err)
		},
	} {
		if err := call(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(ran) == 0 {
			t.Errorf("%s runs no statement", name)
		}
		explained := map[string]bool{}
		for _, x := range ran {
			if explained[x.text] {
				continue
			}
			explained[x.text] = true
			for _, operator := range s.plan(t, x.text, x.parameters) {
				for _, scan := range scans {
					if operator == scan+"@neo4j" {
						t.Errorf("%s: %s\n%s", name, operator, x.text)
					}
				}
			}
		}
		ran = nil
	}
}

// plan gives the operators of a statement's plan.
func (s *Store) plan(t *testing.T, text string, parameters map[string]any) []string {
	t.Helper()
	session := s.driver.NewSession(t.Context(), driver.SessionConfig{DatabaseName: s.database})
	defer session.Close(t.Context())
	result, err := session.Run(t.Context(), "EXPLAIN "+text, map[string]any{"p": parameters})
	if err != nil {
		t.Fatalf("explain %s: %v", text, err)
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		t.Fatalf("explain %s: %v", text, err)
	}
	return operators(summary.Plan())
}

func operators(p driver.Plan) []string {
	out := []string{p.Operator()}
	for _, child := range p.Children() {
		out = append(out, operators(child)...)
	}
	return out
}
