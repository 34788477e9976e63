package english

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// randomTree gives each token a head that is nearer to the root, in a random
// order of the tokens, and labels of which some are lifted.
func randomTree(r *rand.Rand, n int) (*tree, []bool) {
	t := &tree{heads: make([]int32, n), labels: make([]string, n)}
	white := make([]bool, n)
	order := r.Perm(n)
	names := []string{"a", "b", "c"}
	for k, i := range order {
		t.heads[i], t.labels[i] = int32(i), "ROOT"
		if k > 0 && r.IntN(8) > 0 {
			t.heads[i] = int32(order[r.IntN(k)])
			t.labels[i] = names[r.IntN(3)]
			if r.IntN(3) == 0 {
				t.labels[i] += "||" + names[r.IntN(3)]
			}
		}
		white[i] = r.IntN(6) == 0
	}
	return t, white
}

// plainDeprojectivise is deprojectivise as the reference tells it, level by
// level over all tokens.
func plainDeprojectivise(heads []int32, labels []string, white []bool) {
	for i := range heads {
		label, want, lifted := strings.Cut(labels[i], "||")
		if !lifted {
			continue
		}
		found := heads[i]
		for level := []int32{heads[i]}; len(level) > 0; {
			var below []int32
			for _, at := range level {
				for c := range heads {
					if heads[c] == at && int32(c) != at && c != i && !white[c] {
						below = append(below, int32(c))
					}
				}
			}
			if k := slices.IndexFunc(below, func(c int32) bool { return labels[c] == want }); k >= 0 {
				found = below[k]
				break
			}
			level = below
		}
		heads[i], labels[i] = found, label
	}
}

func TestTreesAreMadeProjectiveAndMarkedAsTheReferenceDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	var reused tree
	for round := range 2000 {
		made, white := randomTree(r, 1+r.IntN(14))
		heads, labels := slices.Clone(made.heads), slices.Clone(made.labels)
		plainDeprojectivise(heads, labels, white)
		reused.heads, reused.labels = made.heads, made.labels
		reused.deprojectivise(white)
		if !slices.Equal(reused.heads, heads) || !slices.Equal(reused.labels, labels) {
			t.Fatalf("round %d: heads %v %q, want %v %q", round, reused.heads, reused.labels, heads, labels)
		}
		marks, want := make([]bool, len(heads)), make([]bool, len(heads))
		reused.markStarts(marks)
		roots := map[int32]bool{}
		for i := range heads {
			root := int32(i)
			for heads[root] != root {
				root = heads[root]
			}
			want[i] = !roots[root]
			roots[root] = true
		}
		if !slices.Equal(marks, want) {
			t.Fatalf("round %d: starts %v, want %v; heads %v", round, marks, want, heads)
		}
	}
}
