package english

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"entente/graph/need"
)

// fixture is an analysis made by the original: parallel arrays, one item a
// token. Offsets are code points.
type fixture struct {
	ID         string
	Text       string
	Reference  bool // made with Options{Reference: true}
	Start, Len []int
	WS         string
	Norm       []string
	Tag        []string
	POS        []string
	Morph      []string
	Lemma      []string
	Head       []int
	Dep        []string
	Ents       []fixtureEntity
	Sents      []int
}

type fixtureEntity Entity

func (e *fixtureEntity) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&e.Start, &e.End, &e.Label})
}

// doc is the fixture as the engine would give it.
func (f *fixture) doc() *Doc {
	offsets := make([]int, 0, len(f.Text)+1)
	for i := range f.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(f.Text))
	d := &Doc{Text: f.Text, Sents: f.Sents}
	for i, start := range f.Start {
		d.Tokens = append(d.Tokens, Token{
			Start: offsets[start], End: offsets[start+f.Len[i]], Head: f.Head[i], Space: f.WS[i] == '1',
			Norm: f.Norm[i], Tag: f.Tag[i], POS: f.POS[i], Morph: f.Morph[i], Lemma: f.Lemma[i], Dep: f.Dep[i],
		})
	}
	for _, e := range f.Ents {
		d.Entities = append(d.Entities, Entity(e))
	}
	return d
}

// readAll decodes the JSON values of a file, which may be compressed.
func readAll[T any](t testing.TB, path string) []T {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var r io.Reader = file
	if filepath.Ext(path) == ".gz" {
		if r, err = gzip.NewReader(file); err != nil {
			t.Fatal(err)
		}
	}
	var all []T
	for d := json.NewDecoder(r); ; {
		var one T
		if err := d.Decode(&one); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, one)
	}
}

// sharedFixtures are the original's analyses of the shared articles.
func sharedFixtures(t testing.TB) []fixture {
	t.Helper()
	shared := need.Shared(t)
	type article struct{ ID, Text string }
	texts := map[string]string{}
	for _, name := range []string{"wikinews-2019.jsonl", "seed-000.json"} {
		for _, a := range readAll[article](t, filepath.Join(shared, "corpus", name)) {
			texts[a.ID] = a.Text
		}
	}
	var all []fixture
	for _, name := range []string{"wikinews-2019.parity.jsonl.gz", "seed-000.parity.jsonl.gz"} {
		all = append(all, readAll[fixture](t, filepath.Join(shared, "parity", name))...)
	}
	for i := range all {
		all[i].Text = texts[all[i].ID]
	}
	return all
}

// difference says where two analyses of one text first differ, or nothing.
func difference(got, want *Doc) string {
	for i := range min(len(got.Tokens), len(want.Tokens)) {
		if g, w := got.Tokens[i], want.Tokens[i]; g != w {
			return fmt.Sprintf("token %d, %q:\n got %+v\nwant %+v", i, got.Word(i), g, w)
		}
	}
	return firstDifference("tokens", got.Tokens, want.Tokens) +
		firstDifference("sentence starts", got.Sents, want.Sents) +
		firstDifference("entities", got.Entities, want.Entities)
}

func firstDifference[T comparable](what string, got, want []T) string {
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			return fmt.Sprintf("%s: number %d is missing, want %+v", what, i, want[i])
		case i >= len(want):
			return fmt.Sprintf("%s: number %d is one too many, %+v", what, i, got[i])
		case got[i] != want[i]:
			return fmt.Sprintf("%s: number %d is %+v, want %+v", what, i, got[i], want[i])
		}
	}
	return ""
}
