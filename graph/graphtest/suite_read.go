package graphtest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/synthetic"
)

func testByIDs(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	both(t, s, m, synthetic.Generator{Seed: 19, Articles: 8}.Batches()...)
	a, e, r, c, q := listed(m.state())
	check := func(what string, read func(graph.Reader, []graph.ID) (any, error), ids []graph.ID) {
		t.Helper()
		mixed := []graph.ID{"missing", ids[1], ids[0], ids[1], "", "x' OR 1=1 --"}
		for _, list := range [][]graph.ID{nil, {}, {"missing"}, ids, mixed} {
			got, err := read(s, list)
			ok(t, err)
			want, err := read(m, list)
			ok(t, err)
			same(t, fmt.Sprintf("%s of %q", what, list), got, want)
		}
		if _, err := read(s, make([]graph.ID, graph.MaxIDs+1)); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("too many %s give %v, want ErrInvalid", what, err)
		}
	}
	check("articles", func(s graph.Reader, ids []graph.ID) (any, error) { return s.Articles(t.Context(), ids) }, a)
	check("entities", func(s graph.Reader, ids []graph.ID) (any, error) { return s.Entities(t.Context(), ids) }, e)
	check("relations", func(s graph.Reader, ids []graph.ID) (any, error) { return s.Relations(t.Context(), ids) }, r)
	check("claims", func(s graph.Reader, ids []graph.ID) (any, error) { return s.Claims(t.Context(), ids) }, c)
	check("quotes", func(s graph.Reader, ids []graph.ID) (any, error) { return s.Quotes(t.Context(), ids) }, q)
}

// listed gives the ids of everything.
func listed(s *state) (articles, entities, relations, claims, quotes []graph.ID) {
	for _, x := range s.articles {
		articles = append(articles, x.ID)
	}
	for _, x := range s.entities {
		entities = append(entities, x.ID)
	}
	for _, x := range s.relations {
		relations = append(relations, x.ID)
	}
	for _, x := range s.claims {
		claims = append(claims, x.ID)
	}
	for _, x := range s.quotes {
		quotes = append(quotes, x.ID)
	}
	for _, list := range [][]graph.ID{articles, entities, relations, claims, quotes} {
		slices.Sort(list)
	}
	return articles, entities, relations, claims, quotes
}

// pager asks one list query with any slice.
type pager func(r graph.Reader, s graph.Slice) (rows any, page graph.Page[any], err error)

func pagerOf[Q, T any](q Q, slice func(*Q, graph.Slice), find func(graph.Reader, []Q) ([]graph.Page[T], error)) pager {
	return func(r graph.Reader, s graph.Slice) (any, graph.Page[any], error) {
		q := q
		slice(&q, s)
		pages, err := find(r, []Q{q})
		if err != nil {
			return nil, graph.Page[any]{}, err
		}
		p := pages[0]
		return p.Rows, graph.Page[any]{Rows: make([]any, len(p.Rows)), Cursors: p.Cursors, More: p.More, Earlier: p.Earlier, Total: p.Total}, nil
	}
}

// testPages walks through every list in every order, in both directions.
func testPages(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 23, Articles: size(25)}
	both(t, s, m, g.Batches()...)
	article := g.Batch(3, 0).Article.ID
	hub := busiest(m)
	for _, up := range []bool{false, true} {
		for _, field := range []string{"", graph.ByPublished, graph.ByIngested, graph.ByRelevance} {
			q := graph.ArticleQuery{Where: graph.ArticleFilter{Text: "the we"}, Order: graph.Order{Field: field, Ascending: up}}
			walkPages(t, s, m, "articles by "+field, articles(t, q))
		}
		for _, field := range []string{"", graph.ByArticles, graph.ByName, graph.ByRelations, graph.ByQuotes, graph.ByLastSeen} {
			walkPages(t, s, m, "entities by "+field, entities(t, graph.EntityQuery{Order: graph.Order{Field: field, Ascending: up}}))
			walkPages(t, s, m, "an article's entities by "+field, entities(t, graph.EntityQuery{Article: article, Order: graph.Order{Field: field, Ascending: up}}))
		}
		for _, field := range []string{"", graph.ByFirstSeen, graph.ByLastDate, graph.ByClaims, graph.ByArticles, graph.ByPublishers, graph.ByConfidence} {
			walkPages(t, s, m, "relations by "+field, relations(t, graph.RelationQuery{Order: graph.Order{Field: field, Ascending: up}}))
		}
		for _, d := range []graph.Direction{"", graph.Out, graph.In, graph.Both} {
			walkPages(t, s, m, "a hub's relations "+string(d), relations(t, graph.RelationQuery{Of: hub, Direction: d, Order: graph.Order{Ascending: up}}))
		}
		for _, field := range []string{"", graph.ByDate, graph.ByConfidence} {
			walkPages(t, s, m, "claims by "+field, claims(t, graph.ClaimQuery{Order: graph.Order{Field: field, Ascending: up}}))
			walkPages(t, s, m, "an article's claims by "+field, claims(t, graph.ClaimQuery{Article: article, Order: graph.Order{Field: field, Ascending: up}}))
		}
		for _, field := range []string{"", graph.ByLength} {
			walkPages(t, s, m, "quotes by "+field, quotes(t, graph.QuoteQuery{Order: graph.Order{Field: field, Ascending: up}}))
			walkPages(t, s, m, "an article's quotes by "+field, quotes(t, graph.QuoteQuery{Article: article, Order: graph.Order{Field: field, Ascending: up}}))
		}
	}
}

