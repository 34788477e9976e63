package explore

import (
	"errors"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// news is the hand-made batch, and a plan that came to nothing.
func news() []graph.Batch {
	d := graphtest.NewDraft(graph.Input{
		URL: "https://post.example/2024/regatta", Publisher: "Meridian Post", PublishedAt: "2024-05-09", Title: "The regatta",
		Text: "Lena Okafor was to meet Tomas Brekke at the regatta.",
	})
	okafor := d.Appear(graph.Person, "lena okafor", "Lena Okafor", "Lena Okafor")
	brekke := d.Appear(graph.Person, "tomas brekke", "Tomas Brekke", "Tomas Brekke")
	d.Claim(graph.MetWith, okafor, brekke, "was to meet", func(c *graph.Claim) { c.Status = graph.Planned })
	return append(graphtest.News(), d.Batch())
}

// fill puts batches into an emptied server.
func fill(t *testing.T, server *neo4jtest.Server, batches []graph.Batch) {
	t.Helper()
	server.EmptyGraph(t)
	store, err := neo4j.Open(t.Context(), neo4j.Address{URI: server.URI, User: server.User, Database: "neo4j"}, server.Password)
	if err != nil {
		t.Fatal(err)
	}
	receipts, err := store.Apply(t.Context(), batches)
	if err := errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
	for _, r := range receipts {
		if r.Rejection != nil {
			t.Fatalf("%s is rejected: %v", r.Article, r.Rejection)
		}
	}
}
