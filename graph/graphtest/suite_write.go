package graphtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/synthetic"
)

func testRoundTrip(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 3, Articles: 30}
	both(t, s, m, g.Batches()...)
	equal(t, s, m)
	var ids []graph.ID
	for b, err := range s.Batches(t.Context(), "") {
		ok(t, err)
		want := g.Batch(slices.IndexFunc(g.Batches(), func(x graph.Batch) bool { return x.Article.ID == b.Article.ID }), 0)
		want.Sort()
		same(t, "batch", *b, want)
		ids = append(ids, b.Article.ID)
	}
	if len(ids) != g.Articles || !slices.IsSorted(ids) {
		t.Fatalf("Batches gives %d articles, sorted %v, want %d by id", len(ids), slices.IsSorted(ids), g.Articles)
	}
	for b, err := range s.Batches(t.Context(), ids[9]) {
		ok(t, err)
		if b.Article.ID != ids[10] {
			t.Fatalf("after %s comes %s, want %s", ids[9], b.Article.ID, ids[10])
		}
		break
	}
	for b, err := range s.Batches(t.Context(), ids[len(ids)-1]) {
		t.Fatalf("after the last article comes %v, %v", b, err)
	}
}

func testEveryField(t *testing.T, open func(testing.TB) graph.Store) {
	s, b := open(t), Whole()
	apply(t, s, b)
	article, err := s.Articles(t.Context(), []graph.ID{b.Article.ID})
	ok(t, err)
	same(t, "article", article[0], &b.Article)
	claims, quotes := b.Resolved()
	for i := range claims {
		got, err := s.Claims(t.Context(), []graph.ID{claims[i].ID})
		ok(t, err)
		same(t, "claim", got[0], &claims[i])
	}
	for i := range quotes {
		got, err := s.Quotes(t.Context(), []graph.ID{quotes[i].ID})
		ok(t, err)
		same(t, "quote", got[0], &quotes[i])
	}
	for got, err := range s.Batches(t.Context(), "") {
		ok(t, err)
		b.Sort()
		same(t, "batch", *got, b)
	}
	country := graph.EntityID("country:TV")
	entities, err := s.Entities(t.Context(), []graph.ID{country})
	ok(t, err)
	same(t, "entity", entities[0], &graph.Entity{
		ID: country, Kind: graph.Country, Key: "country:TV", Name: "Tolvia", Aliases: []string{"Tolvia"},
		Facts: b.Appearances[slices.IndexFunc(b.Appearances, func(a graph.Appearance) bool { return a.Key == "country:TV" })].Facts, ArticleCount: 1, RelationCount: 2, LastSeen: "2021-03-04",
	})
	lena, keita := graph.EntityID("person:lena orlova"), graph.EntityID("person:amadou keita")
	met := graph.RelationID(graph.MetWith, graph.Actual, lena, keita)
	relations, err := s.Relations(t.Context(), []graph.ID{met})
	ok(t, err)
	same(t, "relation", relations[0], &graph.Relation{
		ID: met, Kind: graph.MetWith, Status: graph.Actual, From: min(lena, keita), To: max(lena, keita), ClaimCount: 1, ArticleCount: 1, PublisherCount: 1,
		Certainty: graph.Certain, FirstDate: "2021-03-01", LastDate: "2021-03-01", FirstSeen: "2021-03-04", LastSeen: "2021-03-04", Confidence: claims[slices.IndexFunc(claims, func(c graph.Claim) bool { return c.Relation == met })].Confidence,
	})
}

func testApply(t *testing.T, open func(testing.TB) graph.Store) {
	s := open(t)
	receipts, err := s.Apply(t.Context(), nil)
	if err != nil || len(receipts) != 0 {
		t.Fatalf("Apply of nothing gives %v, %v", receipts, err)
	}
	b := Whole()
	first := apply(t, s, b)[0]
	var entities []graph.ID
	for _, a := range b.Appearances {
		entities = append(entities, graph.EntityID(a.Key))
	}
	slices.Sort(entities)
	same(t, "first receipt", first, graph.Receipt{Article: b.Article.ID, Outcome: graph.Created, Claims: len(b.Claims), Quotes: len(b.Quotes), NewEntities: entities})
	before := export(t, s)
	unchanged := graph.Receipt{Article: b.Article.ID, Outcome: graph.Unchanged, Claims: len(b.Claims), Quotes: len(b.Quotes)}
	again := b
	again.Article.IngestedAt = time.Time{}
	same(t, "second receipt", apply(t, s, again)[0], unchanged)
	same(t, "both at once", apply(t, s, b, b), []graph.Receipt{unchanged, unchanged})
	same(t, "export after applying again", export(t, s), before)

	later := b
	later.Article.ExtractorVersion = "test 2"
	later.Claims, later.Quotes = nil, nil
	same(t, "another extractor's receipt", apply(t, s, later)[0], graph.Receipt{Article: b.Article.ID, Outcome: graph.Replaced})
	verify(t, s)

	started := time.Now().Add(-time.Second)
	fresh := NewDraft(graph.Input{ExternalID: "fresh", Text: "Nothing happened."}).Batch()
	apply(t, s, fresh)
	articles, err := s.Articles(t.Context(), []graph.ID{fresh.Article.ID})
	ok(t, err)
	if at := articles[0].IngestedAt; at.Before(started) || at.After(time.Now()) || at.Location() != time.UTC || at.Nanosecond()%1e6 != 0 {
		t.Errorf("IngestedAt is %v, want now in UTC and milliseconds", at)
	}
}

