package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

var errShort = errors.New("msgpack: the data end inside a value")

// unpack decodes one msgpack value that fills b: nil, bool, int64, uint64
// (only where int64 is too small), float64, string, []byte, []any or
// map[any]any. Byte strings that are map keys become strings, because the
// model's files write the names of array fields both ways.
func unpack(b []byte) (any, error) {
	d := decoder{rest: b}
	v, err := d.value()
	if err == nil && len(d.rest) > 0 {
		err = fmt.Errorf("msgpack: %d bytes follow the value", len(d.rest))
	}
	return v, err
}

type decoder struct{ rest []byte }

func (d *decoder) take(n int) ([]byte, error) {
	if n < 0 || n > len(d.rest) {
		return nil, errShort
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b, nil
}

// uint reads a big-endian number of 1, 2, 4 or 8 bytes.
func (d *decoder) uint(size int) (uint64, error) {
	b, err := d.take(size)
	if err != nil {
		return 0, err
	}
	var wide [8]byte
	copy(wide[8-size:], b)
	return binary.BigEndian.Uint64(wide[:]), nil
}

func (d *decoder) value() (any, error) {
	code, err := d.uint(1)
	if err != nil {
		return nil, err
	}
	c := byte(code)
	switch {
	case c <= 0x7f:
		return int64(c), nil
	case c >= 0xe0:
		return int64(int8(c)), nil
	case c <= 0x8f:
		return d.dict(uint64(c & 0x0f))
	case c <= 0x9f:
		return d.list(uint64(c & 0x0f))
	case c <= 0xbf:
		b, err := d.take(int(c & 0x1f))
		return string(b), err
	}
	switch c {
	case 0xc0:
		return nil, nil
	case 0xc2, 0xc3:
		return c == 0xc3, nil
	case 0xc4, 0xc5, 0xc6: // bin 8, 16, 32
		return d.bytes(1 << (c - 0xc4))
	case 0xca:
		n, err := d.uint(4)
		return float64(math.Float32frombits(uint32(n))), err
	case 0xcb:
		n, err := d.uint(8)
		return math.Float64frombits(n), err
	case 0xcc, 0xcd, 0xce, 0xcf: // uint 8, 16, 32, 64
		n, err := d.uint(1 << (c - 0xcc))
		if n > math.MaxInt64 {
			return n, err
		}
		return int64(n), err
	case 0xd0, 0xd1, 0xd2, 0xd3: // int 8, 16, 32, 64
		size := 1 << (c - 0xd0)
		n, err := d.uint(size)
		shift := 64 - 8*size
		return int64(n<<shift) >> shift, err
	case 0xd9, 0xda, 0xdb: // str 8, 16, 32
		b, err := d.bytes(1 << (c - 0xd9))
		return string(b), err
	case 0xdc, 0xdd: // array 16, 32
		n, err := d.uint(2 << (c - 0xdc))
		if err != nil {
			return nil, err
		}
		return d.list(n)
	case 0xde, 0xdf: // map 16, 32
		n, err := d.uint(2 << (c - 0xde))
		if err != nil {
			return nil, err
		}
		return d.dict(n)
	}
	return nil, fmt.Errorf("msgpack: type %#x is not supported", c)
}

func (d *decoder) bytes(sizeOfLength int) ([]byte, error) {
	n, err := d.uint(sizeOfLength)
	if err != nil {
		return nil, err
	}
	if n > uint64(len(d.rest)) {
		return nil, errShort
	}
	return d.take(int(n))
}

func (d *decoder) list(n uint64) (any, error) {
	out := []any{}
	for range n {
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func (d *decoder) dict(n uint64) (any, error) {
	out := map[any]any{}
	for range n {
		k, err := d.value()
		if err != nil {
			return nil, err
		}
		switch key := k.(type) {
		case []byte:
			k = string(key)
		case string, int64, uint64:
		default:
			return nil, fmt.Errorf("msgpack: a map key of type %T", k)
		}
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		out[k] = v
	}
	return out, nil
}
