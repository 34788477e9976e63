package eval

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"

	"entente/extractor/pipeline"
)

// Calibrate measures how often each rule and pattern is right.
func Calibrate(answers []Answer) *pipeline.Confidence {
	c := pipeline.NewConfidence()
	for _, a := range answers {
		c.Count(a.Pattern, a.Right)
	}
	return c
}

// Calibration is how well probabilities tell what is right.
type Calibration struct {
	Answers  int     `json:"answers"`
	Error    float64 `json:"error"`    // expected calibration error
	Brier    float64 `json:"brier"`    // mean squared error
	Constant float64 `json:"constant"` // the Brier score of one probability for all
	Distinct int     `json:"distinct"` // different probabilities
	Bins     []Bin   `json:"bins"`
}

// Bin is a row of a reliability table: answers of like probability.
type Bin struct {
	From      float64 `json:"from"`
	To        float64 `json:"to"`
	Answers   int     `json:"answers"`
	Predicted float64 `json:"predicted"` // mean probability
	Right     float64 `json:"right"`     // share that is right
}

const bins = 10

// LeaveOneOut gives each answer the probability that the other articles'
// answers tell, and says how good these probabilities are.
func LeaveOneOut(answers []Answer) Calibration {
	whole := Calibrate(answers)
	byArticle := map[string][]Answer{}
	for _, a := range answers {
		byArticle[a.Article] = append(byArticle[a.Article], a)
	}
	out := Calibration{Answers: len(answers), Bins: make([]Bin, bins)}
	for i := range out.Bins {
		out.Bins[i].From, out.Bins[i].To = float64(i)/bins, float64(i+1)/bins
	}
	right := 0
	values := map[float64]bool{}
	for _, article := range byArticle {
		others := whole.Clone()
		for _, a := range article {
			others.Remove(a.Pattern, a.Right)
		}
		for _, a := range article {
			p, y := others.Of(a.Pattern), 0.
			if a.Right {
				y = 1
				right++
			}
			values[whole.Of(a.Pattern)] = true
			out.Brier += (p - y) * (p - y)
			b := &out.Bins[min(bins-1, int(p*bins))]
			b.Answers++
			b.Predicted += p
			b.Right += y
		}
	}
	n := math.Max(1, float64(len(answers)))
	base := float64(right) / n
	out.Brier, out.Constant, out.Distinct = out.Brier/n, base*(1-base), len(values)
	out.Bins = slices.DeleteFunc(out.Bins, func(b Bin) bool { return b.Answers == 0 })
	for i := range out.Bins {
		b := &out.Bins[i]
		out.Error += math.Abs(b.Predicted-b.Right) / n
		b.Predicted /= float64(b.Answers)
		b.Right /= float64(b.Answers)
	}
	return out
}

// WriteTable writes the reliability table.
func (c Calibration) WriteTable(w io.Writer) error {
	_, err := fmt.Fprintf(w, "confidence, leaving one article out: calibration error %.3f, Brier %.4f (constant %.4f, %.0f %% better), %d values, %d answers\n",
		c.Error, c.Brier, c.Constant, 100*(1-c.Brier/cmp.Or(c.Constant, 1)), c.Distinct, c.Answers)
	for _, b := range c.Bins {
		if err == nil {
			_, err = fmt.Fprintf(w, "  %.1f to %.1f: said %.3f, right %.3f, of %d\n", b.From, b.To, b.Predicted, b.Right, b.Answers)
		}
	}
	return err
}
