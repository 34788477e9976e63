package graphtest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/synthetic"
)

// people makes one article in which each pair of names met, in the given
// status.
func people(id string, status graph.Status, pairs ...string) graph.Batch {
	d := NewDraft(graph.Input{ExternalID: id, Text: strings.Join(pairs, ". ") + "."})
	d.batch.Article.IngestedAt = fixed
	refs := map[string]graph.Ref{}
	ref := func(name string) graph.Ref {
		if _, known := refs[name]; !known {
			kind := graph.Person
			if strings.HasPrefix(name, "State") {
				kind = graph.Country
			}
			refs[name] = d.Appear(kind, name, name, name)
		}
		return refs[name]
	}
	for _, pair := range pairs {
		a, b, _ := strings.Cut(pair, " ")
		d.Claim(graph.MetWith, ref(a), ref(b), pair, func(c *graph.Claim) { c.Status = status })
	}
	return d.Batch()
}

func personID(name string) graph.ID { return graph.EntityID("person:" + name) }

func testWalks(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	both(t, s, m,
		people("1", graph.Actual, "Ann Bob", "Bob Cyd", "Cyd Dee", "Ann Eve", "Eve Cyd", "Dee Fay", "Ann StateX", "StateX Fay", "Gus Hal"),
		people("2", graph.Actual, "Ann Eve", "Eve Cyd"), people("3", graph.Planned, "Ann Gus"))
	ann, fay := personID("Ann"), personID("Fay")
	find := func(q graph.PathQuery) []string {
		t.Helper()
		if q.MaxLength == 0 {
			q.MaxLength = graph.MaxPathLength
		}
		p, err := graph.ShortestPaths(t.Context(), s, q)
		ok(t, err)
		if !p.Complete || p.Reason != "" {
			t.Fatalf("%+v is not complete: %s", q, p.Reason)
		}
		var out []string
		for _, path := range p.Paths {
			entities, err := s.Entities(t.Context(), path.Entities)
			ok(t, err)
			var names []string
			for _, e := range entities {
				names = append(names, e.Name)
			}
			out = append(out, strings.Join(names, " "))
		}
		return out
	}
	through := func(name string) graph.ID { return graph.RelationID(graph.MetWith, graph.Actual, ann, personID(name)) }
	first, second := "Ann Bob Cyd Dee Fay", "Ann Eve Cyd Dee Fay"
	if through("Eve") < through("Bob") {
		first, second = second, first
	}
	same(t, "all shortest paths, by relation ids", find(graph.PathQuery{From: ann, To: fay, First: 9}), []string{first, second})
	same(t, "the first", find(graph.PathQuery{From: ann, To: fay, First: 1}), []string{first})
	same(t, "none asked for", find(graph.PathQuery{From: ann, To: fay}), []string(nil))
	same(t, "through countries", find(graph.PathQuery{From: ann, To: fay, First: 9, Through: []graph.EntityKind{graph.Country}}), []string{"Ann StateX Fay"})
	same(t, "a country at the end", find(graph.PathQuery{From: graph.EntityID("country:StateX"), To: ann, First: 9}), []string{"StateX Ann"})
	same(t, "too far", find(graph.PathQuery{From: ann, To: fay, First: 9, MaxLength: 3}), []string(nil))
	same(t, "only ACTUAL", find(graph.PathQuery{From: ann, To: personID("Gus"), First: 9}), []string(nil))
	same(t, "PLANNED where asked for", find(graph.PathQuery{From: ann, To: personID("Gus"), First: 9, Where: graph.RelationFilter{Statuses: []graph.Status{graph.Planned}}}), []string{"Ann Gus"})

	around := func(q graph.SubgraphQuery) string {
		t.Helper()
		g, err := graph.Neighbourhood(t.Context(), s, q)
		ok(t, err)
		entities, err := s.Entities(t.Context(), g.Entities)
		ok(t, err)
		names := map[string]bool{}
		for _, e := range entities {
			names[e.Name] = true
		}
		var list []string
		for _, name := range []string{"Ann", "Bob", "Cyd", "Dee", "Eve", "Fay", "Gus", "Hal", "StateX"} {
			if names[name] {
				list = append(list, name)
			}
		}
		return fmt.Sprintf("%s; %d relations, %d omitted, complete %v", strings.Join(list, " "), len(g.Relations), g.Omitted, g.Complete)
	}
	cyd := personID("Cyd")
	same(t, "next to Ann", around(graph.SubgraphQuery{Centres: []graph.ID{ann}, Depth: 1, Limit: 100}), "Ann Bob Eve StateX; 3 relations, 0 omitted, complete true")
	same(t, "two steps, not on from a country", around(graph.SubgraphQuery{Centres: []graph.ID{ann, ann}, Depth: 2, Limit: 100}), "Ann Bob Cyd Eve StateX; 5 relations, 0 omitted, complete true")
	same(t, "two steps, through countries", around(graph.SubgraphQuery{Centres: []graph.ID{ann}, Depth: 2, Limit: 100, Through: []graph.EntityKind{graph.Country}}), "Ann Bob Eve Fay StateX; 4 relations, 0 omitted, complete true")
	same(t, "the best supported stays", around(graph.SubgraphQuery{Centres: []graph.ID{ann}, Depth: 1, Limit: 2}), "Ann Eve; 1 relations, 2 omitted, complete false")
	same(t, "in common", around(graph.SubgraphQuery{Centres: []graph.ID{ann, cyd}, Depth: 1, Limit: 100, Common: true}), "Ann Bob Cyd Eve; 4 relations, 0 omitted, complete true")
	same(t, "planned", around(graph.SubgraphQuery{Centres: []graph.ID{ann}, Depth: 1, Limit: 100, Where: graph.RelationFilter{Statuses: []graph.Status{graph.Planned}}}), "Ann Gus; 1 relations, 0 omitted, complete true")

	for _, q := range []graph.PathQuery{
		{From: ann, To: ann, MaxLength: 1},
		{From: ann, To: fay},
		{From: ann, To: fay, MaxLength: graph.MaxPathLength + 1},
		{From: ann, To: fay, MaxLength: 1, First: -1},
		{From: ann, To: fay, MaxLength: 1, Through: []graph.EntityKind{"SHIP"}},
		{From: ann, To: fay, MaxLength: 1, Where: graph.RelationFilter{Statuses: []graph.Status{"DONE"}}},
	} {
		if _, err := graph.ShortestPaths(t.Context(), s, q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v gives %v, want ErrInvalid", q, err)
		}
	}
	if _, err := graph.ShortestPaths(t.Context(), s, graph.PathQuery{From: ann, To: "missing", MaxLength: 1}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a path to nobody gives %v, want ErrNotFound", err)
	}
	for _, q := range []graph.SubgraphQuery{
		{Depth: 1, Limit: 1},
		{Centres: []graph.ID{ann}, Limit: 1},
		{Centres: []graph.ID{ann}, Depth: graph.MaxDepth + 1, Limit: 1},
		{Centres: []graph.ID{ann}, Depth: 1},
		{Centres: []graph.ID{ann, fay}, Depth: 1, Limit: 1},
		{Centres: []graph.ID{ann}, Depth: 2, Limit: 9, Common: true},
		{Centres: []graph.ID{ann}, Depth: 1, Limit: graph.MaxNeighbourhood + 1},
	} {
		if _, err := graph.Neighbourhood(t.Context(), s, q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v gives %v, want ErrInvalid", q, err)
		}
	}
	if _, err := graph.Neighbourhood(t.Context(), s, graph.SubgraphQuery{Centres: []graph.ID{"missing"}, Depth: 1, Limit: 9}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("around nobody gives %v, want ErrNotFound", err)
	}
	both(t, s, m, synthetic.Generator{Seed: 71, Articles: size(60)}.Batches()...)
	compareWalks(t, s, m, 73, size(40))
}

