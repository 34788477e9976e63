package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/extractor/english/weights"
)

// symbolsJSON are the string ids that the original's code reserves: the only
// ids that are not hashes, and not in the model's files.
//
//go:embed symbols.json
var symbolsJSON []byte

// networks are the sections of the networks, the static vectors and the
// labels that the networks choose from.
func networks(model modelFiles) (map[string][]byte, error) {
	out := map[string][]byte{}
	vectors, err := readVectors(model)
	if err != nil {
		return nil, err
	}
	maps.Copy(out, vectors.keySections())
	for _, part := range []struct{ prefix, file string }{{"shared", "tok2vec/model"}, {"ner", "ner/model"}} {
		layers, err := readLayers(model, part.file)
		if err != nil {
			return nil, err
		}
		if err := tok2vec(out, part.prefix, layers, vectors); err != nil {
			return nil, fmt.Errorf("%s: %w", part.file, err)
		}
	}
	for _, part := range []struct{ prefix, file string }{{"parser", "parser/model"}, {"ner", "ner/model"}} {
		layers, err := readLayers(model, part.file)
		if err != nil {
			return nil, err
		}
		if err := scorer(out, part.prefix, layers); err != nil {
			return nil, fmt.Errorf("%s: %w", part.file, err)
		}
	}
	layers, err := readLayers(model, "tagger/model")
	if err != nil {
		return nil, err
	}
	softmax, err := layers.only("softmax")
	if err != nil {
		return nil, fmt.Errorf("tagger/model: %w", err)
	}
	linear(out, "tagger", softmax)
	return out, errors.Join(
		labels(out, model),
		moves(out, model, "parser", "SDLRB"),
		moves(out, model, "ner", "MBILUO"),
		symbols(out),
	)
}

// tok2vec adds the embedding and the encoder of a network.
func tok2vec(out map[string][]byte, prefix string, layers layers, vectors *vectors) error {
	var tables []uint32
	var rows []float32
	for _, l := range layers.all("hashembed") {
		e := l.arrays["E"]
		tables = append(tables, l.numbers["column"], l.numbers["seed"], uint32(e.shape[0]))
		rows = append(rows, e.data...)
	}
	static, err := layers.only("static_vectors")
	if err != nil {
		return err
	}
	w := static.arrays["W"]
	out[prefix+"/tables"] = weights.Numbers(tables)
	out[prefix+"/embed"] = weights.Numbers(rows)
	out[prefix+"/static"] = weights.Numbers(vectors.times(w))

	maxouts, norms := layers.all("maxout"), layers.all("layernorm")
	if len(maxouts) != 5 || len(norms) != 5 {
		return fmt.Errorf("%d maxout and %d normalising layers, want 5 of each", len(maxouts), len(norms))
	}
	for i := range maxouts {
		name := fmt.Sprintf("%s/layer%d", prefix, i)
		w, b := maxouts[i].arrays["W"], maxouts[i].arrays["b"]
		matrix(out, name, w.data, b.data, w.shape[2], pieceMajor(w.shape[0], w.shape[1]))
		out[name+".gain"] = weights.Numbers(norms[i].arrays["G"].data)
		out[name+".shift"] = weights.Numbers(norms[i].arrays["b"].data)
	}
	return nil
}

// scorer adds the layers that score the moves of a transition system.
func scorer(out map[string][]byte, prefix string, layers layers) error {
	affine, err := layers.only("precomputable_affine")
	if err != nil {
		return err
	}
	w, pad := affine.arrays["W"], affine.arrays["pad"]
	slots, units, pieces, inner := w.shape[0], w.shape[1], w.shape[2], w.shape[3]
	order := pieceMajor(units, pieces)
	var every []int
	for slot := range slots {
		for _, o := range order {
			every = append(every, slot*len(order)+o)
		}
	}
	matrix(out, prefix+"/lower", w.data, make([]float32, len(every)), inner, every)
	out[prefix+"/lower.pad"] = weights.Numbers(pick(pad.data, every))
	out[prefix+"/lower.start"] = weights.Numbers(pick(affine.arrays["b"].data, order))
	for _, l := range layers.all("linear") {
		if l.arrays["W"].shape[1] == inner {
			linear(out, prefix+"/upper", l)
		} else {
			linear(out, prefix+"/reduce", l)
		}
	}
	return nil
}

