package weights

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// block is how many lines are read one after another once the search has
// found their block.
const block = 16

// Lines is a sorted dictionary that is searched in place: lines of a key and,
// after a tab, a value.
//
//	count uint32 | offset uint32 of every 16th line | lines, each ended by '\n'
type Lines struct {
	count   int
	offsets string
	text    string
}

// NewLines opens a section made by LinesOf.
func NewLines(section string) (Lines, error) {
	if len(section) < 4 {
		return Lines{}, fmt.Errorf("%w: a dictionary is cut short", ErrFormat)
	}
	count := int(Uint32(section, 0))
	head := 4 * (1 + (count+block-1)/block)
	if len(section) < head {
		return Lines{}, fmt.Errorf("%w: a dictionary is cut short", ErrFormat)
	}
	return Lines{count: count, offsets: section[4:head], text: section[head:]}, nil
}

// LinesOf is the section of a dictionary. Keys hold no tabs, neither keys nor
// values hold line feeds.
func LinesOf(values map[string]string) ([]byte, error) {
	lines := make([]string, 0, len(values))
	for key, value := range values {
		if strings.ContainsAny(key, "\t\n") || strings.Contains(value, "\n") {
			return nil, fmt.Errorf("the entry %q: %q does not fit into a line", key, value)
		}
		if value != "" {
			key += "\t" + value
		}
		lines = append(lines, key)
	}
	slices.SortFunc(lines, func(a, b string) int { return cmp.Compare(key(a), key(b)) })
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(lines)))
	var text []byte
	for i, line := range lines {
		if i%block == 0 {
			out = binary.LittleEndian.AppendUint32(out, uint32(len(text)))
		}
		text = append(append(text, line...), '\n')
	}
	return append(out, text...), nil
}

// key is the part of a line before the tab.
func key(line string) string {
	k, _, _ := strings.Cut(line, "\t")
	return k
}

// Find is the value of want, "" for a key without one, and whether there is
// such a key. The value is a part of the section.
func (l Lines) Find(want string) (string, bool) {
	// The first block whose first key is greater: want stands in the one before.
	from, to := 0, len(l.offsets)/4
	for from < to {
		middle := (from + to) / 2
		if first, _ := l.line(int(Uint32(l.offsets, middle))); key(first) <= want {
			from = middle + 1
		} else {
			to = middle
		}
	}
	if from == 0 {
		return "", false
	}
	at := int(Uint32(l.offsets, from-1))
	for range min(block, l.count-(from-1)*block) {
		var line string
		line, at = l.line(at)
		if k, value, _ := strings.Cut(line, "\t"); k >= want {
			return value, k == want
		}
	}
	return "", false
}

// line is the line at an offset and the offset of the next.
func (l Lines) line(at int) (string, int) {
	end := strings.IndexByte(l.text[at:], '\n')
	return l.text[at : at+end], at + end + 1
}
