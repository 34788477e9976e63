package neo4j

import (
	"cmp"
	"context"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// The expressions by which each noun is sorted.
var (
	articleSort  = map[string]string{graph.ByPublished: "a.published", graph.ByIngested: "a.ingested", graph.ByRelevance: "occurrences"}
	entitySort   = map[string]string{graph.ByArticles: "e.articles", graph.ByName: "e.sortKey", graph.ByRelations: "e.relations", graph.ByQuotes: "e.quotes", graph.ByLastSeen: "e.lastSeen", graph.ByText: "m.place"}
	relationSort = map[string]string{
		graph.ByLastSeen: "r.lastSeen", graph.ByFirstSeen: "r.firstSeen", graph.ByLastDate: "r.lastDate",
		graph.ByClaims: "r.claims", graph.ByArticles: "r.articles", graph.ByPublishers: "r.publishers", graph.ByConfidence: "r.confidence",
	}
	claimSort = map[string]string{graph.ByPublished: "c.published", graph.ByDate: "c.date", graph.ByConfidence: "c.confidence", graph.ByText: "c.place"}
	quoteSort = map[string]string{graph.ByPublished: "q.published", graph.ByLength: "q.length", graph.ByText: "q.place"}
	required  = []string{graph.ByIngested, graph.ByRelevance, graph.ByArticles, graph.ByName, graph.ByRelations, graph.ByQuotes, graph.ByClaims, graph.ByPublishers, graph.ByLength}
)

// symmetric is the kinds whose relations are seen from both ends.
var symmetric = func() (kinds []graph.RelationKind) {
	for _, k := range graph.Kinds {
		if k.Symmetric {
			kinds = append(kinds, k.Kind)
		}
	}
	return kinds
}()

// FindArticles lists articles.
func (s *Store) FindArticles(ctx context.Context, qs []graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	return find(ctx, s, "find articles", qs, func(t *tx, q *graph.ArticleQuery) (graph.Page[*graph.Article], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Article]{}, err
		}
		l := &list{condition: t.query().condition(), pattern: "(a:Article)", columns: articleColumns, id: "a.articleId", sort: articleSort[w.Sort.Field], required: slices.Contains(required, w.Sort.Field)}
		l.article("a", &q.Where)
		if w.Sort.Field == graph.ByRelevance {
			l.pattern = "(a:Article)-[:TEXT]->(found)"
			l.also = " WITH a, size([word IN split(found.words, ' ') WHERE word IN " + l.value(graph.Words(q.Where.Text)) + "]) AS occurrences"
		}
		return page(l, w, q.Slice.Uncounted, articleOf)
	})
}

// FindEntities lists entities.
func (s *Store) FindEntities(ctx context.Context, qs []graph.EntityQuery) ([]graph.Page[*graph.Entity], error) {
	return find(ctx, s, "find entities", qs, func(t *tx, q *graph.EntityQuery) (graph.Page[*graph.Entity], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Entity]{}, err
		}
		l := &list{condition: t.query().condition(), pattern: "(e:Record)", columns: entityColumns, id: "e.entityId", sort: entitySort[w.Sort.Field], required: slices.Contains(required, w.Sort.Field), hex: w.Sort.Field == graph.ByName}
		if q.Article != "" {
			l.pattern = "(:Article {articleId: " + l.value(q.Article) + "})-[m:MENTIONS]->(e:Record)"
		}
		l.entityAmong("e.entityId", &q.Where)
		l.entityIs("e", &q.Where)
		return page(l, w, q.Slice.Uncounted, entityOf)
	})
}

// FindRelations lists relations.
func (s *Store) FindRelations(ctx context.Context, qs []graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	return find(ctx, s, "find relations", qs, func(t *tx, q *graph.RelationQuery) (graph.Page[*graph.Relation], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Relation]{}, err
		}
		l := &list{condition: t.query().condition(), pattern: "(r:Relation)", columns: relationColumns, id: "r.relationId", sort: relationSort[w.Sort.Field], required: slices.Contains(required, w.Sort.Field)}
		if q.Of != "" {
			of, both := l.value(q.Of), l.value(symmetric)
			switch cmp.Or(q.Direction, graph.Both) {
			case graph.Out:
				l.and("(r.fromId = %[1]s OR r.toId = %[1]s AND r.kind IN %[2]s)", of, both)
			case graph.In:
				l.and("(r.toId = %[1]s OR r.fromId = %[1]s AND r.kind IN %[2]s)", of, both)
			default:
				l.and("(r.fromId = %[1]s OR r.toId = %[1]s)", of)
			}
		}
		l.relation(&q.Where, q.Of)
		return page(l, w, q.Slice.Uncounted, relationOfRow)
	})
}

