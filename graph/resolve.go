package graph

import (
	"encoding/json"
	"strings"
)

// Resolved gives the batch's claims and quotes as a store answers them: with
// the entity of each appearance, and the relation of each claim. The batch
// must be valid, and stays as it is.
func (b *Batch) Resolved() ([]Claim, []Quote) {
	entities := make(map[ID]ID, len(b.Appearances))
	for i := range b.Appearances {
		entities[b.Appearances[i].ID] = EntityID(b.Appearances[i].Key)
	}
	ref := func(r Ref) Ref { return Ref{r.Appearance, entities[r.Appearance]} }
	source := func(s *Source) *Source {
		if s == nil {
			return nil
		}
		return &Source{s.Text, ref(s.Ref)}
	}
	claims := make([]Claim, len(b.Claims))
	for i, c := range b.Claims {
		c.From, c.To, c.Place, c.AttributedTo = ref(c.From), ref(c.To), ref(c.Place), source(c.AttributedTo)
		if c.Over != nil {
			c.Over = &Over{c.Over.Text, ref(c.Over.Ref)}
		}
		c.Relation = RelationID(c.Kind, c.Status, c.From.Entity, c.To.Entity)
		claims[i] = c
	}
	quotes := make([]Quote, len(b.Quotes))
	for i, q := range b.Quotes {
		q.Speaker, q.Addressee, q.Outlet = *source(&q.Speaker), source(q.Addressee), ref(q.Outlet)
		q.About = nil
		for _, r := range b.Quotes[i].About {
			q.About = append(q.About, ref(r))
		}
		quotes[i] = q
	}
	return claims, quotes
}

// Forms gives the surface forms of an appearance that count as aliases of its
// entity, one for each name or demonym, white space collapsed.
func (a *Appearance) Forms() []string {
	var out []string
	for i := range a.Mentions {
		if m := &a.Mentions[i]; m.Kind == Name || m.Kind == Demonym {
			out = append(out, strings.Join(strings.Fields(m.Text), " "))
		}
	}
	return out
}

// JSON is the form in which facts are counted.
func (f *Facts) JSON() string {
	b, _ := json.Marshal(f) // latitude and longitude are numbers, by Validate
	return string(b)
}

// Unresolve takes back what Resolved adds, of a batch read from a store.
func (b *Batch) Unresolve() {
	plain := func(r *Ref) { r.Entity = "" }
	for i := range b.Claims {
		c := &b.Claims[i]
		c.Relation = ""
		for _, r := range []*Ref{&c.From, &c.To, &c.Place} {
			plain(r)
		}
		if c.AttributedTo != nil {
			plain(&c.AttributedTo.Ref)
		}
		if c.Over != nil {
			plain(&c.Over.Ref)
		}
	}
	for i := range b.Quotes {
		q := &b.Quotes[i]
		plain(&q.Speaker.Ref)
		plain(&q.Outlet)
		if q.Addressee != nil {
			plain(&q.Addressee.Ref)
		}
		for j := range q.About {
			plain(&q.About[j])
		}
	}
}
