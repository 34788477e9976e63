package graph_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// small is a store with one article and one tombstone.
func small(t testing.TB) *graphtest.Model {
	t.Helper()
	m := graphtest.NewModel()
	b := graphtest.Whole()
	if _, err := m.Apply(t.Context(), []graph.Batch{b}); err != nil {
		t.Fatal(err)
	}
	if err := m.Bury(t.Context(), []graph.Tombstone{{Key: "https://news.example/b", ContentHash: "00", Reason: "withdrawn", At: b.Article.IngestedAt}}); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestExportIsWhatItWas(t *testing.T) {
	var got bytes.Buffer
	if err := graph.Export(t.Context(), small(t), &got); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "export.golden")
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("Export gives\n%s\nwant\n%s", got.String(), want)
	}
	target := graphtest.NewModel()
	if err := graph.Import(t.Context(), target, bytes.NewReader(want), nil); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := graph.Export(t.Context(), target, &again); err != nil || again.String() != string(want) {
		t.Errorf("after importing, Export gives\n%s\n%v", again.String(), err)
	}
}

func TestImportNamesTheLineThatItCannotRead(t *testing.T) {
	const head = `{"format":"entente export","version":1}` + "\n"
	for _, test := range []struct{ name, text, field string }{
		{"nothing", "", "line 1"},
		{"no head", `{"tombstone":{"key":"k","contentHash":"h","at":"2024-01-01T00:00:00Z"}}`, "line 1"},
		{"another format", `{"format":"x","version":1}`, "line 1"},
		{"a later version", `{"format":"entente export","version":2}`, "line 1"},
		{"no JSON", head + "x", "line 2"},
		{"half a line", head + `{"batch":`, "line 2"},
		{"an unknown field", head + `{"ship":1}`, "line 2"},
		{"two objects in a line", head + `{} {}`, "line 2"},
		{"an empty object", head + `{}`, "line 2"},
		{"both at once", head + `{"batch":{"article":{}},"tombstone":{"key":"k"}}`, "line 2"},
		{"a blank line", head + "\n", "line 2"},
	} {
		var e *graph.InvalidError
		if err := graph.Import(t.Context(), graphtest.NewModel(), strings.NewReader(test.text), nil); !errors.As(err, &e) || e.Field != test.field {
			t.Errorf("%s: Import gives %v, want an error in %s", test.name, err, test.field)
		}
	}
}

func TestImportRejectsWhatValidateRefusesAndTakesTheRest(t *testing.T) {
	var text bytes.Buffer
	if err := graph.Export(t.Context(), small(t), &text); err != nil {
		t.Fatal(err)
	}
	var receipts []graph.Receipt
	m := graphtest.NewModel()
	bad := strings.Replace(text.String(), `"status":"ACTUAL"`, `"status":"DONE"`, 1)
	if err := graph.Import(t.Context(), m, strings.NewReader(bad), func(r graph.Receipt) { receipts = append(receipts, r) }); err != nil {
		t.Fatal(err)
	}
	if len(receipts) != 1 || receipts[0].Outcome != graph.Rejected {
		t.Errorf("receipts are %+v, want one REJECTED", receipts)
	}
	if tombstones, err := m.Tombstones(t.Context()); err != nil || len(tombstones) != 1 {
		t.Errorf("tombstones are %v, %v, want one", tombstones, err)
	}
}

// FuzzImport reads what others may have written, and what is taken must come
// out as it went in.
func FuzzImport(f *testing.F) {
	var text bytes.Buffer
	if err := graph.Export(f.Context(), small(f), &text); err != nil {
		f.Fatal(err)
	}
	f.Add(text.String())
	f.Add(strings.ReplaceAll(text.String(), "[0,", "[9,"))
	f.Add(strings.ReplaceAll(text.String(), "]", ",1]"))
	f.Add(`{"format":"entente export","version":1}` + "\n" + `{"batch":{"article":{"text":"a"},"claims":[{"evidence":[-1,5,3,2]}],"quotes":[{"fragments":[[0,99,0,0]]}]}}`)
	f.Fuzz(func(t *testing.T, text string) {
		m := graphtest.NewModel()
		if err := graph.Import(t.Context(), m, strings.NewReader(text), nil); err != nil {
			return
		}
		var once, twice bytes.Buffer
		if err := graph.Export(t.Context(), m, &once); err != nil {
			t.Fatal(err)
		}
		again := graphtest.NewModel()
		if err := graph.Import(t.Context(), again, bytes.NewReader(once.Bytes()), nil); err != nil {
			t.Fatal(err)
		}
		if err := graph.Export(t.Context(), again, &twice); err != nil || once.String() != twice.String() {
			t.Errorf("exported\n%s\nimported and exported again\n%s\n%v", once.String(), twice.String(), err)
		}
		if err := graph.Verify(t.Context(), again, func(f graph.Finding) { t.Error(f) }); err != nil {
			t.Fatal(err)
		}
	})
}
