package sqlite

import (
	"database/sql"
	"encoding/json"
	"time"

	"entente/graph"
)

// The columns of each noun, and how a row of them is read. The table stands
// under the first letter of its name. scan reads a row's columns and, after
// them, whatever else the statement selects.

const articleColumns = `a.id, a.key, a.url, a.external_id, a.title, a.publisher, a.published, a.words, a.content_hash, a.extractor_version, a.ingested,
	(SELECT t.text FROM article_text t WHERE t.article = a.n)`

func scanArticle(rows *sql.Rows, more ...any) (*graph.Article, error) {
	var a graph.Article
	var published sql.NullString
	var ingested int64
	err := rows.Scan(append([]any{&a.ID, &a.Key, &a.URL, &a.ExternalID, &a.Title, &a.Publisher, &published, &a.WordCount, &a.ContentHash, &a.ExtractorVersion, &ingested, &a.Text}, more...)...)
	a.PublishedAt, a.IngestedAt = graph.Date(published.String), time.UnixMilli(ingested).UTC()
	return &a, err
}

const entityColumns = `e.id, e.kind, e.key, e.name, e.facts, e.articles, e.relations, e.quotes, e.last_seen`

// scanEntity reads all but the aliases.
func scanEntity(rows *sql.Rows, more ...any) (*graph.Entity, error) {
	var e graph.Entity
	var facts []byte
	var seen sql.NullString
	if err := rows.Scan(append([]any{&e.ID, &e.Kind, &e.Key, &e.Name, &facts, &e.ArticleCount, &e.RelationCount, &e.QuoteCount, &seen}, more...)...); err != nil {
		return nil, err
	}
	e.LastSeen = graph.Date(seen.String)
	return &e, json.Unmarshal(facts, &e.Facts)
}

const relationColumns = `r.id, r.kind, r.status, r.from_entity, r.to_entity, r.claims, r.articles, r.publishers, r.certain, r.probable, r.own, r.contested,
	r.first_date, r.last_date, r.first_seen, r.last_seen, r.confidence`

func scanRelation(rows *sql.Rows, more ...any) (*graph.Relation, error) {
	var r graph.Relation
	var certain, probable, own int
	var dates [4]sql.NullString
	var confidence sql.NullFloat64
	err := rows.Scan(append([]any{
		&r.ID, &r.Kind, &r.Status, &r.From, &r.To, &r.ClaimCount, &r.ArticleCount, &r.PublisherCount, &certain, &probable, &own, &r.Contested,
		&dates[0], &dates[1], &dates[2], &dates[3], &confidence,
	}, more...)...)
	switch {
	case certain > 0:
		r.Certainty = graph.Certain
	case probable > 0:
		r.Certainty = graph.Probable
	default:
		r.Certainty = graph.Possible
	}
	r.Asserted, r.Confidence = own > 0, toNumber(confidence)
	r.FirstDate, r.LastDate = graph.Date(dates[0].String), graph.Date(dates[1].String)
	r.FirstSeen, r.LastSeen = graph.Date(dates[2].String), graph.Date(dates[3].String)
	return &r, err
}

const claimColumns = `c.id, c.article_id, c.relation, c.kind, c.status, c.from_appearance, c.from_entity, c.to_appearance, c.to_entity, c.mentions, c.certainty,
	c.source, c.source_appearance, c.source_entity, c.date, c.date_basis, c.date_text, c.place_appearance, c.place_entity, c.title, c.tense, c.mode,
	c.over, c.over_appearance, c.over_entity, c.mutual, c.evidence, c.trigger, c.quote, c.rule, c.confidence`

