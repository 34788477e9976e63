package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// maxJSON is the limit of a file of JSON that is no JSON lines, in bytes.
const maxJSON = 64 << 20

// fields are the fields of an article's JSON. Others are left aside with a
// warning, for nobody's export should need to be cut down first.
var fields = map[string]func(*graph.Input) *string{
	"id":        func(in *graph.Input) *string { return &in.ExternalID },
	"url":       func(in *graph.Input) *string { return &in.URL },
	"title":     func(in *graph.Input) *string { return &in.Title },
	"date":      func(in *graph.Input) *string { return (*string)(&in.PublishedAt) },
	"publisher": func(in *graph.Input) *string { return &in.Publisher },
	"text":      func(in *graph.Input) *string { return &in.Text },
	"html":      func(in *graph.Input) *string { return &in.HTML },
}

// synonyms are what others call our fields, folded.
var synonyms = map[string]string{
	"externalid": "id", "guid": "id", "link": "url", "uri": "url", "permalink": "url", "headline": "title", "heading": "title",
	"publishedat": "date", "published": "date", "publisheddate": "date", "datepublished": "date", "pubdate": "date", "publicationdate": "date",
	"timestamp": "date", "source": "publisher", "outlet": "publisher", "sitename": "publisher", "body": "text", "content": "text",
	"articlebody": "text", "maintext": "text", "fulltext": "text",
}

// readLines reads one JSON object a line; empty lines are passed over.
func readLines(in *bufio.Reader, item Item, yield func(Item) bool) bool {
	for line := 1; ; line++ {
		raw, tooLong, err := readLine(in)
		item.Line = line
		if line == 1 {
			raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
		}
		switch {
		case tooLong:
			if !yield(item.failed(reject(graph.TooLarge, "", fmt.Sprintf("the line is longer than the limit of %d bytes; split the article", graph.MaxRequest)))) {
				return false
			}
		case len(bytes.TrimSpace(raw)) > 0:
			if !yield(decode(raw, item)) {
				return false
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return yield(item.failed(err))
		}
	}
}

// readLine reads up to the next '\n'; of a line over the limit it keeps
// nothing.
func readLine(in *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !tooLong {
			line = append(line, part...)
		}
		if len(line) > graph.MaxRequest {
			line, tooLong = nil, true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

// readValues reads JSON objects one after another, and lists of them. An
// object with a wrong field is one bad item; what is no JSON ends the stream,
// for nobody knows where the next object would begin.
func readValues(in io.Reader, item Item, yield func(Item) bool) bool {
	body, err := io.ReadAll(io.LimitReader(in, maxJSON+1))
	if err == nil && len(body) > maxJSON {
		err = reject(graph.TooLarge, "", fmt.Sprintf("is larger than the limit of %d bytes; write JSON lines, one article a line", maxJSON))
	}
	if err != nil {
		return yield(item.failed(err))
	}
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	dec := json.NewDecoder(bytes.NewReader(body))
	line, counted := 1, 0
	at := func(offset int) Item {
		line += bytes.Count(body[counted:offset], []byte("\n"))
		counted, item.Line = offset, line
		return item
	}
	for inList := false; ; {
		offset := int(dec.InputOffset())
		rest := bytes.TrimLeft(body[offset:], " \t\r\n")
		if len(rest) == 0 && !inList {
			return true
		}
		if inList && !dec.More() || !inList && rest[0] == '[' {
			// A list begins or ends.
			if _, err := dec.Token(); err != nil {
				return yield(at(offset).failed(explain(err)))
			}
			inList = !inList
			continue
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return yield(at(offset).failed(explain(err)))
		}
		if !yield(decode(raw, at(int(dec.InputOffset())-len(raw)))) {
			return false
		}
	}
}

// explain makes an error of the JSON decoder say what to do.
func explain(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || strings.HasPrefix(err.Error(), "unexpected end") {
		return reject(graph.InvalidText, "", "the JSON ends too early; is the file whole?")
	}
	return reject(graph.InvalidText, "", fmt.Sprintf("not JSON: %v; give one object an article, with text, title, url, date and publisher", err))
}

// decode reads one article's object.
func decode(raw []byte, item Item) Item {
	if !utf8.Valid(raw) {
		return item.failed(reject(graph.InvalidText, "", fmt.Sprintf("is not UTF-8 at byte %d; convert it to UTF-8", invalidAt(string(raw)))))
	}
	if c := bytes.TrimSpace(raw); len(c) > 0 && c[0] != '{' && json.Valid(raw) {
		return item.failed(reject(graph.InvalidText, "", fmt.Sprintf("not an object: %.20q; give one object an article, with text, title, url, date and publisher", c)))
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(raw, &object); err != nil {
		return item.failed(explain(err))
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		field, ok := fields[key]
		if !ok {
			item.Warnings = append(item.Warnings, unknownField(key))
			continue
		}
		if err := decodeField(object[key], key, field(&item.Input)); err != nil {
			return item.failed(err)
		}
	}
	return item
}

// decodeField reads a string; null is none, and a number is one for an id or
// a year.
func decodeField(raw json.RawMessage, key string, into *string) error {
	switch c := raw[0]; {
	case c == 'n':
		return nil
	case c != '"' && (key == "id" || key == "date") && c != '{' && c != '[' && c != 't' && c != 'f':
		*into = string(raw)
		return nil
	case c != '"':
		return reject(graph.InvalidText, key, fmt.Sprintf("is %.20s, not a string; put it in quotation marks", raw))
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return explain(err)
	}
	if strings.ContainsRune(*into, utf8.RuneError) && !bytes.ContainsRune(raw, utf8.RuneError) && !bytes.Contains(bytes.ToLower(raw), []byte(`\ufffd`)) {
		return reject(graph.InvalidText, key, "has half of a surrogate pair (\\ud800 to \\udfff); write both halves")
	}
	return nil
}

func unknownField(key string) string {
	folded := strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(key))
	_, same := fields[folded]
	switch near := synonyms[folded]; {
	case same:
		return fmt.Sprintf("unknown field %.40q left aside; did you mean %q?", key, folded)
	case near != "":
		return fmt.Sprintf("unknown field %.40q left aside; did you mean %q?", key, near)
	}
	return fmt.Sprintf("unknown field %.40q left aside; known are id, url, title, date, publisher, text and html", key)
}
