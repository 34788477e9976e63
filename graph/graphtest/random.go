package graphtest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"entente/graph"
)

// asker makes random queries about what a model holds, so that most of them
// find something.
type asker struct {
	*rand.Rand
	state                                           *state
	articles, entities, relations, claims, quoteIDs []graph.ID
}

func newAsker(seed uint64, m *Model) *asker {
	a := &asker{Rand: rand.New(rand.NewPCG(seed, 1)), state: m.state()}
	a.articles, a.entities, a.relations, a.claims, a.quoteIDs = listed(a.state)
	return a
}

// maybe is true once in n.
func (a *asker) maybe(n int) bool { return a.IntN(n) == 0 }

// sample picks up to three of a list.
func sample[T any](a *asker, list []T) []T {
	var out []T
	for range 1 + a.IntN(3) {
		out = append(out, list[a.IntN(len(list))])
	}
	return out
}

func (a *asker) ids(list []graph.ID) []graph.ID {
	out := sample(a, list)
	if a.maybe(4) {
		out = append(out, "missing")
	}
	return out
}

func (a *asker) entity() *graph.Entity {
	return a.state.derived.Entities[a.entities[a.IntN(len(a.entities))]]
}

func (a *asker) article() *graph.Article { return a.state.article(a.articles[a.IntN(len(a.articles))]) }

func (a *asker) yes() *bool {
	b := a.maybe(2)
	return &b
}

func (a *asker) date() graph.Date {
	d := string(a.article().PublishedAt)
	if len(d) < 10 || a.maybe(8) {
		return ""
	}
	return graph.Date(d[:[]int{4, 7, 10}[a.IntN(3)]])
}

func (a *asker) dates() *graph.DateRange {
	r := &graph.DateRange{Since: a.date(), Until: a.date()}
	if r.Since != "" && r.Until != "" && r.Since.First() > r.Until.Last() {
		r.Since, r.Until = r.Until, r.Since
	}
	return r
}

// words picks one or two words of a text.
func (a *asker) words(text string) string {
	list := strings.Fields(text)
	if len(list) == 0 {
		return ""
	}
	out := list[a.IntN(len(list))]
	if a.maybe(3) {
		out += " " + strings.ToUpper(list[a.IntN(len(list))])
	}
	return out
}

func (a *asker) entityFilter(depth int) *graph.EntityFilter {
	f := &graph.EntityFilter{}
	for n := 0; n == 0 || a.maybe(3); n++ {
		switch a.IntN(10) {
		case 0, 1:
			f.IDs = a.ids(a.entities)
		case 2:
			f.Names = []string{strings.ToUpper(a.entity().Name), a.entity().Name, "nobody"}
		case 3, 4:
			f.Kinds = sample(a, []graph.EntityKind{graph.Person, graph.Country, graph.Organisation, graph.Place})
		case 5:
			f.ISOCodes = []string{"Z00", "Z01", a.entity().Facts.ISOCode}
		case 6:
			f.HomeCountry = a.entity().Facts.HomeCountry
		case 7:
			f.MinArticles = 1 + a.IntN(6)
		case 8:
			if f.Title = "president"; depth < graph.MaxFilterDepth && a.maybe(2) {
				f.HoldsPositionAt = a.entityFilter(depth + 1)
			}
		case 9:
			if depth < graph.MaxFilterDepth {
				f.MentionedIn = a.articleFilter(depth + 1)
			}
		}
	}
	if a.maybe(20) {
		return &graph.EntityFilter{}
	}
	return f
}

