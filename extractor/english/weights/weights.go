// Package weights is the container of the engine's data: named sections of
// bytes in one file, each begun at a multiple of 64 bytes. All numbers in it
// are little-endian.
//
//	magic | count uint32 | count × (name length uint8, name, offset uint32, length uint32) | sections
package weights

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

// Panel is how many outputs of a matrix are stored side by side.
const Panel = 16

const (
	magic     = "entente english 1\n"
	alignment = 64
)

// File is an opened container.
type File struct {
	sections map[string]string
}

// ErrFormat is returned for bytes that are not a container.
var ErrFormat = errors.New("not a weights file")

// Open reads the table of contents. The sections are parts of data, not
// copies.
func Open(data string) (*File, error) {
	rest, ok := cut(data, len(magic))
	if !ok || data[:len(magic)] != magic {
		return nil, fmt.Errorf("%w: it does not begin with %q", ErrFormat, magic)
	}
	count, rest, ok := number(rest)
	f := &File{sections: make(map[string]string)}
	for i := uint32(0); ok && i < count; i++ {
		var name string
		var offset, length uint32
		if ok = len(rest) > 0 && len(rest) > int(rest[0]); !ok {
			break
		}
		name, rest = rest[1:1+rest[0]], rest[1+rest[0]:]
		if offset, rest, ok = number(rest); !ok {
			break
		}
		if length, rest, ok = number(rest); !ok {
			break
		}
		end := uint64(offset) + uint64(length)
		if ok = end <= uint64(len(data)); ok {
			f.sections[name] = data[offset:end]
		}
	}
	if !ok {
		return nil, fmt.Errorf("%w: it is cut short", ErrFormat)
	}
	return f, nil
}

// Section is the section called name. A missing one means that the file was
// made by another version of the converter.
func (f *File) Section(name string) (string, error) {
	s, ok := f.sections[name]
	if !ok {
		return "", fmt.Errorf("the weights file has no section %q", name)
	}
	return s, nil
}

// Write writes a container. Equal sections give equal bytes.
func Write(w io.Writer, sections map[string][]byte) error {
	names := slices.Sorted(maps.Keys(sections))
	head := len(magic) + 4
	for _, name := range names {
		if len(name) > math.MaxUint8 {
			return fmt.Errorf("section name %q is too long", name)
		}
		head += 1 + len(name) + 8
	}
	table := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(names)))
	offset := align(head)
	for _, name := range names {
		size := len(sections[name])
		if uint64(offset)+uint64(size) > math.MaxUint32 {
			return fmt.Errorf("section %q does not fit into a file of 4 GiB", name)
		}
		table = append(append(table, byte(len(name))), name...)
		table = binary.LittleEndian.AppendUint32(table, uint32(offset))
		table = binary.LittleEndian.AppendUint32(table, uint32(size))
		offset = align(offset + size)
	}
	if err := padded(w, table); err != nil {
		return err
	}
	for _, name := range names {
		if err := padded(w, sections[name]); err != nil {
			return err
		}
	}
	return nil
}

func padded(w io.Writer, b []byte) error {
	if _, err := w.Write(b); err != nil {
		return err
	}
	_, err := w.Write(make([]byte, align(len(b))-len(b)))
	return err
}

func align(n int) int { return (n + alignment - 1) / alignment * alignment }

func cut(s string, n int) (rest string, ok bool) {
	if len(s) < n {
		return "", false
	}
	return s[n:], true
}

func number(s string) (n uint32, rest string, ok bool) {
	if len(s) < 4 {
		return 0, "", false
	}
	return Uint32(s, 0), s[4:], true
}
