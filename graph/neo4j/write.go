package neo4j

import (
	"fmt"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// rows are what a statement is run for; without any it is not run.
type rows []map[string]any

func (w *writer) run(text string, list rows) error {
	if len(list) == 0 {
		return nil
	}
	return w.exec("UNWIND $p.rows AS row "+text, map[string]any{"rows": []map[string]any(list)})
}

// ids are rows of nothing but ids.
func ids[T ~string](list []T) rows {
	out := make(rows, len(list))
	for i, id := range list {
		out[i] = map[string]any{"id": id}
	}
	return out
}

// write writes what was settled: what goes, then nodes, then what joins them,
// so that every end is there.
func (w *writer) write() error {
	for _, step := range []func() error{w.forget, w.writeEntities, w.writeArticles, w.writeClaims, w.writeQuotes, w.lookUp, w.writeRelations, w.clear, w.bury} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// forget deletes what articles said.
func (w *writer) forget() error {
	says := ids(slices.Concat(w.replaced, w.goneArticles))
	for _, text := range []string{
		"MATCH (n:Claim {articleId: row.id}) DETACH DELETE n",
		"MATCH (n:Quote {articleId: row.id}) DETACH DELETE n",
		"MATCH (n:ArticleText {articleId: row.id}) DETACH DELETE n",
		"MATCH (:Article {articleId: row.id})-[m:MENTIONS]->() DELETE m",
	} {
		if err := w.run(text, says); err != nil {
			return err
		}
	}
	if err := w.run("MATCH (n:Article {articleId: row.id}) DETACH DELETE n", ids(w.goneArticles)); err != nil {
		return err
	}
	return w.run("MATCH (n:Tombstone {tombstoneId: row.id}) DELETE n", ids(w.risen))
}

// writeEntities writes the records that changed, with names and the nodes that
// stand for them in a picture; those without support go with clear.
func (w *writer) writeEntities() error {
	var records, names, nameless rows
	nodes := map[graph.EntityKind]rows{}
	for _, id := range ordered(w.entities) {
		e := w.entities[id]
		if e.Articles == 0 {
			continue
		}
		x, err := e.entity(id)
		if err != nil {
			return err
		}
		records = append(records, recordRow(id, e, x))
		nodes[e.Kind] = append(nodes[e.Kind], entityRow(id, x))
		before := w.formsBefore[id]
		for _, text := range ordered(e.Forms) {
			if _, has := before[text]; !has {
				names = append(names, nameRow(id, text))
			}
		}
		for _, text := range ordered(before) {
			if _, has := e.Forms[text]; !has {
				nameless = append(nameless, map[string]any{"id": nameID(id, text)})
			}
		}
	}
	if err := w.run("MERGE (e:Record {entityId: row.id}) SET e = row.properties", records); err != nil {
		return err
	}
	for _, kind := range ordered(nodes) {
		err := w.run(fmt.Sprintf("MATCH (r:Record {entityId: row.id}) MERGE (e:%s {entityId: row.id}) SET e = row.properties MERGE (e)-[:RECORD]->(r)", labels[kind]), nodes[kind])
		if err != nil {
			return err
		}
	}
	if err := w.run("CREATE (n:Name) SET n = row", names); err != nil {
		return err
	}
	return w.run("MATCH (n:Name {nameId: row.id}) DELETE n", nameless)
}

func nameID(entity graph.ID, text string) string { return string(entity) + " " + digest(text) }

func nameRow(entity graph.ID, text string) map[string]any {
	tokens := strings.Join(graph.Tokens(text), " ")
	return map[string]any{"nameId": nameID(entity, text), "entityId": entity, "folded": digest(graph.Fold(text)), "exact": digest(tokens), "words": tokens}
}

func (w *writer) writeArticles() error {
	var articles, mentions rows
	for _, b := range w.come {
		articles = append(articles, w.articleRow(b))
		for i := range b.Appearances {
			mentions = append(mentions, mentionRow(&b.Article, &b.Appearances[i]))
		}
	}
	err := w.run("MERGE (a:Article {articleId: row.id}) SET a = row.properties CREATE (a)-[:TEXT]->(:ArticleText {articleId: row.id, text: row.text, words: row.words, name: 'text'})", articles)
	if err != nil {
		return err
	}
	return w.run("MATCH (a:Article {articleId: row.article}), (e:Record {entityId: row.entity}) CREATE (a)-[m:MENTIONS]->(e) SET m = row.properties", mentions)
}

// link joins claims and quotes to records, by the type.
type link map[string]rows

func (l link) add(kind string, of, record graph.ID) {
	if record != "" {
		l[kind] = append(l[kind], map[string]any{"id": of, "record": record})
	}
}

func (w *writer) writeClaims() error {
	var claims rows
	links := link{}
	for _, b := range w.come {
		resolved, _ := b.Resolved()
		for i := range resolved {
			c := &resolved[i]
			claims = append(claims, claimRow(b, c))
			links.add("AT", c.ID, c.Place.Entity)
			if c.Over != nil {
				links.add("OVER", c.ID, c.Over.Ref.Entity)
			}
			if c.AttributedTo != nil {
				links.add("ATTRIBUTED_TO", c.ID, c.AttributedTo.Ref.Entity)
			}
		}
	}
	err := w.run(`MATCH (a:Article {articleId: row.article}), (f:Record {entityId: row.from}), (t:Record {entityId: row.to})
		CREATE (a)-[:ASSERTS]->(c:Claim)-[:FROM]->(f), (c)-[:TO]->(t) SET c = row.properties`, claims)
	if err != nil {
		return err
	}
	for _, kind := range ordered(links) {
		if err := w.run(fmt.Sprintf("MATCH (c:Claim {claimId: row.id}), (e:Record {entityId: row.record}) CREATE (c)-[:%s]->(e)", kind), links[kind]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) writeQuotes() error {
	var quotes, said rows
	links := link{}
	for _, b := range w.come {
		_, resolved := b.Resolved()
		for i := range resolved {
			q := &resolved[i]
			quotes = append(quotes, quoteRow(&b.Article, q))
			if q.Speaker.Ref.Entity != "" {
				said = append(said, map[string]any{"id": q.ID, "record": q.Speaker.Ref.Entity})
			}
			if q.Addressee != nil {
				links.add("ADDRESSED_TO", q.ID, q.Addressee.Ref.Entity)
			}
			links.add("THROUGH", q.ID, q.Outlet.Entity)
			for _, r := range q.About {
				links.add("ABOUT", q.ID, r.Entity)
			}
		}
	}
	if err := w.run("MATCH (a:Article {articleId: row.article}) CREATE (a)-[:REPORTS]->(q:Quote) SET q = row.properties", quotes); err != nil {
		return err
	}
	if err := w.run("MATCH (q:Quote {quoteId: row.id}), (e:Record {entityId: row.record}) CREATE (e)-[:SAID]->(q)", said); err != nil {
		return err
	}
	for _, kind := range ordered(links) {
		if err := w.run(fmt.Sprintf("MATCH (q:Quote {quoteId: row.id}), (e:Record {entityId: row.record}) CREATE (q)-[:%s]->(e)", kind), links[kind]); err != nil {
			return err
		}
	}
	return nil
}

// lookUp reads what is no sum from the claims and mentions that are left, of
// those that lost a first or last one.
func (w *writer) lookUp() error {
	var relations, entities []graph.ID
	for _, id := range ordered(w.staleRelations) {
		if w.relations[id].ClaimCount > 0 {
			relations = append(relations, id)
		}
	}
	for _, id := range ordered(w.staleEntities) {
		if w.entities[id].Articles > 0 {
			entities = append(entities, id)
		}
	}
	if err := w.lookUpRelations(relations); err != nil {
		return err
	}
	if len(entities) == 0 {
		return nil
	}
	var seen rows
	err := w.each(func(r *driver.Record) error {
		id := graph.ID(r.Values[0].(string))
		last, _ := r.Values[1].(string)
		e := w.entities[id]
		e.LastSeen = graph.Date(last)
		x, err := e.entity(id)
		seen = append(seen, recordRow(id, e, x))
		return err
	}, "UNWIND $p.ids AS id MATCH (:Record {entityId: id})<-[m:MENTIONS]-() RETURN id, max(m.published)", map[string]any{"ids": entities})
	if err != nil {
		return err
	}
	return w.run("MATCH (e:Record {entityId: row.id}) SET e = row.properties", seen)
}

func (w *writer) lookUpRelations(ids []graph.ID) error {
	if len(ids) == 0 {
		return nil
	}
	err := w.each(func(r *driver.Record) error {
		x := w.relations[graph.ID(r.Values[0].(string))]
		date := func(i int) graph.Date {
			s, _ := r.Values[i].(string)
			return graph.Date(s)
		}
		x.FirstDate, x.LastDate, x.FirstSeen, x.LastSeen, x.Confidence, x.Shown = date(1), date(2), date(3), date(4), nil, nil
		if n, ok := r.Values[5].(float64); ok {
			x.Confidence = &n
		}
		for _, row := range r.Values[6].([]any) {
			c, err := read[graph.Claim](row.([]any)[0])
			if err != nil {
				return err
			}
			a, err := read[graph.Article](row.([]any)[1])
			if err != nil {
				return err
			}
			source, _ := row.([]any)[2].(string)
			x.Shown = append(x.Shown, show(a, c, source))
		}
		return nil
	}, `UNWIND $p.ids AS id MATCH (a:Article)-[:ASSERTS]->(c:Claim {relationId: id})
		WITH id, a, c ORDER BY coalesce(c.published, '') DESC, c.claimId
		RETURN id, min(c.date), max(c.date), min(c.published), max(c.published), max(c.confidence), collect([c.data, a.data, c.source])[..$p.shown]`,
		map[string]any{"ids": ids, "shown": shownClaims})
	return err
}

// writeRelations writes the relations that changed, and their edges.
func (w *writer) writeRelations() error {
	var changed rows
	fresh, known := map[string]rows{}, map[string]rows{}
	for _, id := range ordered(w.touched) {
		r := w.relations[id]
		if r.ClaimCount == 0 {
			continue
		}
		changed = append(changed, relationRow(r))
		kind := edgeType(r.Kind, r.Status)
		row := map[string]any{"id": id, "from": r.From, "to": r.To, "properties": r.edge()}
		if !w.relationsBefore[id] {
			fresh[kind] = append(fresh[kind], row)
		} else {
			known[kind] = append(known[kind], row)
		}
	}
	if err := w.run("MERGE (r:Relation {relationId: row.id}) SET r = row.properties", changed); err != nil {
		return err
	}
	for _, kind := range ordered(fresh) {
		err := w.run(fmt.Sprintf(`MATCH (:Record {entityId: row.from})<-[:RECORD]-(a), (:Record {entityId: row.to})<-[:RECORD]-(b)
			CREATE (a)-[e:%s]->(b) SET e = row.properties`, kind), fresh[kind])
		if err != nil {
			return err
		}
	}
	for _, kind := range ordered(known) {
		if err := w.run(fmt.Sprintf("MATCH ()-[e:%s {relationId: row.id}]->() SET e = row.properties", kind), known[kind]); err != nil {
			return err
		}
	}
	return nil
}

// clear deletes relations and entities without support.
func (w *writer) clear() error {
	gone := map[string]rows{}
	var relations, entities, names rows
	for _, id := range ordered(w.relationsBefore) {
		if r := w.relations[id]; r.ClaimCount == 0 {
			kind := edgeType(r.Kind, r.Status)
			gone[kind] = append(gone[kind], map[string]any{"id": id})
			relations = append(relations, map[string]any{"id": id})
		}
	}
	for _, id := range ordered(w.formsBefore) {
		if w.entities[id].Articles == 0 {
			entities = append(entities, map[string]any{"id": id})
			for _, text := range ordered(w.formsBefore[id]) {
				names = append(names, map[string]any{"id": nameID(id, text)})
			}
		}
	}
	for _, kind := range ordered(gone) {
		if err := w.run(fmt.Sprintf("MATCH ()-[e:%s {relationId: row.id}]->() DELETE e", kind), gone[kind]); err != nil {
			return err
		}
	}
	if err := w.run("MATCH (r:Relation {relationId: row.id}) DELETE r", relations); err != nil {
		return err
	}
	if err := w.run("MATCH (n:Name {nameId: row.id}) DELETE n", names); err != nil {
		return err
	}
	return w.run("MATCH (r:Record {entityId: row.id})<-[:RECORD]-(e) DETACH DELETE e, r", entities)
}

// bury keeps tombstones, but for those there are, or whose content is stored.
func (w *writer) bury() error {
	var list rows
	for i := range w.tombs {
		t := &w.tombs[i]
		stone := *t
		stone.At = t.At.UTC().Truncate(1e6)
		list = append(list, map[string]any{"id": tombstoneID(t.Key, t.ContentHash), "article": graph.ArticleID(t.Key), "hash": t.ContentHash, "name": cut(t.Reason), "data": data(&stone)})
	}
	return w.run(`OPTIONAL MATCH (a:Article {articleId: row.article}) WITH row, a WHERE a IS NULL OR a.contentHash <> row.hash
		MERGE (t:Tombstone {tombstoneId: row.id}) ON CREATE SET t.data = row.data, t.name = row.name`, list)
}
