package server

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/sqlite"
)

var update = flag.Bool("update", false, "write the golden files again")

// open gives a real store that holds batches.
func open(t testing.TB, batches ...graph.Batch) *sqlite.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	receipts, err := store.Apply(t.Context(), batches)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range receipts {
		if r.Rejection != nil {
			t.Fatalf("Apply(%s): %s", r.Article, r.Rejection.Message)
		}
	}
	return store
}

// serve gives a server over a store, which a test may also change.
func serve(t testing.TB, store graph.Store, change ...func(*Options)) http.Handler {
	t.Helper()
	o := Options{
		Log:     discard,
		Scratch: func(context.Context) (graph.Store, error) { return open(t), nil },

		Explainer: explainer{new(int)},
	}
	for _, f := range change {
		f(&o)
	}
	return New(store, reader{}, o)
}

// reader is an Ingester that knows the news by heart, and nothing of any
// other article.
type reader struct{}

func (reader) Ingest(ctx context.Context, store graph.Store, inputs []graph.Input) ([]graph.Ingested, error) {
	out := make([]graph.Ingested, len(inputs))
	seen := map[graph.ID]bool{}
	for i, in := range inputs {
		a, err := graph.NewArticle(in)
		switch {
		case err != nil:
			out[i].Receipt = graph.Receipt{Outcome: graph.Rejected, Rejection: graph.RejectionOf(err)}
			continue
		case seen[a.ID]:
			out[i].Receipt = graph.Receipt{Article: a.ID, Outcome: graph.Rejected, Rejection: &graph.Rejection{
				Reason: graph.DuplicateInRequest, Field: "url", Message: "the same article stands earlier in this request",
			}}
			continue
		}
		seen[a.ID] = true
		a.ExtractorVersion = "test 1"
		batch := graph.Batch{Article: a, Restore: in.Restore}
		for _, b := range graphtest.News() {
			if b.Article.ContentHash == a.ContentHash {
				batch.Appearances, batch.Claims, batch.Quotes = b.Appearances, b.Claims, b.Quotes
			}
		}
		receipts, err := store.Apply(ctx, []graph.Batch{batch})
		if err != nil {
			return nil, err
		}
		out[i].Receipt = receipts[0]
		if a.PublishedAt == "" {
			out[i].Warnings = []string{"no date: words such as yesterday stay unresolved"}
		}
	}
	return out, nil
}

// post sends a query as a program would.
func post(t testing.TB, h http.Handler, query string, variables map[string]any) *httptest.ResponseRecorder {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return send(t, h, body)
}

// send sends a body; change may make the request another one.
func send(t testing.TB, h http.Handler, body []byte, change ...func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:8080/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for _, f := range change {
		f(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// answer is what a server answers.
type answer struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct {
			Code       Code
			RequestID  string
			RetryAfter int
		}
	}
}

func read(t testing.TB, w *httptest.ResponseRecorder) answer {
	t.Helper()
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("answer %d %.200s: %v", w.Code, w.Body, err)
	}
	return a
}

// ask posts a query and reads the answer into data; any error fails the test.
func ask(t testing.TB, h http.Handler, query string, variables map[string]any, data any) {
	t.Helper()
	a := read(t, post(t, h, query, variables))
	if len(a.Errors) > 0 {
		t.Fatalf("%s: %+v", query, a.Errors)
	}
	if err := json.Unmarshal(a.Data, data); err != nil {
		t.Fatal(err)
	}
}

// golden compares with a file under testdata, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (write it with -update):\n%s", path, got)
	}
}

func decodeFile(t *testing.T, path string, v any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}
