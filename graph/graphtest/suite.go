package graphtest

import (
	"bytes"
	"context"
	"reflect"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph"
)

// Run states the whole contract of a store, each case on an empty one that
// open gives, and that lives as long as its test; no test needs more than two
// at once. There is no case that a store may leave out.
func Run(t *testing.T, open func(t testing.TB) graph.Store) { run(t, open, func(*testing.T) {}) }

// RunParallel is Run for stores of which any number can be open at once.
func RunParallel(t *testing.T, open func(t testing.TB) graph.Store) {
	run(t, open, (*testing.T).Parallel)
}

func run(t *testing.T, open func(t testing.TB) graph.Store, begin func(*testing.T)) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, func(testing.TB) graph.Store)
	}{
		{"ByIDs", testByIDs},
		{"RoundTrip", testRoundTrip},
		{"EveryFieldComesBack", testEveryField},
		{"Apply", testApply},
		{"Replacement", testReplacement},
		{"Retraction", testRetraction},
		{"Tombstones", testTombstones},
		{"AnyOrder", testAnyOrder},
		{"BadArticlesFailAlone", testBadArticles},
		{"Names", testNames},
		{"Contested", testContested},
		{"Pages", testPages},
		{"CursorsUnderChange", testCursorsUnderChange},
		{"InvalidQueries", testInvalidQueries},
		{"Queries", testQueries},
		{"Torture", testTorture},
		{"Search", testSearch},
		{"Tally", testTally},
		{"Positions", testPositions},
		{"Mentions", testMentions},
		{"Walks", testWalks},
		{"Writers", testWriters},
		{"Cancelled", testCancelled},
		{"Closed", testClosed},
		{"RandomOperations", testRandomOperations},
		{"Export", testExport},
		{"Generated", testGenerated},
	} {
		t.Run(c.name, func(t *testing.T) {
			begin(t)
			c.run(t, open)
		})
	}
}

// same compares what a store gave with what it must give.
func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if reflect.DeepEqual(got, want) { // what is the case nearly always, and quicker
		return
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s: not as it must be (-want +got):\n%s", what, diff)
	}
}

// ok ends a test on an error.
func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// apply applies batches, each of which must be taken.
func apply(t testing.TB, s graph.Store, batches ...graph.Batch) []graph.Receipt {
	t.Helper()
	receipts, err := s.Apply(t.Context(), batches)
	ok(t, err)
	if len(receipts) != len(batches) {
		t.Fatalf("Apply gives %d receipts for %d batches", len(receipts), len(batches))
	}
	for i, r := range receipts {
		if r.Rejection != nil {
			t.Fatalf("batch %d is rejected: %+v", i, *r.Rejection)
		}
		if r.Article != batches[i].Article.ID {
			t.Fatalf("receipt %d is of %s, want %s", i, r.Article, batches[i].Article.ID)
		}
	}
	return receipts
}

// when is the time of a retraction in an export.
var when = regexp.MustCompile(`"at":"[^"]*"`)

// export is everything that a store holds, but for when it was retracted.
func export(t testing.TB, r graph.Reader) string {
	t.Helper()
	var b bytes.Buffer
	ok(t, graph.Export(context.WithoutCancel(t.Context()), r, &b))
	return when.ReplaceAllString(b.String(), `"at":""`)
}

// equal compares a store with the model: what was applied, and all that is
// counted from it.
func equal(t testing.TB, s graph.Store, m *Model) {
	t.Helper()
	same(t, "export", export(t, s), export(t, m))
	verify(t, s)
	got, err := s.Info(t.Context())
	ok(t, err)
	want, err := m.Info(t.Context())
	ok(t, err)
	got.Version = want.Version
	same(t, "info", got, want)
}

// verify fails on every finding of graph.Verify.
func verify(t testing.TB, s graph.Store) {
	t.Helper()
	ok(t, graph.Verify(t.Context(), s, func(f graph.Finding) { t.Errorf("verify: %s: %s", f.ID, f.What) }))
	if t.Failed() {
		t.FailNow()
	}
}

// both applies batches to a store and to a model.
func both(t testing.TB, s graph.Store, m *Model, batches ...graph.Batch) {
	t.Helper()
	same(t, "receipts", apply(t, s, batches...), apply(t, m, batches...))
}

// only gives the one page of a call.
func only[T any](t testing.TB, pages []graph.Page[T], err error) graph.Page[T] {
	t.Helper()
	ok(t, err)
	if len(pages) != 1 {
		t.Fatalf("%d pages for one query", len(pages))
	}
	return pages[0]
}
