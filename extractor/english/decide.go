package english

import "strings"

// work is the room that analysing one text needs.
type work struct {
	tokens   []Token
	block    *block
	scoring  scoring
	logits   []float32
	features []features
	white    []bool
	starts   []bool
	shape    []byte
	state    parseState
	tree     tree
	names    []Entity
}

func newWork() any { return &work{block: newBlock()} }

// decide runs the networks over the tokens of d, of which the text and the
// norms are known, and sets all that they decide.
func (a *Analyser) decide(d *Doc, w *work) {
	n := len(d.Tokens)
	a.describe(d, w)
	a.tag(d, w)

	w.starts = grown(w.starts, n)
	clear(w.starts)
	if !a.reference {
		for i := 1; i < n; i++ {
			w.starts[i] = breaksLine(d.Word(i - 1))
		}
	}
	a.parse(w)
	if !a.reference && cutLong(w.starts) {
		a.parse(w)
	}
	for i := range d.Tokens {
		d.Tokens[i].Head, d.Tokens[i].Dep = int(w.tree.heads[i]), w.tree.labels[i]
	}
	a.name(d, w)
	for i, starts := range w.starts {
		if starts {
			d.Sents = append(d.Sents, i)
		}
	}
	d.index()
}

// parse sets w.tree, with sentences that start at least where w.starts says,
// and marks all starts there.
func (a *Analyser) parse(w *work) {
	moves := &a.model.moves
	w.state.begin(len(w.starts))
	for i, starts := range w.starts {
		w.state.nodes[i].starts = starts
	}
	w.state.parse(&w.scoring, moves)
	w.state.finish(&w.tree, moves, w.white)
	w.tree.markStarts(w.starts)
}

// longestSentence is more tokens than any sentence of prose has. What is
// longer is a list or a table without ends of sentences: whoever looks at pairs
// of words of a sentence would never be done with it.
const longestSentence = 500

// cutLong starts sentences within those that are too long, and tells whether
// there were any.
func cutLong(starts []bool) bool {
	cut, first := false, 0
	for i := range starts {
		switch {
		case starts[i]:
			first = i
		case i == first+longestSentence:
			starts[i], first, cut = true, i, true
		}
	}
	return cut
}

func breaksLine(word string) bool { return strings.ContainsAny(word, "\n\r") }

// describe sets the features of the tokens.
func (a *Analyser) describe(d *Doc, w *work) {
	n := len(d.Tokens)
	ids := a.model.symbols
	w.features, w.white = grown(w.features, n), grown(w.white, n)
	for i, t := range d.Tokens {
		word := d.Word(i)
		if !a.reference {
			word = straight(word)
		}
		w.shape = appendShape(w.shape[:0], word)
		w.white[i] = isBlank(word)
		w.features[i] = features{
			norm:   ids.id(t.Norm),
			prefix: ids.id(prefix(word)),
			suffix: ids.id(suffix(word)),
			shape:  ids.id(string(w.shape)),
			spaced: t.Space,
			white:  w.white[i],
			word:   ids.id(word),
		}
	}
}

// typographic are the words with a typographic apostrophe that English has,
// as the networks learned them: "Jones’ car" parses like "Jones' car".
var typographic = map[string]string{"’": "'", "’s": "'s", "’S": "'S", "n’t": "n't"}

func straight(word string) string {
	if s, ok := typographic[word]; ok {
		return s
	}
	return word
}

// tag sets the tags, and hands the vectors on to the parser.
func (a *Analyser) tag(d *Doc, w *work) {
	m, n := a.model, len(d.Tokens)
	outputs := m.tagger.outputs()
	w.logits = grown(w.logits, tiles(blockSize)*outputs)
	w.scoring.begin(a.kernel, &m.parser, n)
	all := span{0, len(m.tags)}
	for from := 0; from < n; from += blockSize {
		to := min(n, from+blockSize)
		vectors := m.shared.encode(a.kernel, w.block, w.features, from, to)
		w.scoring.add(vectors, from, to)
		m.tagger.multiply(a.kernel, w.logits, outputs, vectors, width, to-from)
		for i := from; i < to; i++ {
			d.Tokens[i].Tag = m.tags[all.best(w.logits[(i-from)*outputs:], none)]
		}
	}
}

// name sets the named entities.
func (a *Analyser) name(d *Doc, w *work) {
	m, n := a.model, len(d.Tokens)
	w.scoring.begin(a.kernel, &m.names, n)
	for from := 0; from < n; from += blockSize {
		to := min(n, from+blockSize)
		w.scoring.add(m.own.encode(a.kernel, w.block, w.features, from, to), from, to)
	}
	w.names = m.marks.recognise(w.names[:0], &w.scoring, w.starts, w.white)
	d.Entities = append([]Entity(nil), w.names...)
	if !a.reference {
		for i := range d.Entities {
			e := &d.Entities[i]
			for w.white[e.End-1] {
				e.End--
			}
		}
	}
}
