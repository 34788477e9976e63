package graph_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

// star is a store whose every entity has many neighbours: more than a walk may
// look at.
type star struct {
	graph.Store
	degree int
}

func (s star) Entities(_ context.Context, ids []graph.ID) ([]*graph.Entity, error) {
	out := make([]*graph.Entity, len(ids))
	for i, id := range ids {
		out[i] = &graph.Entity{ID: id, Kind: graph.Person, RelationCount: s.degree}
	}
	return out, nil
}

func (s star) Neighbours(_ context.Context, q graph.NeighbourQuery) ([][]graph.Edge, error) {
	out := make([][]graph.Edge, len(q.Of))
	for i, id := range q.Of {
		for n := range s.degree {
			other := graph.ID(fmt.Sprintf("%s.%d", id, n))
			out[i] = append(out[i], graph.Edge{Relation: "r" + other, Other: other, Kind: graph.Person})
		}
	}
	return out, nil
}

func TestWalksSayWhereTheyStopped(t *testing.T) {
	for _, test := range []struct {
		degree int
		why    string
	}{{100, "5000 entities"}, {graph.MaxEdges + 1, "500000 relations"}} {
		s := star{degree: test.degree}
		p, err := graph.ShortestPaths(t.Context(), s, graph.PathQuery{From: "a", To: "b", MaxLength: 6, First: 1})
		if err != nil || p.Complete || len(p.Paths) > 0 || !strings.Contains(p.Reason, test.why) {
			t.Errorf("%d neighbours each: ShortestPaths gives %+v, %v, want it to stop at %s", test.degree, p, err, test.why)
		}
		g, err := graph.Neighbourhood(t.Context(), s, graph.SubgraphQuery{Centres: []graph.ID{"a"}, Depth: 3, Limit: graph.MaxNeighbourhood})
		if err != nil || g.Complete || g.Reason == "" {
			t.Errorf("%d neighbours each: Neighbourhood gives %d entities, complete %v, %q, %v", test.degree, len(g.Entities), g.Complete, g.Reason, err)
		}
	}
}

// adjacent is a store of people and who is next to whom; it counts the edges
// and the people that are read.
type adjacent struct {
	graph.Store
	next   map[graph.ID][]graph.ID
	read   int
	people int
}

func (a *adjacent) join(x, y graph.ID) {
	a.next[x], a.next[y] = append(a.next[x], y), append(a.next[y], x)
}

func (a *adjacent) Entities(_ context.Context, ids []graph.ID) ([]*graph.Entity, error) {
	a.people += len(ids)
	out := make([]*graph.Entity, len(ids))
	for i, id := range ids {
		out[i] = &graph.Entity{ID: id, Kind: graph.Person, RelationCount: len(a.next[id])}
	}
	return out, nil
}

func (a *adjacent) Neighbours(_ context.Context, q graph.NeighbourQuery) ([][]graph.Edge, error) {
	out := make([][]graph.Edge, len(q.Of))
	for i, id := range q.Of {
		a.read += len(a.next[id])
		for _, other := range a.next[id] {
			out[i] = append(out[i], graph.Edge{Relation: "r" + min(id, other) + max(id, other), Other: other, Kind: graph.Person})
		}
	}
	return out, nil
}

// TestPathsThroughAHubDoNotReadIt looks for the way from one neighbour of a
// hub to another, who has more neighbours than the hub stands among.
func TestPathsThroughAHubDoNotReadIt(t *testing.T) {
	a := &adjacent{next: map[graph.ID][]graph.ID{}}
	a.join("from", "hub")
	a.join("hub", "to")
	for i := range 1000 {
		a.join("hub", graph.ID(fmt.Sprintf("other%d", i)))
		if i < 10 {
			a.join("to", graph.ID(fmt.Sprintf("friend%d", i)))
		}
	}
	p, err := graph.ShortestPaths(t.Context(), a, graph.PathQuery{From: "from", To: "to", MaxLength: 4, First: 5})
	if err != nil || len(p.Paths) != 1 || len(p.Paths[0].Relations) != 2 {
		t.Fatalf("ShortestPaths gives %+v, %v, want the one through the hub", p, err)
	}
	if a.read > 20 {
		t.Errorf("it read %d edges, want no more than the ends have", a.read)
	}
}

// TestPathsWeighASideNoFurtherThanNeeded looks for the way between two hubs, one
// of which has neighbours with many relations of their own.
func TestPathsWeighASideNoFurtherThanNeeded(t *testing.T) {
	a := &adjacent{next: map[graph.ID][]graph.ID{}}
	a.join("from", "hub")
	a.join("door", "to")
	for i := range 1000 {
		other := graph.ID(fmt.Sprintf("other%03d", i))
		a.join("hub", other)
		for j := range 50 {
			a.join(other, graph.ID(fmt.Sprintf("%s friend%d", other, j)))
		}
	}
	for i := range 1500 {
		a.join("door", graph.ID(fmt.Sprintf("guest%d", i)))
	}
	a.join("door", "other500")
	p, err := graph.ShortestPaths(t.Context(), a, graph.PathQuery{From: "from", To: "to", MaxLength: 4, First: 5})
	if err != nil || len(p.Paths) != 1 || len(p.Paths[0].Relations) != 4 {
		t.Fatalf("ShortestPaths gives %+v, %v, want the one from hub to hub", p, err)
	}
	if a.people > 150 {
		t.Errorf("it read %d people, want no more than show that the other side is lighter", a.people)
	}
}

