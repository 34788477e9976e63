package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// questioner makes random queries of the API about what a graph holds, so that
// most of them find something.
type questioner struct {
	*rand.Rand
	entities, people, organisations, relations, articles []graph.ID
	names, urls, publishers, words                       []string
}

func newQuestioner(t *testing.T, seed uint64, r graph.Reader) *questioner {
	t.Helper()
	q := &questioner{Rand: rand.New(rand.NewPCG(seed, 1))}
	derived := graph.NewDerived()
	for b, err := range r.Batches(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		derived.Add(b)
		q.articles = append(q.articles, b.Article.ID)
		if b.Article.URL != "" {
			q.urls = append(q.urls, b.Article.URL)
		}
		if b.Article.Publisher != "" {
			q.publishers = append(q.publishers, b.Article.Publisher)
		}
		q.words = append(q.words, strings.Fields(b.Article.Text)[:5]...)
	}
	derived.Finish()
	for id, e := range derived.Entities {
		q.entities = append(q.entities, id)
		switch e.Kind {
		case graph.Person:
			q.people = append(q.people, id)
		case graph.Organisation:
			q.organisations = append(q.organisations, id)
		}
	}
	for _, list := range [][]graph.ID{q.entities, q.people, q.organisations} {
		// Half of what is asked about is where most lines meet.
		slices.SortFunc(list, func(a, b graph.ID) int {
			if d := derived.Entities[b].RelationCount - derived.Entities[a].RelationCount; d != 0 {
				return d
			}
			return strings.Compare(string(a), string(b))
		})
	}
	for _, id := range q.entities {
		q.names = append(q.names, derived.Entities[id].Name)
	}
	for id := range derived.Relations {
		q.relations = append(q.relations, id)
	}
	slices.Sort(q.relations)
	return q
}

// one picks from a list, half of the time from its first tenth, and writes it
// as GraphQL does.
func one[T ~string](q *questioner, list []T) string {
	n := len(list)
	if q.IntN(2) == 0 {
		n = max(1, n/10)
	}
	return literal(string(list[q.IntN(n)]))
}

func literal(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always can
	}
	return string(b)
}

// of picks an enum value.
func (q *questioner) of(values string) string {
	list := strings.Fields(values)
	return list[q.IntN(len(list))]
}

