package english

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

// What an analysis says may not depend on what was analysed before it or is
// being analysed beside it.

func TestAnalysesAreTheSameColdAndWarm(t *testing.T) {
	warm := New(Options{})
	for _, f := range ownFixtures(t) {
		cold := New(Options{})
		cold.model = newModel()
		for _, state := range []string{"cold", "warm"} {
			if d := difference(cold.Analyse(f.Text), warm.Analyse(f.Text)); d != "" {
				t.Fatalf("%s, %s: %s", f.ID, state, d)
			}
		}
	}
}

func TestAnalysesAreTheSameAloneAndBesideOthers(t *testing.T) {
	a := New(Options{})
	fixtures := ownFixtures(t)
	alone := make([][]byte, len(fixtures))
	for i, f := range fixtures {
		alone[i] = a.Analyse(f.Text).AppendJSON(nil, f.ID)
	}
	a.model = newModel()
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for _, i := range rand.New(rand.NewPCG(uint64(worker), 0)).Perm(len(fixtures)) {
				f := &fixtures[i]
				if got := a.Analyse(f.Text).AppendJSON(nil, f.ID); !bytes.Equal(got, alone[i]) {
					t.Errorf("%s beside others:\n%s\nalone:\n%s", f.ID, got, alone[i])
				}
			}
		})
	}
	group.Wait()
}

// A text longer than a block gives what it would give in one piece, at every
// length around the borders.
func TestBlocksLeaveNoTrace(t *testing.T) {
	m := loadModel()
	b, k := newBlock(), fastest()
	r := rand.New(rand.NewPCG(5, 6))
	all := make([]features, 3*blockSize+1)
	for i := range all {
		all[i] = features{norm: r.Uint64N(99), prefix: r.Uint64N(9), suffix: r.Uint64N(9), shape: r.Uint64N(9), word: r.Uint64N(99)}
	}
	for _, n := range []int{1, 2, 5, blockSize - 1, blockSize, blockSize + 1, 2*blockSize + 3, len(all)} {
		var inBlocks, oneByOne []float32
		for from := 0; from < n; from += blockSize {
			to := min(from+blockSize, n)
			inBlocks = append(inBlocks, m.own.encode(k, b, all[:n], from, to)[:(to-from)*width]...)
		}
		for i := range n {
			oneByOne = append(oneByOne, m.own.encode(k, b, all[:n], i, i+1)[:width]...)
		}
		if !sameBits(inBlocks, oneByOne) {
			t.Errorf("%d tokens: in blocks they get other vectors than one by one", n)
		}
	}
}

// Parts of tokens that have left the ring are computed anew, to the same
// bits.
func TestScoresDoNotDependOnTheRing(t *testing.T) {
	m := loadModel()
	const n = 3 * ringSteps * stepSize
	vectors := numbers(rand.New(rand.NewPCG(7, 8)), (n+tileRows)*width)
	k := fastest()
	var ahead, back scoring
	for _, s := range []*scoring{&ahead, &back} {
		s.begin(k, &m.parser, n)
		s.add(vectors, 0, n)
	}
	for slot := range int32(maxSlots) {
		back.score([]int32{n - 1}) // from here on the first tokens are far back
		ahead.begin(k, &m.parser, n)
		ahead.add(vectors, 0, n)
		for _, i := range []int32{0, 1, stepSize - 1, stepSize, ringSteps*stepSize - 1} {
			slots := slices.Repeat([]int32{none}, maxSlots)
			slots[slot] = i
			first := slices.Clone(ahead.score(slots))
			if !sameBits(first, back.score(slots)) {
				t.Errorf("slot %d, token %d: far back it scores otherwise", slot, i)
			}
		}
	}
}

func TestMixCacheGivesWhatWasPut(t *testing.T) {
	c := newMixCache()
	r := rand.New(rand.NewPCG(9, 10))
	vector := func(f *features) []float32 {
		v := make([]float32, width)
		for i := range v {
			v[i] = float32(f.norm) + float32(f.word)*1000 + float32(one(f.spaced))/2
		}
		return v
	}
	found, got := 0, make([]float32, width)
	const rounds = 3 * cacheShards * cacheSets * cacheWays
	for range rounds {
		f := features{norm: r.Uint64N(400), word: r.Uint64N(100), spaced: r.IntN(2) == 0}
		if c.get(&f, got) {
			found++
			if !slices.Equal(got, vector(&f)) {
				t.Fatalf("get(%+v) = %v", f, got[0])
			}
		}
		c.put(&f, vector(&f))
	}
	if share := float64(found) / rounds; share < 0.2 || share > 0.6 {
		t.Errorf("%.2f of the look-ups found something; 32,768 of 80,000 keys have room", share)
	}
}

func TestAnalysingAllocatesLittle(t *testing.T) {
	a := New(Options{})
	text := articles(t, 1)[0]
	tokens := len(a.Analyse(text).Tokens)
	if allocations := testing.AllocsPerRun(20, func() { a.Analyse(text) }); allocations > 0.05*float64(tokens) {
		t.Errorf("%.0f allocations for %d tokens, want at most one in twenty", allocations, tokens)
	}
}
