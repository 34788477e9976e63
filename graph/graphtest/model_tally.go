package graphtest

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// Tally counts.
func (m *Model) Tally(ctx context.Context, q graph.TallyQuery) ([]graph.TallyRow, error) {
	leave, err := m.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := q.Check(); err != nil {
		return nil, err
	}
	s := m.state()
	t := &tally{q: q, rows: map[string]*graph.TallyRow{}, articles: map[string]map[graph.ID]bool{}}
	switch q.Of {
	case graph.TallyArticles:
		for _, a := range s.articles {
			t.count(a, nil)
		}
	case graph.TallyQuotes:
		for _, x := range where(s.quotes, func(x *graph.Quote) bool { return s.isQuote(q.Quotes, x) }) {
			t.quote(s, x)
		}
	case graph.TallyClaims:
		for _, c := range where(s.claims, func(c *graph.Claim) bool {
			return q.Relations == nil || s.isRelation(q.Relations, s.derived.Relations[c.Relation], "") && s.isClaim(q.Relations.Claim, c)
		}) {
			t.count(s.article(c.Article), map[graph.TallyBy]graph.TallyKey{
				graph.ByFrom: {Entity: c.From.Entity}, graph.ByTo: {Entity: c.To.Entity},
				graph.ByKind: {Text: string(c.Kind)}, graph.ByStatus: {Text: string(c.Status)},
			})
		}
	}
	return t.list(), nil
}

type tally struct {
	q        graph.TallyQuery
	rows     map[string]*graph.TallyRow
	articles map[string]map[graph.ID]bool
}

func (t *tally) quote(s *state, x *graph.Quote) {
	speaker := graph.TallyKey{Entity: x.Speaker.Ref.Entity}
	if speaker.Entity == "" {
		speaker.Text = x.Speaker.Text
	}
	about := x.About
	if len(about) == 0 || !slices.Contains(t.q.By, graph.ByAbout) {
		about = []graph.Ref{{}}
	}
	for _, r := range about {
		t.count(s.article(x.Article), map[graph.TallyBy]graph.TallyKey{
			graph.BySpeaker: speaker, graph.ByOutlet: {Entity: x.Outlet.Entity}, graph.ByAbout: {Entity: r.Entity},
		})
	}
}

func (t *tally) count(a *graph.Article, own map[graph.TallyBy]graph.TallyKey) {
	var keys []graph.TallyKey
	for _, by := range t.q.By {
		key := own[by]
		switch by {
		case graph.ByPublisher:
			key.Text = a.Publisher
		case graph.ByDay:
			key.Text = string(a.PublishedAt)
		case graph.ByMonth:
			key.Text = fmt.Sprintf("%.7s", a.PublishedAt)
		case graph.ByYear:
			key.Text = fmt.Sprintf("%.4s", a.PublishedAt)
		}
		key.By = by
		keys = append(keys, key)
	}
	name := fmt.Sprintf("%q", keys)
	if t.rows[name] == nil {
		t.rows[name], t.articles[name] = &graph.TallyRow{Keys: keys}, map[graph.ID]bool{}
	}
	t.rows[name].Count++
	t.articles[name][a.ID] = true
}

func (t *tally) list() []graph.TallyRow {
	var out []graph.TallyRow
	for name, row := range t.rows {
		row.Articles = len(t.articles[name])
		out = append(out, *row)
	}
	slices.SortFunc(out, func(a, b graph.TallyRow) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), slices.CompareFunc(a.Keys, b.Keys, func(x, y graph.TallyKey) int {
			return cmp.Or(cmp.Compare(x.Entity, y.Entity), cmp.Compare(x.Text, y.Text))
		}))
	})
	return out[:min(len(out), t.q.First)]
}
