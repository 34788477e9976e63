package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"entente/graph"
)

// The expressions by which each noun is sorted.
var (
	articleSort  = map[string]string{graph.ByPublished: `a.published`, graph.ByIngested: `a.ingested`, graph.ByRelevance: `w.count`}
	entitySort   = map[string]string{graph.ByArticles: `e.articles`, graph.ByName: `e.sort_name`, graph.ByRelations: `e.relations`, graph.ByQuotes: `e.quotes`, graph.ByLastSeen: `e.last_seen`, graph.ByText: `p.place`}
	relationSort = map[string]string{
		graph.ByLastSeen: `r.last_seen`, graph.ByFirstSeen: `r.first_seen`, graph.ByLastDate: `r.last_date`,
		graph.ByClaims: `r.claims`, graph.ByArticles: `r.articles`, graph.ByPublishers: `r.publishers`, graph.ByConfidence: `r.confidence`,
	}
	claimSort = map[string]string{graph.ByPublished: `c.published`, graph.ByDate: `c.date`, graph.ByConfidence: `c.confidence`, graph.ByText: `c.place`}
	quoteSort = map[string]string{graph.ByPublished: `q.published`, graph.ByLength: `q.length`, graph.ByText: `q.place`}
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
	return find(ctx, s, "find articles", qs, func(r *reader, q *graph.ArticleQuery) (graph.Page[*graph.Article], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Article]{}, err
		}
		if w.Sort.Field == graph.ByRelevance {
			if err := r.refresh(); err != nil {
				return graph.Page[*graph.Article]{}, err
			}
		}
		return page(r, listArticles(q, w.Sort), w, q.Slice.Uncounted, scanArticle)
	})
}

func listArticles(q *graph.ArticleQuery, sort graph.Sort) list {
	l := list{columns: articleColumns, from: `article a`, id: `a.id`, sort: articleSort[sort.Field], required: slices.Contains(required, sort.Field)}
	l.where.article(`a`, &q.Where)
	if sort.Field == graph.ByRelevance {
		var found []string
		for _, word := range graph.Words(q.Where.Text) {
			found = append(found, term(word))
		}
		l.from += ` JOIN (SELECT doc, count(*) AS count FROM article_term WHERE term IN (SELECT value FROM json_each(?)) GROUP BY doc) w ON w.doc = a.n`
		l.fromArgs = []any{values(found)}
	}
	return l
}

// FindEntities lists entities.
func (s *Store) FindEntities(ctx context.Context, qs []graph.EntityQuery) ([]graph.Page[*graph.Entity], error) {
	return find(ctx, s, "find entities", qs, func(r *reader, q *graph.EntityQuery) (graph.Page[*graph.Entity], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Entity]{}, err
		}
		p, err := page(r, listEntities(q, w.Sort), w, q.Slice.Uncounted, scanEntity)
		if err != nil {
			return p, err
		}
		return p, r.aliases(p.Rows)
	})
}

func listEntities(q *graph.EntityQuery, sort graph.Sort) list {
	l := list{columns: entityColumns, from: `entity e`, id: `e.id`, sort: entitySort[sort.Field], required: slices.Contains(required, sort.Field)}
	if q.Article != "" {
		l.from += ` JOIN appearance p ON p.entity = e.id`
		l.where.and(`p.article = (SELECT n FROM article WHERE id = ?)`, q.Article)
	}
	l.where.entityAmong(`e.id`, &q.Where)
	l.where.entityIs(`e`, &q.Where)
	return l
}

// FindRelations lists relations.
func (s *Store) FindRelations(ctx context.Context, qs []graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	return find(ctx, s, "find relations", qs, func(r *reader, q *graph.RelationQuery) (graph.Page[*graph.Relation], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Relation]{}, err
		}
		return page(r, listRelations(q, w.Sort), w, q.Slice.Uncounted, scanRelation)
	})
}

func listRelations(q *graph.RelationQuery, sort graph.Sort) list {
	l := list{columns: relationColumns, from: `relation r`, id: `r.id`, sort: relationSort[sort.Field], required: slices.Contains(required, sort.Field)}
	if q.Of != "" {
		l.from, l.fromArgs = seenFrom(q.Of, cmp.Or(q.Direction, graph.Both))
	}
	l.where.relation(&q.Where, q.Of)
	return l
}

