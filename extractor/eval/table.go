package eval

import (
	"encoding/json"
	"fmt"
	"io"
)

// WriteTable writes a report as a table, and before it, where errors is set,
// every miss and false answer.
func (r *Report) WriteTable(w io.Writer, errors bool) error {
	if errors {
		for _, e := range r.Errors {
			if _, err := fmt.Fprintf(w, "%s | %s | %s\n", e.Article, e.Kind, e.What); err != nil {
				return err
			}
		}
	}
	if _, err := fmt.Fprintf(w, "%-20s %6s %6s %6s %5s %5s %5s   (%d articles)\n", "", "P", "R", "F1", "tp", "fp", "fn", r.Articles); err != nil {
		return err
	}
	for _, row := range Rows {
		t := r.Tallies[row]
		if _, err := fmt.Fprintf(w, "%-20s %6.3f %6.3f %6.3f %5d %5d %5d\n", row, t.Precision(), t.Recall(), t.F1(), t.TP, t.FP, t.FN); err != nil {
			return err
		}
	}
	return nil
}

// MarshalJSON gives the number of articles and a row's figures by its name.
func (r *Report) MarshalJSON() ([]byte, error) {
	type row struct {
		P  float64 `json:"p"`
		R  float64 `json:"r"`
		F1 float64 `json:"f1"`
		Tally
	}
	out := map[string]any{"articles": r.Articles}
	for name, t := range r.Tallies {
		out[name] = row{t.Precision(), t.Recall(), t.F1(), *t}
	}
	return json.Marshal(out)
}