// linear adds a matrix whose outputs keep their order.
func linear(out map[string][]byte, name string, l layer) {
	w := l.arrays["W"]
	matrix(out, name, w.data, l.arrays["b"].data, w.shape[1], pieceMajor(w.shape[0], 1))
}

// pieceMajor is the order in which the outputs of a maxout layer, given unit
// by unit, are stored: the first piece of all units, then the second, …, so
// that the largest is found over whole vectors.
func pieceMajor(units, pieces int) []int {
	order := make([]int, 0, units*pieces)
	for p := range pieces {
		for u := range units {
			order = append(order, u*pieces+p)
		}
	}
	return order
}

func pick(data []float32, order []int) []float32 {
	out := make([]float32, len(order))
	for i, o := range order {
		out[i] = data[o]
	}
	return out
}

// matrix adds the rows of w in the given order, in panels: for each group of
// weights.Panel outputs the weights of input 0, of input 1, …. Missing
// outputs of the last group are zeros.
func matrix(out map[string][]byte, name string, w, bias []float32, inputs int, order []int) {
	panels := (len(order) + weights.Panel - 1) / weights.Panel
	packed := make([]float32, panels*inputs*weights.Panel)
	for i, o := range order {
		panel, lane := i/weights.Panel, i%weights.Panel
		for k := range inputs {
			packed[(panel*inputs+k)*weights.Panel+lane] = w[o*inputs+k]
		}
	}
	padded := make([]float32, panels*weights.Panel)
	copy(padded, pick(bias, order))
	out[name+".w"] = weights.Numbers(packed)
	out[name+".b"] = weights.Numbers(padded)
}

// labels adds the tags, one a line, in the order of the tagger's outputs.
func labels(out map[string][]byte, model modelFiles) error {
	var config struct{ Labels []string }
	if err := json.Unmarshal(model["tagger/cfg"], &config); err != nil {
		return fmt.Errorf("tagger/cfg: %w", err)
	}
	out["tagger/labels"] = []byte(strings.Join(config.Labels, "\n"))
	return nil
}

// moves adds the moves of a transition system in the order of its outputs:
// by kind, then the most frequent label first. One line a move: the letter of
// its kind, taken from letters, and its label.
func moves(out map[string][]byte, model modelFiles, name, letters string) error {
	fields, err := model.unpack(name + "/moves")
	if err != nil {
		return err
	}
	text, _ := fields["moves"].(string)
	var table map[int]map[string]int
	if err := json.Unmarshal([]byte(text), &table); err != nil {
		return fmt.Errorf("%s/moves: %w", name, err)
	}
	var lines []string
	for _, kind := range slices.Sorted(maps.Keys(table)) {
		names := slices.SortedFunc(maps.Keys(table[kind]), func(a, b string) int {
			if d := table[kind][b] - table[kind][a]; d != 0 {
				return d
			}
			return strings.Compare(b, a)
		})
		for _, label := range names {
			lines = append(lines, letters[kind:kind+1]+label)
		}
	}
	out[name+"/moves"] = []byte(strings.Join(lines, "\n"))
	return nil
}

// symbols adds the reserved string ids, one "name<tab>id" a line.
func symbols(out map[string][]byte) error {
	var ids map[string]int
	if err := json.Unmarshal(symbolsJSON, &ids); err != nil {
		return fmt.Errorf("symbols.json: %w", err)
	}
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(ids)) {
		lines = append(lines, fmt.Sprintf("%s\t%d", name, ids[name]))
	}
	out["symbols"] = []byte(strings.Join(lines, "\n"))
	return nil
}
