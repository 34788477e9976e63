package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// WriteErrors writes every miss and false answer, its stage, the rule that
// fired and the sentence.
func (r *Report) WriteErrors(w io.Writer) error {
	for _, e := range r.Errors {
		if err := e.write(w, ""); err != nil {
			return err
		}
	}
	return nil
}

func (e Error) write(w io.Writer, sign string) error {
	_, err := fmt.Fprintf(w, "%s%s | %s | %s | %s | %s\n", sign, e.Article, e.Kind, e.Stage, e.What, e.Rule)
	if err == nil && e.Sentence != "" {
		_, err = fmt.Fprintf(w, "\t%s\n", e.Sentence)
	}
	return err
}

// WriteTable writes a report as a table.
func (r *Report) WriteTable(w io.Writer) error {
	if _, err := fmt.Fprintf(w, "%-20s %6s %6s %6s %5s %5s %5s   (%d articles)\n", "", "P", "R", "F1", "tp", "fp", "fn", r.Articles); err != nil {
		return err
	}
	for i, row := range slices.Concat(Rows, Details) {
		if i == len(Rows) {
			if _, err := fmt.Fprintln(w, "of what was found:"); err != nil {
				return err
			}
		}
		t := r.Tallies[row]
		if _, err := fmt.Fprintf(w, "%-20s %6.3f %6.3f %6.3f %5d %5d %5d\n", row, t.Precision(), t.Recall(), t.F1(), t.TP, t.FP, t.FN); err != nil {
			return err
		}
	}
	return nil
}

// MarshalJSON gives the number of articles, a row's figures by its name, and
// the errors.
func (r *Report) MarshalJSON() ([]byte, error) {
	type row struct {
		P  float64 `json:"p"`
		R  float64 `json:"r"`
		F1 float64 `json:"f1"`
		Tally
	}
	out := map[string]any{"articles": r.Articles, "errors": append([]Error{}, r.Errors...)}
	for name, t := range r.Tallies {
		out[name] = row{t.Precision(), t.Recall(), t.F1(), *t}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (r *Report) UnmarshalJSON(b []byte) error {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	*r = Report{Tallies: map[string]*Tally{}}
	for name, raw := range all {
		var into any
		switch name {
		case "articles":
			into = &r.Articles
		case "errors":
			into = &r.Errors
		default:
			t := &Tally{}
			r.Tallies[name], into = t, t
		}
		if err := json.Unmarshal(raw, into); err != nil {
			return fmt.Errorf("read %q: %w", name, err)
		}
	}
	return nil
}

// WriteChanges writes what differs from a former report: the errors that are
// gone (-) and new (+), and the rows that changed.
func (r *Report) WriteChanges(w io.Writer, former *Report) error {
	key := func(e Error) string { return e.Article + "|" + e.Kind + "|" + e.What }
	only := func(sign string, list, other []Error) error {
		left := map[string]int{}
		for _, e := range other {
			left[key(e)]++
		}
		for _, e := range list {
			if left[key(e)]--; left[key(e)] < 0 {
				if err := e.write(w, sign); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := only("- ", former.Errors, r.Errors); err != nil {
		return err
	}
	if err := only("+ ", r.Errors, former.Errors); err != nil {
		return err
	}
	for _, row := range slices.Concat(Rows, Details) {
		old, now := former.Tallies[row], r.Tallies[row]
		if old == nil || *old == *now {
			continue
		}
		if _, err := fmt.Fprintf(w, "%-20s F1 %.3f -> %.3f, tp %+d, fp %+d, fn %+d\n",
			row, old.F1(), now.F1(), now.TP-old.TP, now.FP-old.FP, now.FN-old.FN); err != nil {
			return err
		}
	}
	return nil
}
