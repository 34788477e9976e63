package neo4j

import (
	"fmt"

	"entente/graph"
)

// selective tells whether few entities satisfy a filter, so that it is best
// answered first.
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

// entity demands that an id is that of an entity that satisfies a filter.
func (c *condition) entity(id string, f *graph.EntityFilter) {
	if f == nil {
		return
	}
	before := len(c.parts)
	c.entityAmong(id, f)
	if len(f.Kinds) > 0 || f.HomeCountry != "" || f.MinArticles > 0 {
		x := c.variable()
		c.such(false, id, "", "", fmt.Sprintf("(%s:Record {entityId: %s})", x, id), func(c *condition) { c.entityIs(x, f) })
	}
	if len(c.parts) == before {
		c.and("%s IS NOT NULL", id)
	}
}

// entityIs demands that a Record satisfies what a filter says of it alone.
func (c *condition) entityIs(x string, f *graph.EntityFilter) {
	in(c, x+".kind", f.Kinds)
	if f.HomeCountry != "" {
		c.and("%s.homeCountry = %s", x, c.value(f.HomeCountry))
	}
	if f.MinArticles > 0 {
		c.and("%s.articles >= %s", x, c.value(f.MinArticles))
	}
}

// entityAmong demands that an id satisfies what a filter says of other nodes.
func (c *condition) entityAmong(id string, f *graph.EntityFilter) {
	in(c, id, f.IDs)
	if len(f.Names) > 0 {
		folded := make([]string, len(f.Names))
		for i, name := range f.Names {
			folded[i] = digest(graph.Fold(name))
		}
		c.among(id, "MATCH (n:Name) WHERE n.folded IN $p.folded RETURN DISTINCT n.entityId", map[string]any{"folded": folded})
	}
	if len(f.ISOCodes) > 0 {
		c.among(id, "MATCH (e:Record) WHERE e.isoCode IN $p.codes RETURN e.entityId", map[string]any{"codes": f.ISOCodes})
	}
	if f.HoldsPositionAt != nil || len(graph.Words(f.Title)) > 0 {
		c.such(true, id, "(h:Claim)", "h.fromId", "", func(c *condition) {
			c.and("h.kind = 'HOLDS_POSITION'")
			c.has("h.claimId", titleWords, "claimId", f.Title)
			c.entity("h.toId", f.HoldsPositionAt)
		})
	}
	if f.MentionedIn != nil {
		y := c.variable()
		c.such(selectiveArticle(f.MentionedIn), id, fmt.Sprintf("(%s:Article)-[:MENTIONS]->(m:Record)", y), "m.entityId",
			fmt.Sprintf("(%s:Article)-[:MENTIONS]->(:Record {entityId: %s})", y, id), func(c *condition) { c.article(y, f.MentionedIn) })
	}
}

// articleOf demands that an id is that of an article that satisfies a filter.
func (c *condition) articleOf(id string, f *graph.ArticleFilter) {
	if f == nil {
		return
	}
	y := c.variable()
	c.such(selectiveArticle(f), id, fmt.Sprintf("(%s:Article)", y), y+".articleId", fmt.Sprintf("(%s:Article {articleId: %s})", y, id), func(c *condition) { c.article(y, f) })
}

// article demands that an Article satisfies a filter.
func (c *condition) article(a string, f *graph.ArticleFilter) {
	in(c, a+".articleId", f.IDs)
	if len(f.URLs) > 0 {
		ids := []graph.ID{}
		for _, u := range f.URLs {
			if u, err := graph.CanonicalURL(u); err == nil {
				ids = append(ids, graph.ArticleID(u))
			}
		}
		c.and("%s.url IS NOT NULL AND %s.articleId IN %s", a, a, c.value(ids))
	}
	if len(f.Publishers) > 0 {
		keys := make([]string, len(f.Publishers))
		for i, p := range f.Publishers {
			keys[i] = digest(graph.Fold(p))
		}
		in(c, a+".publisherKey", keys)
	}
	c.overlaps(a+".published", a+".published", f.Published)
	if f.IngestedSince != nil {
		c.and("%s.ingested >= %s", a, c.value(f.IngestedSince.UnixMilli()))
	}
	c.has(a+".articleId", articleWords, "articleId", f.Text)
	for i := range f.Mentions {
		p := c.variable()
		c.such(selective(&f.Mentions[i]), a+".articleId", fmt.Sprintf("(m:Article)-[:MENTIONS]->(%s:Record)", p), "m.articleId",
			fmt.Sprintf("(%s)-[:MENTIONS]->(%s:Record)", a, p), func(c *condition) { c.entity(p+".entityId", &f.Mentions[i]) })
	}
}

