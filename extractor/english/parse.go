package english

// Kinds of the parser's moves, in the order of the model's numbers.
const (
	shift = iota
	reduce
	leftArc
	rightArc
	split // a sentence starts with the buffer's second token
	parseKinds

	parseLetters = "SDLRB"
)

// parse runs the transition system over the n tokens whose vectors are in
// scores: at each step it makes the valid move with the highest score. Tokens
// that are left without a head when none is valid stay so.
func (s *parseState) parse(scores *scoring, moves *moveTable) {
	for len(s.stack) > 0 || s.buffered(0) >= 0 {
		valid, slots := s.valid(), s.slots()
		score := scores.score(slots[:])
		kind, move := none, none
		for k, ok := range valid {
			if ok {
				if better := moves.kinds[k].best(score, move); better != move {
					kind, move = k, better
				}
			}
		}
		if move < 0 {
			return
		}
		s.apply(kind, move)
	}
}

// finish turns the arcs into a tree. white says which tokens are white space.
func (s *parseState) finish(t *tree, moves *moveTable, white []bool) {
	n := len(s.nodes)
	t.heads, t.labels = grown(t.heads, n), grown(t.labels, n)
	for i, node := range s.nodes {
		if node.head < 0 {
			t.heads[i], t.labels[i] = int32(i), "ROOT"
		} else {
			t.heads[i], t.labels[i] = node.head, moves.labels[node.label]
		}
	}
	t.deprojectivise(white)
}
