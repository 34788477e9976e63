package pipeline_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"entente/extractor/pipeline"
	"entente/graph"
	"entente/graph/sqlite"
)

const snubs = `kind CRITICISES

rule test.snub
  note   One snubs another.
  on     snub / VERB
  from   nsubj
  to     dobj
  yes    Ana Brandt snubbed Tomas Okoye.
    =>   Ana Brandt -> Tomas Okoye
  no     Ana Brandt saw Tomas Okoye.
`

// TestOwnRulesReachWhatIsStored extracts a stored article with rules of the
// user's, with others, and without.
func TestOwnRulesReachWhatIsStored(t *testing.T) {
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	in := []graph.Input{{Title: "A gala", Text: "Ana Brandt snubbed Tomas Okoye at the gala."}}
	plain, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plain.Ingest(t.Context(), store, in); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, rules string
		claims      int
	}{
		{"rules of one's own", snubs, 1},
		{"the same again", snubs, 1},
		{"an empty file", "", 0},
		{"rules again", snubs, 1},
	} {
		p, err := pipeline.New(fstest.MapFS{"own.rules": {Data: []byte(c.rules)}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Reprocess(t.Context(), store, 1, func(graph.Receipt) {}); err != nil {
			t.Fatal(err)
		}
		if info, err := store.Info(t.Context()); err != nil || info.Claims != c.claims {
			t.Errorf("%s: %d claims, %v, want %d", c.name, info.Claims, err, c.claims)
		}
	}
	if _, err := plain.Ingest(t.Context(), store, in); err != nil {
		t.Fatal(err)
	}
	if info, err := store.Info(t.Context()); err != nil || info.Claims != 0 {
		t.Errorf("without rules: %d claims, %v, want none", info.Claims, err)
	}
}

// TestOwnRulesDoWhatTheirExamplesSay loads rules of the user's that are well
// written and do something else.
func TestOwnRulesDoWhatTheirExamplesSay(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing is found", "to     dobj", "to     prep:with > pobj", `own.rules:8: the rule test.snub does not find "Ana Brandt" -> "Tomas Okoye" in its example "Ana`},
		{"the ends are the other way round", "=>   Ana Brandt -> Tomas Okoye", "=>   Tomas Okoye -> Ana Brandt", `as it says, but "Ana Brandt" -> "Tomas Okoye"`},
		{"the counter-example is found", "no     Ana Brandt saw", "no     Ana Brandt snubbed", "own.rules:10: the rule test.snub finds something in its counter-example"},
	} {
		own := strings.Replace(snubs, c.old, c.new, 1)
		if _, err := pipeline.New(fstest.MapFS{"own.rules": {Data: []byte(own)}}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}
