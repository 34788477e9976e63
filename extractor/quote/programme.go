package quote

import (
	"strings"

	"entente/extractor"
)

// broadcaster is the medium whose programme quotation x names: "Radio Lund's
// “Face the Week,”"; None where x names none.
func (r *reader) broadcaster(x extractor.Quotation) int {
	if !titleLike(strings.TrimRight(r.text(x.Span), ",.")) {
		return extractor.None
	}
	i := x.Start - 1
	for i > 0 && isMark(r.doc.Word(i)) && r.dep(i) != "case" {
		i--
	}
	if i < 1 || r.dep(i) != "case" {
		return extractor.None
	}
	return r.mediumOf(i - 1)
}

// broadcasterIn is the medium of a programme that a unit names in quotation
// marks.
func (r *reader) broadcasterIn(unit [2]int) int {
	for _, x := range r.d.Quoted {
		if unit[0] <= x.Start && x.Start < unit[1] {
			if o := r.broadcaster(x); o != extractor.None {
				return o
			}
		}
	}
	return extractor.None
}
