package english

import (
	"fmt"
	"slices"
)

// phraseTable is the exceptions that the affix rules would take apart:
// emoticons, "'s" and the like. With something glued to them they do not
// survive the first pass, so they are looked for again among the tokens.
type phraseTable struct {
	bounds  map[string]uint64   // phrase → where its tokens end, a bit a byte
	first   map[string]struct{} // words that begin one
	longest int                 // in bytes
	most    int                 // tokens
}

// phraseMatch says that tokens are those of a phrase.
type phraseMatch struct{ start, count int }

// add makes word, which is an exception, a phrase where it has affixes. It
// must be called before t has exceptions.
func (p *phraseTable) add(t *tokenizer, word string) error {
	const bits = 64
	if t.prefix(word) == 0 && t.suffix(word) == 0 && !t.hasInfix(word) {
		return nil
	}
	if len(word) > bits {
		return fmt.Errorf("the exception %q is too long", word)
	}
	if p.bounds == nil {
		p.bounds, p.first = map[string]uint64{}, map[string]struct{}{}
	}
	pieces, end := t.split(word, new(room)), 0
	for _, piece := range pieces {
		end += piece.size
		p.bounds[word] |= 1 << (end - 1)
	}
	p.first[word[:pieces[0].size]] = struct{}{}
	p.longest, p.most = max(p.longest, len(word)), max(p.most, len(pieces))
	return nil
}

func (p *phraseTable) opens(word string) bool {
	_, ok := p.first[word]
	return ok
}

// join puts the exceptions' own tokens in the places of phrases. Of those that
// overlap, the longest is found first, then the leftmost. A phrase with a
// space inside is none, and yet hides what it overlaps.
func (p *phraseTable) join(t *tokenizer, text string, tokens []Token, r *room) []Token {
	r.found = r.found[:0]
	for _, start := range r.openers {
		p.find(text, tokens, start, r)
	}
	if len(r.found) == 0 {
		return tokens
	}
	kept := p.choose(len(tokens), r)
	first := kept[0].start
	r.moved = append(r.moved[:0], tokens[first:]...)
	tokens = tokens[:first]
	at := first
	for _, m := range kept {
		tokens = append(tokens, r.moved[at-first:m.start-first]...)
		span := r.moved[m.start-first:][:m.count]
		at = m.start + m.count
		start, last := span[0].Start, span[m.count-1]
		pieces := t.exception(text[start:last.End])
		if pieces == nil { // there is a space inside
			tokens = append(tokens, span...)
			continue
		}
		for _, piece := range pieces {
			tokens = append(tokens, Token{Start: start, End: start + piece.size, Norm: piece.norm})
			start += piece.size
		}
		tokens[len(tokens)-1].Space = last.Space
	}
	return append(tokens, r.moved[at-first:]...)
}

// find adds the phrases that begin at token start.
func (p *phraseTable) find(text string, tokens []Token, start int, r *room) {
	var buffer [64]byte
	joined, bounds := buffer[:0], uint64(0)
	for count := 1; count <= p.most && start+count <= len(tokens); count++ {
		token := tokens[start+count-1]
		if len(joined)+token.End-token.Start > p.longest {
			return
		}
		joined = append(joined, text[token.Start:token.End]...)
		bounds |= 1 << (len(joined) - 1)
		if want, ok := p.bounds[string(joined)]; ok && want == bounds {
			r.found = append(r.found, phraseMatch{start, count})
		}
	}
}

// choose keeps of the matches found those that are not hidden by others.
func (p *phraseTable) choose(tokens int, r *room) []phraseMatch {
	r.taken = slices.Grow(r.taken[:0], tokens)[:tokens]
	clear(r.taken)
	for count := p.most; count > 0; count-- {
		for i := range r.found {
			m := &r.found[i]
			if m.count != count {
				continue
			}
			span := r.taken[m.start:][:count]
			if span[0] || span[count-1] {
				m.count = 0
			}
			for k := range span {
				span[k] = true
			}
		}
	}
	return slices.DeleteFunc(r.found, func(m phraseMatch) bool { return m.count == 0 })
}
