package english

import (
	"math/bits"
	"strconv"
	"strings"
)

// symbolTable holds the strings whose ids are not hashes but reserved numbers.
type symbolTable map[string]uint64

// newSymbolTable reads "name<tab>id" lines.
func newSymbolTable(lines string) symbolTable {
	t := symbolTable{}
	for line := range strings.Lines(lines) {
		name, number, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		id, err := strconv.ParseUint(number, 10, 64)
		if err != nil {
			panic("english: reserved ids: " + err.Error())
		}
		t[name] = id
	}
	return t
}

// id is the number that stands for s in the networks and the tables: 0 for
// the empty string, the reserved number if it has one, else its hash.
func (t symbolTable) id(s string) uint64 {
	if s == "" {
		return 0
	}
	if id, ok := t[s]; ok {
		return id
	}
	return murmur64A(s, 1)
}

// murmur64A is Austin Appleby's MurmurHash64A.
func murmur64A(s string, seed uint64) uint64 {
	const m, r = 0xc6a4a7935bd1e995, 47
	h := seed ^ uint64(len(s))*m
	for ; len(s) >= 8; s = s[8:] {
		k := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		k *= m
		k ^= k >> r
		k *= m
		h = (h ^ k) * m
	}
	if len(s) > 0 {
		var k uint64
		for i := range len(s) {
			k |= uint64(s[i]) << (8 * i)
		}
		h = (h ^ k) * m
	}
	h ^= h >> r
	h *= m
	return h ^ h>>r
}

// hashRows are the four rows that id adds up in a table of n rows. The hash
// is the original library's own 64-bit variety of MurmurHash3.
func hashRows(id uint64, seed, n uint32) [4]uint32 {
	h1 := bits.RotateLeft64(id*0x87c37b91114253d5, 31) * 0x4cf5ad432745937f
	h1 ^= uint64(seed) ^ 8
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = finish(h1), finish(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{uint32(h1) % n, uint32(h1>>32) % n, uint32(h2) % n, uint32(h2>>32) % n}
}

func finish(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
