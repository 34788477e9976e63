package graph

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
)

// Derived is what the entities and relations of a graph must be, counted anew
// from its batches: what a store keeps up to date by differences.
type Derived struct {
	Entities  map[ID]*Entity
	Relations map[ID]*Relation
	entities  map[ID]*entityCount
	relations map[ID]*relationCount
}

type entityCount struct {
	names, forms, facts map[string]int
	articles            map[ID]bool
}

type relationCount struct {
	articles   map[ID]bool
	publishers map[string]bool
}

// NewDerived gives the entities and relations of nothing.
func NewDerived() *Derived {
	return &Derived{map[ID]*Entity{}, map[ID]*Relation{}, map[ID]*entityCount{}, map[ID]*relationCount{}}
}

// Add counts a batch. Finish must follow the last one.
func (d *Derived) Add(b *Batch) {
	for i := range b.Appearances {
		d.appearance(&b.Article, &b.Appearances[i])
	}
	claims, quotes := b.Resolved()
	for i := range claims {
		d.claim(&b.Article, &claims[i])
	}
	for i := range quotes {
		if e := d.Entities[quotes[i].Speaker.Ref.Entity]; e != nil {
			e.QuoteCount++
		}
	}
}

func (d *Derived) appearance(article *Article, a *Appearance) {
	id := EntityID(a.Key)
	e, n := d.Entities[id], d.entities[id]
	if e == nil {
		e = &Entity{ID: id, Kind: a.Kind, Key: a.Key}
		n = &entityCount{map[string]int{}, map[string]int{}, map[string]int{}, map[ID]bool{}}
		d.Entities[id], d.entities[id] = e, n
	}
	n.names[a.Name]++
	n.facts[a.Facts.JSON()]++
	for _, form := range a.Forms() {
		n.forms[form]++
	}
	n.articles[article.ID] = true
	e.LastSeen = max(e.LastSeen, article.PublishedAt)
}

func (d *Derived) claim(article *Article, c *Claim) {
	r, n := d.Relations[c.Relation], d.relations[c.Relation]
	if r == nil {
		from, to := c.From.Entity, c.To.Entity
		if KindOf(c.Kind).Symmetric && to < from {
			from, to = to, from
		}
		r = &Relation{ID: c.Relation, Kind: c.Kind, Status: c.Status, From: from, To: to, Certainty: c.Certainty}
		n = &relationCount{map[ID]bool{}, map[string]bool{}}
		d.Relations[c.Relation], d.relations[c.Relation] = r, n
		d.Entities[from].RelationCount++
		d.Entities[to].RelationCount++
	}
	r.ClaimCount++
	n.articles[article.ID] = true
	if p := Fold(article.Publisher); p != "" {
		n.publishers[p] = true
	}
	r.Asserted = r.Asserted || c.AttributedTo == nil
	if c.Certainty.Rank() > r.Certainty.Rank() {
		r.Certainty = c.Certainty
	}
	if c.Date != nil {
		r.FirstDate, r.LastDate = widen(r.FirstDate, r.LastDate, c.Date.Value)
	}
	r.FirstSeen, r.LastSeen = widen(r.FirstSeen, r.LastSeen, article.PublishedAt)
	if c.Confidence != nil && (r.Confidence == nil || *c.Confidence > *r.Confidence) {
		r.Confidence = c.Confidence
	}
}

// widen makes the time from first to last include d.
func widen(first, last, d Date) (Date, Date) {
	if d == "" {
		return first, last
	}
	if first == "" || d < first {
		first = d
	}
	return first, max(last, d)
}

// Finish settles names, aliases, facts, and which relations are contested.
func (d *Derived) Finish() {
	for id, e := range d.Entities {
		n := d.entities[id]
		e.Name, e.Aliases = MostFrequent(n.names)[0], MostFrequent(n.forms)
		e.Facts, e.ArticleCount = Facts{}, len(n.articles)
		_ = json.Unmarshal([]byte(MostFrequent(n.facts)[0]), &e.Facts) // it is Facts' own JSON
	}
	for id, r := range d.Relations {
		n := d.relations[id]
		r.ArticleCount, r.PublisherCount = len(n.articles), len(n.publishers)
		r.Contested = d.Relations[r.Opposite()] != nil
	}
}

// Opposite is the id of the relation that contests this one: the same pair
// with ACTUAL for DENIED; "" for a status that contests nothing.
func (r *Relation) Opposite() ID {
	switch r.Status {
	case Actual:
		return RelationID(r.Kind, Denied, r.From, r.To)
	case Denied:
		return RelationID(r.Kind, Actual, r.From, r.To)
	}
	return ""
}

// MostFrequent orders texts by their counts, the largest first, ties by code
// points.
func MostFrequent(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}
