package server

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
)

const ingest = `mutation ($input: [ArticleInput!]!, $dry: Boolean! = false) {
	ingestArticles(input: $input, dryRun: $dry) {
		created unchanged replaced rejected
		results { index clientRef outcome rejection { reason field message } article { id title claims { totalCount } } newEntities { name } warnings claims quotes }
	}
}`

type ingested struct {
	IngestArticles struct {
		Created, Unchanged, Replaced, Rejected int
		Results                                []struct {
			Index     int
			ClientRef *string
			Outcome   graph.Outcome
			Rejection *struct {
				Reason         graph.Reason
				Field, Message string
			}
			Article *struct {
				ID     graph.ID
				Title  string
				Claims struct{ TotalCount int }
			}
			NewEntities    []struct{ Name string }
			Warnings       []string
			Claims, Quotes int
		}
	}
}

// input is a batch's article as somebody hands it in.
func input(b graph.Batch) map[string]any {
	in := map[string]any{"title": b.Article.Title, "text": b.Article.Text}
	for name, value := range map[string]string{
		"url": b.Article.URL, "externalId": b.Article.ExternalID, "publisher": b.Article.Publisher, "publishedAt": string(b.Article.PublishedAt),
	} {
		if value != "" {
			in[name] = value
		}
	}
	return in
}

func TestIngestingTheNewsByTheAPIGivesTheNews(t *testing.T) {
	store := open(t)
	h := serve(t, store)
	var list []any
	for _, b := range graphtest.News() {
		list = append(list, input(b))
	}
	var first, again ingested
	ask(t, h, ingest, map[string]any{"input": list}, &first)
	if got := first.IngestArticles; got.Created != len(list) || len(got.Results) != len(list) {
		t.Errorf("first: %+v", got)
	}
	for i, r := range first.IngestArticles.Results {
		b := graphtest.News()[i]
		if r.Index != i || r.Outcome != graph.Created || r.Article.ID != b.Article.ID || r.Claims != len(b.Claims) || r.Article.Claims.TotalCount != len(b.Claims) || r.Quotes != len(b.Quotes) {
			t.Errorf("result %d: %+v", i, r)
		}
	}
	if n := len(first.IngestArticles.Results[0].NewEntities); n != 6 {
		t.Errorf("the first article has %d new entities, want 6", n)
	}
	if w := first.IngestArticles.Results[6].Warnings; len(w) != 1 {
		t.Errorf("an article without date is taken with warnings %q", w)
	}
	ask(t, h, ingest, map[string]any{"input": list}, &again)
	if again.IngestArticles.Unchanged != len(list) {
		t.Errorf("again: %+v", again.IngestArticles)
	}
}

func TestADryRunStoresNothing(t *testing.T) {
	store := open(t, graphtest.News()[0])
	h := serve(t, store)
	var data ingested
	ask(t, h, ingest, map[string]any{"dry": true, "input": []any{input(graphtest.News()[0]), input(graphtest.News()[5])}}, &data)
	if got := data.IngestArticles; got.Created != 2 || got.Results[0].Article.Claims.TotalCount == 0 || len(got.Results[0].NewEntities) != 6 {
		t.Errorf("dry run: %+v", got)
	}
	if info, err := store.Info(t.Context()); err != nil || info.Articles != 1 {
		t.Errorf("the store has %d articles, %v, want 1", info.Articles, err)
	}
}

// closing tells when a store is closed.
type closing struct {
	graph.Store
	closed chan struct{}
}

func (c closing) Close() error {
	close(c.closed)
	return c.Store.Close()
}

func TestADryRunClosesItsStore(t *testing.T) {
	scratch := closing{graphtest.NewModel(), make(chan struct{})}
	h := serve(t, open(t), func(o *Options) {
		o.Scratch = func(context.Context) (graph.Store, error) { return scratch, nil }
	})
	var data ingested
	ask(t, h, ingest, map[string]any{"dry": true, "input": []any{input(graphtest.News()[0])}}, &data)
	<-scratch.closed
}

func TestADryRunWithoutAStoreIsAFailure(t *testing.T) {
	h := serve(t, open(t), func(o *Options) {
		o.Scratch = func(context.Context) (graph.Store, error) { return nil, graph.ErrUnavailable }
	})
	a := read(t, post(t, h, ingest, map[string]any{"dry": true, "input": []any{input(graphtest.News()[0])}}))
	if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != Unavailable {
		t.Errorf("errors = %+v, want %s", a.Errors, Unavailable)
	}
}