// claim demands that a Claim satisfies a filter.
func (c *condition) claim(x string, f *graph.ClaimFilter) {
	if f == nil {
		return
	}
	in(c, x+".claimId", f.IDs)
	in(c, x+".kind", f.Kinds)
	in(c, x+".status", f.Statuses)
	in(c, x+".tense", f.Tenses)
	in(c, x+".mode", f.Modes)
	switch f.MinCertainty {
	case graph.Certain:
		c.and("%s.certainty = 'CERTAIN'", x)
	case graph.Probable:
		c.and("%s.certainty <> 'POSSIBLE'", x)
	}
	c.overlaps(x+".date", x+".date", f.Happened)
	c.entity(x+".placeId", f.Place)
	c.entity(x+".overId", f.Over)
	if f.Attributed != nil {
		c.and("%s.attributed = %s", x, c.value(*f.Attributed))
	}
	c.entity(x+".sourceId", f.AttributedTo)
	c.has(x+".claimId", titleWords, "claimId", f.Title)
	c.articleOf(x+".articleId", f.Article)
	if f.MinConfidence != nil {
		c.and("%s.confidence >= %s", x, c.value(*f.MinConfidence))
	}
	if f.MaxConfidence != nil {
		c.and("%s.confidence <= %s", x, c.value(*f.MaxConfidence))
	}
	if f.Rule != "" {
		c.and("%s.rule = %s", x, c.value(f.Rule))
	}
}

// relation demands that a Relation, under r, satisfies a filter; of is the
// entity that it is seen from, "" for none.
func (c *condition) relation(f *graph.RelationFilter, of graph.ID) {
	in(c, "r.relationId", f.IDs)
	in(c, "r.kind", f.Kinds)
	statuses := f.Statuses
	if len(statuses) == 0 {
		statuses = []graph.Status{graph.Actual}
	}
	in(c, "r.status", statuses)
	c.entity("r.fromId", f.From)
	c.entity("r.toId", f.To)
	if f.Other != nil && of != "" {
		c.either(func(c *condition) {
			c.and("r.toId = %s", c.value(of))
			c.entity("r.fromId", f.Other)
		}, func(c *condition) {
			c.and("r.fromId = %s", c.value(of))
			c.entity("r.toId", f.Other)
		})
	}
	if f.Involving != nil {
		c.either(func(c *condition) { c.entity("r.fromId", f.Involving) }, func(c *condition) { c.entity("r.toId", f.Involving) })
	}
	if len(f.Between) == 2 {
		ends := func(from, to *graph.EntityFilter) func(*condition) {
			return func(c *condition) {
				c.entity("r.fromId", from)
				c.entity("r.toId", to)
			}
		}
		c.either(ends(&f.Between[0], &f.Between[1]), ends(&f.Between[1], &f.Between[0]))
	}
	if f.Claim != nil {
		x := c.variable()
		c.such(len(f.Claim.IDs) > 0, "r.relationId", fmt.Sprintf("(%s:Claim)", x), x+".relationId", fmt.Sprintf("(%s:Claim {relationId: r.relationId})", x),
			func(c *condition) { c.claim(x, f.Claim) })
	}
	if f.Contested != nil {
		c.and("r.contested = %s", c.value(*f.Contested))
	}
	if f.MinArticles > 0 {
		c.and("r.articles >= %s", c.value(f.MinArticles))
	}
	if f.MaxArticles > 0 {
		c.and("r.articles <= %s", c.value(f.MaxArticles))
	}
	if f.MinPublishers > 0 {
		c.and("r.publishers >= %s", c.value(f.MinPublishers))
	}
	c.overlaps("r.firstSeen", "r.lastSeen", f.Seen)
}

// relationOf demands that the relation of a Claim satisfies a filter.
func (c *condition) relationOf(f *graph.RelationFilter) {
	if f == nil {
		return
	}
	c.such(selectiveRelation(f), "c.relationId", "(r:Relation)", "r.relationId", "(r:Relation {relationId: c.relationId})", func(c *condition) { c.relation(f, "") })
}

// quote demands that a Quote, under q, satisfies a filter.
func (c *condition) quote(f *graph.QuoteFilter) {
	if f == nil {
		return
	}
	in(c, "q.quoteId", f.IDs)
	in(c, "q.kind", f.Kinds)
	in(c, "q.cueLemma", f.Cues)
	c.entity("q.speakerId", f.Speaker)
	c.entity("q.addresseeId", f.Addressee)
	c.entity("q.outletId", f.Outlet)
	for i := range f.About {
		b := c.variable()
		c.such(selective(&f.About[i]), "q.quoteId", fmt.Sprintf("(q:Quote)-[:ABOUT]->(%s:Record)", b), "q.quoteId",
			fmt.Sprintf("(q)-[:ABOUT]->(%s:Record)", b), func(c *condition) { c.entity(b+".entityId", &f.About[i]) })
	}
	c.has("q.quoteId", speakerWords, "quoteId", f.SpeakerText)
	c.has("q.quoteId", quoteWords, "quoteId", f.Text)
	if f.UnnamedSpeaker != nil {
		c.and("(q.speakerId IS NULL) = %s", c.value(*f.UnnamedSpeaker))
	}
	c.articleOf("q.articleId", f.Article)
	if f.MinWords > 0 {
		c.and("q.wordCount >= %s", c.value(f.MinWords))
	}
}
