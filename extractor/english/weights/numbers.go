package weights

import (
	"encoding/binary"
	"math"
)

// Uint16 is the i-th 16-bit number of section s.
func Uint16(s string, i int) uint16 {
	s = s[2*i : 2*i+2]
	return uint16(s[0]) | uint16(s[1])<<8
}

// Uint32 is the i-th 32-bit number of section s.
func Uint32(s string, i int) uint32 {
	s = s[4*i : 4*i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Uint64 is the i-th 64-bit number of section s.
func Uint64(s string, i int) uint64 {
	s = s[8*i : 8*i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Float32s are the numbers of section s, copied.
func Float32s(s string) []float32 {
	out := make([]float32, len(s)/4)
	for i := range out {
		out[i] = math.Float32frombits(Uint32(s, i))
	}
	return out
}

// Numbers are the bytes of a section that holds vs.
func Numbers[T uint16 | int16 | uint32 | uint64 | float32](vs []T) []byte {
	out, err := binary.Append(nil, binary.LittleEndian, vs)
	if err != nil {
		panic(err) // T has a fixed size
	}
	return out
}
