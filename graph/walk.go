package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// walker reads the relations of one entity after the other, within limits.
type walker struct {
	reader  Reader
	through []EntityKind
	ask     NeighbourQuery
	looked  int // entities
	met     int // relations
}

// stepIDs is how many entities a walker asks a store about at once.
const stepIDs = 100

func newWalker(r Reader, where RelationFilter, through []EntityKind) (*walker, error) {
	if err := where.check("where", false); err != nil {
		return nil, err
	}
	if err := oneOf("through", through, any4...); err != nil {
		return nil, err
	}
	if len(through) == 0 {
		through = []EntityKind{Person, Organisation}
	}
	return &walker{reader: r, through: through, ask: NeighbourQuery{Where: where}}, nil
}

// look gives the edges of each entity; nil and the reason where that would be more than a walk may look at. A level is looked at whole
// or not at all, so that the answer does not depend on the store.
func (w *walker) look(ctx context.Context, of []ID) ([][]Edge, string, error) {
	if w.looked += len(of); w.looked > MaxExpansions {
		return nil, fmt.Sprintf("there are more than %d entities to look at", MaxExpansions), nil
	}
	var out [][]Edge
	for ids := range slices.Chunk(of, stepIDs) {
		w.ask.Of = ids
		edges, err := neighbours(ctx, w.reader, w.ask)
		if err != nil {
			return nil, "", err
		}
		for _, list := range edges {
			if w.met += len(list); w.met > MaxEdges {
				return nil, fmt.Sprintf("there are more than %d relations to look at", MaxEdges), nil
			}
		}
		out = append(out, edges...)
	}
	return out, "", nil
}

func neighbours(ctx context.Context, r Reader, q NeighbourQuery) ([][]Edge, error) {
	if n, ok := r.(Neighbours); ok {
		return n.Neighbours(ctx, q)
	}
	return ReadNeighbours(ctx, r, q)
}

// Check checks the query.
func (q *NeighbourQuery) Check() error {
	for _, err := range []error{CheckIDs(len(q.Of)), q.Where.check("where", false), oneOf("kinds", q.Kinds, any4...)} {
		if err != nil {
			return err
		}
	}
	return nil
}

// ReadNeighbours is Neighbours for any store.
func ReadNeighbours(ctx context.Context, r Reader, nq NeighbourQuery) ([][]Edge, error) {
	if err := nq.Check(); err != nil {
		return nil, err
	}
	out := make([][]Edge, len(nq.Of))
	for i, id := range nq.Of {
		var kinds []ID
		q := RelationQuery{Of: id, Where: nq.Where, Slice: Slice{First: MaxRows, Uncounted: true}}
		for {
			pages, err := r.FindRelations(ctx, []RelationQuery{q})
			if err != nil {
				return nil, err
			}
			for _, row := range pages[0].Rows {
				other := row.From
				if other == id {
					other = row.To
				}
				out[i] = append(out[i], Edge{Relation: row.ID, Other: other, Articles: row.ArticleCount})
				kinds = append(kinds, other)
			}
			if !pages[0].More {
				break
			}
			q.Slice.After = pages[0].Cursors[len(pages[0].Cursors)-1]
		}
		for start := 0; start < len(kinds); start += MaxIDs {
			entities, err := r.Entities(ctx, kinds[start:min(start+MaxIDs, len(kinds))])
			if err != nil {
				return nil, err
			}
			for j, e := range entities {
				if e != nil { // nil where it went between two calls
					out[i][start+j].Kind = e.Kind
				}
			}
		}
		if len(nq.Kinds) > 0 {
			out[i] = slices.DeleteFunc(out[i], func(e Edge) bool { return !slices.Contains(nq.Kinds, e.Kind) })
		}
	}
	return out, nil
}

