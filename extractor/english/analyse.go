package english

import "sync"

var standard = sync.OnceValue(func() *Analyser { return New(Options{}) })

// Analyse analyses text with the default options: sentences end at line
// breaks.
func Analyse(text string) *Doc { return standard().Analyse(text) }

// Analyse analyses text.
func (a *Analyser) Analyse(text string) *Doc {
	w := a.works.Get().(*work)
	defer a.works.Put(w)
	d := &Doc{Text: text}
	w.tokens = a.model.tokenizer.tokenize(text, w.tokens[:0])
	d.Tokens = append([]Token(nil), w.tokens...)
	a.decide(d, w)
	a.model.annotator.annotate(d)
	return d
}
