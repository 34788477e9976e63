package english

import (
	"math/bits"
	"sync"
)

const (
	cacheShards = 32
	cacheWays   = 8   // entries among which an id's hash leaves the choice
	cacheSets   = 128 // in a shard; 32,768 entries in all, 14 MB
)

// mixCache remembers mixed embeddings by features. Most tokens of a text are
// words that came before. It is bounded, safe for concurrent use, and never
// changes a result: what it gives is what would be computed.
type mixCache struct {
	shards [cacheShards]mixShard
}

type mixShard struct {
	mu   sync.Mutex
	sets *[cacheSets]mixSet // made at the first use
}

type mixSet struct {
	keys    [cacheWays]features
	filled  [cacheWays]bool
	used    [cacheWays]bool // since the set was last swept
	vectors [cacheWays][width]float32
}

func newMixCache() *mixCache { return new(mixCache) }

// get copies the vector for f to dst, if it is known.
func (c *mixCache) get(f *features, dst []float32) bool {
	shard, at := c.place(f)
	shard.mu.Lock()
	defer shard.mu.Unlock()
	if shard.sets == nil {
		return false
	}
	set := &shard.sets[at]
	for i := range set.keys {
		if set.keys[i] == *f && set.filled[i] {
			set.used[i] = true
			copy(dst, set.vectors[i][:])
			return true
		}
	}
	return false
}

// put remembers the vector for f in the place of one that was not used
// lately.
func (c *mixCache) put(f *features, vector []float32) {
	shard, at := c.place(f)
	shard.mu.Lock()
	defer shard.mu.Unlock()
	if shard.sets == nil {
		shard.sets = new([cacheSets]mixSet)
	}
	set := &shard.sets[at]
	way := -1
	for i := range set.keys {
		if set.filled[i] && set.keys[i] == *f {
			return
		}
		if way < 0 && !set.used[i] {
			way = i
		}
	}
	if way < 0 {
		set.used = [cacheWays]bool{}
		way = 0
	}
	set.keys[way], set.filled[way], set.used[way] = *f, true, true
	copy(set.vectors[way][:], vector)
}

func (c *mixCache) place(f *features) (*mixShard, uint64) {
	h := (f.norm ^ bits.RotateLeft64(f.word, 32) ^ one(f.spaced)) * 0x9e3779b97f4a7c15
	return &c.shards[h>>59], h >> 40 % cacheSets
}
