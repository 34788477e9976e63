package english

// Kinds of the moves of the name recogniser, in the order of the model's
// numbers: the first, an inner, the last token of a name, a name of one
// token, no name. The first number stands for a missing answer in training
// data.
const (
	markMissing = iota
	markBegin
	markInside
	markLast
	markUnit
	markOutside

	nameLetters = "MBILUO"
)

// nameMoves are the recogniser's moves.
type nameMoves struct {
	moveTable
	inside, last []int // of the label that a name was begun with, by its move
}

// newNameMoves reads moves, one a line. A name of one token without a label
// is never valid; it is left out of its kind.
func newNameMoves(lines string) nameMoves {
	m := nameMoves{moveTable: newMoveTable(nameLetters, lines)}
	if units := &m.kinds[markUnit]; m.labels[units.to-1] == "" {
		units.to--
	}
	m.inside, m.last = make([]int, len(m.labels)), make([]int, len(m.labels))
	for b := m.kinds[markBegin].from; b < m.kinds[markBegin].to; b++ {
		m.inside[b] = m.find(markInside, m.labels[b])
		m.last[b] = m.find(markLast, m.labels[b])
	}
	return m
}

// recognise appends the names among the n tokens whose vectors are in scores.
// starts says which tokens start a sentence, white which are white space.
func (m *nameMoves) recognise(into []Entity, scores *scoring, starts, white []bool) []Entity {
	open, first := none, int32(none) // the move that began a name, and its token
	for i := range starts {
		before := int32(none)
		if open >= 0 {
			before = int32(i - 1)
		}
		slots := [3]int32{int32(i), first, before}
		score := scores.score(slots[:])
		goesOn := i+1 < len(starts) && !starts[i+1]
		if open >= 0 {
			if goesOn && score[m.inside[open]] >= score[m.last[open]] {
				continue
			}
			into = append(into, Entity{int(first), i + 1, m.labels[open]})
			open, first = none, none
			continue
		}
		move := m.kinds[markOutside].best(score, none)
		if !white[i] {
			// Of equal scores the one of the lower number wins, so the order counts.
			move = none
			if goesOn {
				move = m.kinds[markBegin].best(score, move)
			}
			move = m.kinds[markUnit].best(score, move)
			move = m.kinds[markOutside].best(score, move)
		}
		switch {
		case move < m.kinds[markBegin].to:
			open, first = move, int32(i)
		case move < m.kinds[markUnit].to:
			into = append(into, Entity{i, i + 1, m.labels[move]})
		}
	}
	return into
}