func articles(t *testing.T, q graph.ArticleQuery) pager {
	return pagerOf(q, func(q *graph.ArticleQuery, s graph.Slice) { q.Slice = s }, func(r graph.Reader, qs []graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
		return r.FindArticles(t.Context(), qs)
	})
}

func entities(t *testing.T, q graph.EntityQuery) pager {
	return pagerOf(q, func(q *graph.EntityQuery, s graph.Slice) { q.Slice = s }, func(r graph.Reader, qs []graph.EntityQuery) ([]graph.Page[*graph.Entity], error) {
		return r.FindEntities(t.Context(), qs)
	})
}

func relations(t *testing.T, q graph.RelationQuery) pager {
	return pagerOf(q, func(q *graph.RelationQuery, s graph.Slice) { q.Slice = s }, func(r graph.Reader, qs []graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
		return r.FindRelations(t.Context(), qs)
	})
}

func claims(t *testing.T, q graph.ClaimQuery) pager {
	return pagerOf(q, func(q *graph.ClaimQuery, s graph.Slice) { q.Slice = s }, func(r graph.Reader, qs []graph.ClaimQuery) ([]graph.Page[*graph.Claim], error) {
		return r.FindClaims(t.Context(), qs)
	})
}

func quotes(t *testing.T, q graph.QuoteQuery) pager {
	return pagerOf(q, func(q *graph.QuoteQuery, s graph.Slice) { q.Slice = s }, func(r graph.Reader, qs []graph.QuoteQuery) ([]graph.Page[*graph.Quote], error) {
		return r.FindQuotes(t.Context(), qs)
	})
}

// busiest is the entity with the most relations.
func busiest(m *Model) graph.ID {
	var best *graph.Entity
	for _, e := range m.state().entities {
		if best == nil || e.RelationCount > best.RelationCount || e.RelationCount == best.RelationCount && e.ID < best.ID {
			best = e
		}
	}
	return best.ID
}

// walkPages reads a list whole, then page by page from both ends, and compares
// each page with the model's.
func walkPages(t *testing.T, s graph.Store, m *Model, what string, ask pager) {
	t.Helper()
	compare := func(slice graph.Slice) graph.Page[any] {
		t.Helper()
		rows, p, err := ask(s, slice)
		ok(t, err)
		wantRows, want, err := ask(m, slice)
		ok(t, err)
		same(t, fmt.Sprintf("%s, rows of %+v", what, slice), rows, wantRows)
		same(t, fmt.Sprintf("%s, page of %+v", what, slice), p, want)
		return p
	}
	whole := compare(graph.Slice{First: graph.MaxRows})
	compare(graph.Slice{Last: graph.MaxRows, Uncounted: true})
	if none := compare(graph.Slice{}); none.Total != len(whole.Rows) || len(none.Rows) != 0 || none.More != (len(whole.Rows) > 0) {
		t.Fatalf("%s: no rows asked for gives %+v", what, none)
	}
	size := max(1, len(whole.Rows)/4)
	forwards, backwards := []string{}, []string{}
	for slice := (graph.Slice{First: size}); ; {
		p := compare(slice)
		forwards = append(forwards, p.Cursors...)
		if !p.More {
			break
		}
		slice.After = p.Cursors[len(p.Cursors)-1]
	}
	for slice := (graph.Slice{Last: size}); ; {
		p := compare(slice)
		backwards = append(slices.Clone(p.Cursors), backwards...)
		if !p.More {
			break
		}
		slice.Before = p.Cursors[0]
	}
	same(t, what+", cursors page by page", forwards, whole.Cursors)
	same(t, what+", cursors backwards", backwards, whole.Cursors)
	for _, c := range []string{"x", "../../x", strings.Repeat("A", 5000)} {
		if _, _, err := ask(s, graph.Slice{First: 1, After: c}); !errors.Is(err, graph.ErrInvalid) {
			t.Fatalf("%s: the cursor %.20q gives %v, want ErrInvalid", what, c, err)
		}
	}
}

