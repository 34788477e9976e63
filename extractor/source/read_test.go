package source

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// lines shows items one a line: place, id, text and error.
func lines(t *testing.T, name, content string) []string {
	t.Helper()
	var out []string
	for item := range Read(strings.NewReader(content), name) {
		line := fmt.Sprintf("%s %s %s", item.Where(), item.Input.ExternalID, item.Input.Text)
		if item.Err != nil {
			line = item.Err.Error()
		}
		for _, w := range item.Warnings {
			line += "; " + w
		}
		out = append(out, line)
	}
	return out
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, file, content string
		want                []string
	}{
		{"one object", "a.json", `{"id": "x", "text": "T"}`, []string{"a.json:1 x T"}},
		{"a list", "a.json", "[\n {\"id\": \"x\", \"text\": \"T\"},\n\n {\"id\": \"y\", \"text\": \"U\"}\n]\n", []string{"a.json:2 x T", "a.json:4 y U"}},
		{"an empty list", "a.json", "[]", nil},
		{"objects one after another", "a.json", "{\"text\": \"T\"}\n{\"text\": \"U\"}", []string{"a.json:1  T", "a.json:2  U"}},
		{"two lists", "a.json", `[{"text":"T"}][{"text":"U"}]`, []string{"a.json:1  T", "a.json:1  U"}},
		{"a byte order mark", "a.json", "\ufeff{\"text\": \"T\"}", []string{"a.json:1  T"}},
		{"a bad object in a list", "a.json", `[{"text": 5}, {"text": "U"}]`, []string{"a.json:1: text: is 5, not a string; put it in quotation marks", "a.json:1  U"}},
		{"a list in a list", "a.json", `[["T"], {"text": "U"}]`, []string{`a.json:1: not an object: "[\"T\"]"; give one object an article, with text, title, url, date and publisher`, "a.json:1  U"}},
		{"a file cut short", "a.json", "[{\"text\": \"T\"},\n", []string{"a.json:1  T", "a.json:1: the JSON ends too early; is the file whole?"}},
		{"no JSON", "a.json", "Hello", []string{"a.json:1: not JSON: invalid character 'H' looking for beginning of value; give one object an article, with text, title, url, date and publisher"}},
		{"lines", "a.jsonl", "{\"id\":\"x\",\"text\":\"T\"}\r\n\n{\"id\":\"y\",\"text\":\"U\"}", []string{"a.jsonl:1 x T", "a.jsonl:3 y U"}},
		{"a bad line goes alone", "a.jsonl", "{\"text\":\"T\"}\n{\"text\":\n{\"text\":\"U\"}\n", []string{"a.jsonl:1  T", "a.jsonl:2: the JSON ends too early; is the file whole?", "a.jsonl:3  U"}},
		{"a line of bytes that are no text", "a.jsonl", "{\"text\":\"\xff\"}\n{\"text\":\"U\"}", []string{"a.jsonl:1: is not UTF-8 at byte 9; convert it to UTF-8", "a.jsonl:2  U"}},
		{"half a surrogate pair", "a.jsonl", `{"text":"\ud83d"}`, []string{`a.jsonl:1: text: has half of a surrogate pair (\ud800 to \udfff); write both halves`}},
		{"a replacement character is text", "a.jsonl", "{\"text\":\"\ufffd\\ufffd\"}", []string{"a.jsonl:1  \ufffd\ufffd"}},
		{"null and numbers", "a.jsonl", `{"id": 7, "url": null, "date": 2018, "text": "T"}`, []string{"a.jsonl:1 7 T"}},
		{"unknown fields", "a.jsonl", `{"Text": "T", "body": "B", "published_at": "2018", "rating": 5}`, []string{"a.jsonl:1  " +
			`; unknown field "Text" left aside; did you mean "text"?; unknown field "body" left aside; did you mean "text"?` +
			`; unknown field "published_at" left aside; did you mean "date"?; unknown field "rating" left aside; known are id, url, title, date, publisher, text and html`}},
		{"text", "a.txt", "{ T }\n", []string{"a.txt  { T }\n"}},
		{"an empty file", "a.txt", "", []string{"a.txt  "}},
		{"a stream of text", "-", "T", []string{"-  T"}},
		{"a stream of JSON lines", "-", " {\"text\":\"T\"}\n{\"text\":\"U\"}", []string{"-:1  T", "-:2  U"}},
		{"a PDF", "a.txt", "%PDF-1.7 \x00", []string{"a.txt: a PDF file; hand in its text, HTML or JSON"}},
		{"any binary", "-", "T\x00", []string{"-: a binary file; hand in its text, HTML or JSON"}},
		{"UTF-16", "a.txt", utf16LE("\ufeffT — U"), []string{"a.txt  T — U"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, lines(t, c.file, c.content)); d != "" {
				t.Error(d)
			}
		})
	}
}

func utf16LE(s string) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

func TestStreamOfAPageIsRead(t *testing.T) {
	for item := range Read(strings.NewReader("\n<!-- saved --><!DOCTYPE html>"+newsPage), "-") {
		if item.Input.HTML == "" || item.Err != nil {
			t.Errorf("item %+v", item)
		}
	}
}

func TestLongLineGoesAlone(t *testing.T) {
	items := 0
	for item := range Read(strings.NewReader("{\"text\":\""+strings.Repeat("a", graph.MaxRequest)+"\"}\n{\"text\":\"T\"}\n"), "a.jsonl") {
		items++
		var r *graph.Rejection
		if item.Line == 1 && (!errors.As(item.Err, &r) || r.Reason != graph.TooLarge) || item.Line == 2 && (item.Err != nil || item.Input.Text != "T") {
			t.Errorf("%s: %v", item.Where(), item.Err)
		}
	}
	if items != 2 {
		t.Errorf("%d items", items)
	}
}

func TestFoldersAreReadInOrder(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"b.txt": "B", "a.jsonl": "{\"text\":\"A1\"}\n{\"text\":\"A2\"}\n", "sub/c.json": `{"text":"C"}`, ".hidden.txt": "H", ".git/d.txt": "D", "photo.jpg": "\xff\xd8\xff",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for item := range Open(strings.NewReader("S"), dir, "-", filepath.Join(dir, "none.txt")) {
		name, err := filepath.Rel(dir, item.Name)
		if err != nil {
			name = item.Name
		}
		switch {
		case errors.Is(item.Err, ErrSkipped):
			name += " skipped"
		case errors.Is(item.Err, os.ErrNotExist):
			name += " missing"
		}
		got = append(got, name+" "+item.Input.Text)
	}
	want := []string{"a.jsonl A1", "a.jsonl A2", "b.txt B", "photo.jpg skipped ", "sub/c.json C", "- S", "none.txt missing "}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for item := range Open(nil, dir) {
		if item.Input.Text != "A1" {
			t.Error("goes on after a break")
		}
		break
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.json", []byte(`[{"text":"T"},{}]`))
	f.Add("a.jsonl", []byte("{\"id\":1}\n"))
	f.Add("-", []byte("<html>"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		n := 0
		for item := range Read(strings.NewReader(string(content)), name) {
			if n++; n > len(content)+1 {
				t.Fatalf("more items than bytes: %+v", item)
			}
		}
	})
}