func scanClaim(rows *sql.Rows, more ...any) (*graph.Claim, error) {
	var c graph.Claim
	var mentions, evidence, trigger []byte
	var source, date, over [3]sql.NullString
	var place [2]sql.NullString
	var confidence sql.NullFloat64
	if err := rows.Scan(append([]any{
		&c.ID, &c.Article, &c.Relation, &c.Kind, &c.Status, &c.From.Appearance, &c.From.Entity, &c.To.Appearance, &c.To.Entity, &mentions, &c.Certainty,
		&source[0], &source[1], &source[2], &date[0], &date[1], &date[2], &place[0], &place[1], &c.Title, &c.Tense, &c.Mode,
		&over[0], &over[1], &over[2], &c.Mutual, &evidence, &trigger, &c.Quote, &c.Rule, &confidence,
	}, more...)...); err != nil {
		return nil, err
	}
	var ends [4]int
	var said, because words
	if err := decode(mentions, &ends, evidence, &said, trigger, &because); err != nil {
		return nil, err
	}
	c.FromMention, c.ToMention = graph.Span{Start: ends[0], End: ends[1]}, graph.Span{Start: ends[2], End: ends[3]}
	c.Evidence, c.Trigger = said.evidence(), because.evidence()
	c.AttributedTo, c.Date, c.Place, c.Confidence = toSource(source), toDate(date), toRef(place[0], place[1]), toNumber(confidence)
	if o := toSource(over); o != nil {
		c.Over = &graph.Over{Text: o.Text, Ref: o.Ref}
	}
	return &c, nil
}

const quoteColumns = `q.id, q.article_id, q.kind, q.text, q.fragments, q.speaker, q.speaker_appearance, q.speaker_entity, q.addressee, q.addressee_appearance, q.addressee_entity,
	q.outlet_appearance, q.outlet_entity, q.cue, q.cue_lemma, q.about, q.date, q.date_basis, q.date_text, q.within, q.evidence, q.rule, q.confidence`

func scanQuote(rows *sql.Rows, more ...any) (*graph.Quote, error) {
	var q graph.Quote
	var fragments, about, evidence []byte
	var speaker, addressee, date [3]sql.NullString
	var outlet [2]sql.NullString
	var confidence sql.NullFloat64
	if err := rows.Scan(append([]any{
		&q.ID, &q.Article, &q.Kind, &q.Text, &fragments, &speaker[0], &speaker[1], &speaker[2], &addressee[0], &addressee[1], &addressee[2],
		&outlet[0], &outlet[1], &q.Cue, &q.CueLemma, &about, &date[0], &date[1], &date[2], &q.Within, &evidence, &q.Rule, &confidence,
	}, more...)...); err != nil {
		return nil, err
	}
	var parts []words
	var pairs []pair
	var said words
	if err := decode(fragments, &parts, about, &pairs, evidence, &said); err != nil {
		return nil, err
	}
	for i := range parts {
		q.Fragments = append(q.Fragments, parts[i].evidence())
	}
	for _, p := range pairs {
		q.About = append(q.About, graph.Ref(p))
	}
	q.Speaker, q.Addressee, q.Outlet = *toSource(speaker), toSource(addressee), toRef(outlet[0], outlet[1])
	q.Date, q.Evidence, q.Confidence = toDate(date), said.evidence(), toNumber(confidence)
	return &q, nil
}

const appearanceColumns = `p.id, p.kind, p.key, p.name, p.facts, p.mentions`

func scanAppearance(rows *sql.Rows, more ...any) (*graph.Appearance, error) {
	var a graph.Appearance
	var facts, mentions []byte
	if err := rows.Scan(append([]any{&a.ID, &a.Kind, &a.Key, &a.Name, &facts, &mentions}, more...)...); err != nil {
		return nil, err
	}
	var list []words
	if err := decode(facts, &a.Facts, mentions, &list); err != nil {
		return nil, err
	}
	a.Mentions = toMentions(list)
	return &a, nil
}

// decode reads JSON columns, each into what follows it.
func decode(columns ...any) error {
	for i := 0; i < len(columns); i += 2 {
		if err := json.Unmarshal(columns[i].([]byte), columns[i+1]); err != nil {
			return err
		}
	}
	return nil
}
