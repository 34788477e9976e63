package english

import (
	"slices"
	"sync"
)

// Options choose how an Analyser works. The zero value is the default.
type Options struct {
	// Reference switches our own improvements off, so that every answer is
	// that of the original. Sentences then run on over line breaks and may be
	// of any length, names may hold line breaks, and a typographic apostrophe
	// ("Ann’s") is not what a plain one is.
	Reference bool
}

// Analyser analyses texts. It is safe for concurrent use.
type Analyser struct {
	model     *model
	kernel    kernel
	reference bool
	works     sync.Pool // of *work
}

// New is an Analyser. All analysers share the model and its caches.
func New(o Options) *Analyser {
	a := &Analyser{model: loadModel(), kernel: fastest(), reference: o.Reference}
	a.works.New = newWork
	return a
}

var standard = sync.OnceValue(func() *Analyser { return New(Options{}) })

// Analyse analyses text with the default options: sentences end at line
// breaks, and names do not cross them.
func Analyse(text string) *Doc { return standard().Analyse(text) }

// Analyse analyses text. It takes time and memory in proportion to its
// length.
func (a *Analyser) Analyse(text string) *Doc {
	w := a.works.Get().(*work)
	d := &Doc{Text: text}
	w.tokens = a.model.tokenizer.tokenize(text, w.tokens[:0])
	if len(text) > largestRoom {
		d.Tokens = w.tokens // and w, which has grown with the text, is not used again
	} else {
		d.Tokens = slices.Clone(w.tokens)
		clear(w.tokens) // they hold on to the text
		defer a.works.Put(w)
	}
	a.decide(d, w)
	a.model.annotator.annotate(d)
	return d
}