// FindClaims lists claims.
func (s *Store) FindClaims(ctx context.Context, qs []graph.ClaimQuery) ([]graph.Page[*graph.Claim], error) {
	return find(ctx, s, "find claims", qs, func(t *tx, q *graph.ClaimQuery) (graph.Page[*graph.Claim], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Claim]{}, err
		}
		l := &list{condition: t.query().condition(), pattern: "(c:Claim)", columns: claimColumns, id: "c.claimId", sort: claimSort[w.Sort.Field], required: w.Sort.Field == graph.ByText}
		if q.Of != "" {
			l.and("c.relationId = %s", l.value(q.Of))
		}
		if q.Article != "" {
			l.and("c.articleId = %s", l.value(q.Article))
		}
		l.claim("c", &q.Where)
		l.relationOf(q.Relation)
		return page(l, w, q.Slice.Uncounted, claimOf)
	})
}

// FindQuotes lists quotes.
func (s *Store) FindQuotes(ctx context.Context, qs []graph.QuoteQuery) ([]graph.Page[*graph.Quote], error) {
	return find(ctx, s, "find quotes", qs, func(t *tx, q *graph.QuoteQuery) (graph.Page[*graph.Quote], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Quote]{}, err
		}
		l := &list{condition: t.query().condition(), pattern: "(q:Quote)", columns: quoteColumns, id: "q.quoteId", sort: quoteSort[w.Sort.Field], required: w.Sort.Field != graph.ByPublished}
		if q.Speaker != "" {
			l.and("q.speakerId = %s", l.value(q.Speaker))
		}
		if q.Article != "" {
			l.and("q.articleId = %s", l.value(q.Article))
		}
		l.quote(&q.Where)
		return page(l, w, q.Slice.Uncounted, quoteOf)
	})
}

// FindPositions lists positions.
func (s *Store) FindPositions(ctx context.Context, qs []graph.PositionQuery) ([]graph.Page[*graph.Position], error) {
	return find(ctx, s, "find positions", qs, func(t *tx, q *graph.PositionQuery) (graph.Page[*graph.Position], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Position]{}, err
		}
		held := t.query().condition()
		held.and("c.fromId = %s AND c.kind = 'HOLDS_POSITION'", held.value(q.Holder))
		in(held, "c.tense", q.Tenses)
		group := graph.Positions{}
		err = t.each(func(r *driver.Record) error {
			c, err := claimOf(r)
			if err == nil {
				published, _ := r.Values[1].(string)
				group.Add(c, graph.Date(published))
			}
			return err
		}, "MATCH (c:Claim)"+held.text()+" RETURN c.data, c.published", held.parameters)
		return graph.PageOf(group.List(), func(p *graph.Position) graph.Key {
			return graph.Key{Value: graph.DateValue(p.LastSeen), ID: p.ID}
		}, w, q.Slice.Uncounted), err
	})
}

// FindMentions lists mentions.
func (s *Store) FindMentions(ctx context.Context, qs []graph.MentionQuery) ([]graph.Page[*graph.EntityMention], error) {
	type row struct {
		graph.EntityMention
		appearance graph.ID
	}
	return find(ctx, s, "find mentions", qs, func(t *tx, q *graph.MentionQuery) (graph.Page[*graph.EntityMention], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.EntityMention]{}, err
		}
		var rows []*row
		err = t.each(func(r *driver.Record) error {
			a, err := read[graph.Appearance](r.Values[0])
			if err != nil {
				return err
			}
			for _, m := range a.Mentions {
				if len(q.Spans) == 0 || slices.Contains(q.Spans, m.Span) {
					rows = append(rows, &row{graph.EntityMention{Entity: graph.EntityID(a.Key), Mention: m}, a.ID})
				}
			}
			return nil
		}, "MATCH (:Article {articleId: $p.article})-[m:MENTIONS]->() RETURN m.data", map[string]any{"article": q.Article})
		if err != nil {
			return graph.Page[*graph.EntityMention]{}, err
		}
		found := graph.PageOf(rows, func(x *row) graph.Key {
			return graph.Key{Value: graph.TextPosition(x.Start, x.End), ID: x.appearance}
		}, w, q.Slice.Uncounted)
		p := graph.Page[*graph.EntityMention]{Cursors: found.Cursors, More: found.More, Earlier: found.Earlier, Total: found.Total}
		for _, x := range found.Rows {
			p.Rows = append(p.Rows, &x.EntityMention)
		}
		return p, nil
	})
}
