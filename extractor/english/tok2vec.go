package english

import (
	"math"

	"entente/extractor/english/weights"
)

const (
	width     = 96  // numbers a token's vector has
	pieces    = 3   // of a maxout unit
	reach     = 4   // window layers: a vector knows that many tokens on either side
	blockSize = 180 // tokens encoded at once
)

// layer is a maxout layer with its normalisation.
type layer struct {
	matrix
	gain, shift []float32
}

// rows are vectors of width 32-bit numbers.
type rows string

// add adds row i to dst.
func (r rows) add(dst []float32, i int) {
	values := string(r[4*width*i:][:4*width])
	for j := range dst[:width] {
		dst[j] += math.Float32frombits(weights.Uint32(values, j))
	}
}

// hashTable is a part of the embedding rows: an id adds four of them up.
type hashTable struct {
	column, seed, size uint32
	first              uint32 // index of its first row
}

// tok2vec turns a text's features into one vector a token: embeddings, mixed
// to width numbers by a maxout layer, then four residual layers that each see
// one token to the left and to the right.
type tok2vec struct {
	tables  []hashTable
	embed   rows
	static  rows // the static vectors, multiplied by this network's matrix
	keys    vectorKeys
	mix     layer
	windows [reach]layer
	cache   *mixCache
}

// block is the room that encoding one block of tokens needs.
type block struct {
	x      []float32 // vectors of the block's tokens, and of reach more on both sides
	sums   []float32 // a layer's outputs before maxout
	inputs []float32 // embeddings of tokens that the cache does not know
	missed []int     // their rows in x
}

func newBlock() *block {
	n := tiles(blockSize+2*reach) + tileRows
	return &block{
		x:      make([]float32, n*width),
		sums:   make([]float32, n*pieces*width),
		inputs: make([]float32, n*(6+1)*width),
	}
}

// encode computes the vectors of the tokens from..to, at most blockSize, of
// the text whose features are all, one after another. The result is valid
// until the next call.
//
// The original pads a text with zeros on both sides, and runs its layers over
// the padding too. So rows outside the text are zero before the first layer
// only. Each layer needs one row less on either side than the one before it.
func (t *tok2vec) encode(k kernel, b *block, all []features, from, to int) []float32 {
	n := to - from + 2*reach
	t.embedRows(k, b, all, from-reach, n)
	for i := range t.windows {
		first, last := i+1, n-i-1
		l := &t.windows[i]
		l.multiply(k, b.sums, pieces*width, b.x[(first-1)*width:], width, last-first)
		for r := first; r < last; r++ {
			k.normalise(b.x[r*width:][:width], b.sums[(r-first)*pieces*width:][:pieces*width], l.gain, l.shift)
		}
	}
	return b.x[reach*width:]
}

// embedRows sets the first n rows of b.x to the mixed embeddings of the
// tokens that begin with the one called first, zeros where there is none.
func (t *tok2vec) embedRows(k kernel, b *block, all []features, first, n int) {
	b.missed = b.missed[:0]
	for r := range n {
		row := b.x[r*width:][:width]
		if i := first + r; i < 0 || i >= len(all) {
			clear(row)
		} else if !t.cache.get(&all[i], row) {
			t.gather(b.inputs[len(b.missed)*t.mix.inputs:][:t.mix.inputs], &all[i])
			b.missed = append(b.missed, r)
		}
	}
	t.mix.multiply(k, b.sums, pieces*width, b.inputs, t.mix.inputs, len(b.missed))
	for at, r := range b.missed {
		row := b.x[r*width:][:width]
		clear(row)
		k.normalise(row, b.sums[at*pieces*width:][:pieces*width], t.mix.gain, t.mix.shift)
		t.cache.put(&all[first+r], row)
	}
}

// gather sets dst to the embeddings of f, side by side: one a hash table,
// then the static vector.
func (t *tok2vec) gather(dst []float32, f *features) {
	clear(dst)
	for i, table := range t.tables {
		for _, row := range hashRows(f.attribute(table.column), table.seed, table.size) {
			t.embed.add(dst[i*width:][:width], int(table.first+row))
		}
	}
	if row, ok := t.keys.row(f.word); ok {
		t.static.add(dst[len(t.tables)*width:], row)
	}
}
