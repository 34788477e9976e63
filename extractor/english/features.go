package english

import (
	"unicode"
	"unicode/utf8"
)

// features are all that the networks are told about a token, as string ids.
// Equal features give equal embeddings.
type features struct {
	norm, prefix, suffix, shape uint64
	spaced, white               bool // one ' ' follows; it is white space itself
	word                        uint64
}

// attribute is the value of the attribute that the model's files call by
// number: NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE.
func (f *features) attribute(column uint32) uint64 {
	switch column {
	case 0:
		return f.norm
	case 1:
		return f.prefix
	case 2:
		return f.suffix
	case 3:
		return f.shape
	case 4:
		return one(f.spaced)
	default:
		return one(f.white)
	}
}

func one(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// prefix is the first code point of word.
func prefix(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size]
}

// suffix is the last three code points of word.
func suffix(word string) string {
	end := len(word)
	for range 3 {
		_, size := utf8.DecodeLastRuneInString(word[:end])
		end -= size
	}
	return word[end:]
}

// appendShape appends the outline of word: X and x for letters, d for digits,
// all else as it is; of a run of one sign only the first four are kept.
// "LONG" stands for words of 100 code points and more.
func appendShape(shape []byte, word string) []byte {
	if len(word) >= 100 && utf8.RuneCountInString(word) >= 100 {
		return append(shape, "LONG"...)
	}
	last, run := rune(-1), 0
	for len(word) > 0 {
		r, size := utf8.DecodeRuneInString(word)
		sign := r
		switch {
		case isLetter(r) && unicode.IsUpper(r):
			sign = 'X'
		case isLetter(r):
			sign = 'x'
		case isDigit(r):
			sign = 'd'
		}
		if sign == last {
			run++
		} else {
			last, run = sign, 0
		}
		if run < 4 {
			if sign == r {
				shape = append(shape, word[:size]...)
			} else {
				shape = append(shape, byte(sign))
			}
		}
		word = word[size:]
	}
	return shape
}