func (a *asker) articleFilter(depth int) *graph.ArticleFilter {
	f := &graph.ArticleFilter{}
	for n := 0; n == 0 || a.maybe(3); n++ {
		switch a.IntN(7) {
		case 0:
			f.IDs = a.ids(a.articles)
		case 1:
			f.URLs = []string{strings.ToUpper(a.article().URL[:12]) + a.article().URL[12:], a.article().URL + "?utm_source=x#y", "nonsense"}
		case 2:
			f.Publishers = []string{strings.ToUpper(a.article().Publisher), a.article().Publisher}
		case 3:
			f.Published = a.dates()
		case 4:
			f.Text = a.words(a.article().Text)
		case 5:
			if depth < graph.MaxFilterDepth {
				for range 1 + a.IntN(2) {
					f.Mentions = append(f.Mentions, *a.entityFilter(depth + 1))
				}
			}
		case 6:
			at := a.article().IngestedAt
			f.IngestedSince = &at
		}
	}
	return f
}

func (a *asker) claimFilter() *graph.ClaimFilter {
	f := &graph.ClaimFilter{}
	for n := 0; n == 0 || a.maybe(3); n++ {
		switch a.IntN(14) {
		case 0:
			f.IDs = a.ids(a.claims)
		case 1:
			f.Kinds = sample(a, graph.AllKinds())
		case 2:
			f.Statuses = sample(a, []graph.Status{graph.Actual, graph.Planned, graph.Denied})
		case 3:
			f.MinCertainty = []graph.Certainty{graph.Certain, graph.Probable, graph.Possible}[a.IntN(3)]
		case 4:
			f.Tenses = sample(a, []graph.Tense{graph.Current, graph.Former, graph.Future})
		case 5:
			f.Modes = sample(a, []graph.Mode{graph.InPerson, graph.Remote, graph.UnknownMode})
		case 6:
			f.Happened = a.dates()
		case 7:
			f.Place = a.entityFilter(0)
		case 8:
			f.Over = a.entityFilter(0)
		case 9:
			f.Attributed = a.yes()
		case 10:
			f.AttributedTo = a.entityFilter(0)
		case 11:
			f.Title = []string{"president", "VICE", "minister trade", "of", "nobody"}[a.IntN(5)]
		case 12:
			f.Article = a.articleFilter(0)
		case 13:
			p := a.Float64()
			if a.maybe(2) {
				f.MinConfidence = &p
			} else {
				f.MaxConfidence = &p
			}
			if a.maybe(3) {
				f.Rule = "generated.met_with"
			}
		}
	}
	return f
}

func (a *asker) relationFilter(of bool) *graph.RelationFilter {
	f := &graph.RelationFilter{}
	for n := 0; n == 0 || a.maybe(2); n++ {
		switch a.IntN(13) {
		case 0:
			f.IDs = a.ids(a.relations)
		case 1, 2:
			f.Kinds = sample(a, graph.AllKinds())
		case 3:
			f.From = a.entityFilter(0)
		case 4:
			f.To = a.entityFilter(0)
		case 5:
			f.Involving = a.entityFilter(0)
		case 6:
			f.Between = []graph.EntityFilter{*a.entityFilter(0), *a.entityFilter(0)}
		case 7:
			f.Claim = a.claimFilter()
		case 8, 9:
			f.Statuses = sample(a, []graph.Status{graph.Actual, graph.Planned, graph.Denied})
		case 10:
			f.Contested = a.yes()
		case 11:
			f.MinArticles, f.MaxArticles, f.MinPublishers = a.IntN(3), a.IntN(4), a.IntN(3)
		case 12:
			f.Seen = a.dates()
		}
	}
	if of && a.maybe(3) {
		f.Other = a.entityFilter(0)
	}
	return f
}

