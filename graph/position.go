package graph

import (
	"maps"
	"slices"
)

// Positions groups the claims of a holder's positions.
type Positions map[ID]*positionCount

type positionCount struct {
	Position
	titles   map[string]int
	articles map[ID]bool
}

// Add counts a HOLDS_POSITION claim, as a store answers it, of an article
// published then.
func (p Positions) Add(c *Claim, published Date) {
	id := PositionID(c.Relation, c.Title, c.Tense)
	n := p[id]
	if n == nil {
		n = &positionCount{
			Position: Position{ID: id, Tense: c.Tense, Holder: c.From.Entity, At: c.To.Entity, Relation: c.Relation},
			titles:   map[string]int{}, articles: map[ID]bool{},
		}
		p[id] = n
	}
	n.ClaimCount++
	if c.Title != "" {
		n.titles[c.Title]++
	}
	n.articles[c.Article] = true
	n.FirstSeen, n.LastSeen = widen(n.FirstSeen, n.LastSeen, published)
}

// List gives the positions by id.
func (p Positions) List() []*Position {
	out := make([]*Position, 0, len(p))
	for _, id := range slices.Sorted(maps.Keys(p)) {
		n := p[id]
		n.ArticleCount = len(n.articles)
		if len(n.titles) > 0 {
			n.Titles = MostFrequent(n.titles)
			n.Title = n.Titles[0]
		}
		out = append(out, &n.Position)
	}
	return out
}