// some picks up to three enum values.
func (q *questioner) some(values string) string {
	var out []string
	for range 1 + q.IntN(3) {
		out = append(out, q.of(values))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// filter joins one to three of the given fields.
func (q *questioner) filter(fields ...func() string) string {
	var out []string
	for _, i := range q.Perm(len(fields))[:1+q.IntN(min(3, len(fields)))] {
		out = append(out, fields[i]())
	}
	return "{" + strings.Join(out, ", ") + "}"
}

func (q *questioner) order(fields string) string {
	return fmt.Sprintf("{field: %s, direction: %s}", q.of(fields), q.of("ASC DESC"))
}

const (
	entityKinds   = "PERSON COUNTRY ORGANISATION PLACE"
	relationKinds = "MET_WITH VISITED QUOTED SPOKE_TO DISPUTES CRITICISES HOLDS_POSITION LOCATED_IN"
	statuses      = "ACTUAL PLANNED DENIED"
)

func (q *questioner) years() string {
	year := 2014 + q.IntN(8)
	return fmt.Sprintf(`{since: "%d", until: "%d-06"}`, year, year+q.IntN(4))
}

func (q *questioner) entity() string {
	return q.filter(
		func() string { return fmt.Sprintf("ids: [%s, %s]", one(q, q.entities), one(q, q.entities)) },
		func() string {
			return fmt.Sprintf("names: [%s, %s]", one(q, q.names), strings.ToUpper(one(q, q.names)))
		},
		func() string { return "kinds: " + q.some(entityKinds) },
		func() string { return fmt.Sprintf("minArticles: %d", 1+q.IntN(5)) },
		func() string { return "title: " + literal(q.of("president minister chairman")) },
		func() string { return fmt.Sprintf("mentionedIn: {publishers: [%s]}", one(q, q.publishers)) },
		func() string { return fmt.Sprintf("homeCountry: %q", fmt.Sprintf("Z%02d", q.IntN(6))) },
	)
}

func (q *questioner) article() string {
	return q.filter(
		func() string { return fmt.Sprintf("publishers: [%s]", one(q, q.publishers)) },
		func() string { return "published: " + q.years() },
		func() string { return "text: " + one(q, q.words) },
		func() string { return fmt.Sprintf("mentions: [{ids: [%s]}]", one(q, q.entities)) },
		func() string { return fmt.Sprintf("urls: [%s, %s]", one(q, q.urls), one(q, q.urls)) },
	)
}

func (q *questioner) claim() string {
	return q.filter(
		func() string { return "kinds: " + q.some(relationKinds) },
		func() string { return "statuses: " + q.some(statuses) },
		func() string { return "minCertainty: " + q.of("CERTAIN PROBABLE POSSIBLE") },
		func() string { return "tenses: " + q.some("CURRENT FORMER FUTURE") },
		func() string { return "modes: " + q.some("IN_PERSON REMOTE UNKNOWN") },
		func() string { return "happened: " + q.years() },
		func() string { return "attributed: " + q.of("true false") },
		func() string { return "article: " + q.article() },
		func() string { return "minConfidence: " + q.of("0.1 0.5 0.9") },
	)
}

func (q *questioner) relation() string {
	return q.filter(
		func() string { return "kinds: " + q.some(relationKinds) },
		func() string { return "status: " + q.some(statuses) },
		func() string { return "from: " + q.entity() },
		func() string { return "to: " + q.entity() },
		func() string { return "involving: " + q.entity() },
		func() string { return fmt.Sprintf("between: [{kinds: %s}, %s]", q.some(entityKinds), q.entity()) },
		func() string { return "claim: " + q.claim() },
		func() string { return "contested: " + q.of("true false") },
		func() string { return fmt.Sprintf("minArticles: %d, maxArticles: %d", 1+q.IntN(2), 2+q.IntN(4)) },
		func() string { return fmt.Sprintf("minPublishers: %d", 1+q.IntN(3)) },
		func() string { return "seen: " + q.years() },
	)
}

func (q *questioner) quote() string {
	return q.filter(
		func() string { return "kinds: " + q.some("DIRECT INDIRECT MIXED") },
		func() string { return "speaker: " + q.entity() },
		func() string { return "addressee: " + q.entity() },
		func() string { return fmt.Sprintf("about: [%s]", q.entity()) },
		func() string { return "text: " + literal(q.of("welcome regret everyone did")) },
		func() string { return `cues: ["tell", "say"]` },
		func() string { return "unnamedSpeaker: " + q.of("true false") },
		func() string { return "article: " + q.article() },
		func() string { return fmt.Sprintf("minWords: %d", 1+q.IntN(8)) },
	)
}

// What the queries ask of each noun.
const (
	pageFields     = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } "
	entityFields   = "id kind name aliases articleCount relationCount quoteCount lastSeen country { isoCode } place { geonameId } homeCountry { name }"
	relationFields = "id kind status reads from { id } to { id } contested asserted certainty claimCount articleCount publisherCount firstDate lastDate firstSeen lastSeen confidence"
	claimFields    = "id kind status certainty from { name } to { name } date { value basis text } place { name } title tense mode over attributedTo { text entity { name } } evidence { quote start end } article { id } rule confidence"
	quoteFields    = "id kind text cue speaker { text entity { name } } addressee { text } about { name } fragments { quote start } article { id }"
	articleFields  = "id url title publisher publishedAt wordCount ingestedAt"
	orderRelations = "LAST_SEEN FIRST_SEEN LAST_DATE CLAIMS ARTICLES PUBLISHERS CONFIDENCE"
)

// query writes a random one. A list that can be long begins at $after, and
// asks where it ends.
func (q *questioner) query() string {
	first := 1 + q.IntN(12)
	list := func(field, where, order, rows string) string {
		arguments := fmt.Sprintf("first: %d, after: $after", first)
		if where != "" {
			arguments += ", where: " + where
		}
		if order != "" {
			arguments += ", orderBy: " + order
		}
		return fmt.Sprintf("query($after: String) { %s(%s) { %s nodes { %s } } }", field, arguments, pageFields, rows)
	}
	switch q.IntN(14) {
	case 0:
		return list("entities", q.entity(), q.order("NAME ARTICLES RELATIONS QUOTES LAST_SEEN"), entityFields)
	case 1:
		return list("relations", q.relation(), q.order(orderRelations), relationFields)
	case 2:
		return list("claims", q.claim(), q.order("DATE PUBLISHED CONFIDENCE"), claimFields)
	case 3:
		return list("quotes", q.quote(), q.order("PUBLISHED LENGTH"), quoteFields)
	case 4:
		return list("articles", q.article(), q.order("PUBLISHED INGESTED"), articleFields)
	case 5:
		name := []rune(q.names[q.IntN(len(q.names))])
		return fmt.Sprintf("query($after: String) { search(text: %s, kinds: %s, first: %d, after: $after) { %s edges { matched score node { id name } } } }",
			literal(string(name[:1+q.IntN(min(len(name), 6))])), q.some(entityKinds), first, pageFields)
	case 6:
		return fmt.Sprintf("query($after: String) { entity(id: %s) { %s relations(where: %s, direction: %s, orderBy: %s, first: %d, after: $after) { %s nodes { %s claims(first: 2, where: %s) { totalCount nodes { %s } } } } } }",
			one(q, q.entities), entityFields, q.relation(), q.of("OUT IN BOTH"), q.order(orderRelations), first, pageFields, relationFields, q.claim(), claimFields)
	case 7:
		return fmt.Sprintf("query($after: String) { entity(id: %s) { quotes(where: %s, orderBy: %s, first: %d, after: $after) { %s nodes { %s } } positions(first: 5) { totalCount nodes { title titles tense at { name } claimCount firstSeen lastSeen } } articles(first: 3) { totalCount nodes { %s } } } }",
			one(q, q.people), q.quote(), q.order("PUBLISHED LENGTH"), first, pageFields, quoteFields, articleFields)
	case 8:
		return fmt.Sprintf("query($after: String) { relation(id: %s) { %s claims(first: %d, after: $after, orderBy: %s) { %s nodes { %s } } } }",
			one(q, q.relations), relationFields, first, q.order("DATE PUBLISHED CONFIDENCE"), pageFields, claimFields)
	case 9:
		return fmt.Sprintf("{ article(id: %s) { %s text entities { nodes { name } } mentions { totalCount nodes { kind text start end entity { name } } } claims { nodes { %s } } quotes { nodes { %s } } } }",
			one(q, q.articles), articleFields, claimFields, quoteFields)
	case 10:
		from := q.IntN(len(q.people))
		return fmt.Sprintf("{ path(from: %s, to: %s, first: 5, maxLength: %d, where: {status: %s}) { complete reason paths { length entities { name } relations { id } } } }",
			literal(string(q.people[from])), literal(string(q.people[(from+1+q.IntN(len(q.people)-1))%len(q.people)])), 1+q.IntN(4), q.some(statuses))
	case 11:
		return fmt.Sprintf("{ neighbourhood(ids: [%s, %s], depth: %d, limit: %d) { complete reason omittedEntities entities { name } relations { id } } }",
			one(q, q.people), one(q, q.organisations), 1+q.IntN(2), 2+q.IntN(60))
	case 12:
		return fmt.Sprintf("{ nodes(ids: [%s, %s, %s, \"e00000000000000000000\"]) { __typename id ... on Entity { %s } ... on Relation { reads claimCount } ... on Article { %s } } }",
			one(q, q.entities), one(q, q.relations), one(q, q.articles), entityFields, articleFields)
	default:
		return fmt.Sprintf("{ store { articles entities relations claims quotes lastIngestedAt } said: tally(of: QUOTES, by: [SPEAKER, %s], quotes: %s, first: 20) { keys { by text } count articleCount } done: tally(of: CLAIMS, by: [KIND, %s], relations: %s, first: 20) { keys { by text } count articleCount } }",
			q.of("PUBLISHER ABOUT YEAR"), q.quote(), q.of("STATUS MONTH FROM TO"), q.relation())
	}
}
