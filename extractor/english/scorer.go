package english

const (
	units     = 64 // of a scorer's hidden layer
	maxSlots  = 8
	maxMoves  = 128           // outputs of a scorer, whole panels
	partSize  = 2 * units     // a hidden unit takes the larger of two pieces
	ringSteps = 6             // steps of which a ring keeps the parts
	stepSize  = 16 * tileRows // tokens whose parts are computed at once
	rowPanels = 4             // panels that kernel.row computes
)

// scorer scores the moves of a transition system. A state is described by
// slots, each of which holds a token or nothing. What a token in a slot adds
// to the hidden layer does not depend on the state, so it is computed ahead,
// for many tokens at once.
type scorer struct {
	reduce matrix    // a token's vector to units numbers
	lower  matrix    // those to a part for each slot
	pad    []float32 // the parts of empty slots
	start  []float32 // bias of the hidden layer
	upper  matrix    // hidden units to moves
}

// scoring is the work of a scorer on one text. Parts are kept for the tokens
// that came last; those further back, which a state rarely holds, are
// computed when they are needed. So the room does not grow with the text, but
// for the vectors.
type scoring struct {
	*scorer
	k       kernel
	n       int
	vectors []float32 // n×units, and the room for a step more
	ring    []float32
	done    int // tokens whose parts were computed
	parts   [maxSlots][]float32
	spare   [maxSlots][partSize]float32
	hidden  [units]float32
	scores  [maxMoves]float32
}

// begin prepares for a text of n tokens, whose vectors add gives.
func (s *scoring) begin(k kernel, with *scorer, n int) {
	s.k, s.scorer, s.n, s.done = k, with, n, 0
	s.vectors = grown(s.vectors, (n+stepSize)*units)
	s.ring = grown(s.ring, ringSteps*stepSize*with.lower.outputs())
}

// add takes the vectors of the tokens from..to, in ascending order.
func (s *scoring) add(vectors []float32, from, to int) {
	s.reduce.multiply(s.k, s.vectors[from*units:], units, vectors, width, to-from)
}

// score gives the scores of all moves in the state whose slots hold tokens,
// -1 for nothing. The result is valid until the next call.
func (s *scoring) score(tokens []int32) []float32 {
	clear(s.parts[:])
	for slot, t := range tokens {
		if t < 0 {
			s.parts[slot] = s.pad[slot*partSize:][:partSize]
		} else {
			s.parts[slot] = s.part(slot, int(t))
		}
	}
	s.k.hidden(s.hidden[:], s.start, &s.parts)
	s.upper.row(s.k, s.scores[:], s.hidden[:], 0, s.upper.outputs())
	return s.scores[:]
}

// part is what token t adds in slot.
func (s *scoring) part(slot, t int) []float32 {
	outputs := s.lower.outputs()
	for t >= s.done {
		n := min(stepSize, s.n-s.done)
		dst := s.ring[s.done%(ringSteps*stepSize)*outputs:]
		s.lower.multiply(s.k, dst, outputs, s.vectors[s.done*units:], units, n)
		s.done += n
	}
	if t >= s.done-(ringSteps-1)*stepSize {
		return s.ring[t%(ringSteps*stepSize)*outputs+slot*partSize:][:partSize]
	}
	part := s.spare[slot][:]
	s.lower.row(s.k, part, s.vectors[t*units:], slot*partSize, (slot+1)*partSize)
	return part
}