// seenFrom is the relations of an entity, of which none begins where it ends.
func seenFrom(of graph.ID, d graph.Direction) (string, []any) {
	const out, back = `SELECT * FROM relation WHERE from_entity = ?`, `SELECT * FROM relation WHERE to_entity = ?`
	const both = ` AND kind IN (SELECT value FROM json_each(?))`
	switch d {
	case graph.Out:
		return `(` + out + ` UNION ALL ` + back + both + `) r`, []any{of, of, values(symmetric)}
	case graph.In:
		return `(` + back + ` UNION ALL ` + out + both + `) r`, []any{of, of, values(symmetric)}
	}
	return `(` + out + ` UNION ALL ` + back + `) r`, []any{of, of}
}

// FindClaims lists claims.
func (s *Store) FindClaims(ctx context.Context, qs []graph.ClaimQuery) ([]graph.Page[*graph.Claim], error) {
	return find(ctx, s, "find claims", qs, func(r *reader, q *graph.ClaimQuery) (graph.Page[*graph.Claim], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Claim]{}, err
		}
		return page(r, listClaims(q, w.Sort), w, q.Slice.Uncounted, scanClaim)
	})
}

func listClaims(q *graph.ClaimQuery, sort graph.Sort) list {
	l := list{columns: claimColumns, from: `claim c`, id: `c.id`, sort: claimSort[sort.Field], required: sort.Field == graph.ByText}
	if q.Of != "" {
		l.where.and(`c.relation = ?`, q.Of)
	}
	if q.Article != "" {
		l.where.and(`c.article = (SELECT n FROM article WHERE id = ?)`, q.Article)
	}
	l.where.claim(&q.Where)
	l.where.relationOf(q.Relation)
	return l
}

// relationOf demands that the relation of a claim satisfies a filter.
func (c *condition) relationOf(f *graph.RelationFilter) {
	if f == nil {
		return
	}
	var relation condition
	relation.relation(f, "")
	c.such(`c.relation`, `relation r`, `r.id`, relation, selectiveRelation(f))
}

// FindQuotes lists quotes.
func (s *Store) FindQuotes(ctx context.Context, qs []graph.QuoteQuery) ([]graph.Page[*graph.Quote], error) {
	return find(ctx, s, "find quotes", qs, func(r *reader, q *graph.QuoteQuery) (graph.Page[*graph.Quote], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Quote]{}, err
		}
		return page(r, listQuotes(q, w.Sort), w, q.Slice.Uncounted, scanQuote)
	})
}

func listQuotes(q *graph.QuoteQuery, sort graph.Sort) list {
	l := list{columns: quoteColumns, from: `quote q`, id: `q.id`, sort: quoteSort[sort.Field], required: sort.Field != graph.ByPublished}
	if q.Speaker != "" {
		l.where.and(`q.speaker_entity = ?`, q.Speaker)
	}
	if q.Article != "" {
		l.where.and(`q.article = (SELECT n FROM article WHERE id = ?)`, q.Article)
	}
	l.where.quote(&q.Where)
	return l
}

// FindPositions lists positions.
func (s *Store) FindPositions(ctx context.Context, qs []graph.PositionQuery) ([]graph.Page[*graph.Position], error) {
	return find(ctx, s, "find positions", qs, func(r *reader, q *graph.PositionQuery) (graph.Page[*graph.Position], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.Position]{}, err
		}
		var held condition
		held.and(`kind = 'HOLDS_POSITION' AND from_entity = ?`, q.Holder)
		in(&held, `tense`, q.Tenses)
		group := graph.Positions{}
		err = r.each(func(rows *sql.Rows) error {
			var c graph.Claim
			var published sql.NullString
			err := rows.Scan(&c.Article, &c.Relation, &c.From.Entity, &c.To.Entity, &c.Title, &c.Tense, &published)
			group.Add(&c, graph.Date(published.String))
			return err
		}, `SELECT article_id, relation, from_entity, to_entity, title, tense, published FROM claim`+held.text(), held.args...)
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
	return find(ctx, s, "find mentions", qs, func(r *reader, q *graph.MentionQuery) (graph.Page[*graph.EntityMention], error) {
		w, err := q.Window()
		if err != nil {
			return graph.Page[*graph.EntityMention]{}, err
		}
		var rows []*row
		err = r.each(func(raw *sql.Rows) error {
			var entity graph.ID
			a, err := scanAppearance(raw, &entity)
			if err != nil {
				return err
			}
			for _, m := range a.Mentions {
				if len(q.Spans) == 0 || slices.Contains(q.Spans, m.Span) {
					rows = append(rows, &row{graph.EntityMention{Entity: entity, Mention: m}, a.ID})
				}
			}
			return nil
		}, `SELECT `+appearanceColumns+`, p.entity FROM appearance p WHERE p.article = (SELECT n FROM article WHERE id = ?)`, q.Article)
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
