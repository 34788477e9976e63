package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/synthetic"
)

// awkward are names that a store may be tempted to change, split or run.
var awkward = []string{
	"Lena Orlova", "LENA ORLOVA", "lena orlova", "Jos\u00e9 Mu\u00f1oz", "Jose\u0301 Mun\u0303oz", "Straße", "STRASSE", "İstanbul", "ıstanbul",
	"习近平", "محمد بن سلمان", "שלום", "हिन्दी", "한국", "Ωμέγα", "ЛЕНА", "𝔘𝔫𝔦", "👩‍👩‍👧", "O'Hara", "O’Hara", `The "Quiet" One`, "a|b", "a:b", "a;b--", "a*b", `a"b`, "a'b", "a''b",
	`a\b`, "a\\\"b", "a%b", "a_b", "a?b", "a$1b", "a{b}", "a[b]", "a(b)", "NEAR/2", "AND", "OR", "NOT", "NULL", "null", "' OR 1=1 --", "}) DETACH DELETE n //", "\u202eright to left",
	"a\tb", "a\nb", "\ufeffmark", "e\u0301\u0323", strings.Repeat("長", size(10_000)), strings.Repeat("a b ", size(10_000)/4), "Ǆ ǅ ǆ", "ﬁ ﬂ", "x\u0000y"[:1] + "\u0001y",
}

// testTorture stores awkward texts in every place, and finds each of them, and
// only it, again.
func testTorture(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	var ids []graph.ID
	for i, name := range awkward {
		d := NewDraft(graph.Input{ExternalID: fmt.Sprintf("%d %.900s", i, name), Title: name, Publisher: name, Text: name + " said: " + name})
		d.batch.Article.IngestedAt = fixed
		key := fmt.Sprintf("%d %s", i, name)
		a := d.Appear(graph.Person, key, name, name)
		b := d.Appear(graph.Organisation, key, name)
		d.Claim(graph.HoldsPosition, a, b, name, func(c *graph.Claim) {
			c.Title, c.Rule = name, name
			c.AttributedTo = &graph.Source{Text: name}
			c.Date = &graph.ClaimDate{Text: name}
		})
		d.Quote(graph.Direct, graph.Source{Text: name}, []string{name}, func(q *graph.Quote) { q.Cue, q.CueLemma = name, name })
		both(t, s, m, d.Batch())
		ids = append(ids, graph.EntityID("person:"+key))
	}
	equal(t, s, m)
	for i := 0; i < len(awkward); i += len(awkward) / size(len(awkward)) {
		name := awkward[i]
		q := graph.EntityQuery{Where: graph.EntityFilter{Names: []string{name}}, Slice: graph.Slice{First: graph.MaxRows}}
		got, err := s.FindEntities(t.Context(), []graph.EntityQuery{q})
		p := only(t, got, err)
		if !slices.ContainsFunc(p.Rows, func(e *graph.Entity) bool { return e.ID == ids[i] && e.Name == name }) {
			t.Errorf("%.40q is not found by its name", name)
		}
		for _, e := range p.Rows {
			if graph.Fold(e.Name) != graph.Fold(name) {
				t.Errorf("the name %.40q finds %.40q", name, e.Name)
			}
		}
		walkPages(t, s, m, fmt.Sprintf("named %.40q", name), entities(t, q))
		part := fmt.Sprintf("%.1000s", name)
		walkPages(t, s, m, fmt.Sprintf("titled %.40q", name), entities(t, graph.EntityQuery{Where: graph.EntityFilter{Title: part}}))
		walkPages(t, s, m, fmt.Sprintf("articles with %.40q", name), articles(t, graph.ArticleQuery{Where: graph.ArticleFilter{Text: part}}))
		walkPages(t, s, m, fmt.Sprintf("published by %.40q", name), articles(t, graph.ArticleQuery{Where: graph.ArticleFilter{Publishers: []string{name}}}))
		walkPages(t, s, m, fmt.Sprintf("quotes of %.40q", name), quotes(t, graph.QuoteQuery{Where: graph.QuoteFilter{SpeakerText: part, Text: part, Cues: []string{name}}}))
		walkPages(t, s, m, fmt.Sprintf("claims by %.40q", name), claims(t, graph.ClaimQuery{Where: graph.ClaimFilter{Rule: name, Title: part}}))
		searchBoth(t, s, m, graph.SearchQuery{Text: fmt.Sprintf("%.100s", name), Slice: graph.Slice{First: 20}})
	}
}