// existing gives the entities of ids, all of which must exist.
func existing(ctx context.Context, r Reader, ids ...ID) ([]*Entity, error) {
	entities, err := r.Entities(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, e := range entities {
		if e == nil {
			return nil, fmt.Errorf("entity %.40q: %w", string(ids[i]), ErrNotFound)
		}
	}
	return entities, nil
}

// ShortestPaths finds the first shortest paths between two entities, in the
// order of Paths. It looks from both ends, first where fewer relations are, and
// gives no path where it would have to look at more than MaxExpansions
// entities or MaxEdges relations. ErrNotFound where an end does not exist.
func ShortestPaths(ctx context.Context, r Reader, q PathQuery) (Paths, error) {
	w, err := newWalker(r, q.Where, q.Through)
	switch {
	case err != nil:
		return Paths{}, err
	case q.MaxLength < 1 || q.MaxLength > MaxPathLength:
		return Paths{}, invalid("maxLength", "%d is not from 1 to %d", q.MaxLength, MaxPathLength)
	case q.First < 0 || q.First > MaxRows:
		return Paths{}, invalid("first", "%d is not from 0 to %d", q.First, MaxRows)
	case q.From == q.To:
		return Paths{}, invalid("to", "from and to are one")
	}
	ends, err := existing(ctx, r, q.From, q.To)
	if err != nil {
		return Paths{}, err
	}
	from, to := newSide(ends[0], q.To), newSide(ends[1], q.From)
	w.ask.Kinds = append(slices.Clone(w.through), ends[0].Kind, ends[1].Kind)
	for from.depth+to.depth < q.MaxLength {
		near, far := lighter(from, to)
		for len(near.unweighed) > 0 {
			if err := near.weigh(ctx, r); err != nil {
				return Paths{}, err
			}
			near, far = lighter(from, to)
		}
		if len(near.frontier) == 0 {
			return Paths{Complete: true}, nil
		}
		edges, reason, err := w.look(ctx, near.frontier)
		if err != nil {
			return Paths{}, err
		}
		if reason != "" {
			return Paths{Reason: reason}, nil
		}
		near.step(edges, w.through, far, from.depth+to.depth+1 == q.MaxLength)
		if met := near.meets(far); len(met) > 0 {
			return Paths{Paths: join(from, to, met, q), Complete: true}, nil
		}
	}
	return Paths{Complete: true}, nil
}

// side is what a search has found from one end.
type side struct {
	target    ID           // the other end, which may be of any kind
	distance  map[ID]int   // of every entity found
	back      map[ID][]hop // from an entity to those one step nearer to the end
	frontier  []ID         // found last, ascending
	depth     int          // their distance
	unweighed []ID         // those of the frontier whose relations are not counted
	weight    int          // relations of the frontier, one for each that is not counted
}

type hop struct{ relation, to ID }

func newSide(end *Entity, target ID) *side {
	return &side{target: target, distance: map[ID]int{end.ID: 0}, back: map[ID][]hop{}, frontier: []ID{end.ID}, weight: end.RelationCount}
}

// lighter gives the side with less to look at first.
func lighter(a, b *side) (near, far *side) {
	if b.weight < a.weight {
		return b, a
	}
	return a, b
}

// weigh counts the relations of some more of the frontier: a hub has more than
// a thousand others, and often it is soon clear that the other side is lighter.
func (s *side) weigh(ctx context.Context, r Reader) error {
	ids := s.unweighed[:min(stepIDs, len(s.unweighed))]
	s.unweighed = s.unweighed[len(ids):]
	entities, err := r.Entities(ctx, ids)
	if err != nil {
		return err
	}
	s.weight -= len(ids)
	for _, e := range entities {
		if e != nil { // nil where it went between two calls
			s.weight += e.RelationCount
		}
	}
	return nil
}

// step goes on from the frontier; the last step only to what the other side
// has found.
func (s *side) step(edges [][]Edge, through []EntityKind, other *side, last bool) {
	s.depth++
	var next []ID
	for i, list := range edges {
		for _, e := range list {
			if e.Other != s.target && !slices.Contains(through, e.Kind) {
				continue
			}
			if _, met := other.distance[e.Other]; last && !met {
				continue
			}
			d, known := s.distance[e.Other]
			if !known {
				d = s.depth
				s.distance[e.Other] = d
				next = append(next, e.Other)
			}
			if d == s.depth {
				s.back[e.Other] = append(s.back[e.Other], hop{e.Relation, s.frontier[i]})
			}
		}
	}
	slices.Sort(next)
	s.frontier, s.unweighed, s.weight = next, next, len(next)
}

// meets gives the entities of the frontier that the other side has found.
func (s *side) meets(other *side) []ID {
	return slices.DeleteFunc(slices.Clone(s.frontier), func(id ID) bool {
		_, found := other.distance[id]
		return !found
	})
}

// join gives the first paths through the entities where the two sides met.
func join(from, to *side, met []ID, q PathQuery) []Path {
	ahead := map[ID][]hop{} // steps from From to To, on shortest paths only
	for level := met; len(level) > 0; {
		var next []ID
		for _, id := range level {
			for _, h := range from.back[id] {
				if len(ahead[h.to]) == 0 {
					next = append(next, h.to)
				}
				ahead[h.to] = append(ahead[h.to], hop{h.relation, id})
			}
		}
		level = next
	}
	for level := met; len(level) > 0; {
		var next []ID
		for _, id := range level {
			if len(ahead[id]) == 0 {
				ahead[id] = to.back[id]
				for _, h := range ahead[id] {
					next = append(next, h.to)
				}
			}
		}
		level = next
	}
	for _, hops := range ahead {
		slices.SortFunc(hops, func(a, b hop) int { return strings.Compare(string(a.relation), string(b.relation)) })
	}
	var out []Path
	var walk func(p Path, at ID)
	walk = func(p Path, at ID) {
		if at == q.To {
			out = append(out, Path{slices.Clone(p.Entities), slices.Clone(p.Relations)})
			return
		}
		for _, h := range ahead[at] {
			if len(out) >= q.First {
				return
			}
			walk(Path{append(p.Entities, h.to), append(p.Relations, h.relation)}, h.to)
		}
	}
	if q.First > 0 {
		walk(Path{Entities: []ID{q.From}}, q.From)
	}
	return out
}
