package server

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph"
	"entente/graph/graphtest"
)

func TestWrongQuestionsAreAnsweredWithACode(t *testing.T) {
	h := serve(t, open(t, graphtest.News()...))
	deep := "{ entity(id: \"e00000000000000000000\") " + strings.Repeat("{ homeCountry ", 59) + "{ id" + strings.Repeat(" }", 61)
	wide := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return "{" + b.String() + "}"
	}
	for _, test := range []struct {
		name, query string
		variables   map[string]any
		code        Code
		says        string
	}{
		{"no query", "", nil, BadQuery, "no operation"},
		{"no GraphQL", "{{{", nil, BadQuery, "Expected Name"},
		{"an unknown field", "{ store { artikels } }", nil, BadQuery, `Cannot query field "artikels" on type "StoreInfo". Did you mean "articles"?`},
		{"an unknown argument", "{ relations(wher: {}) { totalCount } }", nil, BadQuery, "wher"},
		{"an unknown field of an input", `{ relations(where: {knids: []}) { totalCount } }`, nil, BadQuery, "knids"},
		{"an unknown field of a variable", `query ($w: RelationFilter) { relations(where: $w) { totalCount } }`, map[string]any{"w": map[string]any{"knids": 1}}, BadQuery, "w.knids: unknown field; leave it out"},
		{"a kind that does not exist", "{ relations(where: {kinds: [MARRIED]}) { totalCount } }", nil, BadQuery, `"MARRIED" is no RelationKind; give one of MET_WITH, `},
		{"a kind that does not exist in a variable", "query ($k: [RelationKind!]) { relations(where: {kinds: $k}) { totalCount } }", map[string]any{"k": []string{"MARRIED"}}, BadQuery, `k[0]: "MARRIED" is no RelationKind; give one of MET_WITH, `},
		{"a novel for a kind", "query ($k: [RelationKind!]) { relations(where: {kinds: $k}) { totalCount } }", map[string]any{"k": []string{strings.Repeat("x ", 1000)}}, BadQuery, `x " is no RelationKind; give one of MET_WITH, `},
		{"a kind in lower case", "query ($k: [RelationKind!]) { relations(where: {kinds: $k}) { totalCount } }", map[string]any{"k": []string{"met_with"}}, BadInput, `where.kinds[0]: "met_with" is no RelationKind; give one of MET_WITH, `},
		{"an operation that is not there", "query A { store { articles } } query B { store { articles } }", nil, BadQuery, "operation"},
		{"an id that is a path", `{ node(id: "../../x") { id } }`, nil, BadInput, "id:"},
		{"an id that is a path in a variable", `query ($id: ID!) { entity(id: $id) { id } }`, map[string]any{"id": "../../x"}, BadInput, "id:"},
		{"an id that is a number", `{ entity(id: 7) { id } }`, nil, BadInput, "id:"},
		{"a date that does not exist", `{ articles(where: {published: {since: "2023-02-29"}}) { totalCount } }`, nil, BadInput, "no date that exists"},
		{"a range that ends before it begins", `{ articles(where: {published: {since: "2023", until: "2022"}}) { totalCount } }`, nil, BadInput, "since 2023 is after until 2022"},
		{"a moment that is none", `{ articles(where: {ingestedSince: "yesterday"}) { totalCount } }`, nil, BadInput, "no moment"},
		{"a number that is too large", `{ relations(first: 99999999999999999999) { totalCount } }`, nil, BadQuery, "non 32-bit"},
		{"a fraction that is too large", `{ claims(where: {minConfidence: 1e999}) { totalCount } }`, nil, BadQuery, "Float"},
		{"a fraction that is too large in a variable", `query ($p: Float) { claims(where: {minConfidence: $p}) { totalCount } }`, map[string]any{"p": json.Number("1e999")}, BadQuery, "Float"},
		{"a number for an id that is too large", `{ node(id: 99999999999999999999) { id } }`, nil, BadQuery, "ID"},
		{"a number for a date that is too large", `{ articles(where: {published: {since: 99999999999999999999}}) { totalCount } }`, nil, BadQuery, "DateRange"},
		{"a fraction for a date that is too large", `{ articles(where: {published: {since: 1e999}}) { totalCount } }`, nil, BadQuery, "DateRange"},
		{"a number that is too large in a variable", `query ($n: Int!) { relations(first: $n) { totalCount } }`, map[string]any{"n": json.Number("4294967296")}, BadInput, "first:"},
		{"a number below zero", `{ relations(first: -1) { totalCount } }`, nil, BadInput, "first:"},
		{"too many rows", `{ relations(first: 101) { totalCount } }`, nil, LimitExceeded, "first: at most 100"},
		{"both directions", `{ entities(first: 1, last: 1) { totalCount } }`, nil, BadInput, "forwards"},
		{"backwards without a number", `{ entities(before: "x") { totalCount } }`, nil, BadInput, "how many"},
		{"a cursor that is none", `{ relations(after: "x") { totalCount } }`, nil, BadInput, "after"},
		{"filters nested too deep", `{ entities(where: {mentionedIn: {mentions: [{mentionedIn: {text: "x"}}]}}) { totalCount } }`, nil, BadInput, "nest at most 2 deep"},
		{"a filter for the other end of nothing", `{ relations(where: {other: {title: "x"}}) { totalCount } }`, nil, BadInput, "other"},
		{"an end that is none", `{ relations(first: 1) { nodes { other(than: "e00000000000000000000") { id } } } }`, nil, BadInput, "no end"},
		{"a tally that does not go together", `{ tally(of: QUOTES, by: [FROM]) { count } }`, nil, BadInput, "by"},
		{"relevance without words", `{ articles(orderBy: {field: RELEVANCE}) { totalCount } }`, nil, BadInput, "where.text"},
		{"neither id nor url", `{ article { id } }`, nil, BadInput, "either id or url"},
		{"a url that is none", `{ article(url: "::") { id } }`, nil, BadInput, "url"},
		{"a walk from nowhere", `{ path(from: "e00000000000000000000", to: "e00000000000000000001") { complete } }`, nil, NotFound, "not found"},
		{"a walk too far", `{ path(from: "e00000000000000000000", to: "e00000000000000000001", maxLength: 7) { complete } }`, nil, LimitExceeded, "maxLength: at most 6"},
		{"nothing to walk from", `{ neighbourhood(ids: []) { complete } }`, nil, BadInput, "ids: at least 1"},
		{"a search for a novel", fmt.Sprintf(`{ search(text: %q) { totalCount } }`, strings.Repeat("x", 201)), nil, BadInput, "more than 200"},
		{"60 levels", deep, nil, LimitExceeded, "at most 15 levels"},
		{"fragments in a circle, 60 levels in all", "{ entity(id: \"e\") { ...a } } fragment a on Entity { homeCountry { ...b } } fragment b on Entity { homeCountry { ...a } }", nil, BadQuery, "Cannot spread fragment"},
		{"too many rows of rows", "{ relations(first: 100) { nodes { claims(first: 100) { nodes { id } } } } }", nil, LimitExceeded, "costs"},
		{"the same under many names", wide(300, "a%d: tally(of: CLAIMS, by: [KIND]) { count } "), nil, LimitExceeded, "costs"},
		{"the same in many fragments", func() string {
			var b strings.Builder
			b.WriteString("{ relations(first: 10) { nodes { ...f0 } } }")
			for i := range 40 { // 2⁴⁰ relations, were they walked one by one
				fmt.Fprintf(&b, "fragment f%d on Relation { a%d: from { id } ...f%d ...f%d }", i, i, i+1, i+1)
			}
			return b.String() + "fragment f40 on Relation { id }"
		}(), nil, LimitExceeded, "costs"},
		{"too many words", wide(6000, "a%d: __typename "), nil, LimitExceeded, "at most 5000 words and signs"},
		{"too many fields", wide(1001, "a%d: __typename "), nil, LimitExceeded, "at most 1000 fields"},
		{"too many ids", `query ($ids: [ID!]) { entities(where: {ids: $ids}) { totalCount } }`, map[string]any{"ids": make([]string, 1001)}, LimitExceeded, "where.ids: at most 1000 at once, not 1001; send the rest in another request"},
		{"too many nodes", `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": slicesRepeat("e00000000000000000000", 101)}, LimitExceeded, "ids: at most 100"},
		{"too long a value", `query ($s: String!) { search(text: $s) { totalCount } }`, map[string]any{"s": strings.Repeat("x", 1<<20)}, LimitExceeded, "text: at most 10000 characters"},
		{"later answers", "{ store { articles ... @defer { claims } } }", nil, BadQuery, "@defer"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := post(t, h, test.query, test.variables)
			a := read(t, w)
			if len(a.Errors) == 0 || a.Errors[0].Extensions.Code != test.code || !strings.Contains(a.Errors[0].Message, test.says) {
				t.Errorf("errors = %+v, want %s %q", a.Errors, test.code, test.says)
			}
			if w.Body.Len() > 5_000 {
				t.Errorf("the answer has %d bytes", w.Body.Len())
			}
		})
	}
}

func slicesRepeat(s string, n int) []string { return strings.Split(strings.Repeat(s+" ", n-1)+s, " ") }

func TestManyErrorsAreCounted(t *testing.T) {
	h := serve(t, open(t))
	var b strings.Builder
	for i := range 600 {
		fmt.Fprintf(&b, " @unknown%d", i)
	}
	w := post(t, h, "{ store { articles"+b.String()+" } }", nil)
	a := read(t, w)
	if len(a.Errors) != maxErrors+1 || a.Errors[maxErrors].Message != "and 590 errors more" || w.Body.Len() > 5_000 {
		t.Errorf("%d errors in %d bytes, the last %q", len(a.Errors), w.Body.Len(), a.Errors[len(a.Errors)-1].Message)
	}
}

func TestIntrospectionIsFreeOfLimits(t *testing.T) {
	h := serve(t, open(t))
	query := "{ __schema { types { fields { type " + strings.Repeat("{ ofType ", 13) + "{ name }" + strings.Repeat(" }", 13) + " } } } }"
	var data any
	ask(t, h, query, nil, &data)
}

func TestCostIsWhatAQueryCanAnswer(t *testing.T) {
	h := serve(t, open(t))
	for _, test := range []struct {
		query string
		taken bool
	}{
		{"{ relations(first: 100) { nodes { id reads from { name } to { name } claims(first: 3) { nodes { evidence { quote sentence } article { title } } } } } }", true},
		{"query ($n: Int) { entities(first: $n) { nodes { relations(first: 100) { nodes { id } } } } }", true}, // null is 20
		{"query ($n: Int) { entities(first: $n) { nodes { relations(first: 100) { nodes { id kind status reads claimCount } } } } }", false},
		{"{ articles(first: 100) { nodes { title text } } }", true},
		{"{ articles(first: 100) { nodes { a: text b: text } } }", false},
		{"{ articles(first: 100) { edges { node { entities(first: 100) { nodes { id } } } } } }", false},
		{"{ tally(of: CLAIMS, by: [KIND], first: 1000) { count keys { text } } }", true},
	} {
		a := read(t, post(t, h, test.query, nil))
		if taken := len(a.Errors) == 0; taken != test.taken {
			t.Errorf("%s: taken %v, want %v: %+v", test.query, taken, test.taken, a.Errors)
		}
	}
}

func TestLongQueriesAreNotKept(t *testing.T) {
	c := newCache()
	for _, query := range []string{"short", strings.Repeat("x", maxCachedQuery+1)} {
		c.Add(t.Context(), query, &ast.QueryDocument{})
		if _, kept := c.Get(t.Context(), query); kept != (query == "short") {
			t.Errorf("a query of %d bytes is kept: %v", len(query), kept)
		}
	}
}

// asked notes what is asked of a store.
type asked struct {
	graph.Store
	slices []graph.Slice
}

func (a *asked) FindRelations(ctx context.Context, qs []graph.RelationQuery) ([]graph.Page[*graph.Relation], error) {
	for _, q := range qs {
		a.slices = append(a.slices, q.Slice)
	}
	return a.Store.FindRelations(ctx, qs)
}

func TestRowsAreCountedOnlyOnRequest(t *testing.T) {
	for query, uncounted := range map[string]bool{
		"{ relations { nodes { id } } }": true, "{ relations { totalCount } }": false,
		"{ relations { ...c } } fragment c on RelationConnection { n: totalCount }": false,
	} {
		store := &asked{Store: open(t)}
		var data any
		ask(t, serve(t, store), query, nil, &data)
		if len(store.slices) != 1 || store.slices[0].Uncounted != uncounted {
			t.Errorf("%s asks for %+v", query, store.slices)
		}
	}
}

func TestRequestsThatAreNone(t *testing.T) {
	h := serve(t, open(t))
	secret := "7f3c secret words"
	for _, test := range []struct {
		name   string
		body   string
		change func(*http.Request)
		status int
		code   Code
	}{
		{"GET", "", func(r *http.Request) { r.Method = http.MethodGet }, 405, BadRequest},
		{"PUT", "{}", func(r *http.Request) { r.Method = http.MethodPut }, 405, BadRequest},
		{"no content type", `{"query":"{ store { articles } }"}`, func(r *http.Request) { r.Header.Del("Content-Type") }, 415, BadRequest},
		{"a form", `{"query":"{ store { articles } }"}`, func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }, 415, BadRequest},
		{"plain text, as a page elsewhere may post", `{"query":"mutation { x }"}`, func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415, BadRequest},
		{"an upload", "x", func(r *http.Request) { r.Header.Set("Content-Type", "multipart/form-data; boundary=x") }, 415, BadRequest},
		{"no JSON", secret, nil, 400, BadRequest},
		{"half of JSON", `{"query": "` + secret, nil, 400, BadRequest},
		{"two objects", `{"query": "{ store { articles } }"} {"` + secret + `": 1}`, nil, 400, BadRequest},
		{"a list of queries", `[{"query": "` + secret + `"}]`, nil, 400, BadRequest},
		{"a query that is a number", `{"query": 7}`, nil, 400, BadRequest},
		{"variables that are text", `{"query": "{ store { articles } }", "variables": "` + secret + `"}`, nil, 400, BadRequest},
		{"no query", `{"operationName": "` + secret + `"}`, nil, 400, BadRequest},
		{"nothing", ``, nil, 400, BadRequest},
		{"no UTF-8", "{\"query\": \"\xff" + secret + "\"}", nil, 400, BadInput},
		{"9 MiB", `{"query": "` + strings.Repeat("x", 9<<20) + `"}`, nil, 413, LimitExceeded},
	} {
		t.Run(test.name, func(t *testing.T) {
			var change []func(*http.Request)
			if test.change != nil {
				change = append(change, test.change)
			}
			w := send(t, h, []byte(test.body), change...)
			a := read(t, w)
			if w.Code != test.status || len(a.Errors) != 1 || a.Errors[0].Extensions.Code != test.code {
				t.Errorf("%d %+v, want %d %s", w.Code, a.Errors, test.status, test.code)
			}
			if strings.Contains(w.Body.String(), "secret") {
				t.Errorf("the answer repeats the body: %s", w.Body)
			}
		})
	}
}

func TestStatusesForClientsThatKnowThem(t *testing.T) {
	h := serve(t, open(t))
	accept := func(r *http.Request) { r.Header.Set("Accept", graphqlJSON+", application/json;q=0.9") }
	for _, test := range []struct {
		query  string
		change []func(*http.Request)
		status int
		media  string
	}{
		{"{ store { articles } }", nil, 200, plainJSON},
		{"{ nonsense }", nil, 200, plainJSON},
		{"{ store { articles } }", []func(*http.Request){accept}, 200, graphqlJSON},
		{"{ nonsense }", []func(*http.Request){accept}, 400, graphqlJSON},
	} {
		body, err := json.Marshal(map[string]string{"query": test.query})
		if err != nil {
			t.Fatal(err)
		}
		w := send(t, h, body, test.change...)
		if w.Code != test.status || w.Header().Get("Content-Type") != test.media+"; charset=utf-8" {
			t.Errorf("%s: %d %s, want %d %s", test.query, w.Code, w.Header().Get("Content-Type"), test.status, test.media)
		}
	}
}

// FuzzBody holds that whatever is sent, the answer is JSON of a bounded size
// that is no fault of ours.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		`{"query": "{ store { articles } }"}`, `{"query": "query ($id: ID!) { node(id: $id) { id } }", "variables": {"id": "e00000000000000000000"}}`,
		`{"query": "{ relations(where: {between: [{names: [\"x\"]}, {}]}, first: 1) { nodes { reads } } }"}`, `{"query": "{ ...a } fragment a on Query { ...a }"}`,
		`{"query": "mutation { ingestArticles(input: [{title: \"\", text: \"x\"}], dryRun: true) { created } }"}`, `[]`, `{"query": null}`, "\xff",
		`{"query": "query ($w: EntityFilter) { entities(where: $w) { totalCount } }", "variables": {"w": {"kinds": "PERSON", "minArticles": 1.5}}}`,
	} {
		f.Add([]byte(seed))
	}
	h := serve(f, open(f, graphtest.News()[:2]...), func(o *Options) {
		o.Scratch = func(context.Context) (graph.Store, error) { return graphtest.NewModel(), nil }
	})
	f.Fuzz(func(t *testing.T, body []byte) {
		w := send(t, h, body)
		for _, e := range read(t, w).Errors {
			if e.Extensions.Code == Internal || e.Extensions.Code == "" {
				t.Errorf("%q: %+v", body, e)
			}
		}
		if w.Body.Len() > graph.MaxRequest {
			t.Errorf("an answer of %d bytes", w.Body.Len())
		}
	})
}
