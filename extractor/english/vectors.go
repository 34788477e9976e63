package english

import "entente/extractor/english/weights"

// vectorKeys finds the row of the static vectors that belongs to a word. The
// table is searched where it lies in the weights file: the low 48 bits of an
// id tell the keys apart, their upper 16 choose a bucket of about ten.
type vectorKeys struct {
	buckets, keys, rows string
}

// row is the row for the word with that id; false where it has no vector.
func (v *vectorKeys) row(id uint64) (int, bool) {
	bucket := int(id >> 32 & 0xffff)
	low, high := int(weights.Uint32(v.buckets, bucket)), int(weights.Uint32(v.buckets, bucket+1))
	for i := low; i < high; i++ {
		if weights.Uint32(v.keys, i) == uint32(id) {
			return int(weights.Uint16(v.rows, i)), true
		}
	}
	return 0, false
}
