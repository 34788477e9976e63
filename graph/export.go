package graph

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// An export is JSON lines: a head, one line for each article by id with all
// that it says, one for each tombstone. It holds everything that is not
// derived from it, so that importing it into an empty store of any kind gives
// the same graph, and exporting that gives the same bytes. Spans are [start,
// end] in code points of the article's text; evidence is [start, end] and
// then [start, end] of the sentence around it.
const (
	exportFormat  = "entente export"
	exportVersion = 1
	maxLine       = 256 << 20 // bytes; the largest batch is far below
	importBatches = 100       // articles of one Apply
)

// Export writes everything that a store holds.
func Export(ctx context.Context, r Reader, w io.Writer) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(line{Format: exportFormat, Version: exportVersion}); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	for b, err := range r.Batches(ctx, "") {
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if err := enc.Encode(line{Batch: b.wire()}); err != nil {
			return fmt.Errorf("export %s: %w", b.Article.ID, err)
		}
	}
	tombstones, err := r.Tombstones(ctx)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	for _, t := range tombstones {
		if err := enc.Encode(line{Tombstone: &wireTombstone{t.Key, t.ContentHash, t.Reason, t.At}}); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// Import reads an export into a store, which may hold articles already: each
// article is applied as any other. report, which may be nil, is called with
// each receipt in order. The first line that cannot be read ends it with an
// InvalidError that names the line.
func Import(ctx context.Context, w Writer, r io.Reader, report func(Receipt)) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), maxLine)
	in := importer{w: w, report: report}
	n := 0
	for lines.Scan() {
		n++
		if err := in.line(ctx, n, lines.Bytes()); err != nil {
			return err
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return invalid(fmt.Sprintf("line %d", n+1), "it has more than %d bytes", maxLine)
	} else if err != nil {
		return fmt.Errorf("import line %d: %w", n+1, err)
	}
	if n == 0 {
		return invalid("line 1", "there is nothing")
	}
	if err := in.apply(ctx); err != nil {
		return err
	}
	return in.bury(ctx)
}

type importer struct {
	w          Writer
	report     func(Receipt)
	batches    []Batch
	tombstones []Tombstone
}

func (in *importer) line(ctx context.Context, n int, raw []byte) error {
	field := fmt.Sprintf("line %d", n)
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var l line
	if err := dec.Decode(&l); err != nil {
		return invalid(field, "%v", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return invalid(field, "there is something after the object")
	}
	switch {
	case n == 1 && (l.Format != exportFormat || l.Version != exportVersion):
		return invalid(field, "this is no export of version %d", exportVersion)
	case n == 1:
		return nil
	case l.Tombstone != nil && l.Batch == nil:
		t := Tombstone{l.Tombstone.Key, l.Tombstone.ContentHash, l.Tombstone.Reason, l.Tombstone.At.UTC().Truncate(time.Millisecond)}
		in.tombstones = append(in.tombstones, t)
		return nil
	case l.Batch == nil || l.Tombstone != nil:
		return invalid(field, "it is neither a batch nor a tombstone")
	}
	in.batches = append(in.batches, l.Batch.batch())
	if len(in.batches) < importBatches {
		return nil
	}
	return in.apply(ctx)
}

func (in *importer) apply(ctx context.Context) error {
	receipts, err := in.w.Apply(ctx, in.batches)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if in.report != nil {
		for _, r := range receipts {
			in.report(r)
		}
	}
	in.batches = in.batches[:0]
	return nil
}

func (in *importer) bury(ctx context.Context) error {
	if err := in.w.Bury(ctx, in.tombstones); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}
