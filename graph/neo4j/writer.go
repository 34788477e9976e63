package neo4j

import (
	"maps"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// writer writes in one transaction: it loads what the batches touch, settles
// one batch after the other in memory, and writes what has become of it all.
type writer struct {
	*tx
	now func() time.Time

	old    map[graph.ID]*graph.Batch // articles as they are stored
	buried map[string]*graph.Tombstone

	entities        map[graph.ID]*entity // as they are to be
	relations       map[graph.ID]*relation
	formsBefore     map[graph.ID]map[string]form // of the entities that are stored
	relationsBefore map[graph.ID]bool
	touched         map[graph.ID]bool // relations that changed
	staleEntities   map[graph.ID]bool // whose last day of all is to be looked up
	staleRelations  map[graph.ID]bool // whose first and last claims are

	come         []*graph.Batch // to be written
	goneArticles []graph.ID     // to be deleted whole
	replaced     []graph.ID     // what they say is to be deleted
	tombs        []graph.Tombstone
	risen        []string // tombstones to be deleted
}

func newWriter(t *tx, now func() time.Time) *writer {
	return &writer{
		tx: t, now: now, old: map[graph.ID]*graph.Batch{}, buried: map[string]*graph.Tombstone{},
		entities: map[graph.ID]*entity{}, relations: map[graph.ID]*relation{}, relationsBefore: map[graph.ID]bool{},
		formsBefore: map[graph.ID]map[string]form{}, touched: map[graph.ID]bool{}, staleEntities: map[graph.ID]bool{}, staleRelations: map[graph.ID]bool{},
	}
}

// tombstoneID names a tombstone.
func tombstoneID(key, contentHash string) string { return digest(contentHash + " " + key) }

// apply writes valid batches of different articles.
func (w *writer) apply(batches []*graph.Batch) ([]graph.Receipt, error) {
	ids, tombs := make([]graph.ID, len(batches)), make([]string, len(batches))
	for i, b := range batches {
		ids[i], tombs[i] = b.Article.ID, tombstoneID(b.Article.Key, b.Article.ContentHash)
	}
	if err := w.load(ids, tombs); err != nil {
		return nil, err
	}
	var touching []*graph.Batch
	receipts := make([]graph.Receipt, len(batches))
	var next []int
	for i, b := range batches {
		a := &b.Article
		old := w.old[a.ID]
		r := graph.Receipt{Article: a.ID, Outcome: graph.Created, Claims: len(b.Claims), Quotes: len(b.Quotes)}
		tomb := w.buried[tombs[i]]
		switch {
		case tomb != nil && !b.Restore:
			r = rejected(b, graph.RetractedError(*tomb))
		case old != nil && old.Article.ContentHash == a.ContentHash && old.Article.ExtractorVersion == a.ExtractorVersion:
			r.Outcome, r.Claims, r.Quotes = graph.Unchanged, len(old.Claims), len(old.Quotes)
		default:
			if tomb != nil {
				w.risen = append(w.risen, tombs[i])
			}
			if old != nil {
				r.Outcome = graph.Replaced
				w.replaced, touching = append(w.replaced, a.ID), append(touching, old)
			}
			next, touching, w.come = append(next, i), append(touching, b), append(w.come, b)
		}
		receipts[i] = r
	}
	if len(next) == 0 {
		return receipts, nil
	}
	if err := w.loadStates(touching); err != nil {
		return nil, err
	}
	for _, i := range next {
		receipts[i].NewEntities = w.settle(w.old[ids[i]], batches[i]).came
	}
	return receipts, w.write()
}

// load reads articles as they are stored, and tombstones.
func (w *writer) load(articles []graph.ID, tombs []string) error {
	batches, err := w.batches(articles)
	if err != nil {
		return err
	}
	for _, b := range batches {
		w.old[b.Article.ID] = b
	}
	if len(tombs) == 0 {
		return nil
	}
	return w.each(func(r *driver.Record) error {
		t, err := read[graph.Tombstone](r.Values[1])
		w.buried[r.Values[0].(string)] = t
		return err
	}, "UNWIND $p.ids AS id MATCH (t:Tombstone {tombstoneId: id}) RETURN id, t.data", map[string]any{"ids": tombs})
}

// loadStates reads the entities and relations that batches touch.
func (w *writer) loadStates(batches []*graph.Batch) error {
	entities, relations := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, b := range batches {
		for i := range b.Appearances {
			entities[graph.EntityID(b.Appearances[i].Key)] = true
		}
		claims, _ := b.Resolved()
		for i := range claims {
			r := relationOf(&claims[i])
			relations[r.ID] = true
			if opposite := r.Opposite(); opposite != "" {
				relations[opposite] = true
			}
		}
	}
	for _, id := range ordered(entities) {
		w.entities[id] = &entity{Forms: map[string]form{}, Facts: map[string]int{}}
	}
	for _, id := range ordered(relations) {
		w.relations[id] = &relation{Publishers: map[string]int{}}
	}
	err := w.each(func(r *driver.Record) error {
		e, err := read[entity](r.Values[1])
		if err != nil {
			return err
		}
		id := graph.ID(r.Values[0].(string))
		w.entities[id], w.formsBefore[id] = e, maps.Clone(e.Forms)
		return nil
	}, "UNWIND $p.ids AS id MATCH (e:Record {entityId: id}) RETURN id, e.data", map[string]any{"ids": ordered(entities)})
	if err != nil {
		return err
	}
	return w.each(func(r *driver.Record) error {
		x, err := read[relation](r.Values[1])
		if err != nil {
			return err
		}
		id := graph.ID(r.Values[0].(string))
		w.relations[id], w.relationsBefore[id] = x, true
		return nil
	}, "UNWIND $p.ids AS id MATCH (r:Relation {relationId: id}) RETURN id, r.data", map[string]any{"ids": ordered(relations)})
}

// relationOf is the identity of a resolved claim's relation.
func relationOf(c *graph.Claim) graph.Relation {
	r := graph.Relation{ID: c.Relation, Kind: c.Kind, Status: c.Status, From: c.From.Entity, To: c.To.Entity}
	if graph.KindOf(c.Kind).Symmetric && r.To < r.From {
		r.From, r.To = r.To, r.From
	}
	return r
}

// settled is the entities that a change made, and the entities and relations
// that it left without support, each by ascending id.
type settled struct {
	came, gone, goneRelations []graph.ID
}

// settle takes a stored batch away and adds another, either of which may be
// nil, in memory.
func (w *writer) settle(old, b *graph.Batch) (out settled) {
	change := graph.NewChange()
	if old != nil {
		change.Count(old, -1)
		w.takeEnds(old)
	}
	if b != nil {
		change.Count(b, 1)
	}
	for _, id := range ordered(change.Relations) {
		c, r := change.Relations[id], w.relations[id]
		was := r.ClaimCount > 0
		if !was {
			*r = relation{Relation: c.Relation, FromKind: c.FromKind, ToKind: c.ToKind, Publishers: map[string]int{}}
		}
		r.change(c)
		w.touched[id] = true
		is := r.ClaimCount > 0
		if is == was {
			continue
		}
		delta := 1
		if !is {
			delta = -1
			out.goneRelations = append(out.goneRelations, id)
		}
		change.Entities[c.From].Relations += delta
		change.Entities[c.To].Relations += delta
		if opposite := w.relations[c.Opposite()]; opposite != nil && opposite.ClaimCount > 0 {
			opposite.Contested, r.Contested = is, is
			w.touched[opposite.ID] = true
		}
	}
	for _, id := range ordered(change.Entities) {
		e := w.entities[id]
		was := e.Articles > 0
		if !was {
			*e = entity{Forms: map[string]form{}, Facts: map[string]int{}}
		}
		e.change(change.Entities[id])
		switch is := e.Articles > 0; {
		case is && !was:
			out.came = append(out.came, id)
		case was && !is:
			out.gone = append(out.gone, id)
		}
	}
	if b != nil {
		w.addEnds(b)
	}
	return out
}

// takeEnds marks what loses the claim or appearance that was the first or last
// of all.
func (w *writer) takeEnds(b *graph.Batch) {
	seen := b.Article.PublishedAt
	for i := range b.Appearances {
		id := graph.EntityID(b.Appearances[i].Key)
		if seen != "" && seen == w.entities[id].LastSeen {
			w.staleEntities[id] = true
		}
	}
	claims, _ := b.Resolved()
	for i := range claims {
		c := &claims[i]
		r := w.relations[c.Relation]
		shownHere := slices.ContainsFunc(r.Shown, func(x shown) bool { return x.Claim == c.ID })
		ends := seen != "" && (seen == r.FirstSeen || seen == r.LastSeen) ||
			c.Date != nil && c.Date.Value != "" && (c.Date.Value == r.FirstDate || c.Date.Value == r.LastDate) ||
			c.Confidence != nil && r.Confidence != nil && *c.Confidence == *r.Confidence
		if shownHere || ends {
			w.staleRelations[c.Relation] = true
		}
	}
}

// addEnds lets a batch be the first or last of all.
func (w *writer) addEnds(b *graph.Batch) {
	seen := b.Article.PublishedAt
	for i := range b.Appearances {
		e := w.entities[graph.EntityID(b.Appearances[i].Key)]
		e.LastSeen = max(e.LastSeen, seen)
	}
	claims, _ := b.Resolved()
	for i := range claims {
		c := &claims[i]
		r := w.relations[c.Relation]
		r.FirstSeen, r.LastSeen = widen(r.FirstSeen, r.LastSeen, seen)
		if c.Date != nil {
			r.FirstDate, r.LastDate = widen(r.FirstDate, r.LastDate, c.Date.Value)
		}
		if c.Confidence != nil && (r.Confidence == nil || *c.Confidence > *r.Confidence) {
			r.Confidence = c.Confidence
		}
		r.Shown = append(r.Shown, show(&b.Article, c, sourceOf(b, c)))
		slices.SortFunc(r.Shown, newer)
		r.Shown = r.Shown[:min(len(r.Shown), shownClaims)]
	}
}

// widen makes the time from first to last include d.
func widen(first, last, d graph.Date) (graph.Date, graph.Date) {
	if d != "" && (first == "" || d < first) {
		first = d
	}
	return first, max(last, d)
}
