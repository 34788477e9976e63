package sqlite

import (
	"maps"
	"slices"

	"entente/graph"
)

// change is what taking batches away and adding others changes in counts; what
// both have cancels out.
type change struct {
	entities  map[graph.ID]*entityChange
	relations map[graph.ID]*relationChange
}

type entityChange struct {
	kind                        graph.EntityKind
	key                         string
	articles, quotes, relations int
	forms                       map[string]*formChange
	facts                       map[string]int
}

type formChange struct{ names, aliases int }

type relationChange struct {
	graph.Relation                      // its identity
	fromKind, toKind                    graph.EntityKind
	claims, articles, certain, probable int
	own                                 int            // in the article's own voice
	publishers                          map[string]int // folded, by articles
}

func newChange() *change {
	return &change{map[graph.ID]*entityChange{}, map[graph.ID]*relationChange{}}
}

// count adds a batch, or with -1 takes it away.
func (c *change) count(b *graph.Batch, sign int) {
	kinds := make(map[graph.ID]graph.EntityKind, len(b.Appearances))
	for i := range b.Appearances {
		a := &b.Appearances[i]
		id := graph.EntityID(a.Key)
		kinds[id] = a.Kind
		c.appearance(id, a, sign)
	}
	claims, quotes := b.Resolved()
	for i := range quotes {
		if e := c.entities[quotes[i].Speaker.Ref.Entity]; e != nil {
			e.quotes += sign
		}
	}
	publisher := graph.Fold(b.Article.Publisher)
	seen := map[graph.ID]bool{}
	for i := range claims {
		r := c.relation(&claims[i], kinds)
		r.claims += sign
		switch claims[i].Certainty {
		case graph.Certain:
			r.certain += sign
		case graph.Probable:
			r.probable += sign
		}
		if claims[i].AttributedTo == nil {
			r.own += sign
		}
		if !seen[r.ID] {
			seen[r.ID] = true
			r.articles += sign
			if publisher != "" {
				r.publishers[publisher] += sign
			}
		}
	}
}

func (c *change) appearance(id graph.ID, a *graph.Appearance, sign int) {
	e := c.entities[id]
	if e == nil {
		e = &entityChange{kind: a.Kind, key: a.Key, forms: map[string]*formChange{}, facts: map[string]int{}}
		c.entities[id] = e
	}
	e.articles += sign
	e.facts[a.Facts.JSON()] += sign
	e.form(a.Name).names += sign
	for _, form := range a.Forms() {
		e.form(form).aliases += sign
	}
}

func (e *entityChange) form(text string) *formChange {
	f := e.forms[text]
	if f == nil {
		f = &formChange{}
		e.forms[text] = f
	}
	return f
}

func (c *change) relation(claim *graph.Claim, kinds map[graph.ID]graph.EntityKind) *relationChange {
	r := c.relations[claim.Relation]
	if r == nil {
		from, to := claim.From.Entity, claim.To.Entity
		if graph.KindOf(claim.Kind).Symmetric && to < from {
			from, to = to, from
		}
		r = &relationChange{
			Relation: graph.Relation{ID: claim.Relation, Kind: claim.Kind, Status: claim.Status, From: from, To: to},
			fromKind: kinds[from], toKind: kinds[to], publishers: map[string]int{},
		}
		c.relations[claim.Relation] = r
	}
	return r
}

// ordered gives the keys of a map in order, so that the same change is always
// written in the same way.
func ordered[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
