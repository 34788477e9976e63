package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"

	"entente/graph"
)

// words is a stretch of text as a column keeps it: its offsets in bytes, code
// points and UTF-16 units, and the words with what stands around them.
type words struct {
	At     [6]int `json:"at"`
	Before string `json:"before,omitempty"`
	Text   string `json:"text"`
	After  string `json:"after,omitempty"`
	Kind   string `json:"kind,omitempty"` // of a mention
}

func offsets(bytes, codePoints, utf16 graph.Span) [6]int {
	return [6]int{bytes.Start, bytes.End, codePoints.Start, codePoints.End, utf16.Start, utf16.End}
}

func (w *words) spans() (bytes, codePoints, utf16 graph.Span) {
	a := w.At
	return graph.Span{Start: a[0], End: a[1]}, graph.Span{Start: a[2], End: a[3]}, graph.Span{Start: a[4], End: a[5]}
}

func fromEvidence(e *graph.Evidence) words {
	return words{At: offsets(e.Span, e.CodePoints, e.UTF16), Before: e.Before, Text: e.Quote, After: e.After}
}

func (w *words) evidence() graph.Evidence {
	e := graph.Evidence{Before: w.Before, Quote: w.Text, After: w.After}
	e.Span, e.CodePoints, e.UTF16 = w.spans()
	return e
}

func fromMentions(list []graph.Mention) []words {
	out := make([]words, len(list))
	for i, m := range list {
		out[i] = words{At: offsets(m.Span, m.CodePoints, m.UTF16), Text: m.Text, Kind: string(m.Kind)}
	}
	return out
}

func toMentions(list []words) []graph.Mention {
	var out []graph.Mention
	for i := range list {
		m := graph.Mention{Kind: graph.MentionKind(list[i].Kind), Text: list[i].Text}
		m.Span, m.CodePoints, m.UTF16 = list[i].spans()
		out = append(out, m)
	}
	return out
}

// pair is an appearance and its entity.
type pair struct {
	Appearance graph.ID `json:"appearance"`
	Entity     graph.ID `json:"entity"`
}

// column is a value that a column keeps as JSON.
func column(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("sqlite: %T is not JSON", v)) // numbers, strings and lists of them always are
	}
	return string(b)
}

// values is a parameter that stands for many values, for json_each.
func values[T any](list []T) string { return column(list) }

// text is a text, NULL where it is empty.
func text[T ~string](s T) sql.NullString { return sql.NullString{String: string(s), Valid: s != ""} }

func number(p *float64) sql.NullFloat64 {
	if p == nil {
		return sql.NullFloat64{}
	}
	return sql.NullFloat64{Float64: *p, Valid: true}
}

func toNumber(n sql.NullFloat64) *float64 {
	if !n.Valid {
		return nil
	}
	return &n.Float64
}

// sourceColumns are the columns of a source: text, appearance, entity.
func sourceColumns(s *graph.Source) [3]sql.NullString {
	if s == nil {
		return [3]sql.NullString{}
	}
	return [3]sql.NullString{{String: s.Text, Valid: true}, text(s.Ref.Appearance), text(s.Ref.Entity)}
}

func toSource(c [3]sql.NullString) *graph.Source {
	if !c[0].Valid {
		return nil
	}
	return &graph.Source{Text: c[0].String, Ref: toRef(c[1], c[2])}
}

func toRef(appearance, entity sql.NullString) graph.Ref {
	return graph.Ref{Appearance: graph.ID(appearance.String), Entity: graph.ID(entity.String)}
}

// dateColumns are the columns of a date: value, basis, text.
func dateColumns(d *graph.ClaimDate) [3]sql.NullString {
	if d == nil {
		return [3]sql.NullString{}
	}
	return [3]sql.NullString{text(d.Value), {String: string(d.Basis), Valid: true}, text(d.Text)}
}

func toDate(c [3]sql.NullString) *graph.ClaimDate {
	if !c[1].Valid {
		return nil
	}
	return &graph.ClaimDate{Value: graph.Date(c[0].String), Basis: graph.Basis(c[1].String), Text: c[2].String}
}
