package pipeline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/pipeline"
	"entente/extractor/source"
	"entente/graph"
)

// news are articles with people, bodies, speech and claims; bad ones between
// them are rejected.
func news(n int) iter.Seq[source.Item] {
	return func(yield func(source.Item) bool) {
		for i := range n {
			in := graph.Input{
				ExternalID: fmt.Sprintf("news-%d", i), Title: "Talks", Publisher: "The Example", PublishedAt: "2024-05-03",
				Text: fmt.Sprintf("Foreign Minister Ana Kovač met her Austrian counterpart, Lukas Steindl, in Vienna on Thursday.\n\n“We agreed on %d bridges,” Kovač told the Example.\n\n"+
					"Steindl said that Austria would pay for %d of them. He will visit Zagreb in June.", i+2, i+1),
			}
			if i%7 == 3 {
				in.Text = ""
			}
			if !yield(source.Item{Name: "news.jsonl", Line: i + 1, Input: in}) {
				return
			}
		}
	}
}

// written is everything that a result says, as JSON.
func written(t *testing.T, r pipeline.Result) string {
	t.Helper()
	out, err := json.Marshal(struct {
		Where     string
		Batch     *graph.Batch
		Warnings  []string
		Rejection *graph.Rejection
	}{r.Where, r.Batch, r.Warnings, r.Rejection})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func newPipeline(t *testing.T) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestWorkersDoNotChangeWhatIsSaid extracts the same articles on one worker
// and on many, and expects the same bytes in the same order.
func TestWorkersDoNotChangeWhatIsSaid(t *testing.T) {
	p := newPipeline(t)
	all := func(workers int) []string {
		var out []string
		for r := range p.All(t.Context(), news(30), workers) {
			out = append(out, written(t, r))
		}
		return out
	}
	want := all(1)
	if len(want) != 30 {
		t.Fatalf("All gave %d results for 30 articles", len(want))
	}
	for _, workers := range []int{0, 2, 8} {
		if diff := cmp.Diff(want, all(workers)); diff != "" {
			t.Errorf("%d workers say something else than one (-one +many):\n%s", workers, diff)
		}
	}
}

// TestAllGivesEachInputItsResult expects results in the order of the inputs,
// the bad ones rejected with a reason and the others whole.
func TestAllGivesEachInputItsResult(t *testing.T) {
	i := 0
	for r := range newPipeline(t).All(t.Context(), news(15), 3) {
		if want := fmt.Sprintf("news.jsonl:%d", i+1); r.Where != want {
			t.Errorf("result %d is of %s, want %s", i, r.Where, want)
		}
		switch bad := i%7 == 3; {
		case bad && (r.Rejection == nil || r.Rejection.Message == "" || r.Batch != nil):
			t.Errorf("article %d, which has no text, gave %+v", i, r)
		case !bad && (r.Rejection != nil || r.Batch == nil || len(r.Batch.Claims) == 0 || len(r.Batch.Quotes) == 0):
			t.Errorf("article %d gave %s", i, written(t, r))
		}
		i++
	}
}

// TestAllStopsWithItsCaller expects no more articles to be read than a few
// ahead of the one that the caller stops at, and none where its context ends.
func TestAllStopsWithItsCaller(t *testing.T) {
	p := newPipeline(t)
	read := 0
	counted := func(yield func(source.Item) bool) {
		for item := range news(1000) {
			if read++; !yield(item) {
				return
			}
		}
	}
	for range p.All(t.Context(), counted, 2) {
		break
	}
	if read > 20 {
		t.Errorf("All read %d articles for a caller that took one", read)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range p.All(ctx, news(1000), 2) {
		if n++; n == 3 {
			cancel()
		}
	}
	if n > 3 {
		t.Errorf("All gave %d results, of which the context allowed 3", n)
	}
}

// TestBatchesStandOnTheirOwn packs articles and validates them as a store does:
// evidence verbatim, ids derived from content, each claim's ends among the
// batch's appearances, nothing twice.
func TestBatchesStandOnTheirOwn(t *testing.T) {
	for r := range newPipeline(t).All(t.Context(), news(3), 1) {
		b := r.Batch
		if err := b.Validate(); err != nil {
			t.Errorf("%s: %v", r.Where, err)
		}
		text := b.Article.Text
		known := map[graph.ID]bool{}
		for _, a := range b.Appearances {
			if known[a.ID] {
				t.Errorf("appearance %s stands twice", a.ID)
			}
			known[a.ID] = true
			for _, m := range a.Mentions {
				if text[m.Start:m.End] != m.Text || m.Text == "" {
					t.Errorf("a mention of %s is %q, the text says %q", a.Name, m.Text, text[m.Start:m.End])
				}
			}
		}
		claims := map[graph.ID]bool{}
		for _, c := range b.Claims {
			if claims[c.ID] {
				t.Errorf("claim %s stands twice", c.ID)
			}
			claims[c.ID] = true
			if !known[c.From.Appearance] || !known[c.To.Appearance] {
				t.Errorf("claim %s is about somebody whom the batch lacks", c.ID)
			}
			if got := text[c.Evidence.Span.Start:c.Evidence.Span.End]; got != c.Evidence.Quote {
				t.Errorf("evidence is %q, the text says %q", c.Evidence.Quote, got)
			}
			if c.Confidence == nil || *c.Confidence <= 0 || *c.Confidence > 1 {
				t.Errorf("claim %s has confidence %v", c.ID, c.Confidence)
			}
		}
		names := map[string]bool{}
		for _, a := range b.Appearances {
			names[a.Name] = true
		}
		for _, want := range []string{"Ana Kovač", "Lukas Steindl", "Vienna", "Zagreb", "Austria", "The Example"} {
			if !names[want] {
				t.Errorf("%s does not appear; %v do", want, names)
			}
		}
	}
}

// ownRule is a rule file of a user's.
const ownRule = `kind MET_WITH

rule own.serenade
  note   One serenades another.
  on     serenade / VERB
  from   nsubj
  to     dobj
  yes    Ana Brandt serenaded Tomas Okoye.
    =>   Ana Brandt -> Tomas Okoye
  no     Ana Brandt ignored Tomas Okoye.
`

// TestOwnRulesStandBesideTheBuiltIn gives a rule file that reads "serenaded",
// and expects its claim and those of the built-in rules.
func TestOwnRulesStandBesideTheBuiltIn(t *testing.T) {
	own := fstest.MapFS{"own.rules": {Data: []byte(ownRule)}}
	p, err := pipeline.New(own)
	if err != nil {
		t.Fatal(err)
	}
	in := graph.Input{ExternalID: "own", PublishedAt: "2024-05-03", Text: "Ana Kovač serenaded Lukas Steindl on Monday. Kovač met Steindl in Vienna on Thursday, and the two talked about bridges, trains and the price of bread."}
	rules := func(p *pipeline.Pipeline) []string {
		var out []string
		for _, c := range p.Extract(in).Batch.Claims {
			out = append(out, c.Rule)
		}
		return out
	}
	with, without := rules(p), rules(newPipeline(t))
	if !slices.Contains(with, "own.serenade") || slices.Contains(without, "own.serenade") {
		t.Errorf("rules that fired: %v with the own rule, %v without", with, without)
	}
	for _, rule := range without {
		if !slices.Contains(with, rule) {
			t.Errorf("the built-in rule %s is silent beside the own one", rule)
		}
	}
}

// TestOwnRulesThatCannotBeRead expects an error that names file and line.
func TestOwnRulesThatCannotBeRead(t *testing.T) {
	_, err := pipeline.New(fstest.MapFS{"own.rules": {Data: []byte("rule own.broken\nemit NO_SUCH_KIND\n")}})
	if err == nil || !strings.Contains(err.Error(), "own.rules") {
		t.Errorf("New = %v, want an error that names own.rules", err)
	}
}