// searchBoth compares a search with the model's.
func searchBoth(t *testing.T, s graph.Store, m *Model, q graph.SearchQuery) graph.Page[*graph.Hit] {
	t.Helper()
	got, err := s.Search(t.Context(), q)
	ok(t, err)
	want, err := m.Search(t.Context(), q)
	ok(t, err)
	same(t, fmt.Sprintf("search %+v", q), got, want)
	return got
}

func testSearch(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	both(t, s, m, synthetic.Generator{Seed: 31, Articles: size(120)}.Batches()...)
	article := func(id, name string, forms ...string) graph.Batch {
		d := NewDraft(graph.Input{ExternalID: id, Text: strings.Join(forms, ", ")})
		d.batch.Article.IngestedAt = fixed
		d.Appear(graph.Person, graph.Fold(name), name, forms...)
		return d.Batch()
	}
	both(t, s, m,
		article("1", "Lena Orlova", "Lena Orlova", "Orlova", "L. Orlova"), article("2", "Lena Orlova-Keïta", "Lena Orlova-Keïta"),
		article("3", "Orlo Venn", "Orlo Venn"), article("4", "Orlo Venn", "Orlo Venn", "Mr Venn"), article("5", "Élena Orlov", "Élena Orlov"))
	names := func(text string) []string {
		var out []string
		for _, h := range searchBoth(t, s, m, graph.SearchQuery{Text: text, Slice: graph.Slice{First: 10}}).Rows {
			out = append(out, fmt.Sprintf("%s (%s, %v)", h.Entity.Name, h.Matched, h.Score))
		}
		return out
	}
	same(t, "exact, then prefix", names("Lena Orlova"), []string{"Lena Orlova (Lena Orlova, 1)", "Lena Orlova-Keïta (Lena Orlova-Keïta, 0.5)"})
	same(t, "an alias", names("ORLOVA"), []string{"Lena Orlova (Orlova, 1)", "Lena Orlova-Keïta (Lena Orlova-Keïta, 0.5)"})
	same(t, "accents off", names("elena orlov"), []string{"Élena Orlov (Élena Orlov, 1)"})
	same(t, "words in any order, the last a prefix", names("keita len"), []string{"Lena Orlova-Keïta (Lena Orlova-Keïta, 0.5)"})
	same(t, "only the last is a prefix", names("len keita"), []string(nil))
	for _, text := range []string{"", " ", "…", "'", "%", "*", "orl", "O", "venn mr", "ka", "k", "zz", strings.Repeat("k ", 100)} {
		for _, kinds := range [][]graph.EntityKind{nil, {graph.Person}, {graph.Organisation, graph.Place}} {
			q := graph.SearchQuery{Text: text, Kinds: kinds, Slice: graph.Slice{First: 7}}
			for {
				p := searchBoth(t, s, m, q)
				if !p.More {
					break
				}
				q.Slice.After = p.Cursors[len(p.Cursors)-1]
			}
			searchBoth(t, s, m, graph.SearchQuery{Text: text, Kinds: kinds, Slice: graph.Slice{Last: 3}})
		}
	}
}

