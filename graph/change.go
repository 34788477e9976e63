package graph

// Change is what taking batches away and adding others changes in the counts
// that stores keep; what both have cancels out.
type Change struct {
	Entities  map[ID]*EntityChange
	Relations map[ID]*RelationChange
}

// EntityChange is by how much the counts of an entity change. A store adds to
// Relations where a relation comes or goes.
type EntityChange struct {
	Kind                        EntityKind
	Key                         string
	Articles, Quotes, Relations int
	Forms                       map[string]*FormChange
	Facts                       map[string]int // by their JSON
}

// FormChange is by how much more often a form is an appearance's Name, and a
// mention's text.
type FormChange struct{ Names, Aliases int }

// RelationChange is by how much the counts of a relation change.
type RelationChange struct {
	Relation                            // its identity
	FromKind, ToKind                    EntityKind
	Claims, Articles, Certain, Probable int
	Own                                 int            // in the article's own voice
	Publishers                          map[string]int // folded, by articles
}

// NewChange changes nothing.
func NewChange() *Change {
	return &Change{map[ID]*EntityChange{}, map[ID]*RelationChange{}}
}

// Count adds a batch, or with -1 takes it away.
func (c *Change) Count(b *Batch, sign int) {
	kinds := make(map[ID]EntityKind, len(b.Appearances))
	for i := range b.Appearances {
		a := &b.Appearances[i]
		id := EntityID(a.Key)
		kinds[id] = a.Kind
		c.appearance(id, a, sign)
	}
	claims, quotes := b.Resolved()
	for i := range quotes {
		if e := c.Entities[quotes[i].Speaker.Ref.Entity]; e != nil {
			e.Quotes += sign
		}
	}
	publisher := Fold(b.Article.Publisher)
	seen := map[ID]bool{}
	for i := range claims {
		r := c.relation(&claims[i], kinds)
		r.Claims += sign
		switch claims[i].Certainty {
		case Certain:
			r.Certain += sign
		case Probable:
			r.Probable += sign
		}
		if claims[i].AttributedTo == nil {
			r.Own += sign
		}
		if !seen[r.ID] {
			seen[r.ID] = true
			r.Articles += sign
			if publisher != "" {
				r.Publishers[publisher] += sign
			}
		}
	}
}

func (c *Change) appearance(id ID, a *Appearance, sign int) {
	e := c.Entities[id]
	if e == nil {
		e = &EntityChange{Kind: a.Kind, Key: a.Key, Forms: map[string]*FormChange{}, Facts: map[string]int{}}
		c.Entities[id] = e
	}
	e.Articles += sign
	e.Facts[a.Facts.JSON()] += sign
	e.form(a.Name).Names += sign
	for _, form := range a.Forms() {
		e.form(form).Aliases += sign
	}
}

func (e *EntityChange) form(text string) *FormChange {
	f := e.Forms[text]
	if f == nil {
		f = &FormChange{}
		e.Forms[text] = f
	}
	return f
}

func (c *Change) relation(claim *Claim, kinds map[ID]EntityKind) *RelationChange {
	r := c.Relations[claim.Relation]
	if r == nil {
		from, to := claim.From.Entity, claim.To.Entity
		if KindOf(claim.Kind).Symmetric && to < from {
			from, to = to, from
		}
		r = &RelationChange{
			Relation: Relation{ID: claim.Relation, Kind: claim.Kind, Status: claim.Status, From: from, To: to},
			FromKind: kinds[from], ToKind: kinds[to], Publishers: map[string]int{},
		}
		c.Relations[claim.Relation] = r
	}
	return r
}