// testCursorsUnderChange pages through a list while articles come and go: what
// stays is seen exactly once, and in order.
func testCursorsUnderChange(t *testing.T, open func(testing.TB) graph.Store) {
	s := open(t)
	g := synthetic.Generator{Seed: 29, Articles: 80}
	stay := map[graph.ID]bool{}
	for i := range 60 {
		apply(t, s, g.Batch(i, 0))
		if i%3 > 0 {
			stay[g.Batch(i, 0).Article.ID] = true
		}
	}
	q := graph.ArticleQuery{Slice: graph.Slice{First: 5}}
	seen := map[graph.ID]int{}
	last := ""
	for step := 0; ; step++ {
		pages, err := s.FindArticles(t.Context(), []graph.ArticleQuery{q})
		p := only(t, pages, err)
		for _, a := range p.Rows {
			seen[a.ID]++
			if at := string(a.PublishedAt); last != "" && at > last {
				t.Fatalf("%s comes after %s", at, last)
			} else {
				last = at
			}
		}
		if !p.More {
			break
		}
		q.Slice.After = p.Cursors[len(p.Cursors)-1]
		if step < 20 {
			apply(t, s, g.Batch(60+step, 0))
			_, err := s.Retract(t.Context(), g.Batch(3*step, 0).Article.ID, "")
			ok(t, err)
		}
	}
	for id := range stay {
		if seen[id] != 1 {
			t.Errorf("%s is seen %d times", id, seen[id])
		}
	}
}

func testInvalidQueries(t *testing.T, open func(testing.TB) graph.Store) {
	s := open(t)
	apply(t, s, Whole())
	bad := graph.Slice{First: -1}
	_, a := s.FindArticles(t.Context(), []graph.ArticleQuery{{}, {Slice: bad}})
	_, e := s.FindEntities(t.Context(), []graph.EntityQuery{{Order: graph.Order{Field: graph.ByDate}}})
	_, r := s.FindRelations(t.Context(), []graph.RelationQuery{{Where: graph.RelationFilter{Kinds: []graph.RelationKind{"LIKES"}}}})
	_, c := s.FindClaims(t.Context(), []graph.ClaimQuery{{Relation: &graph.RelationFilter{Between: make([]graph.EntityFilter, 3)}}})
	_, q := s.FindQuotes(t.Context(), []graph.QuoteQuery{{Slice: graph.Slice{First: graph.MaxRows + 1}}})
	_, p := s.FindPositions(t.Context(), []graph.PositionQuery{{Tenses: []graph.Tense{"PAST"}}})
	_, m := s.FindMentions(t.Context(), []graph.MentionQuery{{Slice: bad}})
	_, h := s.Search(t.Context(), graph.SearchQuery{Text: strings.Repeat("a", graph.MaxSearchText+1)})
	_, y := s.Tally(t.Context(), graph.TallyQuery{Of: graph.TallyClaims})
	_, many := s.FindArticles(t.Context(), make([]graph.ArticleQuery, graph.MaxIDs+1))
	for i, err := range []error{a, e, r, c, q, p, m, h, y, many} {
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("query %d gives %v, want ErrInvalid", i, err)
		}
	}
	// What does not exist has nothing.
	for _, id := range []graph.ID{"missing", "' OR 1=1 --", "e"} {
		ep, err := s.FindEntities(t.Context(), []graph.EntityQuery{{Article: id, Slice: graph.Slice{First: 1}}})
		same(t, "entities of no article", only(t, ep, err), graph.Page[*graph.Entity]{})
		rp, err := s.FindRelations(t.Context(), []graph.RelationQuery{{Of: id, Slice: graph.Slice{First: 1}}})
		same(t, "relations of no entity", only(t, rp, err), graph.Page[*graph.Relation]{})
		cp, err := s.FindClaims(t.Context(), []graph.ClaimQuery{{Of: id, Slice: graph.Slice{First: 1}}})
		same(t, "claims of no relation", only(t, cp, err), graph.Page[*graph.Claim]{})
		qp, err := s.FindQuotes(t.Context(), []graph.QuoteQuery{{Speaker: id, Slice: graph.Slice{First: 1}}})
		same(t, "quotes of no entity", only(t, qp, err), graph.Page[*graph.Quote]{})
		pp, err := s.FindPositions(t.Context(), []graph.PositionQuery{{Holder: id, Slice: graph.Slice{First: 1}}})
		same(t, "positions of no entity", only(t, pp, err), graph.Page[*graph.Position]{})
		mp, err := s.FindMentions(t.Context(), []graph.MentionQuery{{Article: id, Slice: graph.Slice{First: 1}}})
		same(t, "mentions of no article", only(t, mp, err), graph.Page[*graph.EntityMention]{})
	}
	none, err := s.FindArticles(t.Context(), nil)
	if err != nil || len(none) != 0 {
		t.Errorf("no queries give %v, %v", none, err)
	}
}
