package english

import (
	"math"
	"path/filepath"
	"strconv"
	"testing"
)

// inside is what the original computes on the way to an analysis.
type inside struct {
	ID, Text    string
	Features    [][6]string
	Orth        []string
	VectorRows  []int       `json:"vector_rows"`
	SharedRows  [][][4]int  `json:"shared_rows"`
	NERRows     [][][4]int  `json:"ner_rows"`
	Static      [][]float32 `json:"shared_static"`
	NERStatic   [][]float32 `json:"ner_static"`
	Mix         [][]float32 `json:"shared_mix"`
	NERMix      [][]float32 `json:"ner_mix"`
	Tok2Vec     [][]float32 `json:"shared_tok2vec"`
	NERTok2Vec  [][]float32 `json:"ner_tok2vec"`
	TagLogits   [][]float32 `json:"tag_logits"`
	ParserFirst []float32   `json:"parser_first_scores"`
	NERFirst    []float32   `json:"ner_first_scores"`
	Arcs        [][3]any    `json:"parser_raw_arcs"`
	Reference   fixture
}

// Stage by stage, so that a failure says where the first difference is.
func TestStagesAreTheOriginals(t *testing.T) {
	rows := readAll[[]inside](t, filepath.Join("testdata", "intermediate.json.gz"))[0]
	if len(rows) != 5 {
		t.Fatalf("%d documents, want 5", len(rows))
	}
	for _, row := range rows {
		t.Run(row.ID, func(t *testing.T) { testStages(t, &row) })
	}
}

func testStages(t *testing.T, row *inside) {
	row.Reference.Text = row.Text
	want := row.Reference.doc()
	a := New(Options{Reference: true})
	m, w := a.model, a.works.Get().(*work)
	d := &Doc{Text: row.Text, Tokens: m.tokenizer.tokenize(row.Text, nil)}
	a.describe(d, w)
	for i := range w.features {
		f := &w.features[i]
		for column, want := range row.Features[i] {
			if got := strconv.FormatUint(f.attribute(uint32(column)), 10); got != want {
				t.Fatalf("token %d, attribute %d = %s, want %s", i, column, got, want)
			}
		}
		if got := strconv.FormatUint(f.word, 10); got != row.Orth[i] {
			t.Fatalf("token %d, word = %s, want %s", i, got, row.Orth[i])
		}
		if _, ok := m.shared.keys.row(f.word); ok != (row.VectorRows[i] >= 0) {
			t.Fatalf("token %d has a vector: %v, row %d", i, ok, row.VectorRows[i])
		}
	}
	testEmbedding(t, &m.shared, w, row.SharedRows, row.Static, row.Mix, row.Tok2Vec)
	testEmbedding(t, &m.own, w, row.NERRows, row.NERStatic, row.NERMix, row.NERTok2Vec)

	a.tag(d, w)
	for i, logits := range row.TagLogits {
		near(t, "tag scores", i, w.logits[i*m.tagger.outputs():], logits)
	}
	w.state.begin(len(d.Tokens))
	slots := w.state.slots()
	near(t, "first scores of the parser", 0, w.scoring.score(slots[:]), row.ParserFirst)
	w.state.parse(&w.scoring, &m.moves)
	arcs := 0
	for i, node := range w.state.nodes {
		if node.head >= 0 {
			want := row.Arcs[arcs]
			if float64(i) != want[0] || float64(node.head) != want[1] || m.moves.labels[node.label] != want[2] {
				t.Errorf("arc %d → %d %s, want %v", node.head, i, m.moves.labels[node.label], want)
			}
			arcs++
		}
	}
	if arcs != len(row.Arcs) {
		t.Errorf("%d arcs, want %d", arcs, len(row.Arcs))
	}
	w.scoring.begin(a.kernel, &m.names, len(d.Tokens))
	w.scoring.add(m.own.encode(a.kernel, w.block, w.features, 0, len(d.Tokens)), 0, len(d.Tokens))
	near(t, "first scores of the names", 0, w.scoring.score([]int32{0, none, none}), row.NERFirst)
	if d := difference(a.Analyse(row.Text), want); d != "" {
		t.Error(d)
	}
}

func testEmbedding(t *testing.T, v *tok2vec, w *work, rows [][][4]int, static, mix, out [][]float32) {
	n := len(w.features)
	v.cache = newMixCache()
	for i := range w.features {
		for at, table := range v.tables {
			got := hashRows(w.features[i].attribute(table.column), table.seed, table.size)
			for k, r := range got {
				if int(r) != rows[i][at][k] {
					t.Fatalf("token %d, rows of table %d = %v, want %v", i, at, got, rows[i][at])
				}
			}
		}
		var inputs [7 * width]float32
		v.gather(inputs[:v.mix.inputs], &w.features[i])
		near(t, "static part", i, inputs[len(v.tables)*width:], static[i])
	}
	k := fastest()
	v.embedRows(k, w.block, w.features, 0, n)
	for i := range w.features {
		near(t, "mix", i, w.block.x[i*width:], mix[i])
	}
	vectors := v.encode(k, w.block, w.features, 0, n)
	for i := range w.features {
		near(t, "vector", i, vectors[i*width:], out[i])
	}
}

// near fails where got and want differ by more than what another order of
// summation explains.
func near(t *testing.T, what string, i int, got, want []float32) {
	t.Helper()
	for k := range want {
		if math.Abs(float64(got[k]-want[k])) > 5e-5 {
			t.Fatalf("%s of token %d: number %d is %v, want %v", what, i, k, got[k], want[k])
		}
	}
}
