package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"entente/graph"
)

// format is what a file holds.
type format byte

const (
	unknownFormat format = iota
	jsonLines
	jsonValues
	formatHTML
	formatText
)

var formats = map[string]format{
	".jsonl": jsonLines, ".ndjson": jsonLines, ".json": jsonValues, ".html": formatHTML, ".htm": formatHTML, ".xhtml": formatHTML, ".txt": formatText, ".text": formatText,
}

// Open reads the articles of files and, in the order of their paths, of the
// files in folders and their subfolders; "-" is stdin. What is hidden in a
// folder is passed over, and what is no file of articles is an Item with
// ErrSkipped. Errors stand in their item; the rest goes on.
func Open(stdin io.Reader, paths ...string) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, path := range paths {
			if !open(stdin, path, yield) {
				return
			}
		}
	}
}

func open(stdin io.Reader, path string, yield func(Item) bool) bool {
	if path == "-" {
		return readAll(stdin, path, yield)
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		cure := "name files, folders, or - for standard input"
		if strings.Contains(path, "://") {
			cure = "nothing is fetched: save the page, and name its file"
		}
		return yield(Item{Name: path}.failed(fmt.Errorf("%w; %s", fs.ErrNotExist, cure)))
	}
	if err != nil {
		return yield(Item{Name: path}.failed(err))
	}
	if !info.IsDir() {
		return readFile(path, yield)
	}
	err = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		hidden := name != path && strings.HasPrefix(entry.Name(), ".")
		more := true
		switch {
		case err != nil:
			more = yield(Item{Name: name, Err: err})
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir():
		case formats[strings.ToLower(filepath.Ext(name))] == unknownFormat:
			more = yield(Item{Name: name}.failed(ErrSkipped))
		default:
			more = readFile(name, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	return err == nil
}

func readFile(path string, yield func(Item) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Item{Name: path, Err: err})
	}
	defer f.Close()
	return readAll(f, path, yield)
}

// Read reads the articles of a stream: JSON objects (one, a list, or one
// after another), JSON lines, HTML or plain text, as name's ending says, else
// as its first bytes look.
func Read(r io.Reader, name string) iter.Seq[Item] {
	return func(yield func(Item) bool) { readAll(r, name, yield) }
}

const sniffed = 4096 // bytes looked at to tell what a stream holds

func readAll(r io.Reader, name string, yield func(Item) bool) bool {
	item := Item{Name: name}
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return yield(item.failed(err))
	}
	what := formats[strings.ToLower(filepath.Ext(name))]
	if hasUTF16Mark(head) {
		in = bufio.NewReaderSize(transform.NewReader(in, unicode.BOMOverride(unicode.UTF8.NewDecoder())), 64<<10)
		head, _ = in.Peek(sniffed)
	}
	if kind := binary(head); kind != "" {
		return yield(item.failed(reject(graph.InvalidText, "", kind+"; hand in its text, HTML or JSON")))
	}
	if what == unknownFormat {
		what = sniff(head)
	}
	switch what {
	case jsonLines:
		return readLines(in, item, yield)
	case jsonValues:
		return readValues(in, item, yield)
	}
	body, err := io.ReadAll(io.LimitReader(in, graph.MaxRequest+1))
	switch {
	case err != nil:
		return yield(item.failed(err))
	case len(body) > graph.MaxRequest:
		return yield(item.failed(reject(graph.TooLarge, "", fmt.Sprintf("is larger than the limit of %d bytes; split it", graph.MaxRequest))))
	case what == formatHTML:
		item.Input.HTML = decodeHTML(body)
	default:
		item.Input.Text = string(body)
	}
	return yield(item)
}

// decodeHTML makes a page UTF-8, from the encoding that it says it is in;
// what is valid UTF-8 stays as it is.
func decodeHTML(body []byte) string {
	if utf8.Valid(body) {
		return string(body)
	}
	e, _, _ := charset.DetermineEncoding(body, "")
	if out, err := e.NewDecoder().Bytes(body); err == nil {
		return string(out)
	}
	return string(body)
}

func hasUTF16Mark(head []byte) bool {
	return bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF})
}

// magics are the first bytes of files that people mistake for text.
var magics = []struct{ prefix, kind string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a ZIP archive or office document"},
	{"\x1f\x8b", "a gzip archive"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"{\\rtf", "an RTF document"},
	{"\xd0\xcf\x11\xe0", "an office document"},
}

// binary is what a stream that is no text seems to be; "" for text.
func binary(head []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.kind
		}
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return "a binary file"
	}
	return ""
}

// sniff tells what a stream without a telling name holds.
func sniff(head []byte) format {
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	lower := bytes.ToLower(start[:min(len(start), 512)])
	switch {
	case bytes.HasPrefix(start, []byte("{")), bytes.HasPrefix(start, []byte("[{")), bytes.HasPrefix(start, []byte("[\n")):
		return jsonValues
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")),
		bytes.HasPrefix(lower, []byte("<")) && (bytes.Contains(lower, []byte("<head")) || bytes.Contains(lower, []byte("<body")) || bytes.Contains(lower, []byte("<html"))):
		return formatHTML
	}
	return formatText
}