// TestMutationsHaveTheirOwnTime gives queries no time at all.
func TestMutationsHaveTheirOwnTime(t *testing.T) {
	h := serve(t, open(t, graphtest.News()...), func(o *Options) { o.ReadTimeout = time.Nanosecond })
	if a := read(t, post(t, h, "{ store { articles } }", nil)); len(a.Errors) == 0 || a.Errors[0].Extensions.Code != Timeout {
		t.Errorf("a query: %+v, want %s", a.Errors, Timeout)
	}
	var data any
	ask(t, h, `mutation { retractArticle(url: "https://post.example/2024/call") { retracted } }`, nil, &data)
}

func TestABadArticleIsRejectedAlone(t *testing.T) {
	text := "Something happened somewhere."
	for _, test := range []struct {
		name   string
		in     map[string]any
		reason graph.Reason
		field  string
	}{
		{"no text", map[string]any{"title": "x", "text": " \n"}, graph.EmptyText, "text"},
		{"an impossible date", map[string]any{"title": "x", "text": text, "publishedAt": "2023-02-30"}, graph.InvalidDate, "publishedAt"},
		{"a date in words", map[string]any{"title": "x", "text": text, "publishedAt": "last Friday"}, graph.InvalidDate, "publishedAt"},
		{"5 MB of text", map[string]any{"title": "x", "text": strings.Repeat("word ", 1<<20)}, graph.TooLarge, "text"},
		{"binary", map[string]any{"title": "x", "text": "\x00\x01\x02 ELF"}, graph.InvalidText, "text"},
		{"a url that is none", map[string]any{"title": "x", "text": text, "url": "../../x"}, graph.InvalidURL, "url"},
		{"a url of a file", map[string]any{"title": "x", "text": text, "url": "file:///etc/passwd"}, graph.InvalidURL, "url"},
		{"an endless title", map[string]any{"title": strings.Repeat("x", graph.MaxTitle+1), "text": text}, graph.TooLarge, "title"},
		{"the same article twice", map[string]any{"title": "a", "text": text, "url": "https://post.example/a#2"}, graph.DuplicateInRequest, "url"},
	} {
		t.Run(test.name, func(t *testing.T) {
			good := map[string]any{"title": "a", "text": text, "url": "https://post.example/a", "clientRef": "good"}
			var data ingested
			ask(t, serve(t, open(t)), ingest, map[string]any{"input": []any{good, test.in}}, &data)
			got := data.IngestArticles
			if got.Created != 1 || got.Rejected != 1 || *got.Results[0].ClientRef != "good" {
				t.Fatalf("results = %+v", got)
			}
			r := got.Results[1]
			if r.Rejection == nil || r.Rejection.Reason != test.reason || r.Rejection.Field != test.field || r.Article != nil || r.Rejection.Message == "" {
				t.Errorf("result = %+v, rejection %+v, want %s of %s", r, r.Rejection, test.reason, test.field)
			}
		})
	}
}

func TestTooManyArticlesAreRefusedWhole(t *testing.T) {
	store := open(t)
	h := serve(t, store)
	for n, code := range map[int]Code{0: BadInput, 101: LimitExceeded, 1000: LimitExceeded} {
		list := make([]any, n)
		for i := range list {
			list[i] = map[string]any{"title": "x", "text": fmt.Sprint("Article number ", i)}
		}
		a := read(t, post(t, h, ingest, map[string]any{"input": list}))
		if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != code || !strings.Contains(a.Errors[0].Message, "input") {
			t.Errorf("%d articles: %+v, want %s", n, a.Errors, code)
		}
	}
	if info, err := store.Info(t.Context()); err != nil || info.Articles != 0 {
		t.Errorf("the store has %d articles, %v", info.Articles, err)
	}
}

func TestRetractedArticlesComeBackOnlyOnRequest(t *testing.T) {
	news := graphtest.News()[5]
	h := serve(t, open(t, news))
	var gone struct {
		RetractArticle struct {
			Retracted      bool
			Claims, Quotes int
			GoneRelations  []graph.ID
		}
	}
	ask(t, h, `mutation ($id: ID!) { retractArticle(id: $id, reason: "wrong") { retracted claims quotes goneRelations } }`, map[string]any{"id": news.Article.ID}, &gone)
	if got := gone.RetractArticle; !got.Retracted || got.Claims != len(news.Claims) || len(got.GoneRelations) != 2 {
		t.Errorf("retractArticle = %+v", got)
	}
	in := input(news)
	var refused, restored ingested
	ask(t, h, ingest, map[string]any{"input": []any{in}}, &refused)
	if r := refused.IngestArticles.Results[0].Rejection; r == nil || r.Reason != graph.Retracted {
		t.Errorf("again: %+v", refused.IngestArticles)
	}
	in["restore"] = true
	ask(t, h, ingest, map[string]any{"input": []any{in}}, &restored)
	if restored.IngestArticles.Created != 1 {
		t.Errorf("restored: %+v", restored.IngestArticles)
	}
}
