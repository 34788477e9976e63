package sqlite

import (
	"entente/graph"
)

// A filter on other rows becomes either "is one of those" or "there is one
// such". The first lets an index begin with the few rows that a selective
// filter leaves; the second is asked row by row, and stops when the page is
// full.

// selective tells whether few entities satisfy a filter.
func selective(f *graph.EntityFilter) bool {
	return f != nil && (len(f.IDs) > 0 || len(f.Names) > 0 || len(f.ISOCodes) > 0 || f.HoldsPositionAt != nil || len(graph.Words(f.Title)) > 0 ||
		f.MentionedIn != nil && selectiveArticle(f.MentionedIn))
}

func selectiveArticle(f *graph.ArticleFilter) bool {
	return len(f.IDs) > 0 || len(f.URLs) > 0 || len(graph.Words(f.Text)) > 0 || len(f.Mentions) > 0 && selective(&f.Mentions[0])
}

func selectiveRelation(f *graph.RelationFilter) bool {
	return len(f.IDs) > 0 || selective(f.From) || selective(f.To) || selective(f.Involving) || len(f.Between) == 2 && selective(&f.Between[0])
}

// such demands that rows of a table satisfy conditions and are joined to this
// row: that the expression is one of their column.
func (c *condition) such(expression, from, column string, inner condition, few bool) {
	if few {
		c.and(expression+` IN (SELECT `+column+` FROM `+from+inner.text()+`)`, inner.args...)
		return
	}
	inner.parts = append([]string{column + ` = ` + expression}, inner.parts...)
	c.and(`EXISTS (SELECT 1 FROM `+from+inner.text()+`)`, inner.args...)
}

// entity demands that an id is that of an entity that satisfies a filter.
func (c *condition) entity(id string, f *graph.EntityFilter) {
	if f == nil {
		return
	}
	before := len(c.parts)
	c.entityAmong(id, f)
	var row condition
	row.entityIs(`x`, f)
	if len(row.parts) > 0 {
		c.such(id, `entity x`, `x.id`, row, false)
	}
	if len(c.parts) == before {
		c.and(id + ` IS NOT NULL`)
	}
}

// entityIs demands that an entity's row satisfies what a filter says of it.
func (c *condition) entityIs(e string, f *graph.EntityFilter) {
	in(c, e+`.kind`, f.Kinds)
	if f.HomeCountry != "" {
		c.and(e+`.home_country = ?`, f.HomeCountry)
	}
	if f.MinArticles > 0 {
		c.and(e+`.articles >= ?`, f.MinArticles)
	}
}

// entityAmong demands that an id satisfies what a filter says in other tables.
func (c *condition) entityAmong(id string, f *graph.EntityFilter) {
	in(c, id, f.IDs)
	if len(f.Names) > 0 {
		folded := make([]string, len(f.Names))
		for i, name := range f.Names {
			folded[i] = graph.Fold(name)
		}
		c.and(id+` IN (SELECT entity FROM form WHERE folded IN (SELECT value FROM json_each(?)))`, values(folded))
	}
	if len(f.ISOCodes) > 0 {
		c.and(id+` IN (SELECT id FROM entity WHERE iso_code <> '' AND iso_code IN (SELECT value FROM json_each(?)))`, values(f.ISOCodes))
	}
	if f.HoldsPositionAt != nil || len(graph.Words(f.Title)) > 0 {
		var held condition
		held.and(`h.kind = 'HOLDS_POSITION'`)
		held.has(`h.n`, `claim_words`, `title`, f.Title)
		if selective(f.HoldsPositionAt) {
			var at condition
			at.and(`kind = 'HOLDS_POSITION'`)
			at.entity(`to_entity`, f.HoldsPositionAt)
			held.and(`h.relation IN (SELECT id FROM relation`+at.text()+`)`, at.args...)
		} else {
			held.entity(`h.to_entity`, f.HoldsPositionAt)
		}
		c.such(id, `claim h`, `h.from_entity`, held, true)
	}
	if f.MentionedIn != nil {
		var seen condition
		seen.articleOf(`m.article`, f.MentionedIn)
		c.such(id, `appearance m`, `m.entity`, seen, selectiveArticle(f.MentionedIn))
	}
}

// articleOf demands that a number is that of an article that satisfies a
// filter.
func (c *condition) articleOf(n string, f *graph.ArticleFilter) {
	if f == nil {
		return
	}
	var row condition
	row.article(`y`, f)
	if len(row.parts) > 0 {
		c.such(n, `article y`, `y.n`, row, selectiveArticle(f))
	}
}

// article demands that an article's row satisfies a filter.
func (c *condition) article(a string, f *graph.ArticleFilter) {
	in(c, a+`.id`, f.IDs)
	if len(f.URLs) > 0 {
		ids := []graph.ID{}
		for _, u := range f.URLs {
			if u, err := graph.CanonicalURL(u); err == nil {
				ids = append(ids, graph.ArticleID(u))
			}
		}
		c.and(a+`.url <> '' AND `+a+`.id IN (SELECT value FROM json_each(?))`, values(ids))
	}
	if len(f.Publishers) > 0 {
		folded := make([]string, len(f.Publishers))
		for i, p := range f.Publishers {
			folded[i] = graph.Fold(p)
		}
		in(c, a+`.publisher_folded`, folded)
	}
	c.overlaps(a+`.published`, a+`.published`, f.Published)
	if f.IngestedSince != nil {
		c.and(a+`.ingested >= ?`, f.IngestedSince.UnixMilli())
	}
	c.has(a+`.n`, `article_words`, `words`, f.Text)
	for i := range f.Mentions {
		var seen condition
		seen.entity(`p.entity`, &f.Mentions[i])
		c.such(a+`.n`, `appearance p`, `p.article`, seen, selective(&f.Mentions[i]))
	}
}

