package english

import "strings"

// moveTable lists the moves of a transition system in the order of their
// scores. Moves of one kind stand together.
type moveTable struct {
	labels []string
	kinds  []span // of each kind, in the order of the letters
}

// span is a half-open range of moves.
type span struct{ from, to int }

// newMoveTable reads moves, one a line: a letter of letters, which is the
// kind, and the label.
func newMoveTable(letters, lines string) moveTable {
	m := moveTable{kinds: make([]span, len(letters))}
	for i, line := range strings.Split(lines, "\n") {
		kind := &m.kinds[strings.IndexByte(letters, line[0])]
		if kind.to == 0 {
			kind.from = i
		}
		kind.to = i + 1
		m.labels = append(m.labels, line[1:])
	}
	return m
}

// best is the move with the highest score in s, or the one given where none
// is higher. Of equal ones the first wins.
func (s span) best(scores []float32, move int) int {
	for i := s.from; i < s.to; i++ {
		if move < 0 || scores[i] > scores[move] {
			move = i
		}
	}
	return move
}

// find is the move of that kind and label, or none.
func (m *moveTable) find(kind int, label string) int {
	for i := m.kinds[kind].from; i < m.kinds[kind].to; i++ {
		if m.labels[i] == label {
			return i
		}
	}
	return none
}
