package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"entente/extractor/english/weights"
)

// vectors are the static word vectors. Many words share a row.
type vectors struct {
	width int
	rows  []float32 // the distinct rows, one after another
	keys  []keyRow
}

type keyRow struct {
	id  uint64 // string id of the word as written
	row uint16 // into the distinct rows
}

var npyHeader = regexp.MustCompile(`^\{'descr': '<f4', 'fortran_order': False, 'shape': \((\d+), (\d+)\), \}\s*$`)

// readVectors reads vocab/vectors, a numpy file, and vocab/key2row.
func readVectors(model modelFiles) (*vectors, error) {
	file := model["vocab/vectors"]
	magic := []byte("\x93NUMPY\x01\x00")
	if !bytes.HasPrefix(file, magic) || len(file) < 10 {
		return nil, errors.New("vocab/vectors is not a numpy file of version 1")
	}
	start := 10 + int(binary.LittleEndian.Uint16(file[8:]))
	shape := npyHeader.FindSubmatch(file[10:start])
	if shape == nil {
		return nil, fmt.Errorf("vocab/vectors holds %s", file[10:start])
	}
	count, _ := strconv.Atoi(string(shape[1]))
	width, _ := strconv.Atoi(string(shape[2]))
	body := file[start:]
	if len(body) != 4*count*width {
		return nil, fmt.Errorf("vocab/vectors: %d bytes for %d rows of %d", len(body), count, width)
	}
	v := &vectors{width: width}
	distinct := map[string]uint16{}
	row := make([]uint16, count)
	for i := range count {
		data := body[4*i*width : 4*(i+1)*width]
		at, seen := distinct[string(data)]
		if !seen {
			at = uint16(len(distinct))
			distinct[string(data)] = at
			v.rows = append(v.rows, floats(data)...)
		}
		row[i] = at
	}
	table, err := model.unpack("vocab/key2row")
	if err != nil {
		return nil, err
	}
	for key, value := range table {
		id, ok := key.(uint64)
		if small, isSmall := key.(int64); isSmall {
			id, ok = uint64(small), true
		}
		at, isNumber := value.(int64)
		if !ok || !isNumber || at < 0 || at >= int64(count) {
			return nil, fmt.Errorf("vocab/key2row: %v → %v", key, value)
		}
		v.keys = append(v.keys, keyRow{id, row[at]})
	}
	slices.SortFunc(v.keys, func(a, b keyRow) int {
		return cmp.Compare(a.id&keyMask, b.id&keyMask)
	})
	for i := 1; i < len(v.keys); i++ {
		if v.keys[i-1].id&keyMask == v.keys[i].id&keyMask {
			return nil, fmt.Errorf("vocab/key2row: two keys share their low 48 bits, %#x", v.keys[i].id)
		}
	}
	return v, nil
}

const keyMask = 1<<48 - 1

// keySections are the key table: keys are told apart by the low 48 bits of
// their ids, whose upper 16 choose a bucket. "vectors/buckets" is where each
// bucket starts, "vectors/keys" the low 32 bits, ascending inside a bucket,
// "vectors/rows" the row of each key.
func (v *vectors) keySections() map[string][]byte {
	buckets := make([]uint32, 1<<16+1)
	keys := make([]uint32, len(v.keys))
	rows := make([]uint16, len(v.keys))
	for i, k := range v.keys {
		buckets[k.id>>32&0xffff+1]++
		keys[i], rows[i] = uint32(k.id), k.row
	}
	for i := range 1 << 16 {
		buckets[i+1] += buckets[i]
	}
	return map[string][]byte{
		"vectors/buckets": weights.Numbers(buckets),
		"vectors/keys":    weights.Numbers(keys),
		"vectors/rows":    weights.Numbers(rows),
	}
}

// times are the distinct rows multiplied by a network's matrix.
func (v *vectors) times(w array) []float32 {
	outputs := w.shape[0]
	out := make([]float32, 0, len(v.rows)/v.width*outputs)
	for from := 0; from < len(v.rows); from += v.width {
		row := v.rows[from : from+v.width]
		for o := range outputs {
			var total float64
			for k, x := range row {
				total += float64(x) * float64(w.data[o*v.width+k])
			}
			out = append(out, float32(total))
		}
	}
	return out
}
