package weights

import (
	"fmt"
	"slices"
	"strings"
)

// Part is one token of an exception.
type Part struct {
	Text string
	Norm string // "" for none
}

// What ends a text, a part and an exception in the section.
const endOfText, endOfPart, endOfException = "\x00", "\x01", "\x02"

// ExceptionsOf is the section of a list of exceptions, each the tokens that a
// word is cut into.
func ExceptionsOf(list [][]Part) ([]byte, error) {
	var out []byte
	for _, parts := range list {
		for _, p := range parts {
			if p.Text == "" || strings.ContainsAny(p.Text+p.Norm, endOfText+endOfPart+endOfException) {
				return nil, fmt.Errorf("the exception %q does not fit into its section", parts)
			}
			out = append(out, p.Text+endOfText+p.Norm+endOfPart...)
		}
		out = append(out, endOfException...)
	}
	return out, nil
}

// Exceptions reads a section made by ExceptionsOf.
func Exceptions(section string) ([][]Part, error) {
	list := make([][]Part, 0, strings.Count(section, endOfException))
	all := make([]Part, 0, strings.Count(section, endOfPart))
	for exception := range strings.SplitSeq(section, endOfException) {
		from := len(all)
		for part := range strings.SplitSeq(exception, endOfPart) {
			if text, norm, ok := strings.Cut(part, endOfText); ok {
				all = append(all, Part{text, norm})
			} else if part != "" {
				return nil, fmt.Errorf("%w: the exception %q is cut short", ErrFormat, exception)
			}
		}
		if len(all) > from {
			list = append(list, slices.Clip(all[from:]))
		}
	}
	return list, nil
}