// compareWalks compares random walks over a store with the model's, and over
// the store through its Reader alone.
func compareWalks(t *testing.T, s graph.Store, m *Model, seed uint64, rounds int) {
	t.Helper()
	a := newAsker(seed, m)
	stores := []graph.Reader{s, struct{ graph.Reader }{s}}
	for range rounds {
		pq := graph.PathQuery{From: a.entities[a.IntN(len(a.entities))], To: a.entities[a.IntN(len(a.entities))], MaxLength: 1 + a.IntN(graph.MaxPathLength), First: 1 + a.IntN(5)}
		sq := graph.SubgraphQuery{Centres: sample(a, a.entities), Depth: 1 + a.IntN(graph.MaxDepth), Limit: 3 + a.IntN(60)}
		if sq.Common = a.maybe(4); sq.Common {
			sq.Depth = 1
		}
		if a.maybe(3) {
			pq.Through = sample(a, []graph.EntityKind{graph.Person, graph.Country, graph.Organisation, graph.Place})
			sq.Through = pq.Through
		}
		if a.maybe(4) {
			pq.Where = *a.relationFilter(false)
			sq.Where = pq.Where
		}
		wantPaths, err := graph.ShortestPaths(t.Context(), m, pq)
		if pq.From == pq.To {
			continue
		}
		ok(t, err)
		wantAround, err := graph.Neighbourhood(t.Context(), m, sq)
		ok(t, err)
		for _, r := range stores {
			paths, err := graph.ShortestPaths(t.Context(), r, pq)
			ok(t, err)
			same(t, fmt.Sprintf("%+v", pq), paths, wantPaths)
			around, err := graph.Neighbourhood(t.Context(), r, sq)
			ok(t, err)
			same(t, fmt.Sprintf("%+v", sq), around, wantAround)
		}
	}
}
