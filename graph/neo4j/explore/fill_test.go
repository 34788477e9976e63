package explore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
	"entente/graph/graphtest"
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

// fill puts batches into an emptied database, in the model that the store
// keeps, as far as the queries read it.
func fill(t *testing.T, driver neo4j.DriverWithContext, batches []graph.Batch) {
	t.Helper()
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(t.Context())
	_, err := session.ExecuteWrite(t.Context(), func(tx neo4j.ManagedTransaction) (any, error) {
		w := &writer{t.Context(), tx, nil}
		w.run("MATCH (n) DETACH DELETE n", nil)
		w.batches(batches)
		return nil, w.err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// writer runs statements until one fails.
type writer struct {
	ctx context.Context
	tx  neo4j.ManagedTransaction
	err error
}

func (w *writer) run(cypher string, parameters map[string]any) {
	if w.err == nil {
		_, w.err = w.tx.Run(w.ctx, cypher, parameters)
	}
}

func (w *writer) node(label, key string, id graph.ID, properties map[string]any) {
	w.run(fmt.Sprintf("MERGE (n:%s {%s: $id}) SET n += $properties", label, key), map[string]any{"id": string(id), "properties": properties})
}

// edge joins two nodes that are found by a property of their label.
func (w *writer) edge(from string, a graph.ID, kind, to string, b graph.ID, properties map[string]any) {
	if a == "" || b == "" {
		return
	}
	w.run(fmt.Sprintf("MATCH (a:%s {id: $a}), (b:%s {id: $b}) CREATE (a)-[r:%s]->(b) SET r = $properties", from, to, kind),
		map[string]any{"a": string(a), "b": string(b), "properties": properties})
}

const entity = "Person|Country|Organisation|Place"

func (w *writer) batches(batches []graph.Batch) {
	derived := graph.NewDerived()
	for i := range batches {
		derived.Add(&batches[i])
	}
	derived.Finish()
	for id, e := range derived.Entities {
		label := string(e.Kind[:1]) + strings.ToLower(string(e.Kind[1:]))
		w.node(label, "id", id, map[string]any{"name": e.Name})
		w.node("Record", "id", id, map[string]any{"name": fmt.Sprintf("%d quotes, %d relations", e.QuoteCount, e.RelationCount)})
		w.edge(entity, id, "RECORD", "Record", id, nil)
	}
	edges := map[graph.ID]map[string]any{}
	for i := range batches {
		w.batch(&batches[i], edges)
	}
	for id, r := range derived.Relations {
		p := edges[id]
		p["relationId"], p["claims"], p["articles"] = string(id), r.ClaimCount, r.ArticleCount
		p["firstDate"], p["firstSeen"], p["lastSeen"] = string(r.FirstDate), string(r.FirstSeen), string(r.LastSeen)
		p["attributedOnly"] = !r.Asserted
		p["name"] = edgeName(r, p)
		w.edge(entity, r.From, edgeType(r), entity, r.To, p)
	}
}

func edgeName(r *graph.Relation, p map[string]any) string {
	if titles, ok := p["titles"].([]string); ok {
		return strings.Join(titles, ", ")
	}
	return graph.KindOf(r.Kind).Reads[r.Status]
}

// edgeType is the type of the line in a picture: only what happened has the
// kind's own.
func edgeType(r *graph.Relation) string {
	verb := map[graph.RelationKind]string{graph.MetWith: "MEET", graph.Visited: "VISIT"}[r.Kind]
	switch r.Status {
	case graph.Planned:
		return "PLANS_TO_" + verb
	case graph.Denied:
		return "DID_NOT_" + verb
	}
	return string(r.Kind)
}

func (w *writer) batch(b *graph.Batch, edges map[graph.ID]map[string]any) {
	a := &b.Article
	w.node("Article", "id", a.ID, map[string]any{"name": cmp.Or(a.Title, a.Key), "publisher": a.Publisher, "url": a.URL})
	claims, quotes := b.Resolved()
	for i := range claims {
		c := &claims[i]
		w.claim(c)
		p := edges[c.Relation]
		if p == nil {
			p = map[string]any{}
			edges[c.Relation] = p
		}
		gather(p, "evidence", c.Evidence.Quote)
		gather(p, "publishers", a.Publisher)
		if c.Title != "" {
			gather(p, "titles", c.Title)
			p["tense"] = string(c.Tense)
		}
		if c.Over != nil {
			gather(p, "over", c.Over.Text)
		}
	}
	for i := range quotes {
		w.quote(&quotes[i])
	}
}

func gather(p map[string]any, key, value string) {
	list, _ := p[key].([]string)
	if !slices.Contains(list, value) && value != "" {
		p[key] = append(list, value)
	}
}

func (w *writer) claim(c *graph.Claim) {
	p := map[string]any{
		"name": graph.KindOf(c.Kind).Reads[c.Status], "relationId": string(c.Relation), "kind": string(c.Kind), "status": string(c.Status),
		"certainty": string(c.Certainty), "evidence": c.Evidence.Quote,
	}
	if c.Date != nil {
		p["date"] = string(c.Date.Value)
	}
	if c.AttributedTo != nil {
		p["attributedToText"] = c.AttributedTo.Text
	}
	w.node("Claim", "id", c.ID, p)
	w.edge("Article", c.Article, "ASSERTS", "Claim", c.ID, nil)
	w.edge("Claim", c.ID, "FROM", "Record", c.From.Entity, nil)
	w.edge("Claim", c.ID, "TO", "Record", c.To.Entity, nil)
	w.edge("Claim", c.ID, "AT", "Record", c.Place.Entity, nil)
	if c.Over != nil {
		w.edge("Claim", c.ID, "OVER", "Record", c.Over.Ref.Entity, nil)
	}
	if c.AttributedTo != nil {
		w.edge("Claim", c.ID, "ATTRIBUTED_TO", "Record", c.AttributedTo.Ref.Entity, nil)
	}
}

func (w *writer) quote(q *graph.Quote) {
	w.node("Quote", "id", q.ID, map[string]any{"name": q.Text, "text": q.Text, "kind": string(q.Kind), "evidence": q.Evidence.Quote})
	w.edge("Article", q.Article, "REPORTS", "Quote", q.ID, nil)
	w.edge("Record", q.Speaker.Ref.Entity, "SAID", "Quote", q.ID, nil)
	if q.Addressee != nil {
		w.edge("Quote", q.ID, "ADDRESSED_TO", "Record", q.Addressee.Ref.Entity, nil)
	}
	w.edge("Quote", q.ID, "THROUGH", "Record", q.Outlet.Entity, nil)
	for _, about := range q.About {
		w.edge("Quote", q.ID, "ABOUT", "Record", about.Entity, nil)
	}
}
