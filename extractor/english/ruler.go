package english

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"entente/extractor/english/weights"
)

func newAnnotator(file *weights.File) (*annotator, error) {
	section, err := file.Section("ruler/rules")
	if err != nil {
		return nil, err
	}
	rules, err := weights.Rules(section)
	if err != nil {
		return nil, err
	}
	a := &annotator{tags: names{}, words: names{}, labels: names{}}
	for i := range a.values {
		a.values[i] = []string{""}
	}
	if a.lemmas, err = newLemmatizer(file); err != nil {
		return nil, err
	}
	for _, rule := range rules {
		for _, c := range slices.Concat(rule.Patterns...) {
			for into, values := range map[*names]weights.Values{&a.tags: c.Tag, &a.words: c.Lower, &a.labels: c.Dep} {
				if err := into.add(values); err != nil {
					return nil, err
				}
			}
		}
	}
	for word := range a.words {
		a.longest = max(a.longest, len(word))
	}
	if err := a.compile(rules); err != nil {
		return nil, fmt.Errorf("%w: the attribute ruler: %w", weights.ErrFormat, err)
	}
	a.lemmaKinds()
	return a, nil
}

// compile sorts the rules into the tables.
func (a *annotator) compile(rules []weights.Rule) error {
	if len(rules) > math.MaxUint8 {
		return fmt.Errorf("there are %d rules", len(rules))
	}
	a.byWord = make([][]singleRule, len(a.words)+1)
	a.pairs = make([][]pairRule, len(a.words)+1)
	a.plain = make([]rewrite, 2*(len(a.tags)+1)*(len(a.labels)+1))
	for number, rule := range rules {
		set, err := a.rewriteOf(rule.Set, number)
		if err != nil {
			return err
		}
		for _, pattern := range rule.Patterns {
			if len(pattern) == 0 || len(pattern) > 2 || rule.Index < 0 || rule.Index >= len(pattern) {
				return fmt.Errorf("rule %d has %d tokens and writes number %d", number, len(pattern), rule.Index)
			}
			first := a.testOf(pattern[0])
			switch {
			case len(pattern) == 2:
				pair := pairRule{first, a.testOf(pattern[1]), rule.Index, set}
				if asksNothing(pattern[0].Lower) {
					a.anyPairs = append(a.anyPairs, pair)
				} else {
					enlist(a.pairs, first.words, pair)
				}
			case asksNothing(pattern[0].Lower):
				a.fillPlain(first, &set)
			default:
				enlist(a.byWord, first.words, singleRule{first, set})
			}
		}
	}
	return nil
}

// enlist adds a rule to the lists of the words that pass.
func enlist[T any](lists [][]T, words []bool, rule T) {
	for word, passes := range words {
		if passes {
			lists[word] = append(lists[word], rule)
		}
	}
}

func asksNothing(v weights.Values) bool { return v.In == nil && v.NotIn == nil }

// fillPlain writes a rule that asks for no word to all outlines that pass.
func (a *annotator) fillPlain(test tokenTest, set *rewrite) {
	for tag := range len(a.tags) + 1 {
		for label := range len(a.labels) + 1 {
			for space := range 2 {
				if o := (outline{uint8(tag), 0, uint8(label), uint8(space)}); test.passes(&o) {
					a.plain[a.plainIndex(&o)].merge(set)
				}
			}
		}
	}
}

func (a *annotator) testOf(c weights.Condition) tokenTest {
	test := tokenTest{
		tags:   a.tags.passing(c.Tag),
		words:  a.words.passing(c.Lower),
		labels: a.labels.passing(c.Dep),
		space:  1<<0 | 1<<1,
	}
	if c.Space != nil {
		test.space = 1 << one(*c.Space)
	}
	return test
}

// passing says of each name whether values admit it.
func (n names) passing(values weights.Values) []bool {
	passes := make([]bool, len(n)+1)
	for i := range passes {
		passes[i] = values.In == nil
	}
	for _, name := range values.In {
		passes[n[name]] = true
	}
	for _, name := range values.NotIn {
		passes[n[name]] = false
	}
	return passes
}

// rewriteOf is what the rule of a number writes.
func (a *annotator) rewriteOf(set weights.Attributes, number int) (rewrite, error) {
	var w rewrite
	for attribute, value := range map[int]*string{
		setTag: set.Tag, setDep: set.Dep, setPOS: set.POS, setMorph: set.Morph, setLemma: set.Lemma,
	} {
		if value == nil {
			continue
		}
		values := &a.values[attribute]
		index := slices.Index((*values)[1:], *value) + 1
		if index == 0 {
			index = len(*values)
			*values = append(*values, *value)
		}
		if index > math.MaxUint8 {
			return w, fmt.Errorf("more than %d values of one attribute", math.MaxUint8)
		}
		w[attribute].value, w[attribute].rule = uint8(index), uint8(number)
	}
	return w, nil
}

// lemmaKinds says for every part of speech and features how a word with them
// gets its lemma.
func (a *annotator) lemmaKinds() {
	for _, pos := range a.values[setPOS] {
		kinds := make([]lemmaKind, len(a.values[setMorph]))
		for i, morph := range a.values[setMorph] {
			kinds[i] = kindOf(strings.ToLower(pos), morph)
		}
		a.kinds = append(a.kinds, kinds)
	}
}
