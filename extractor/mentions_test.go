package extractor_test

import (
	"slices"
	"testing"

	"entente/extractor"
	"entente/graph"
)

// at is a mention of appearances at one byte.
func at(start int, appearances ...int) extractor.Mention {
	return extractor.Mention{Span: graph.Span{Start: start, End: start + 1}, Appearances: appearances}
}

func TestAddMentionsKeepsOrderAndMovesIndices(t *testing.T) {
	d := &extractor.Document{
		Mentions:    []extractor.Mention{at(10, 0), at(30, 1), at(50, 0)},
		Appearances: []extractor.Appearance{{Mentions: []int{0, 2}}, {Mentions: []int{1}}},
		Quotes: []extractor.Quote{
			{Speaker: extractor.Source{Mention: 2}, Addressee: &extractor.Source{Mention: 1}},
			{Speaker: extractor.Source{Mention: extractor.None}},
		},
	}
	shared := &extractor.Source{Mention: 1}
	for range 2 {
		d.Claims = append(d.Claims, extractor.Claim{
			From: extractor.End{Mention: 1}, To: extractor.End{Mention: 2}, Place: extractor.End{Mention: extractor.None},
			AttributedTo: shared,
		})
	}
	d.AddMentions(at(40, 0), at(20, 1), at(60, 0, 1))

	var starts []int
	for _, m := range d.Mentions {
		starts = append(starts, m.Span.Start)
	}
	if want := []int{10, 20, 30, 40, 50, 60}; !slices.Equal(starts, want) {
		t.Errorf("mentions start at %v, want %v", starts, want)
	}
	for i, want := range [][]int{{0, 3, 4}, {1, 2}} {
		if got := d.Appearances[i].Mentions; !slices.Equal(got, want) {
			t.Errorf("appearance %d has mentions %v, want %v", i, got, want)
		}
	}
	q, c := d.Quotes, d.Claims[0]
	got := []int{
		q[0].Speaker.Mention, q[0].Addressee.Mention, q[1].Speaker.Mention,
		c.From.Mention, c.To.Mention, c.Place.Mention, c.AttributedTo.Mention,
	}
	if want := []int{4, 2, extractor.None, 2, 4, extractor.None, 2}; !slices.Equal(got, want) {
		t.Errorf("ends have mentions %v, want %v", got, want)
	}
}
