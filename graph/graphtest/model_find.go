package graphtest

import (
	"context"
	"slices"

	"entente/graph"
)

// byIDs answers a call by ids.
func byIDs[T any](ctx context.Context, m *Model, ids []graph.ID, get func(*state, graph.ID) *T) ([]*T, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := graph.CheckIDs(len(ids)); err != nil {
		return nil, err
	}
	out := make([]*T, len(ids))
	for i, id := range ids {
		out[i] = get(m.state(), id)
	}
	return out, nil
}

// Articles gives articles by id.
func (m *Model) Articles(ctx context.Context, ids []graph.ID) ([]*graph.Article, error) {
	return byIDs(ctx, m, ids, (*state).article)
}

// Entities gives entities by id.
func (m *Model) Entities(ctx context.Context, ids []graph.ID) ([]*graph.Entity, error) {
	return byIDs(ctx, m, ids, func(s *state, id graph.ID) *graph.Entity { return s.derived.Entities[id] })
}

// Relations gives relations by id.
func (m *Model) Relations(ctx context.Context, ids []graph.ID) ([]*graph.Relation, error) {
	return byIDs(ctx, m, ids, func(s *state, id graph.ID) *graph.Relation { return s.derived.Relations[id] })
}

// Claims gives claims by id.
func (m *Model) Claims(ctx context.Context, ids []graph.ID) ([]*graph.Claim, error) {
	return byIDs(ctx, m, ids, func(s *state, id graph.ID) *graph.Claim { return s.claim[id] })
}

// Quotes gives quotes by id.
func (m *Model) Quotes(ctx context.Context, ids []graph.ID) ([]*graph.Quote, error) {
	return byIDs(ctx, m, ids, func(s *state, id graph.ID) *graph.Quote { return s.quote[id] })
}

// find answers queries one by one.
func find[Q, T any](ctx context.Context, m *Model, qs []Q, answer func(*state, *Q) (graph.Page[T], error)) ([]graph.Page[T], error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := graph.CheckIDs(len(qs)); err != nil {
		return nil, err
	}
	pages := make([]graph.Page[T], len(qs))
	for i := range qs {
		if pages[i], err = answer(m.state(), &qs[i]); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// FindArticles lists articles.
func (m *Model) FindArticles(ctx context.Context, qs []graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	return find(ctx, m, qs, func(s *state, q *graph.ArticleQuery) (graph.Page[*graph.Article], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Article]{}, err
		}
		rows := where(s.articles, func(a *graph.Article) bool { return s.isArticle(&q.Where, a) })
		return graph.PageOf(rows, func(a *graph.Article) graph.Key {
			if w.Sort.Field == graph.ByRelevance {
				return graph.Key{Value: relevance(a, q.Where.Text), ID: a.ID}
			}
			return graph.Key{Value: a.SortValue(w.Sort.Field), ID: a.ID}
		}, w, q.Slice.Uncounted), nil
	})
}

// relevance is how often the words of a text occur in an article.
func relevance(a *graph.Article, text string) int64 {
	wanted, n := graph.Words(text), int64(0)
	for _, w := range graph.Words(a.Title + "\n" + a.Text) {
		if slices.Contains(wanted, w) {
			n++
		}
	}
	return n
}

// FindEntities lists entities.
func (m *Model) FindEntities(ctx context.Context, qs []graph.EntityQuery) ([]graph.Page[*graph.Entity], error) {
	return find(ctx, m, qs, func(s *state, q *graph.EntityQuery) (graph.Page[*graph.Entity], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Entity]{}, err
		}
		rows := where(s.entities, func(e *graph.Entity) bool {
			return (q.Article == "" || s.appears[e.ID][q.Article] != nil) && s.isEntity(&q.Where, e.ID)
		})
		return graph.PageOf(rows, func(e *graph.Entity) graph.Key {
			if w.Sort.Field == graph.ByText {
				return graph.Key{Value: s.appears[e.ID][q.Article].TextPosition(), ID: e.ID}
			}
			return graph.Key{Value: e.SortValue(w.Sort.Field), ID: e.ID}
		}, w, q.Slice.Uncounted), nil
	})
}

// FindRelations lists relations.
func (m *Model) FindRelations(ctx context.Context, qs []graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	return find(ctx, m, qs, func(s *state, q *graph.RelationQuery) (graph.Page[*graph.Relation], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Relation]{}, err
		}
		rows := where(s.relations, func(r *graph.Relation) bool {
			symmetric := graph.KindOf(r.Kind).Symmetric
			stands := q.Of == "" || r.From == q.Of && (q.Direction != graph.In || symmetric) || r.To == q.Of && (q.Direction != graph.Out || symmetric)
			return stands && s.isRelation(&q.Where, r, q.Of)
		})
		return graph.PageOf(rows, func(r *graph.Relation) graph.Key {
			return graph.Key{Value: r.SortValue(w.Sort.Field), ID: r.ID}
		}, w, q.Slice.Uncounted), nil
	})
}

