package graph_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

func TestValidateTakesAWholeBatch(t *testing.T) {
	b := graphtest.Whole()
	if err := b.Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestValidateNamesWhatIsWrong(t *testing.T) {
	for _, test := range []struct {
		name, field string
		change      func(*graph.Batch)
	}{
		{"another text", "article.contentHash", func(b *graph.Batch) { b.Article.Text = strings.Replace(b.Article.Text, "met", "saw", 1) }},
		{"an id of its own", "article.id", func(b *graph.Batch) { b.Article.ID = "../../x" }},
		{"an address that is not canonical", "article.url", func(b *graph.Batch) { b.Article.URL += "#x" }},
		{"another key", "article.key", func(b *graph.Batch) { b.Article.Key = "x" }},
		{"a wrong count of words", "article.wordCount", func(b *graph.Batch) { b.Article.WordCount++ }},
		{"a kind that does not exist", "appearances[0].kind", func(b *graph.Batch) { b.Appearances[0].Kind = "SHIP" }},
		{"a key of another kind", "appearances[0].key", func(b *graph.Batch) { b.Appearances[0].Key = "place:x" }},
		{"a key twice", "appearances[1].key", func(b *graph.Batch) { b.Appearances[1].Key = b.Appearances[0].Key }},
		{"a blank name", "appearances[0].name", func(b *graph.Batch) { b.Appearances[0].Name = " " }},
		{"a name with NUL", "appearances[0].name", func(b *graph.Batch) { b.Appearances[0].Name = "a\x00" }},
		{"a kind of mention that does not exist", "appearances[0].mentions[0].kind", func(b *graph.Batch) { b.Appearances[0].Mentions[0].Kind = "HINT" }},
		{"other words of a mention", "appearances[0].mentions[0]", func(b *graph.Batch) { b.Appearances[0].Mentions[0].Text = "Lena Orlovo" }},
		{"wrong code points", "appearances[0].mentions[1].codePoints", func(b *graph.Batch) { b.Appearances[0].Mentions[1].CodePoints.Start++ }},
		{"wrong UTF-16 units", "appearances[0].mentions[1].utf16", func(b *graph.Batch) { b.Appearances[0].Mentions[1].UTF16.End++ }},
		{"mentions out of order", "appearances[0].mentions[1]", func(b *graph.Batch) {
			m := b.Appearances[0].Mentions
			m[0], m[1] = m[1], m[0]
		}},
		{"an appearance's id", "appearances[0].id", func(b *graph.Batch) { b.Appearances[0].ID = "p1" }},
		{"a person with a code", "appearances[0].facts", func(b *graph.Batch) { b.Appearances[0].Facts.ISOCode = "TV" }},
		{"a country at a point", "appearances[2].facts", func(b *graph.Batch) { b.Appearances[2].Facts.GeonameID = 7 }},
		{"evidence that is not verbatim", "claims[0].evidence", func(b *graph.Batch) { b.Claims[0].Evidence.Quote = "Orlova met nobody" }},
		{"evidence beyond the text", "claims[0].evidence", func(b *graph.Batch) { b.Claims[0].Evidence.End = 10_000 }},
		{"evidence before the text", "claims[0].evidence", func(b *graph.Batch) { b.Claims[0].Evidence.Start = -1 }},
		{"empty evidence", "claims[0].evidence", func(b *graph.Batch) { b.Claims[0].Evidence = graph.Evidence{} }},
		{"evidence that cuts a character", "claims[0].evidence", func(b *graph.Batch) {
			e := &b.Claims[0].Evidence
			e.Start, e.Quote = 13, b.Article.Text[13:e.End]
		}},
		{"a sentence that is not the text's", "claims[0].evidence.after", func(b *graph.Batch) { b.Claims[0].Evidence.After = "no" }},
		{"a beginning that is not the text's", "claims[1].evidence.before", func(b *graph.Batch) { b.Claims[1].Evidence.Before = "no" }},
		{"a trigger that is not verbatim", "claims[0].trigger", func(b *graph.Batch) { b.Claims[0].Trigger.Quote = "saw" }},
		{"a kind of relation that does not exist", "claims[0].kind", func(b *graph.Batch) { b.Claims[0].Kind = "LIKES" }},
		{"a status that the kind has not", "claims[1].status", func(b *graph.Batch) { b.Claims[1].Status = graph.Planned }},
		{"no certainty", "claims[0].certainty", func(b *graph.Batch) { b.Claims[0].Certainty = "" }},
		{"an end of a kind that cannot stand there", "claims[1].to", func(b *graph.Batch) { b.Claims[1].To = b.Claims[0].From }},
		{"a beginning of a kind that cannot stand there", "claims[1].from", func(b *graph.Batch) { b.Claims[1].From = b.Claims[1].To }},
		{"one end for both", "claims[0].to", func(b *graph.Batch) { b.Claims[0].To = b.Claims[0].From }},
		{"an end that does not appear", "claims[0].from", func(b *graph.Batch) { b.Claims[0].From.Appearance = "p1" }},
		{"an entity", "claims[0].from", func(b *graph.Batch) { b.Claims[0].From.Entity = "e1" }},
		{"a relation", "claims[0].relation", func(b *graph.Batch) { b.Claims[0].Relation = "r1" }},
		{"a mention beyond the text", "claims[0].fromMention", func(b *graph.Batch) { b.Claims[0].FromMention.End = 10_000 }},
		{"another article", "claims[0].article", func(b *graph.Batch) { b.Claims[0].Article = "a1" }},
		{"a claim's id", "claims[0].id", func(b *graph.Batch) { b.Claims[0].ID = "c1" }},
		{"a claim twice", "claims[1].id", func(b *graph.Batch) { b.Claims[1] = b.Claims[0] }},
		{"a meeting without a mode", "claims[0].mode", func(b *graph.Batch) { b.Claims[0].Mode = "" }},
		{"a position with a mode", "claims[1].mode", func(b *graph.Batch) { b.Claims[1].Mode = graph.Remote }},
		{"a position with a blank title", "claims[1].title", func(b *graph.Batch) { b.Claims[1].Title = " " }},
		{"a position without a tense", "claims[1].tense", func(b *graph.Batch) { b.Claims[1].Tense = "" }},
		{"a meeting with a tense", "claims[0].tense", func(b *graph.Batch) { b.Claims[0].Tense = graph.Former }},
		{"a mutual meeting", "claims[0].mutual", func(b *graph.Batch) { b.Claims[0].Mutual = true }},
		{"a meeting over something", "claims[0].over", func(b *graph.Batch) { b.Claims[0].Over = &graph.Over{Text: "x"} }},
		{"over nothing", "claims[2].over.text", func(b *graph.Batch) { b.Claims[2].Over.Text = "" }},
		{"a person as the place", "claims[0].place", func(b *graph.Batch) { b.Claims[0].Place = b.Claims[0].To }},
		{"a source without text", "claims[0].attributedTo.text", func(b *graph.Batch) { b.Claims[0].AttributedTo.Text = "" }},
		{"a date that does not exist", "claims[0].date.value", func(b *graph.Batch) { b.Claims[0].Date = &graph.ClaimDate{Value: "2021-02-30", Basis: graph.Stated} }},
		{"a date without a basis", "claims[0].date.basis", func(b *graph.Batch) { b.Claims[0].Date = &graph.ClaimDate{Value: "2021"} }},
		{"a quote that does not exist", "claims[0].quote", func(b *graph.Batch) { b.Claims[0].Quote = "q1" }},
		{"no probability", "claims[0].confidence", func(b *graph.Batch) { p := math.NaN(); b.Claims[0].Confidence = &p }},
		{"a rule with NUL", "claims[0]", func(b *graph.Batch) { b.Claims[0].Rule = "\x00" }},
		{"another text of a quote", "quotes[1].text", func(b *graph.Batch) { b.Quotes[1].Text = "We agreed" }},
		{"a quote without fragments", "quotes[1].fragments", func(b *graph.Batch) { b.Quotes[1].Fragments = nil }},
		{"fragments out of order", "quotes[1].fragments[1]", func(b *graph.Batch) {
			f := b.Quotes[1].Fragments
			f[0], f[1] = f[1], f[0]
		}},
		{"a kind of quote that does not exist", "quotes[1].kind", func(b *graph.Batch) { b.Quotes[1].Kind = "SUNG" }},
		{"a speaker without text", "quotes[1].speaker.text", func(b *graph.Batch) { b.Quotes[1].Speaker.Text = "" }},
		{"a person as the outlet", "quotes[1].outlet", func(b *graph.Batch) { b.Quotes[1].Outlet = b.Quotes[1].Speaker.Ref }},
		{"about its speaker", "quotes[1].about[0]", func(b *graph.Batch) { b.Quotes[1].About[0] = b.Quotes[1].Speaker.Ref }},
		{"within itself", "quotes[1].within", func(b *graph.Batch) { b.Quotes[1].Within = b.Quotes[1].ID }},
		{"a quote's id", "quotes[1].id", func(b *graph.Batch) { b.Quotes[1].ID = "q1"; b.Claims[0].Quote = "q1" }},
		{"a quote twice", "quotes[2].id", func(b *graph.Batch) { b.Quotes = append(b.Quotes, b.Quotes[1]) }},
		{"too many claims", "claims", func(b *graph.Batch) { b.Claims = make([]graph.Claim, graph.MaxClaims+1) }},
	} {
		b := graphtest.Whole()
		test.change(&b)
		var e *graph.InvalidError
		if err := b.Validate(); !errors.As(err, &e) || e.Field != test.field {
			t.Errorf("%s: Validate() = %v, want an error in %s", test.name, err, test.field)
		}
	}
}

func TestValidateBoundsTheEvidenceOfAnEndlessSentence(t *testing.T) {
	d := graphtest.NewDraft(graph.Input{ExternalID: "x", Text: "Lena Orlova met Amadou Keïta. " + strings.Repeat("and so on ", 100_000)})
	lena := d.Appear(graph.Person, "lena orlova", "Lena Orlova", "Lena Orlova")
	keita := d.Appear(graph.Person, "amadou keita", "Amadou Keïta", "Amadou Keïta")
	text := d.Batch().Article.Text
	for i := range 10 {
		d.Claim(graph.MetWith, lena, keita, text[:len(text)-i])
	}
	b := d.Batch()
	if err := b.Validate(); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("Validate() = %v, want ErrInvalid", err)
	}
}
