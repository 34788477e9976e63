package neo4j

import (
	"cmp"
	"fmt"
	"time"
	"unicode/utf8"

	"entente/graph"
)

// properties is a map without what is empty: a property is there or is not.
func properties(pairs map[string]any) map[string]any {
	for key, v := range pairs {
		switch v := v.(type) {
		case string:
			if v == "" {
				delete(pairs, key)
			}
		case graph.ID:
			if v == "" {
				delete(pairs, key)
			}
		case graph.Date:
			if v == "" {
				delete(pairs, key)
			}
		}
	}
	return pairs
}

func (w *writer) articleRow(b *graph.Batch) map[string]any {
	a := b.Article
	text := a.Text
	if a.IngestedAt.IsZero() {
		a.IngestedAt = w.now()
	}
	a.IngestedAt = time.UnixMilli(a.IngestedAt.UnixMilli()).UTC()
	a.Text = ""
	return map[string]any{
		"id": a.ID, "text": text, "words": wordsOf(a.Title + "\n" + text),
		"properties": properties(map[string]any{
			"articleId": a.ID, "name": cut(cmp.Or(a.Title, a.Key)), "url": a.URL, "title": a.Title, "publisher": a.Publisher, "publisherKey": digest(graph.Fold(a.Publisher)),
			"contentHash": a.ContentHash, "published": a.PublishedAt, "ingested": a.IngestedAt.UnixMilli(), "claims": len(b.Claims), "quotes": len(b.Quotes), "data": data(&a),
		}),
	}
}

func mentionRow(article *graph.Article, a *graph.Appearance) map[string]any {
	starts, ends, kinds := make([]int, len(a.Mentions)), make([]int, len(a.Mentions)), make([]string, len(a.Mentions))
	for i, m := range a.Mentions {
		starts[i], ends[i], kinds[i] = m.CodePoints.Start, m.CodePoints.End, string(m.Kind)
	}
	p := properties(map[string]any{
		"appearanceId": a.ID, "name": cut(a.Name), "starts": starts, "ends": ends, "kinds": kinds, "published": article.PublishedAt, "data": data(a),
	})
	if place := a.TextPosition(); place != nil {
		p["place"] = place
	}
	return map[string]any{"article": article.ID, "entity": graph.EntityID(a.Key), "properties": p}
}

func claimRow(b *graph.Batch, c *graph.Claim) map[string]any {
	a := &b.Article
	p := map[string]any{
		"claimId": c.ID, "articleId": a.ID, "relationId": c.Relation, "name": cut(graph.KindOf(c.Kind).Reads[c.Status]), "kind": c.Kind, "status": c.Status,
		"fromId": c.From.Entity, "toId": c.To.Entity, "placeId": c.Place.Entity, "certainty": c.Certainty, "title": c.Title, "titleWords": wordsOf(c.Title),
		"tense": string(c.Tense), "mode": string(c.Mode), "mutual": c.Mutual, "evidence": c.Evidence.Quote, "rule": c.Rule,
		"place": c.TextPosition(), "published": a.PublishedAt, "publisher": a.Publisher, "attributed": c.AttributedTo != nil, "source": sourceOf(b, c), "data": data(c),
	}
	if c.Date != nil {
		p["date"], p["dateText"] = c.Date.Value, c.Date.Text
	}
	if c.Over != nil {
		p["overText"], p["overId"] = c.Over.Text, c.Over.Ref.Entity
	}
	if c.AttributedTo != nil {
		p["attributedToText"], p["sourceId"] = c.AttributedTo.Text, c.AttributedTo.Ref.Entity
	}
	if c.Confidence != nil {
		p["confidence"] = *c.Confidence
	}
	return map[string]any{"article": a.ID, "from": c.From.Entity, "to": c.To.Entity, "properties": properties(p)}
}

func quoteRow(a *graph.Article, q *graph.Quote) map[string]any {
	p := map[string]any{
		"quoteId": q.ID, "articleId": a.ID, "name": cut(q.Text), "text": q.Text, "kind": string(q.Kind), "words": wordsOf(q.Text), "wordCount": graph.WordCount(q.Text),
		"length": utf8.RuneCountInString(q.Text), "speakerText": q.Speaker.Text, "speakerWords": wordsOf(q.Speaker.Text), "speakerId": q.Speaker.Ref.Entity,
		"outletId": q.Outlet.Entity, "cue": q.Cue, "cueLemma": q.CueLemma, "evidence": q.Evidence.Quote, "rule": q.Rule,
		"place": q.TextPosition(), "published": a.PublishedAt, "publisher": a.Publisher, "data": data(q),
	}
	if q.Addressee != nil {
		p["addresseeId"] = q.Addressee.Ref.Entity
	}
	if q.Confidence != nil {
		p["confidence"] = *q.Confidence
	}
	return map[string]any{"article": a.ID, "properties": properties(p)}
}

func recordRow(id graph.ID, e *entity, x *graph.Entity) map[string]any {
	return map[string]any{"id": id, "properties": properties(map[string]any{
		"entityId": id, "name": recordName(e), "kind": string(e.Kind), "sortKey": sortKey(graph.SortName(x.Name)), "isoCode": x.Facts.ISOCode, "homeCountry": x.Facts.HomeCountry,
		"articles": e.Articles, "relations": e.Relations, "quotes": e.Quotes, "lastSeen": e.LastSeen, "data": data(e),
	})}
}

func recordName(e *entity) string {
	return count(e.Quotes, "quote") + ", " + count(e.Relations, "relation")
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

func entityRow(id graph.ID, x *graph.Entity) map[string]any {
	return map[string]any{"id": id, "properties": properties(map[string]any{
		"entityId": id, "name": cut(x.Name), "aliases": x.Aliases, "country": cmp.Or(x.Facts.ISOCode, x.Facts.HomeCountry),
	})}
}

func relationRow(r *relation) map[string]any {
	p := map[string]any{
		"relationId": r.ID, "kind": string(r.Kind), "status": string(r.Status), "fromId": r.From, "toId": r.To, "fromKind": string(r.FromKind), "toKind": string(r.ToKind),
		"claims": r.ClaimCount, "articles": r.ArticleCount, "publishers": r.PublisherCount, "contested": r.Contested,
		"firstDate": r.FirstDate, "lastDate": r.LastDate, "firstSeen": r.FirstSeen, "lastSeen": r.LastSeen, "data": data(r),
	}
	if r.Confidence != nil {
		p["confidence"] = *r.Confidence
	}
	return map[string]any{"id": r.ID, "from": r.From, "to": r.To, "properties": properties(p)}
}
