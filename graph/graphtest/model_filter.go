package graphtest

import (
	"slices"

	"entente/graph"
)

// anyOf tells whether a list, if given, holds a value.
func anyOf[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

// says tells whether all words of a filter stand among those of a text.
func (s *state) says(text, filter string) bool {
	wanted := s.wordsOf(filter)
	if len(wanted) == 0 {
		return true
	}
	words := s.wordsOf(text)
	for _, w := range wanted {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// wordsOf remembers the words of each text that it was asked for.
func (s *state) wordsOf(text string) []string {
	words, known := s.words[text]
	if !known {
		words = graph.Words(text)
		s.words[text] = words
	}
	return words
}

func (s *state) fold(text string) string {
	folded, known := s.folded[text]
	if !known {
		folded = graph.Fold(text)
		s.folded[text] = folded
	}
	return folded
}

func within(r *graph.DateRange, first, last graph.Date) bool {
	return r == nil || r.Overlaps(first, last)
}

func (s *state) inArticle(f *graph.ArticleFilter, id graph.ID) bool {
	return f == nil || s.isArticle(f, s.article(id))
}

func (s *state) isArticle(f *graph.ArticleFilter, a *graph.Article) bool {
	if !anyOf(f.IDs, a.ID) || !within(f.Published, a.PublishedAt, a.PublishedAt) || !s.says(a.Title+"\n"+a.Text, f.Text) {
		return false
	}
	if len(f.URLs) > 0 && (a.URL == "" || !slices.ContainsFunc(f.URLs, func(u string) bool {
		c, err := graph.CanonicalURL(u)
		return err == nil && c == a.URL
	})) {
		return false
	}
	if len(f.Publishers) > 0 && !slices.ContainsFunc(f.Publishers, func(p string) bool { return s.fold(p) == s.fold(a.Publisher) }) {
		return false
	}
	if f.IngestedSince != nil && a.IngestedAt.Before(*f.IngestedSince) {
		return false
	}
	for i := range f.Mentions {
		if !slices.ContainsFunc(s.batches[a.ID].Appearances, func(x graph.Appearance) bool {
			return s.isEntity(&f.Mentions[i], graph.EntityID(x.Key))
		}) {
			return false
		}
	}
	return true
}

// isEntity tells whether there is such an entity, and a filter, if given,
// holds for it.
func (s *state) isEntity(f *graph.EntityFilter, id graph.ID) bool {
	if f == nil {
		return true
	}
	e := s.derived.Entities[id]
	if e == nil || !anyOf(f.IDs, id) || !anyOf(f.Kinds, e.Kind) || len(f.ISOCodes) > 0 && e.Facts.ISOCode == "" || !anyOf(f.ISOCodes, e.Facts.ISOCode) || e.ArticleCount < f.MinArticles ||
		f.HomeCountry != "" && e.Facts.HomeCountry != f.HomeCountry {
		return false
	}
	if len(f.Names) > 0 && !slices.ContainsFunc(f.Names, func(name string) bool {
		for form := range s.forms[id] {
			if s.fold(form) == s.fold(name) {
				return true
			}
		}
		return false
	}) {
		return false
	}
	if f.MentionedIn != nil {
		found := false
		for article := range s.appears[id] {
			found = found || s.inArticle(f.MentionedIn, article)
		}
		if !found {
			return false
		}
	}
	if f.HoldsPositionAt == nil && len(s.wordsOf(f.Title)) == 0 {
		return true
	}
	return slices.ContainsFunc(s.claims, func(c *graph.Claim) bool {
		return c.Kind == graph.HoldsPosition && c.From.Entity == id && s.says(c.Title, f.Title) && s.isEntity(f.HoldsPositionAt, c.To.Entity)
	})
}

func (s *state) isClaim(f *graph.ClaimFilter, c *graph.Claim) bool {
	if f == nil {
		return true
	}
	var date graph.Date
	if c.Date != nil {
		date = c.Date.Value
	}
	var over, source graph.Ref
	if c.Over != nil {
		over = c.Over.Ref
	}
	if c.AttributedTo != nil {
		source = c.AttributedTo.Ref
	}
	switch {
	case !anyOf(f.IDs, c.ID), !anyOf(f.Kinds, c.Kind), !anyOf(f.Statuses, c.Status), !anyOf(f.Tenses, c.Tense), !anyOf(f.Modes, c.Mode),
		c.Certainty.Rank() < f.MinCertainty.Rank(),
		!within(f.Happened, date, date),
		!s.isEntity(f.Place, c.Place.Entity), !s.isEntity(f.Over, over.Entity), !s.isEntity(f.AttributedTo, source.Entity),
		f.Attributed != nil && *f.Attributed != (c.AttributedTo != nil),
		!s.says(c.Title, f.Title),
		!s.inArticle(f.Article, c.Article),
		f.MinConfidence != nil && (c.Confidence == nil || *c.Confidence < *f.MinConfidence),
		f.MaxConfidence != nil && (c.Confidence == nil || *c.Confidence > *f.MaxConfidence),
		f.Rule != "" && f.Rule != c.Rule:
		return false
	}
	return true
}

func (s *state) isRelation(f *graph.RelationFilter, r *graph.Relation, of graph.ID) bool {
	if f == nil {
		return true
	}
	statuses := f.Statuses
	if len(statuses) == 0 {
		statuses = []graph.Status{graph.Actual}
	}
	other := r.From
	if other == of {
		other = r.To
	}
	switch {
	case !anyOf(f.IDs, r.ID), !anyOf(f.Kinds, r.Kind), !anyOf(statuses, r.Status),
		!s.isEntity(f.From, r.From), !s.isEntity(f.To, r.To), of != "" && !s.isEntity(f.Other, other),
		f.Involving != nil && !s.isEntity(f.Involving, r.From) && !s.isEntity(f.Involving, r.To),
		f.Contested != nil && *f.Contested != r.Contested,
		r.ArticleCount < f.MinArticles, f.MaxArticles > 0 && r.ArticleCount > f.MaxArticles, r.PublisherCount < f.MinPublishers,
		!within(f.Seen, r.FirstSeen, r.LastSeen):
		return false
	}
	if len(f.Between) == 2 {
		a, b := &f.Between[0], &f.Between[1]
		if !(s.isEntity(a, r.From) && s.isEntity(b, r.To)) && !(s.isEntity(b, r.From) && s.isEntity(a, r.To)) {
			return false
		}
	}
	return f.Claim == nil || slices.ContainsFunc(s.claims, func(c *graph.Claim) bool { return c.Relation == r.ID && s.isClaim(f.Claim, c) })
}

func (s *state) isQuote(f *graph.QuoteFilter, q *graph.Quote) bool {
	if f == nil {
		return true
	}
	var addressee graph.Ref
	if q.Addressee != nil {
		addressee = q.Addressee.Ref
	}
	switch {
	case !anyOf(f.IDs, q.ID), !anyOf(f.Kinds, q.Kind), !anyOf(f.Cues, q.CueLemma),
		!s.isEntity(f.Speaker, q.Speaker.Ref.Entity), !s.isEntity(f.Addressee, addressee.Entity), !s.isEntity(f.Outlet, q.Outlet.Entity),
		!s.says(q.Speaker.Text, f.SpeakerText), !s.says(q.Text, f.Text),
		f.UnnamedSpeaker != nil && *f.UnnamedSpeaker != (q.Speaker.Ref == graph.Ref{}),
		!s.inArticle(f.Article, q.Article),
		graph.WordCount(q.Text) < f.MinWords:
		return false
	}
	for i := range f.About {
		if !slices.ContainsFunc(q.About, func(r graph.Ref) bool { return s.isEntity(&f.About[i], r.Entity) }) {
			return false
		}
	}
	return true
}