func testReplacement(t *testing.T, open func(testing.TB) graph.Store) {
	s, m, direct := open(t), NewModel(), open(t)
	g := synthetic.Generator{Seed: 5, Articles: size(40)}
	both(t, s, m, g.Batches()...)
	for i := range g.Articles {
		for version := range 1 + i%3 {
			both(t, s, m, g.Batch(i, version))
		}
	}
	equal(t, s, m)
	for i := range g.Articles {
		apply(t, direct, g.Batch(i, i%3))
	}
	same(t, "export after replacements", export(t, s), export(t, direct))
	// Two versions in one call are applied in order.
	both(t, s, m, g.Batch(0, 7), g.Batch(1, 7), g.Batch(0, 8), g.Batch(0, 9), g.Batch(1, 1))
	equal(t, s, m)
}

func testRetraction(t *testing.T, open func(testing.TB) graph.Store) {
	s, m, without := open(t), NewModel(), open(t)
	g := synthetic.Generator{Seed: 7, Articles: size(60)}
	both(t, s, m, g.Batches()...)
	for i := range g.Articles {
		if i%3 != 0 {
			apply(t, without, g.Batch(i, 0))
			continue
		}
		id := g.Batch(i, 0).Article.ID
		got, err := s.Retract(t.Context(), id, "mistaken")
		ok(t, err)
		want, err := m.Retract(t.Context(), id, "mistaken")
		ok(t, err)
		same(t, "retraction", got, want)
		if _, err := s.Retract(t.Context(), id, "again"); !errors.Is(err, graph.ErrNotFound) {
			t.Fatalf("retracting twice gives %v, want ErrNotFound", err)
		}
	}
	equal(t, s, m)
	tombstones, err := s.Tombstones(t.Context())
	ok(t, err)
	ok(t, without.Bury(t.Context(), tombstones))
	same(t, "export after retractions", export(t, s), export(t, without))
	if _, err := s.Retract(t.Context(), "../../x", ""); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("retracting what never was gives %v, want ErrNotFound", err)
	}
	if _, err := s.Retract(t.Context(), g.Batch(1, 0).Article.ID, "a\x00"); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a reason with NUL gives %v, want ErrInvalid", err)
	}
	for i := range g.Articles {
		if i%3 != 0 {
			_, err := s.Retract(t.Context(), g.Batch(i, 0).Article.ID, "")
			ok(t, err)
		}
	}
	info, err := s.Info(t.Context())
	ok(t, err)
	same(t, "info when all is retracted", info, graph.Info{Version: info.Version})
}

