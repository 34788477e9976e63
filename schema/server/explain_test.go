package server

import (
	"context"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

// explainer explains every second claim, and counts how often it is asked.
type explainer struct{ calls *int }

func (e explainer) Explain(_ context.Context, _ graph.Reader, claims []*graph.Claim) ([]*graph.Explanation, error) {
	*e.calls++
	out := make([]*graph.Explanation, len(claims))
	for i, c := range claims {
		if i%2 == 0 {
			out[i] = &graph.Explanation{Claim: c.ID, Rule: c.Rule, Sentence: c.Evidence.Quote, Tokens: []graph.ExplainedToken{}, Lines: []string{"line"}, Arcs: []graph.ExplainedArc{{From: "a", Label: "nsubj", To: "b", Reads: "a b"}}}
		}
	}
	return out, nil
}

func TestClaimsAreExplainedInOneCall(t *testing.T) {
	calls := 0
	h := serve(t, open(t, graphtest.News()...), func(o *Options) { o.Explainer = explainer{&calls} })
	var data struct {
		Claims struct {
			Nodes []struct {
				Evidence struct{ Quote string }
				Explain  *struct {
					Sentence string
					Lines    []string
					Tokens   []struct{ Text string }
					Arcs     []struct{ Reads string }
				}
			}
		}
	}
	ask(t, h, `{ claims(first: 4) { nodes { evidence { quote } explain { rule sentence lines tokens { text role } arcs { from label to reads } } } } }`, nil, &data)
	if calls != 1 || len(data.Claims.Nodes) != 4 {
		t.Fatalf("%d calls for %d claims, want one for 4", calls, len(data.Claims.Nodes))
	}
	for i, n := range data.Claims.Nodes {
		if (n.Explain == nil) != (i%2 == 1) {
			t.Errorf("claim %d: explain = %+v", i, n.Explain)
		} else if n.Explain != nil && (n.Explain.Sentence != n.Evidence.Quote || n.Explain.Arcs[0].Reads != "a b") {
			t.Errorf("claim %d: explain = %+v, of %q", i, n.Explain, n.Evidence.Quote)
		}
	}
}
