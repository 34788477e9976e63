package graphtest

import (
	"maps"
	"slices"

	"entente/graph"
)

// state is everything that the model answers from, in no order.
type state struct {
	batches   map[graph.ID]*graph.Batch
	derived   *graph.Derived
	articles  []*graph.Article
	entities  []*graph.Entity
	relations []*graph.Relation
	claims    []*graph.Claim
	quotes    []*graph.Quote
	claim     map[graph.ID]*graph.Claim
	quote     map[graph.ID]*graph.Quote
	appears   map[graph.ID]map[graph.ID]*graph.Appearance // entity, article
	forms     map[graph.ID]map[string]int                 // entity, any name or alias, how often it is an alias
	words     map[string][]string                         // of texts that were asked for
	folded    map[string]string
}

// state counts everything, if anything changed.
func (m *Model) state() *state {
	if m.counted != nil {
		return m.counted
	}
	s := &state{
		batches: maps.Clone(m.batches), derived: graph.NewDerived(),
		claim: map[graph.ID]*graph.Claim{}, quote: map[graph.ID]*graph.Quote{},
		appears: map[graph.ID]map[graph.ID]*graph.Appearance{}, forms: map[graph.ID]map[string]int{},
		words: map[string][]string{}, folded: map[string]string{},
	}
	for _, b := range m.batches {
		s.derived.Add(b)
		s.articles = append(s.articles, &b.Article)
		for i := range b.Appearances {
			s.appearance(&b.Article, &b.Appearances[i])
		}
		claims, quotes := b.Resolved()
		for i := range claims {
			s.claims, s.claim[claims[i].ID] = append(s.claims, &claims[i]), &claims[i]
		}
		for i := range quotes {
			s.quotes, s.quote[quotes[i].ID] = append(s.quotes, &quotes[i]), &quotes[i]
		}
	}
	s.derived.Finish()
	s.entities = slices.Collect(maps.Values(s.derived.Entities))
	s.relations = slices.Collect(maps.Values(s.derived.Relations))
	m.counted = s
	return s
}

func (s *state) appearance(article *graph.Article, a *graph.Appearance) {
	id := graph.EntityID(a.Key)
	if s.appears[id] == nil {
		s.appears[id], s.forms[id] = map[graph.ID]*graph.Appearance{}, map[string]int{}
	}
	s.appears[id][article.ID] = a
	s.forms[id][a.Name] += 0
	for _, form := range a.Forms() {
		s.forms[id][form]++
	}
}

func (s *state) article(id graph.ID) *graph.Article {
	if b := s.batches[id]; b != nil {
		return &b.Article
	}
	return nil
}

// where gives the rows that keep holds for.
func where[T any](rows []T, keep func(T) bool) []T {
	var out []T
	for _, row := range rows {
		if keep(row) {
			out = append(out, row)
		}
	}
	return out
}
