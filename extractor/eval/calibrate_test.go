package eval_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"entente/extractor/eval"
	"entente/extractor/pipeline"
	"entente/graph/need"
)

// TestConfidenceIsCalibrated holds the probabilities that other articles tell
// to how often answers are right on the shared development sets.
func TestConfidenceIsCalibrated(t *testing.T) {
	shared := need.Shared(t)
	var answers []eval.Answer
	for _, set := range []struct{ gold, corpus string }{{"gold", "corpus"}, {"gold-sentences", filepath.Join("corpus", "voa-sentences.jsonl")}} {
		gold, err := eval.ReadDir(filepath.Join(shared, set.gold))
		if err != nil {
			t.Fatal(err)
		}
		answers = append(answers, eval.Score(gold, extract(t, gold, filepath.Join(shared, set.corpus))).Answers...)
	}
	c := eval.LeaveOneOut(answers)
	if c.Error > .08 || c.Brier > .95*c.Constant || c.Distinct < 5 {
		t.Errorf("LeaveOneOut = error %.3f, Brier %.4f against %.4f, %d values; want at most .08, .95 of that, at least 5", c.Error, c.Brier, c.Constant, c.Distinct)
	}
}

func TestLeaveOneOutDoesNotLookAtTheArticleItself(t *testing.T) {
	good, bad := pipeline.Pattern{Family: "VISITED", Rule: "good"}, pipeline.Pattern{Family: "VISITED", Rule: "bad"}
	var answers []eval.Answer
	for i := range 100 {
		article := fmt.Sprint(i)
		answers = append(answers, eval.Answer{Article: article, Pattern: good, Right: true}, eval.Answer{Article: article, Pattern: bad})
	}
	if c := eval.LeaveOneOut(answers); c.Brier > .1*c.Constant || c.Error > .2 || c.Distinct != 2 {
		t.Errorf("of rules that are always right or always false, LeaveOneOut = %+v", c)
	}
	for i := range answers { // now the article decides, which nothing else can tell
		answers[i].Right = i%4 < 2
	}
	if c := eval.LeaveOneOut(answers); c.Brier < c.Constant {
		t.Errorf("where only the article decides, LeaveOneOut = %+v, want no better than a constant", c)
	}
}
