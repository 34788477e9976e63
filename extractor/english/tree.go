package english

import "strings"

// tree is the outcome of parsing: each token's head, itself for a root, and
// the label of the arc from there.
type tree struct {
	heads  []int32
	labels []string

	roots       []int32
	first, next []int32 // chains of children in text order: the first of each token, the next of each child
	queue       []int32
}

// deprojectivise undoes what was done to the training trees to let the parser
// learn crossing arcs. A label "a||b" says that the true head is the first
// token labelled b, breadth first and left to right, below the present head;
// white space, the token itself and what is below them are passed over. Heads
// already moved count as moved. Where no b is found, the head stays.
func (t *tree) deprojectivise(white []bool) {
	chained := false
	for i, label := range t.labels {
		label, want, lifted := strings.Cut(label, "||")
		if !lifted {
			continue
		}
		if !chained {
			t.chain()
			chained = true
		}
		if head := t.find(t.heads[i], want, int32(i), white); head >= 0 {
			t.move(int32(i), head)
		}
		t.labels[i] = label
	}
}

// find is the first token with the label below head, or none.
func (t *tree) find(head int32, label string, except int32, white []bool) int32 {
	t.queue = append(t.queue[:0], head)
	for at := 0; at < len(t.queue); at++ {
		for c := t.first[t.queue[at]]; c >= 0; c = t.next[c] {
			if c == except || white[c] {
				continue
			}
			if t.labels[c] == label {
				return c
			}
			t.queue = append(t.queue, c)
		}
	}
	return none
}

// chain fills first and next.
func (t *tree) chain() {
	n := len(t.heads)
	t.first, t.next = grown(t.first, n), grown(t.next, n)
	for i := range t.first {
		t.first[i] = none
	}
	for i := n - 1; i >= 0; i-- {
		if h := t.heads[i]; h != int32(i) {
			t.next[i], t.first[h] = t.first[h], int32(i)
		}
	}
}

// move gives child another head.
func (t *tree) move(child, head int32) {
	at := &t.first[t.heads[child]]
	for *at != child {
		at = &t.next[*at]
	}
	*at = t.next[child]
	at = &t.first[head]
	for *at >= 0 && *at < child {
		at = &t.next[*at]
	}
	t.next[child], *at = *at, child
	t.heads[child] = head
}

// markStarts marks the leftmost token below each root as the start of a
// sentence. Marks that are set stay set.
func (t *tree) markStarts(marks []bool) {
	t.roots = grown(t.roots, len(t.heads))
	for i := range t.roots {
		t.roots[i] = none
	}
	for i := range t.heads {
		path := t.queue[:0]
		at := int32(i)
		for t.roots[at] < 0 && t.heads[at] != at {
			path = append(path, at)
			at = t.heads[at]
		}
		if t.roots[at] < 0 { // at is a root that no token before i is below
			t.roots[at] = at
			marks[i] = true
		}
		for _, p := range path {
			t.roots[p] = t.roots[at]
		}
		t.queue = path
	}
}
