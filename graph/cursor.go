package graph

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
	"strings"
)

// Sort is the total order of a query's rows: by a value, which may be
// missing, then by id in the same direction. Rows without a value come last,
// whichever the direction.
type Sort struct {
	Field     string // one of the By constants
	Ascending bool
	noun      string
	value     valueType
}

type valueType byte

const (
	integerValue valueType = 'i'
	numberValue  valueType = 'n'
	textValue    valueType = 't'
)

// Key is a row's place in a Sort. Value is an int64, a float64 or a string, as
// the Sort's field has it; nil where the row has none.
type Key struct {
	Value any
	ID    ID
}

// Compare orders two keys of the sort.
func (s Sort) Compare(a, b Key) int {
	if (a.Value == nil) != (b.Value == nil) {
		if a.Value == nil {
			return 1
		}
		return -1
	}
	c := cmp.Or(compareValues(a.Value, b.Value), cmp.Compare(a.ID, b.ID))
	if s.Ascending {
		return c
	}
	return -c
}

func compareValues(a, b any) int {
	switch a := a.(type) {
	case int64:
		return cmp.Compare(a, b.(int64))
	case float64:
		return cmp.Compare(a, b.(float64))
	case string:
		return strings.Compare(a, b.(string))
	}
	return 0
}

// Cursor is the opaque form of a key, for this sort alone.
func (s Sort) Cursor(k Key) string {
	raw := s.head()
	switch v := k.Value.(type) {
	case nil:
		raw = append(raw, 0)
	case int64:
		raw = binary.AppendVarint(append(raw, byte(integerValue)), v)
	case float64:
		raw = binary.BigEndian.AppendUint64(append(raw, byte(numberValue)), math.Float64bits(v))
	case string:
		raw = binary.AppendUvarint(append(raw, byte(textValue)), uint64(len(v)))
		raw = append(raw, v...)
	}
	raw = append(raw, k.ID...)
	return base64.RawURLEncoding.EncodeToString(binary.BigEndian.AppendUint32(raw, crc32.ChecksumIEEE(raw)))
}

// head marks the cursors of a sort: a version, and the sort's checksum.
func (s Sort) head() []byte {
	name := s.noun + " " + s.Field
	if s.Ascending {
		name += " up"
	}
	return binary.BigEndian.AppendUint16([]byte{1}, uint16(crc32.ChecksumIEEE([]byte(name))))
}

// Parse reads a cursor that Cursor of the same sort made; any other is an
// InvalidError.
func (s Sort) Parse(field, cursor string) (Key, error) {
	bad := func() (Key, error) { return Key{}, invalid(field, "this is no cursor of this list") }
	raw, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	head := s.head()
	if err != nil || len(raw) < len(head)+5 || !bytes.HasPrefix(raw, head) {
		return bad()
	}
	body, sum := raw[len(head):len(raw)-4], binary.BigEndian.Uint32(raw[len(raw)-4:])
	if crc32.ChecksumIEEE(raw[:len(raw)-4]) != sum {
		return bad()
	}
	k, n := Key{}, 0
	switch kind := valueType(body[0]); {
	case kind == 0:
	case kind != s.value:
		return bad()
	case kind == integerValue:
		var v int64
		if v, n = binary.Varint(body[1:]); n <= 0 {
			return bad()
		}
		k.Value = v
	case kind == numberValue:
		if n = 8; len(body) < 1+n {
			return bad()
		}
		k.Value = math.Float64frombits(binary.BigEndian.Uint64(body[1:]))
	case kind == textValue:
		length, m := binary.Uvarint(body[1:])
		if m <= 0 || length > uint64(len(body)-1-m) {
			return bad()
		}
		n = m + int(length)
		k.Value = string(body[1+m : 1+n])
	}
	if k.ID = ID(body[1+n:]); s.Cursor(k) != cursor {
		return bad()
	}
	return k, nil
}

// Window is a Slice whose cursor is read: Limit rows of a sort, forwards from
// the beginning or after From, or backwards from the end or before From.
type Window struct {
	Sort     Sort
	From     *Key // nil: from the beginning, or the end
	Backward bool
	Limit    int
}

// window checks a slice against a sort.
func (s Slice) window(sort Sort) (Window, error) {
	w := Window{Sort: sort, Limit: s.First}
	cursor, field := s.After, "after"
	switch {
	case s.First < 0 || s.First > MaxRows:
		return w, invalid("first", "%d is not from 0 to %d", s.First, MaxRows)
	case s.Last < 0 || s.Last > MaxRows:
		return w, invalid("last", "%d is not from 0 to %d", s.Last, MaxRows)
	case s.Last > 0 && (s.First > 0 || s.After != ""):
		return w, invalid("last", "last goes with before, not with first or after")
	case s.Last == 0 && s.Before != "":
		return w, invalid("before", "before goes with last")
	case s.Last > 0:
		w.Backward, w.Limit = true, s.Last
		cursor, field = s.Before, "before"
	}
	if cursor == "" {
		return w, nil
	}
	k, err := sort.Parse(field, cursor)
	w.From = &k
	return w, err
}

// PageOf cuts a window out of rows that are all at hand, in any order, which
// it sorts.
func PageOf[T any](rows []T, key func(T) Key, w Window, uncounted bool) Page[T] {
	slices.SortFunc(rows, func(a, b T) int { return w.Sort.Compare(key(a), key(b)) })
	p := Page[T]{Total: len(rows), Earlier: w.From != nil}
	if uncounted {
		p.Total = -1
	}
	if w.From != nil {
		rows = slices.DeleteFunc(rows, func(row T) bool {
			c := w.Sort.Compare(key(row), *w.From)
			return c == 0 || (c < 0) != w.Backward
		})
	}
	if p.More = len(rows) > w.Limit; p.More && w.Backward {
		rows = rows[len(rows)-w.Limit:]
	} else if p.More {
		rows = rows[:w.Limit]
	}
	for _, row := range rows {
		p.Rows = append(p.Rows, row)
		p.Cursors = append(p.Cursors, w.Sort.Cursor(key(row)))
	}
	return p
}