var errDown = errors.New("down")

func (broken) Entities(context.Context, []graph.ID) ([]*graph.Entity, error) {
	return []*graph.Entity{{ID: "a", Kind: graph.Person}, {ID: "b", Kind: graph.Person}}, nil
}

func (broken) FindRelations(context.Context, []graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	return nil, errDown
}

type broken struct{ graph.Store }

func TestWalksPassErrorsOn(t *testing.T) {
	if _, err := graph.ShortestPaths(t.Context(), broken{}, graph.PathQuery{From: "a", To: "b", MaxLength: 1}); !errors.Is(err, errDown) {
		t.Errorf("ShortestPaths gives %v", err)
	}
	if _, err := graph.Neighbourhood(t.Context(), broken{}, graph.SubgraphQuery{Centres: []graph.ID{"a", "b"}, Depth: 1, Limit: 5}); !errors.Is(err, errDown) {
		t.Errorf("Neighbourhood gives %v", err)
	}
}

// lying is a store that changes what it was given.
type lying struct {
	*graphtest.Model
	entity   func(*graph.Entity)
	relation func(*graph.Relation)
	claim    func(*graph.Claim)
	quote    func(*graph.Quote)
	article  func(*graph.Article)
	drop     bool
}

func (l lying) FindEntities(ctx context.Context, qs []graph.EntityQuery) ([]graph.Page[*graph.Entity], error) {
	p, err := l.Model.FindEntities(ctx, qs)
	if l.drop {
		p[0].Rows = p[0].Rows[1:]
	}
	return change(p, err, l.entity)
}

func (l lying) FindRelations(ctx context.Context, qs []graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	p, err := l.Model.FindRelations(ctx, qs)
	if l.drop {
		p[0].Rows = p[0].Rows[1:]
	}
	return change(p, err, l.relation)
}

func (l lying) Claims(ctx context.Context, ids []graph.ID) ([]*graph.Claim, error) {
	rows, err := l.Model.Claims(ctx, ids)
	return first(rows, l.claim), err
}

func (l lying) Quotes(ctx context.Context, ids []graph.ID) ([]*graph.Quote, error) {
	rows, err := l.Model.Quotes(ctx, ids)
	return first(rows, l.quote), err
}

func (l lying) Articles(ctx context.Context, ids []graph.ID) ([]*graph.Article, error) {
	rows, err := l.Model.Articles(ctx, ids)
	if l.drop {
		return make([]*graph.Article, len(rows)), err
	}
	return first(rows, l.article), err
}

func change[T any](p []graph.Page[*T], err error, f func(*T)) ([]graph.Page[*T], error) {
	p[0].Rows = first(p[0].Rows, f)
	return p, err
}

// first changes a copy of the first row.
func first[T any](rows []*T, f func(*T)) []*T {
	if f != nil && len(rows) > 0 {
		row := *rows[0]
		f(&row)
		rows = append([]*T{&row}, rows[1:]...)
	}
	return rows
}

func TestVerifyFindsWhatIsWrong(t *testing.T) {
	m := graphtest.NewModel()
	if _, err := m.Apply(t.Context(), []graph.Batch{graphtest.Whole()}); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		store lying
		says  []string
	}{
		{"nothing", lying{}, nil},
		{"a count of an entity", lying{entity: func(e *graph.Entity) { e.ArticleCount++ }}, []string{"entity: ArticleCount is 2 and must be 1"}},
		{"an entity that nobody mentions", lying{entity: func(e *graph.Entity) { e.ID = "e1" }}, []string{"entity is stored, and nothing supports it"}},
		{"a count of a relation", lying{relation: func(r *graph.Relation) { r.ClaimCount, r.LastSeen = 7, "2022" }}, []string{"relation: ClaimCount is 7 and must be 1; LastSeen is 2022 and must be 2021-03-04"}},
		{"words of a claim", lying{claim: func(c *graph.Claim) { c.Evidence.Quote = "x" }}, []string{"claim: Evidence is"}},
		{"a confidence", lying{quote: func(q *graph.Quote) { p := .75; q.Confidence = &p }}, []string{"quote: Confidence is 0.75"}},
		{"a title", lying{article: func(a *graph.Article) { a.Title = "x" }}, []string{"article: Title is x and must be A visit"}},
		{"what is missing", lying{drop: true}, []string{"article is missing", "5 entities are listed, and there must be 6", "4 relations are listed, and there must be 5"}},
	} {
		test.store.Model = m
		var got []string
		if err := graph.Verify(t.Context(), test.store, func(f graph.Finding) { got = append(got, f.What) }); err != nil {
			t.Fatal(err)
		}
		if len(got) != len(test.says) {
			t.Errorf("%s: Verify finds %q, want %q", test.name, got, test.says)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], test.says[i]) {
				t.Errorf("%s: Verify finds %q, want %q", test.name, got[i], test.says[i])
			}
		}
	}
}
