package english

// none stands for "no token" and "no move".
const none = -1

// parseState is the state of the arc-eager transition system: a stack, a
// buffer, and the arcs made so far.
type parseState struct {
	n, next int32 // tokens from next on were never shifted
	stack   []int32
	back    []int32 // tokens put back on the buffer; the last one comes first
	nodes   []node
}

// node is what the state knows of a token. Its children on either side are
// chained from the one added last to the one before it.
type node struct {
	head        int32 // none, or a token
	label       int32 // the move that made the arc from head
	left        int32 // child on the left added last, none
	right       int32
	older       int32 // sibling on the same side added before, none
	newer       int32
	starts      bool // a sentence starts here
	unshiftable bool // it was put back once
}

func (s *parseState) begin(n int) {
	s.n, s.next = int32(n), 0
	s.stack, s.back = s.stack[:0], s.back[:0]
	s.nodes = grown(s.nodes, n)
	for i := range s.nodes {
		s.nodes[i] = node{head: none, left: none, right: none, older: none, newer: none}
	}
}

// buffered is the i-th token of the buffer.
func (s *parseState) buffered(i int) int32 {
	if k := len(s.back); i < k {
		return s.back[k-1-i]
	}
	if t := s.next + int32(i-len(s.back)); t < s.n {
		return t
	}
	return none
}

// stacked is the i-th token from the top of the stack.
func (s *parseState) stacked(i int) int32 {
	if i < len(s.stack) {
		return s.stack[len(s.stack)-1-i]
	}
	return none
}

// left is the child of t on its left that was added last.
func (s *parseState) left(t int32) int32 {
	if t < 0 {
		return none
	}
	return s.nodes[t].left
}

func (s *parseState) right(t int32) int32 {
	if t < 0 {
		return none
	}
	return s.nodes[t].right
}

// slots are the tokens by which the moves are scored.
func (s *parseState) slots() [maxSlots]int32 {
	b, top := s.buffered(0), s.stacked(0)
	return [maxSlots]int32{b, s.buffered(1), top, s.stacked(1), s.stacked(2), s.left(b), s.left(top), s.right(top)}
}

// valid says which kinds of moves the state allows.
func (s *parseState) valid() (kinds [parseKinds]bool) {
	depth, buffer := len(s.stack), int(s.n-s.next)+len(s.back)
	var first node
	if buffer > 0 {
		first = s.nodes[s.buffered(0)]
	}
	arc := depth > 0 && buffer > 0 && !first.starts
	kinds[shift] = depth == 0 || buffer >= 2 && !first.starts && !first.unshiftable
	kinds[reduce] = depth > 0
	kinds[leftArc] = arc
	kinds[rightArc] = arc
	if buffer >= 2 {
		second := s.buffered(1)
		kinds[split] = second == s.buffered(0)+1 && !s.nodes[second].starts
	}
	return kinds
}

// apply makes the move, whose number labels the arc it may make.
func (s *parseState) apply(kind, move int) {
	b, top := s.buffered(0), s.stacked(0)
	switch kind {
	case shift:
		s.shift()
	case reduce:
		s.stack = s.stack[:len(s.stack)-1]
		if s.nodes[top].head < 0 && len(s.stack) > 0 {
			s.nodes[top].unshiftable = true
			s.back = append(s.back, top)
		}
	case leftArc:
		s.arc(b, top, move)
		s.nodes[b].unshiftable = false
		s.stack = s.stack[:len(s.stack)-1]
	case rightArc:
		s.arc(top, b, move)
		s.shift()
	case split:
		s.nodes[s.buffered(1)].starts = true
	}
}

func (s *parseState) shift() {
	b := s.buffered(0)
	if k := len(s.back); k > 0 {
		s.back = s.back[:k-1]
	} else {
		s.next++
	}
	s.stack = append(s.stack, b)
}

// arc gives child a new head in the place of one it may have.
func (s *parseState) arc(head, child int32, move int) {
	c := &s.nodes[child]
	if c.head >= 0 {
		if c.older >= 0 {
			s.nodes[c.older].newer = c.newer
		}
		if c.newer >= 0 {
			s.nodes[c.newer].older = c.older
		} else {
			*s.newest(c.head, child) = c.older
		}
	}
	newest := s.newest(head, child)
	if *newest >= 0 {
		s.nodes[*newest].newer = child
	}
	c.head, c.label, c.older, c.newer = head, int32(move), *newest, none
	*newest = child
}

// newest is where the chain of head's children begins on child's side.
func (s *parseState) newest(head, child int32) *int32 {
	if child < head {
		return &s.nodes[head].left
	}
	return &s.nodes[head].right
}
