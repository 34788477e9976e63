package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// Neighbourhood gives the entities at most Depth steps away from the centres,
// and the relations that it went along: those with an end less than Depth
// away. Where the limit leaves entities out, the nearest stay, of equally near
// ones those with the relation that most articles support, ties by id. A walk
// that would look at more than MaxExpansions entities or MaxEdges relations
// stops one step earlier and says so. ErrNotFound where a centre does not
// exist.
func Neighbourhood(ctx context.Context, r Reader, q SubgraphQuery) (Subgraph, error) {
	w, err := newWalker(r, q.Where, q.Through)
	centres := slices.Compact(slices.Sorted(slices.Values(q.Centres)))
	switch {
	case err != nil:
		return Subgraph{}, err
	case q.Depth < 1 || q.Depth > MaxDepth:
		return Subgraph{}, invalid("depth", "%d is not from 1 to %d", q.Depth, MaxDepth)
	case q.Limit < 1 || q.Limit > MaxNeighbourhood:
		return Subgraph{}, invalid("limit", "%d is not from 1 to %d", q.Limit, MaxNeighbourhood)
	case len(centres) == 0 || len(centres) > q.Limit:
		return Subgraph{}, invalid("ids", "give at least one, and no more than the limit")
	case q.Common && q.Depth != 1:
		return Subgraph{}, invalid("depth", "what is next to every centre is one step away")
	}
	if _, err := existing(ctx, r, centres...); err != nil {
		return Subgraph{}, err
	}
	w.ask.Ranked = true
	a := around{q: q, through: w.through, kept: map[ID]bool{}, met: map[ID]bool{}, relations: map[ID][2]ID{}}
	for _, id := range centres {
		a.kept[id], a.met[id] = true, true
	}
	out := Subgraph{Complete: true}
	for frontier, depth := centres, 0; depth < q.Depth && len(frontier) > 0; depth++ {
		edges, reason, err := w.look(ctx, frontier)
		if err != nil {
			return Subgraph{}, err
		}
		if reason != "" {
			out.Complete, out.Reason = false, reason
			break
		}
		frontier = a.step(frontier, edges)
	}
	if out.Omitted = len(a.met) - len(a.kept); out.Omitted > 0 && out.Complete {
		out.Complete, out.Reason = false, fmt.Sprintf("the limit of %d entities left %d out", q.Limit, out.Omitted)
	}
	out.Entities = slices.Sorted(maps.Keys(a.kept))
	for id, ends := range a.relations {
		if a.kept[ends[0]] && a.kept[ends[1]] {
			out.Relations = append(out.Relations, id)
		}
	}
	slices.Sort(out.Relations)
	return out, nil
}

// around is what a neighbourhood has found.
type around struct {
	q         SubgraphQuery
	through   []EntityKind
	kept, met map[ID]bool
	relations map[ID][2]ID
}

// candidate is an entity next to the frontier.
type candidate struct {
	id       ID
	kind     EntityKind
	articles int // of its best supported relation
	next     int // how many of the frontier it is next to
	last     int // the last of them, counted from 1
}

// step takes what is next to the frontier, as the limit allows, and gives
// those to go on from.
func (a *around) step(frontier []ID, edges [][]Edge) []ID {
	found := map[ID]*candidate{}
	for i, list := range edges {
		for _, e := range list {
			a.relations[e.Relation] = [2]ID{frontier[i], e.Other}
			if a.kept[e.Other] {
				continue
			}
			c := found[e.Other]
			if c == nil {
				c = &candidate{id: e.Other, kind: e.Kind}
				found[e.Other] = c
			}
			c.articles = max(c.articles, e.Articles)
			if c.last != i+1 {
				c.last, c.next = i+1, c.next+1
			}
		}
	}
	list := slices.SortedFunc(maps.Values(found), func(x, y *candidate) int {
		return cmp.Or(cmp.Compare(y.articles, x.articles), cmp.Compare(x.id, y.id))
	})
	var on []ID
	for _, c := range list {
		if a.q.Common && c.next < len(frontier) {
			continue
		}
		a.met[c.id] = true
		if len(a.kept) >= a.q.Limit {
			continue
		}
		a.kept[c.id] = true
		if slices.Contains(a.through, c.kind) {
			on = append(on, c.id)
		}
	}
	slices.Sort(on)
	return on
}
