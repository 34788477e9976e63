package weights

import "fmt"

// Class is a set of character classes of the tokenizer.
type Class uint16

// The classes. Letters of scripts without case count as both lower and upper.
const (
	Prefix      Class = 1 << iota // split off before a word
	Suffix                        // split off after a word
	Infix                         // stand alone inside a word
	BeforeStop                    // a full stop at the end is split off after these
	Upper                         // or after two of these
	LeftOfStop                    // a full stop inside a word splits it between these
	RightOfStop                   // and these
	Letter                        // a comma splits between two of these; a dash, ':', '=' and the like split before these
	Joint                         // and after these
	Domain                        // the last part of a host name
)

// bits is the width of a Class in a packed run.
const bits = 11

// ClassTable is the classes of all characters.
type ClassTable struct {
	ascii [128]Class
	runs  []uint32 // first character << bits | class, ascending
}

// NewClassTable opens a section made by ClassRuns.
func NewClassTable(section string) (*ClassTable, error) {
	t := &ClassTable{runs: make([]uint32, len(section)/4)}
	for i := range t.runs {
		t.runs[i] = Uint32(section, i)
	}
	if len(t.runs) == 0 || t.runs[0]>>bits != 0 {
		return nil, fmt.Errorf("%w: the character classes do not begin at 0", ErrFormat)
	}
	for r := range t.ascii {
		t.ascii[r] = t.find(rune(r))
	}
	return t, nil
}

// ClassRuns is the section of the table in which character r has class[r].
func ClassRuns(class []Class) []byte {
	var runs []uint32
	for r, c := range class {
		if r == 0 || c != class[r-1] {
			runs = append(runs, uint32(r)<<bits|uint32(c))
		}
	}
	return Numbers(runs)
}

// Of is the classes of r.
func (t *ClassTable) Of(r rune) Class {
	if r < 128 {
		return t.ascii[r]
	}
	return t.find(r)
}

func (t *ClassTable) find(r rune) Class {
	want := uint32(r)<<bits | (1<<bits - 1)
	from, to := 0, len(t.runs)
	for to-from > 1 {
		if middle := (from + to) / 2; t.runs[middle] <= want {
			from = middle
		} else {
			to = middle
		}
	}
	return Class(t.runs[from] & (1<<bits - 1))
}