// claim demands that a claim's row, under c, satisfies a filter.
func (c *condition) claim(f *graph.ClaimFilter) {
	if f == nil {
		return
	}
	in(c, `c.id`, f.IDs)
	in(c, `c.kind`, f.Kinds)
	in(c, `c.status`, f.Statuses)
	in(c, `c.tense`, f.Tenses)
	in(c, `c.mode`, f.Modes)
	switch f.MinCertainty {
	case graph.Certain:
		c.and(`c.certainty = ?`, graph.Certain)
	case graph.Probable:
		c.and(`c.certainty <> ?`, graph.Possible)
	}
	c.overlaps(`c.date`, `c.date`, f.Happened)
	c.entity(`c.place_entity`, f.Place)
	c.entity(`c.over_entity`, f.Over)
	if f.Attributed != nil {
		c.and(`(c.source IS NOT NULL) = ?`, *f.Attributed)
	}
	c.entity(`c.source_entity`, f.AttributedTo)
	c.has(`c.n`, `claim_words`, `title`, f.Title)
	c.articleOf(`c.article`, f.Article)
	if f.MinConfidence != nil {
		c.and(`c.confidence >= ?`, *f.MinConfidence)
	}
	if f.MaxConfidence != nil {
		c.and(`c.confidence <= ?`, *f.MaxConfidence)
	}
	if f.Rule != "" {
		c.and(`c.rule = ?`, f.Rule)
	}
}

// relation demands that a relation's row, under r, satisfies a filter; of is
// the entity that it is seen from, "" for none.
func (c *condition) relation(f *graph.RelationFilter, of graph.ID) {
	in(c, `r.id`, f.IDs)
	in(c, `r.kind`, f.Kinds)
	statuses := f.Statuses
	if len(statuses) == 0 {
		statuses = []graph.Status{graph.Actual}
	}
	in(c, `r.status`, statuses)
	c.entity(`r.from_entity`, f.From)
	c.entity(`r.to_entity`, f.To)
	if f.Other != nil && of != "" {
		var from, to condition
		from.and(`r.to_entity = ?`, of)
		from.entity(`r.from_entity`, f.Other)
		to.and(`r.from_entity = ?`, of)
		to.entity(`r.to_entity`, f.Other)
		c.either(from, to)
	}
	if f.Involving != nil {
		var from, to condition
		from.entity(`r.from_entity`, f.Involving)
		to.entity(`r.to_entity`, f.Involving)
		c.either(from, to)
	}
	if len(f.Between) == 2 {
		var there, back condition
		there.entity(`r.from_entity`, &f.Between[0])
		there.entity(`r.to_entity`, &f.Between[1])
		back.entity(`r.from_entity`, &f.Between[1])
		back.entity(`r.to_entity`, &f.Between[0])
		c.either(there, back)
	}
	if f.Claim != nil {
		var claim condition
		claim.claim(f.Claim)
		c.such(`r.id`, `claim c`, `c.relation`, claim, len(f.Claim.IDs) > 0)
	}
	if f.Contested != nil {
		c.and(`r.contested = ?`, *f.Contested)
	}
	if f.MinArticles > 0 {
		c.and(`r.articles >= ?`, f.MinArticles)
	}
	if f.MaxArticles > 0 {
		c.and(`r.articles <= ?`, f.MaxArticles)
	}
	if f.MinPublishers > 0 {
		c.and(`r.publishers >= ?`, f.MinPublishers)
	}
	c.overlaps(`r.first_seen`, `r.last_seen`, f.Seen)
}

// either demands that one of two conditions holds.
func (c *condition) either(a, b condition) {
	c.and(`(`+a.all()+` OR `+b.all()+`)`, append(a.clone().args, b.args...)...)
}

// quote demands that a quote's row, under q, satisfies a filter.
func (c *condition) quote(f *graph.QuoteFilter) {
	if f == nil {
		return
	}
	in(c, `q.id`, f.IDs)
	in(c, `q.kind`, f.Kinds)
	in(c, `q.cue_lemma`, f.Cues)
	c.entity(`q.speaker_entity`, f.Speaker)
	c.entity(`q.addressee_entity`, f.Addressee)
	c.entity(`q.outlet_entity`, f.Outlet)
	for i := range f.About {
		var about condition
		about.entity(`b.entity`, &f.About[i])
		c.such(`q.n`, `quote_about b`, `b.quote`, about, selective(&f.About[i]))
	}
	c.has(`q.n`, `quote_words`, `speaker`, f.SpeakerText)
	c.has(`q.n`, `quote_words`, `text`, f.Text)
	if f.UnnamedSpeaker != nil {
		c.and(`(q.speaker_entity IS NULL) = ?`, *f.UnnamedSpeaker)
	}
	c.articleOf(`q.article`, f.Article)
	if f.MinWords > 0 {
		c.and(`q.words >= ?`, f.MinWords)
	}
}
