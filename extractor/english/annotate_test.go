package english

import (
	"encoding/json"
	"strings"
	"testing"
)

// ruled is a token with the tag and the label that it is given, and what the
// original makes of it.
type ruled struct {
	word string
	tag  string
	dep  string
	want Token
}

func (r *ruled) UnmarshalJSON(b []byte) error {
	w := &r.want
	return json.Unmarshal(b, &[]any{&r.word, &r.tag, &r.dep, &w.Tag, &w.Dep, &w.POS, &w.Morph, &w.Lemma})
}

// The fixture has every rule's own words, with the tags and labels that it
// asks for and with others, and words of every kind that the lemmatizer knows.
func TestAnnotatorRulesAsTheOriginal(t *testing.T) {
	annotator := loadModel().annotator
	docs := readAll[[]ruled](t, "testdata/ruler.jsonl.gz")
	for _, warmth := range []string{"cold", "warm"} {
		for _, rows := range docs {
			var text strings.Builder
			d := &Doc{}
			for _, r := range rows {
				start := text.Len()
				text.WriteString(r.word + " ")
				d.Tokens = append(d.Tokens, Token{Start: start, End: start + len(r.word), Tag: r.tag, Dep: r.dep})
			}
			d.Text = text.String()
			annotator.annotate(d)
			for i, r := range rows {
				got := d.Tokens[i]
				got.Start, got.End = 0, 0
				if got != r.want {
					t.Errorf("%s: %q with %s and %s is %+v, want %+v", warmth, r.word, r.tag, r.dep, got, r.want)
				}
			}
		}
	}
}

func TestAnnotatorTakesTagsAndLabelsThatNoRuleKnows(t *testing.T) {
	d := &Doc{Text: "Reports", Tokens: []Token{{End: 7, Tag: "?", Dep: "?"}}}
	loadModel().annotator.annotate(d)
	if got, want := d.Tokens[0], (Token{End: 7, Tag: "?", Dep: "?", Lemma: "reports"}); got != want {
		t.Errorf("annotate = %+v, want %+v", got, want)
	}
	loadModel().annotator.annotate(&Doc{})
}
