package english

import (
	_ "embed"
	"strings"
	"sync"

	"entente/extractor/english/weights"
)

//go:embed en_core_web_md.weights
var embedded string

// model is everything that is read from the weights file, shared by all
// analysers and, but for its caches, never changed.
type model struct {
	symbols   symbolTable
	tokenizer *tokenizer
	annotator *annotator

	shared tok2vec // embeds for the tagger and the parser
	tagger matrix
	tags   []string
	parser scorer
	moves  moveTable
	own    tok2vec // embeds for the names
	names  scorer
	marks  nameMoves
}

// loadModel reads the embedded file, once.
var loadModel = sync.OnceValue(newModel)

// newModel reads the embedded file, which is part of the program: what is
// wrong with it is a mistake of whoever built it.
func newModel() *model {
	m, err := readModel(embedded)
	if err != nil {
		panic("english: " + err.Error())
	}
	return m
}

func readModel(data string) (*model, error) {
	file, err := weights.Open(data)
	if err != nil {
		return nil, err
	}
	f := sections{File: file}
	m := &model{
		symbols: newSymbolTable(f.text("symbols")),
		tagger:  f.matrix("tagger", width),
		tags:    strings.Split(f.text("tagger/labels"), "\n"),
		shared:  f.tok2vec("shared"),
		parser:  f.scorer("parser"),
		moves:   newMoveTable(parseLetters, f.text("parser/moves")),
		own:     f.tok2vec("ner"),
		names:   f.scorer("ner"),
		marks:   newNameMoves(f.text("ner/moves")),
	}
	norms, err := newNormTable(file, m.symbols)
	if err != nil {
		return nil, err
	}
	if m.tokenizer, err = newTokenizer(file, norms); err != nil {
		return nil, err
	}
	if m.annotator, err = newAnnotator(file); err != nil {
		return nil, err
	}
	return m, nil
}

// sections reads sections that must be there: the file is part of the
// program.
type sections struct{ *weights.File }

func (f sections) text(name string) string {
	s, err := f.Section(name)
	if err != nil {
		panic("english: " + err.Error())
	}
	return s
}

func (f sections) floats(name string) []float32 { return weights.Float32s(f.text(name)) }

func (f sections) matrix(name string, inputs int) matrix {
	return matrix{inputs: inputs, w: f.floats(name + ".w"), bias: f.floats(name + ".b")}
}

func (f sections) layer(name string, inputs int) layer {
	return layer{
		matrix: f.matrix(name, inputs),
		gain:   f.floats(name + ".gain"),
		shift:  f.floats(name + ".shift"),
	}
}

func (f sections) tok2vec(name string) tok2vec {
	t := tok2vec{
		embed:  rows(f.text(name + "/embed")),
		static: rows(f.text(name + "/static")),
		keys:   vectorKeys{f.text("vectors/buckets"), f.text("vectors/keys"), f.text("vectors/rows")},
		cache:  newMixCache(),
	}
	var first uint32
	for s := f.text(name + "/tables"); len(s) > 0; s = s[12:] {
		table := hashTable{weights.Uint32(s, 0), weights.Uint32(s, 1), weights.Uint32(s, 2), first}
		first += table.size
		t.tables = append(t.tables, table)
	}
	t.mix = f.layer(name+"/layer0", (len(t.tables)+1)*width)
	for i := range t.windows {
		t.windows[i] = f.layer(name+"/layer"+string(rune('1'+i)), 3*width)
	}
	return t
}

func (f sections) scorer(name string) scorer {
	upper := f.matrix(name+"/upper", units)
	for upper.outputs()%(rowPanels*panel) > 0 {
		upper.w = append(upper.w, make([]float32, panel*units)...)
		upper.bias = append(upper.bias, make([]float32, panel)...)
	}
	return scorer{
		reduce: f.matrix(name+"/reduce", width),
		lower:  f.matrix(name+"/lower", units),
		pad:    f.floats(name + "/lower.pad"),
		start:  f.floats(name + "/lower.start"),
		upper:  upper,
	}
}
