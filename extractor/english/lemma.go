package english

import (
	"slices"
	"strings"

	"entente/extractor/english/weights"
)

// lemmaKind says how a word gets its lemma.
type lemmaKind uint8

const (
	asWritten lemmaKind = iota // proper names
	lowered                    // base forms, and words of parts of speech without tables
	byTable                    // byTable+i: by the tables of tablePOS[i]
)

// tablePOS are the parts of speech with tables.
var tablePOS = []string{"adj", "adv", "noun", "punct", "verb"}

// kindOf is the kind of words of a part of speech, in lower case, with these
// features.
func kindOf(pos, morph string) lemmaKind {
	switch {
	case pos == "" || pos == "space" || isBaseForm(pos, morph):
		return lowered
	case pos == "propn":
		return asWritten
	}
	for i, name := range tablePOS {
		if name == pos {
			return byTable + lemmaKind(i)
		}
	}
	return lowered
}

// isBaseForm reports whether a word with these features is its own lemma.
func isBaseForm(pos, morph string) bool {
	value := map[string]string{}
	for feature := range strings.SplitSeq(morph, "|") {
		name, v, _ := strings.Cut(feature, "=")
		value[name] = v
	}
	_, numbered := value["Number"]
	switch form := value["VerbForm"]; {
	case form == "Inf", form == "None", value["Degree"] == "Pos":
		return true
	case pos == "noun":
		return value["Number"] == "Sing"
	case pos == "verb":
		return form == "Fin" && value["Tense"] == "Pres" && !numbered
	}
	return false
}

// lemmatizer finds lemmas by tables of exceptions, of known words and of
// endings. It is safe for concurrent use.
type lemmatizer struct {
	tables []lemmaTable
	known  *memo[lemmaKey, string]
}

type lemmaTable struct {
	exceptions weights.Lines // word → lemmas, separated by tabs
	index      weights.Lines // known lemmas
	endings    [][2]string   // and what they give way to
}

type lemmaKey struct {
	word string
	kind lemmaKind
}

func newLemmatizer(file *weights.File) (*lemmatizer, error) {
	l := &lemmatizer{known: newMemo[lemmaKey, string]()}
	for _, pos := range tablePOS {
		var exceptions, index, rules string
		name := "lemmas/" + pos
		err := readSections(file, map[string]*string{
			name + "/exceptions": &exceptions, name + "/index": &index, name + "/rules": &rules,
		})
		if err != nil {
			return nil, err
		}
		var t lemmaTable
		if t.exceptions, err = weights.NewLines(exceptions); err != nil {
			return nil, err
		}
		if t.index, err = weights.NewLines(index); err != nil {
			return nil, err
		}
		for rule := range strings.Lines(rules) {
			ending, instead, _ := strings.Cut(strings.TrimSuffix(rule, "\n"), "\t")
			t.endings = append(t.endings, [2]string{ending, instead})
		}
		l.tables = append(l.tables, t)
	}
	return l, nil
}

// lemma is the lemma of a word of a kind.
func (l *lemmatizer) lemma(word string, kind lemmaKind) string {
	if kind == asWritten || kind == lowered && isLowerASCII(word) {
		return word
	}
	key := lemmaKey{word, kind}
	if known, ok := l.known.get(key); ok {
		return known
	}
	key.word = strings.Clone(word) // so that the memory does not hold the text
	lemma := lower(key.word)
	if kind >= byTable {
		lemma = l.tables[kind-byTable].lemma(key.word, lemma)
	}
	if len(word) <= memorableBytes {
		l.known.put(key, lemma)
	}
	return lemma
}

// isLowerASCII reports whether word is its own lower case at a glance.
func isLowerASCII(word string) bool {
	for i := range len(word) {
		if c := word[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// lemma is the lemma of word, which is low in lower case. The first of these
// that there is: the last exception that no ending gives as well, the form
// that the last ending gives of those that are known, the first form that is
// not all letters, the first form, the word.
func (t *lemmaTable) lemma(word, low string) string {
	var known, unknown []string
	for _, e := range t.endings {
		stem, ok := strings.CutSuffix(low, e[0])
		form := stem + e[1]
		if !ok || form == "" {
			continue
		}
		if _, listed := t.index.Find(form); listed {
			known = slices.Insert(known, 0, form)
		} else if !isAlphabetic(form) {
			known = append(known, form)
		} else {
			unknown = append(unknown, form)
		}
	}
	if exceptions, ok := t.exceptions.Find(low); ok {
		for form := range strings.SplitSeq(exceptions, "\t") {
			if !slices.Contains(known, form) {
				known = slices.Insert(known, 0, form)
			}
		}
	}
	return slices.Concat(known, unknown, []string{word})[0]
}
