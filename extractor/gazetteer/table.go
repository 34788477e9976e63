package gazetteer

import "strings"

// A table is text that is searched in place: lines of cells parted by tabs, in
// the bytewise order of the first cell; lines that begin with '#' come first.
type table string

// find is the lines whose first cell is key, "" for none.
func (t table) find(key []byte) table {
	from, to := 0, len(t)
	for from < to { // the first line not before key starts at from at the earliest, at to at the latest
		start, end := t.line(from + (to-from)/2)
		if cell := t.cell(start); cell[0] == '#' || cell < string(key) {
			from = end
		} else {
			to = start
		}
	}
	end := from
	for end < len(t) && t.cell(end) == string(key) {
		_, end = t.line(end)
	}
	return t[from:end]
}

// line is the line around an offset, its line feed included.
func (t table) line(offset int) (start, end int) {
	start = strings.LastIndexByte(string(t[:offset]), '\n') + 1
	return start, offset + strings.IndexByte(string(t[offset:]), '\n') + 1
}

// cell is the first cell of the line that starts at an offset.
func (t table) cell(start int) string {
	return string(t[start : start+strings.IndexByte(string(t[start:]), '\t')])
}

// lines calls fn with the cells of each line that is no comment.
func (t table) lines(fn func(cells []string)) {
	for line := range strings.Lines(string(t)) {
		if line[0] != '#' {
			fn(strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
		}
	}
}