// FindClaims lists claims.
func (m *Model) FindClaims(ctx context.Context, qs []graph.ClaimQuery) ([]graph.Page[*graph.Claim], error) {
	return find(ctx, m, qs, func(s *state, q *graph.ClaimQuery) (graph.Page[*graph.Claim], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Claim]{}, err
		}
		rows := where(s.claims, func(c *graph.Claim) bool {
			return (q.Of == "" || c.Relation == q.Of) && (q.Article == "" || c.Article == q.Article) && s.isClaim(&q.Where, c) &&
				(q.Relation == nil || s.isRelation(q.Relation, s.derived.Relations[c.Relation], ""))
		})
		return graph.PageOf(rows, func(c *graph.Claim) graph.Key {
			return graph.Key{Value: c.SortValue(w.Sort.Field, s.article(c.Article).PublishedAt), ID: c.ID}
		}, w, q.Slice.Uncounted), nil
	})
}

// FindQuotes lists quotes.
func (m *Model) FindQuotes(ctx context.Context, qs []graph.QuoteQuery) ([]graph.Page[*graph.Quote], error) {
	return find(ctx, m, qs, func(s *state, q *graph.QuoteQuery) (graph.Page[*graph.Quote], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Quote]{}, err
		}
		rows := where(s.quotes, func(x *graph.Quote) bool {
			return (q.Speaker == "" || x.Speaker.Ref.Entity == q.Speaker) && (q.Article == "" || x.Article == q.Article) && s.isQuote(&q.Where, x)
		})
		return graph.PageOf(rows, func(x *graph.Quote) graph.Key {
			return graph.Key{Value: x.SortValue(w.Sort.Field, s.article(x.Article).PublishedAt), ID: x.ID}
		}, w, q.Slice.Uncounted), nil
	})
}

// FindPositions lists positions.
func (m *Model) FindPositions(ctx context.Context, qs []graph.PositionQuery) ([]graph.Page[*graph.Position], error) {
	return find(ctx, m, qs, func(s *state, q *graph.PositionQuery) (graph.Page[*graph.Position], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Position]{}, err
		}
		group := graph.Positions{}
		for _, c := range s.claims {
			if c.Kind == graph.HoldsPosition && c.From.Entity == q.Holder && anyOf(q.Tenses, c.Tense) {
				group.Add(c, s.article(c.Article).PublishedAt)
			}
		}
		return graph.PageOf(group.List(), func(p *graph.Position) graph.Key {
			return graph.Key{Value: graph.DateValue(p.LastSeen), ID: p.ID}
		}, w, q.Slice.Uncounted), nil
	})
}

// FindMentions lists mentions.
func (m *Model) FindMentions(ctx context.Context, qs []graph.MentionQuery) ([]graph.Page[*graph.EntityMention], error) {
	return find(ctx, m, qs, func(s *state, q *graph.MentionQuery) (graph.Page[*graph.EntityMention], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.EntityMention]{}, err
		}
		var rows []*graph.EntityMention
		appearance := map[*graph.EntityMention]graph.ID{}
		if b := s.batches[q.Article]; b != nil {
			for _, a := range b.Appearances {
				for _, x := range a.Mentions {
					if anyOf(q.Spans, x.Span) {
						row := &graph.EntityMention{Entity: graph.EntityID(a.Key), Mention: x}
						rows, appearance[row] = append(rows, row), a.ID
					}
				}
			}
		}
		return graph.PageOf(rows, func(x *graph.EntityMention) graph.Key {
			return graph.Key{Value: graph.TextPosition(x.Start, x.End), ID: appearance[x]}
		}, w, q.Slice.Uncounted), nil
	})
}

// Search looks names up.
func (m *Model) Search(ctx context.Context, q graph.SearchQuery) (graph.Page[*graph.Hit], error) {
	pages, err := find(ctx, m, []graph.SearchQuery{q}, func(s *state, q *graph.SearchQuery) (graph.Page[*graph.Hit], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Hit]{}, err
		}
		var rows []*graph.Hit
		for _, e := range s.entities {
			if hit := graph.Match(e, graph.MostFrequent(s.forms[e.ID]), graph.Words(q.Text)); hit != nil && anyOf(q.Kinds, e.Kind) {
				rows = append(rows, hit)
			}
		}
		return graph.PageOf(rows, func(h *graph.Hit) graph.Key { return graph.Key{Value: h.Rank(), ID: h.Entity.ID} }, w, q.Slice.Uncounted), nil
	})
	if err != nil {
		return graph.Page[*graph.Hit]{}, err
	}
	return pages[0], nil
}