func testMentions(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	b := Whole()
	both(t, s, m, b)
	ask := func(q graph.MentionQuery) pager {
		return pagerOf(q, func(q *graph.MentionQuery, s graph.Slice) { q.Slice = s }, func(r graph.Reader, qs []graph.MentionQuery) ([]graph.Page[*graph.EntityMention], error) {
			return r.FindMentions(t.Context(), qs)
		})
	}
	walkPages(t, s, m, "mentions", ask(graph.MentionQuery{Article: b.Article.ID}))
	first := b.Appearances[0].Mentions[0].Span
	walkPages(t, s, m, "mentions at spans", ask(graph.MentionQuery{Article: b.Article.ID, Spans: []graph.Span{first, {Start: 1, End: 2}}}))
	pages, err := s.FindMentions(t.Context(), []graph.MentionQuery{{Article: b.Article.ID, Slice: graph.Slice{First: 1}}})
	p := only(t, pages, err)
	same(t, "first mention", p.Rows[0], &graph.EntityMention{Entity: graph.EntityID("person:lena orlova"), Mention: b.Appearances[0].Mentions[0]})
}

func testPositions(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 37, Articles: size(60)}
	both(t, s, m, g.Batches()...)
	holders := map[graph.ID]bool{}
	for _, c := range m.state().claims {
		if c.Kind == graph.HoldsPosition {
			holders[c.From.Entity] = true
		}
	}
	for holder := range holders {
		for _, tenses := range [][]graph.Tense{nil, {graph.Current}, {graph.Former, graph.Future}} {
			walkPages(t, s, m, "positions", pagerOf(graph.PositionQuery{Holder: holder, Tenses: tenses}, func(q *graph.PositionQuery, s graph.Slice) { q.Slice = s },
				func(r graph.Reader, qs []graph.PositionQuery) ([]graph.Page[*graph.Position], error) {
					return r.FindPositions(t.Context(), qs)
				}))
		}
	}
	// Titles that differ in case or dashes are one position, shown in the most
	// frequent form; without a title is another.
	held := func(id, title string, tense graph.Tense) graph.Batch {
		d := NewDraft(graph.Input{ExternalID: id, PublishedAt: graph.Date("2020-0" + id), Text: "Lena Orlova of Tolvia"})
		d.batch.Article.IngestedAt = fixed
		a, b := d.Appear(graph.Person, "lena orlova", "Lena Orlova", "Lena Orlova"), d.Appear(graph.Country, "TV", "Tolvia", "Tolvia")
		d.Claim(graph.HoldsPosition, a, b, "Lena Orlova of Tolvia", func(c *graph.Claim) { c.Title, c.Tense = title, tense })
		return d.Batch()
	}
	both(t, s, m, held("1", "vice-president", graph.Current), held("2", "Vice President", graph.Current), held("3", "Vice President", graph.Current), held("4", "mayor", graph.Former), held("5", "", graph.Current))
	lena, tolvia := graph.EntityID("person:lena orlova"), graph.EntityID("country:TV")
	relation := graph.RelationID(graph.HoldsPosition, graph.Actual, lena, tolvia)
	pages, err := s.FindPositions(t.Context(), []graph.PositionQuery{{Holder: lena, Slice: graph.Slice{First: 9}}})
	same(t, "positions", only(t, pages, err).Rows, []*graph.Position{
		{ID: graph.PositionID(relation, "", graph.Current), Tense: graph.Current, Holder: lena, At: tolvia, Relation: relation, ClaimCount: 1, ArticleCount: 1, FirstSeen: "2020-05", LastSeen: "2020-05"},
		{ID: graph.PositionID(relation, "Mayor", graph.Former), Title: "mayor", Titles: []string{"mayor"}, Tense: graph.Former, Holder: lena, At: tolvia, Relation: relation, ClaimCount: 1, ArticleCount: 1, FirstSeen: "2020-04", LastSeen: "2020-04"},
		{
			ID: graph.PositionID(relation, "VICE PRESIDENT", graph.Current), Title: "Vice President", Titles: []string{"Vice President", "vice-president"}, Tense: graph.Current,
			Holder: lena, At: tolvia, Relation: relation, ClaimCount: 3, ArticleCount: 3, FirstSeen: "2020-01", LastSeen: "2020-03",
		},
	})
}