func testTombstones(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 11, Articles: 10}
	one, other := g.Batch(0, 0), g.Batch(0, 1)
	both(t, s, m, one, g.Batch(1, 0))
	started := time.Now().Add(-time.Second)
	for _, r := range []graph.Store{s, m} {
		_, err := r.Retract(t.Context(), one.Article.ID, "the paper withdrew it")
		ok(t, err)
	}
	tombstones, err := s.Tombstones(t.Context())
	ok(t, err)
	if len(tombstones) != 1 || tombstones[0].At.Before(started) || tombstones[0].At.After(time.Now()) || tombstones[0].At.Location() != time.UTC {
		t.Fatalf("Tombstones() = %+v, want one of now", tombstones)
	}
	same(t, "tombstone", tombstones[0], graph.Tombstone{Key: one.Article.Key, ContentHash: one.Article.ContentHash, Reason: "the paper withdrew it", At: tombstones[0].At})

	receipts, err := s.Apply(t.Context(), []graph.Batch{one, other})
	ok(t, err)
	if r := receipts[0]; r.Outcome != graph.Rejected || r.Rejection == nil || r.Rejection.Reason != graph.Retracted || r.Claims != 0 {
		t.Errorf("the same content gives %+v, want RETRACTED", r)
	}
	if r := receipts[1]; r.Outcome != graph.Created {
		t.Errorf("other content gives %+v, want CREATED", r)
	}
	apply(t, m, other)
	equal(t, s, m) // the tombstone stays

	newer := one
	newer.Article.ExtractorVersion = "generated 2"
	receipts, err = s.Apply(t.Context(), []graph.Batch{newer})
	ok(t, err)
	if receipts[0].Rejection == nil {
		t.Error("another extractor brings retracted content back")
	}
	back := one
	back.Restore = true
	both(t, s, m, back) // replaces the other content
	equal(t, s, m)
	both(t, s, m, one) // and now it is there
	if tombstones, err := s.Tombstones(t.Context()); err != nil || len(tombstones) != 0 {
		t.Errorf("after restoring, Tombstones() = %v, %v", tombstones, err)
	}

	graves := []graph.Tombstone{
		{Key: "z", ContentHash: "1", Reason: "r", At: fixed},
		{Key: "a", ContentHash: "2", At: fixed},
		{Key: "a", ContentHash: "1", At: fixed.Add(time.Hour)},
		{Key: one.Article.Key, ContentHash: one.Article.ContentHash, At: fixed}, // stored
		{Key: "z", ContentHash: "1", Reason: "another", At: fixed},              // there already
	}
	ok(t, s.Bury(t.Context(), graves))
	ok(t, s.Bury(t.Context(), nil))
	got, err := s.Tombstones(t.Context())
	ok(t, err)
	same(t, "buried", got, []graph.Tombstone{graves[2], graves[1], graves[0]})
	if err := s.Bury(t.Context(), []graph.Tombstone{{Key: "b", At: fixed}, {Key: "\xff", At: fixed}}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("burying what is no text gives %v, want ErrInvalid", err)
	}
	if again, err := s.Tombstones(t.Context()); err != nil || len(again) != len(got) {
		t.Errorf("a bad tombstone leaves %d, %v, want %d", len(again), err, len(got))
	}
}

func testAnyOrder(t *testing.T, open func(testing.TB) graph.Store) {
	g := synthetic.Generator{Seed: 13, Articles: size(50)}
	batches := g.Batches()
	want := ""
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range 4 {
		t.Run(fmt.Sprint(round), func(t *testing.T) {
			s := open(t)
			if round%2 == 0 {
				apply(t, s, batches...)
			} else {
				for _, b := range batches {
					apply(t, s, b)
				}
			}
			verify(t, s)
			got := export(t, s)
			if round == 0 {
				want = got
			}
			same(t, "export in another order", got, want)
		})
		rng.Shuffle(len(batches), func(i, j int) { batches[i], batches[j] = batches[j], batches[i] })
		for i := range batches { // nor does the order inside a batch matter
			c := slices.Clone(batches[i].Claims)
			slices.Reverse(c)
			batches[i].Claims = c
		}
	}
}

func testBadArticles(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	g := synthetic.Generator{Seed: 17, Articles: 6}
	batches := g.Batches()
	broken := []func(*graph.Batch){
		func(b *graph.Batch) { b.Claims[0].Evidence.Quote += "x" },
		func(b *graph.Batch) { b.Article.Text = "" },
		func(b *graph.Batch) { b.Claims = append(b.Claims, b.Claims[0]) },
	}
	for i, breakIt := range broken {
		b := g.Batch(2*i, 0)
		b.Claims = slices.Clone(b.Claims)
		breakIt(&b)
		batches[2*i] = b
	}
	receipts, err := s.Apply(t.Context(), batches)
	ok(t, err)
	for i, r := range receipts {
		if bad := i%2 == 0; bad != (r.Outcome == graph.Rejected) || bad != (r.Rejection != nil) || bad && r.Rejection.Message == "" {
			t.Errorf("batch %d gives %+v", i, r)
		}
		if r.Article != batches[i].Article.ID {
			t.Errorf("receipt %d is of %s", i, r.Article)
		}
		if i%2 == 1 {
			apply(t, m, batches[i])
		}
	}
	if r := receipts[2].Rejection; r == nil || r.Reason != graph.EmptyText || r.Field != "text" {
		t.Errorf("no text is rejected as %+v", r)
	}
	equal(t, s, m)
	// A bad version leaves the old one.
	bad := g.Batch(1, 1)
	bad.Quotes = slices.Clone(bad.Quotes)
	bad.Quotes[0].Text = "something else"
	receipts, err = s.Apply(t.Context(), []graph.Batch{bad})
	ok(t, err)
	if receipts[0].Outcome != graph.Rejected {
		t.Errorf("a bad version gives %+v", receipts[0])
	}
	equal(t, s, m)
}