func (a *asker) quoteFilter() *graph.QuoteFilter {
	f := &graph.QuoteFilter{}
	for n := 0; n == 0 || a.maybe(3); n++ {
		switch a.IntN(11) {
		case 0:
			f.IDs = a.ids(a.quoteIDs)
		case 1:
			f.Kinds = sample(a, []graph.QuoteKind{graph.Direct, graph.Indirect, graph.Mixed})
		case 2:
			f.Speaker = a.entityFilter(0)
		case 3:
			f.SpeakerText = []string{"official", "AN", "nobody"}[a.IntN(3)]
		case 4:
			f.Addressee = a.entityFilter(0)
		case 5:
			f.Outlet = a.entityFilter(0)
		case 6:
			for range 1 + a.IntN(2) {
				f.About = append(f.About, *a.entityFilter(0))
			}
		case 7:
			f.Text = []string{"welcome", "we did", "everyone", "REGRET", "nothing"}[a.IntN(5)]
		case 8:
			f.Cues = sample(a, []string{"tell", "say"})
		case 9:
			f.UnnamedSpeaker = a.yes()
		case 10:
			if f.Article = a.articleFilter(0); a.maybe(2) {
				f.MinWords = a.IntN(9)
			}
		}
	}
	return f
}

func (a *asker) order(fields ...string) graph.Order {
	return graph.Order{Field: fields[a.IntN(len(fields))], Ascending: a.maybe(2)}
}

// id picks one of a list, or none.
func (a *asker) id(list []graph.ID) graph.ID {
	if a.maybe(2) {
		return ""
	}
	return list[a.IntN(len(list))]
}

func (a *asker) articleQuery() graph.ArticleQuery {
	q := graph.ArticleQuery{Where: *a.articleFilter(0), Order: a.order("", graph.ByPublished, graph.ByIngested)}
	if q.Where.Text != "" && len(graph.Words(q.Where.Text)) > 0 && a.maybe(2) {
		q.Order.Field = graph.ByRelevance
	}
	return q
}

func (a *asker) entityQuery() graph.EntityQuery {
	return graph.EntityQuery{Where: *a.entityFilter(0), Article: a.id(a.articles), Order: a.order("", graph.ByName, graph.ByRelations, graph.ByQuotes, graph.ByLastSeen)}
}

func (a *asker) relationQuery() graph.RelationQuery {
	q := graph.RelationQuery{
		Of: a.id(a.entities), Direction: []graph.Direction{"", graph.Out, graph.In, graph.Both}[a.IntN(4)],
		Order: a.order("", graph.ByFirstSeen, graph.ByLastDate, graph.ByClaims, graph.ByArticles, graph.ByPublishers, graph.ByConfidence),
	}
	q.Where = *a.relationFilter(q.Of != "")
	return q
}

func (a *asker) claimQuery() graph.ClaimQuery {
	q := graph.ClaimQuery{Where: *a.claimFilter(), Order: a.order("", graph.ByDate, graph.ByConfidence)}
	switch a.IntN(4) {
	case 0:
		q.Relation = a.relationFilter(false)
	case 1:
		q.Of = a.id(a.relations)
	case 2:
		q.Article = a.id(a.articles)
	}
	return q
}

func (a *asker) quoteQuery() graph.QuoteQuery {
	return graph.QuoteQuery{Where: *a.quoteFilter(), Speaker: a.id(a.entities), Article: a.id(a.articles), Order: a.order("", graph.ByLength)}
}

func (a *asker) tally() graph.TallyQuery {
	q := graph.TallyQuery{Of: []graph.TallyOf{graph.TallyClaims, graph.TallyQuotes, graph.TallyArticles}[a.IntN(3)], First: 1 + a.IntN(50)}
	by := []graph.TallyBy{graph.ByPublisher, graph.ByDay, graph.ByMonth, graph.ByYear}
	switch q.Of {
	case graph.TallyClaims:
		by = append(by, graph.ByFrom, graph.ByTo, graph.ByKind, graph.ByStatus)
		if a.maybe(2) {
			q.Relations = a.relationFilter(false)
		}
	case graph.TallyQuotes:
		by = append(by, graph.BySpeaker, graph.ByAbout, graph.ByOutlet)
		if a.maybe(2) {
			q.Quotes = a.quoteFilter()
		}
	}
	for range 1 + a.IntN(3) {
		if key := by[a.IntN(len(by))]; !slices.Contains(q.By, key) {
			q.By = append(q.By, key)
		}
	}
	return q
}
