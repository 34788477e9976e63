package english

import (
	"hash/maphash"
	"sync/atomic"
)

const (
	memoSets = 1 << 12
	memoWays = 8 // entries among which a key's hash leaves the choice
)

// memo remembers values by key: at most 32,768 of them. It is safe for
// concurrent use without locks. Values are computed from their keys alone, so
// that what is remembered never changes a result.
type memo[K comparable, V any] struct {
	seed  maphash.Seed
	turns atomic.Uint32
	sets  [memoSets][memoWays]atomic.Pointer[memory[K, V]]
}

type memory[K comparable, V any] struct {
	key   K
	value V
}

func newMemo[K comparable, V any]() *memo[K, V] {
	return &memo[K, V]{seed: maphash.MakeSeed()}
}

// get is the value for key and whether it is remembered.
func (m *memo[K, V]) get(key K) (V, bool) {
	set := m.set(key)
	for i := range set {
		if kept := set[i].Load(); kept == nil {
			break
		} else if kept.key == key {
			return kept.value, true
		}
	}
	var none V
	return none, false
}

// put remembers the value for key, in the place of another where the set is
// full.
func (m *memo[K, V]) put(key K, value V) {
	set := m.set(key)
	kept := &memory[K, V]{key, value}
	for i := range set {
		if set[i].CompareAndSwap(nil, kept) {
			return
		}
	}
	set[m.turns.Add(1)%memoWays].Store(kept)
}

func (m *memo[K, V]) set(key K) *[memoWays]atomic.Pointer[memory[K, V]] {
	return &m.sets[maphash.Comparable(m.seed, key)%memoSets]
}