// testNames checks that names, aliases and facts are the most frequent ones.
func testNames(t *testing.T, open func(testing.TB) graph.Store) {
	s, m := open(t), NewModel()
	article := func(id, text, name string, facts graph.Facts, forms ...string) graph.Batch {
		d := NewDraft(graph.Input{ExternalID: id, Text: text})
		d.batch.Article.IngestedAt = fixed
		r := d.Appear(graph.Organisation, "tolvian rail", name, forms...)
		d.Facts(r, facts)
		return d.Batch()
	}
	id := graph.EntityID("organisation:tolvian rail")
	check := func(name string, aliases []string, home string) {
		t.Helper()
		got, err := s.Entities(t.Context(), []graph.ID{id})
		ok(t, err)
		if e := got[0]; e.Name != name || !slices.Equal(e.Aliases, aliases) || e.Facts.HomeCountry != home {
			t.Fatalf("entity is %+v, want name %q, aliases %q, home %q", e, name, aliases, home)
		}
	}
	tv, vd := graph.Facts{HomeCountry: "TV"}, graph.Facts{HomeCountry: "VD"}
	both(t, s, m, article("1", "Tolvian Rail said TR and TR", "Tolvian Rail", tv, "Tolvian Rail", "TR"))
	check("Tolvian Rail", []string{"TR", "Tolvian Rail"}, "TV")
	both(t, s, m, article("2", "the Tolvian\n Rail Company", "Tolvian Rail Company", vd, "Tolvian\n Rail Company"))
	check("Tolvian Rail", []string{"TR", "Tolvian Rail", "Tolvian Rail Company"}, "TV") // ties by code points
	both(t, s, m, article("3", "the Tolvian Rail Company", "Tolvian Rail Company", vd, "Tolvian Rail Company"))
	check("Tolvian Rail Company", []string{"TR", "Tolvian Rail Company", "Tolvian Rail"}, "VD")
	both(t, s, m, article("4", "ÖBB", "Öbb", tv), article("5", "Zbb", "Zbb", tv))
	check("Tolvian Rail Company", []string{"TR", "Tolvian Rail Company", "Tolvian Rail"}, "TV")
	equal(t, s, m)
	for _, key := range []string{"2", "3"} {
		for _, r := range []graph.Store{s, m} {
			_, err := r.Retract(t.Context(), graph.ArticleID(key), "")
			ok(t, err)
		}
	}
	check("Tolvian Rail", []string{"TR", "Tolvian Rail"}, "TV")
	equal(t, s, m)
	both(t, s, m, article("1", "Something else", "Öbb", tv))
	check("Öbb", nil, "TV")
	equal(t, s, m)
}

// testContested checks that a pair with both ACTUAL and DENIED says so as long
// as both are there.
func testContested(t *testing.T, open func(testing.TB) graph.Store) {
	s := open(t)
	article := func(id string, status graph.Status, swap bool) graph.Batch {
		d := NewDraft(graph.Input{ExternalID: id, Text: "Lena Orlova and Amadou Keïta"})
		a := d.Appear(graph.Person, "lena orlova", "Lena Orlova", "Lena Orlova")
		b := d.Appear(graph.Person, "amadou keita", "Amadou Keïta", "Amadou Keïta")
		if swap {
			a, b = b, a
		}
		d.Claim(graph.MetWith, a, b, "Lena Orlova and Amadou Keïta", func(c *graph.Claim) { c.Status = status })
		return d.Batch()
	}
	check := func(want map[graph.Status]bool) {
		t.Helper()
		p, err := s.FindRelations(t.Context(), []graph.RelationQuery{{Where: graph.RelationFilter{Statuses: []graph.Status{graph.Actual, graph.Planned, graph.Denied}}, Slice: graph.Slice{First: 9}}})
		got := map[graph.Status]bool{}
		for _, r := range only(t, p, err).Rows {
			got[r.Status] = r.Contested
		}
		same(t, "contested", got, want)
		verify(t, s)
	}
	apply(t, s, article("1", graph.Actual, false), article("2", graph.Planned, false))
	check(map[graph.Status]bool{graph.Actual: false, graph.Planned: false})
	apply(t, s, article("3", graph.Denied, true))
	check(map[graph.Status]bool{graph.Actual: true, graph.Planned: false, graph.Denied: true})
	apply(t, s, article("4", graph.Actual, true))
	_, err := s.Retract(t.Context(), graph.ArticleID("1"), "")
	ok(t, err)
	check(map[graph.Status]bool{graph.Actual: true, graph.Planned: false, graph.Denied: true})
	_, err = s.Retract(t.Context(), graph.ArticleID("4"), "")
	ok(t, err)
	check(map[graph.Status]bool{graph.Planned: false, graph.Denied: false})
}
