package weights

import (
	"bytes"
	"errors"
	"testing"
)

func TestSectionsComeBackAsWritten(t *testing.T) {
	sections := map[string][]byte{
		"b":     Numbers([]uint16{1, 65535}),
		"a":     Numbers([]float32{-1.5, 3e-9}),
		"long":  bytes.Repeat([]byte("x"), 1000),
		"empty": nil,
		"n":     Numbers([]uint64{1 << 60, 7}),
	}
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := Write(w, sections); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("equal sections gave different files")
	}
	f, err := Open(first.String())
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range sections {
		if got, err := f.Section(name); err != nil || got != string(want) {
			t.Errorf("Section(%q) = %d bytes, %v, want %d", name, len(got), err, len(want))
		}
	}
	b, _ := f.Section("b")
	n, _ := f.Section("n")
	a, _ := f.Section("a")
	if Uint16(b, 1) != 65535 || Uint64(n, 0) != 1<<60 || Float32s(a)[1] != 3e-9 {
		t.Errorf("numbers = %d %d %v", Uint16(b, 1), Uint64(n, 0), Float32s(a))
	}
	if _, err := f.Section("c"); err == nil {
		t.Error("Section(c) gave no error for a missing section")
	}
}

func TestOpenRefusesDamagedFiles(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, map[string][]byte{"a": []byte("data"), "b": []byte("more")}); err != nil {
		t.Fatal(err)
	}
	whole := b.String()
	// The last section begins at byte 128 and is four bytes long.
	for n := range 132 {
		if _, err := Open(whole[:n]); !errors.Is(err, ErrFormat) {
			t.Fatalf("Open of the first %d bytes = %v, want ErrFormat", n, err)
		}
	}
	if _, err := Open("x" + whole); !errors.Is(err, ErrFormat) {
		t.Errorf("Open with another magic = %v, want ErrFormat", err)
	}
}
