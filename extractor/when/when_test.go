package when_test

import (
	"testing"

	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/when"
	"entente/graph"
)

// document analyses a text with one claim on the clause of the given verb.
func document(t *testing.T, text, lemma string, published graph.Date, status graph.Status) *extractor.Document {
	t.Helper()
	d := &extractor.Document{Article: graph.Article{Text: text, PublishedAt: published}, Doc: english.Analyse(text)}
	for i, tok := range d.Doc.Tokens {
		if tok.Lemma == lemma {
			d.Claims = []extractor.Claim{{Kind: graph.MetWith, Status: status, Clause: i}}
			return d
		}
	}
	t.Fatalf("no %q in %q", lemma, text)
	return nil
}

func TestDate(t *testing.T) {
	const published = "2019-09-04" // a Wednesday
	for _, c := range []struct {
		name, text, lemma string
		status            graph.Status
		want              graph.Date
		basis             graph.Basis
	}{
		{"weekday before publication", "Ana Brandt met Tomas Okoye on Monday.", "meet", graph.Actual, "2019-09-02", graph.Relative},
		{"weekday of publication", "Ana Brandt met Tomas Okoye on Wednesday.", "meet", graph.Actual, "2019-09-04", graph.Relative},
		{"weekday to come", "Ana Brandt will meet Tomas Okoye on Friday.", "meet", graph.Planned, "2019-09-06", graph.Relative},
		{"night of a weekday", "Ana Brandt met Tomas Okoye late on Sunday night.", "meet", graph.Actual, "2019-09-01", graph.Relative},
		{"yesterday", "Ana Brandt met Tomas Okoye yesterday.", "meet", graph.Actual, "2019-09-03", graph.Relative},
		{"today", "Ana Brandt met Tomas Okoye today.", "meet", graph.Actual, "2019-09-04", graph.Publication},
		{"day of a month", "Ana Brandt met Tomas Okoye on August 28.", "meet", graph.Actual, "2019-08-28", graph.Relative},
		{"day of a month of the year before", "Ana Brandt met Tomas Okoye on 28 November.", "meet", graph.Actual, "2018-11-28", graph.Relative},
		{"whole date", "Ana Brandt met Tomas Okoye on June 28, 2018.", "meet", graph.Actual, "2018-06-28", graph.Stated},
		{"year", "Ana Brandt met Tomas Okoye in 2016.", "meet", graph.Actual, "2016", graph.Stated},
		{"month", "Ana Brandt met Tomas Okoye in May.", "meet", graph.Actual, "2019-05", graph.Relative},
		{"a meeting that somebody arrived for", "Ana Brandt arrived in Lima on Monday to meet Tomas Okoye.", "meet", graph.Planned, "2019-09-02", graph.Relative},
		{"a meeting that somebody crossed a border for", "Ana Brandt crossed into Portugal on Monday to meet Tomas Okoye.", "meet", graph.Planned, "2019-09-02", graph.Relative},
		{"month to come", "Ana Brandt will meet Tomas Okoye in May.", "meet", graph.Planned, "2020-05", graph.Relative},
		{"last month", "Ana Brandt met Tomas Okoye last month.", "meet", graph.Actual, "2019-08", graph.Relative},
		{"days ago", "Ana Brandt met Tomas Okoye two days ago.", "meet", graph.Actual, "2019-09-02", graph.Relative},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := document(t, c.text, c.lemma, published, c.status)
			when.Date(d)
			got := d.Claims[0].Date
			if got == nil || got.Value != c.want || got.Basis != c.basis {
				t.Errorf("Date(%q) = %+v, want %s %s", c.text, got, c.want, c.basis)
			}
		})
	}
}

func TestNoPrecisionIsInvented(t *testing.T) {
	d := document(t, "Ana Brandt met Tomas Okoye last week.", "meet", "2019-09-04", graph.Actual)
	when.Date(d)
	if got := d.Claims[0].Date; got == nil || got.Value != "" || got.Text != "last week" {
		t.Errorf("Date = %+v, want the words alone", got)
	}
}

func TestDayOfAnAgreementIsNotThatOfTheMeeting(t *testing.T) {
	d := document(t, "Ana Brandt agreed on Monday to meet Tomas Okoye.", "meet", "2019-09-04", graph.Planned)
	when.Date(d)
	if got := d.Claims[0].Date; got != nil {
		t.Errorf("Date = %+v, want none", got)
	}
}

func TestDateOfAnotherClauseIsNotTaken(t *testing.T) {
	for _, text := range []string{
		"Ana Brandt, who was elected in 2016, met Tomas Okoye.",
		"Born Anita Roth in Arroyo Seco, California on June 3, 1951, she took her stepfather's name and met guitarist Tomas Okoye when both were young.",
	} {
		d := document(t, text, "meet", "2019-09-04", graph.Actual)
		when.Date(d)
		if got := d.Claims[0].Date; got != nil {
			t.Errorf("Date(%q) = %+v, want none", text, got)
		}
	}
}

// TestWithoutTheDayWhatIsRelativeStaysUnresolved also expects it to be said,
// but where there is no date at all, which was said when it was read.
func TestWithoutTheDayWhatIsRelativeStaysUnresolved(t *testing.T) {
	for published, warnings := range map[graph.Date]int{"": 0, "2018-07": 1} {
		d := document(t, "Ana Brandt met Tomas Okoye on Monday.", "meet", published, graph.Actual)
		when.Date(d)
		if got := d.Claims[0].Date; got == nil || got.Value != "" || got.Text != "on Monday" {
			t.Errorf("%q: Date = %+v, want the words alone", published, got)
		}
		if len(d.Warnings) != warnings {
			t.Errorf("%q: warnings %q, want %d", published, d.Warnings, warnings)
		}
	}
}

func TestCaptionIsDatedByTheSentenceBehindIt(t *testing.T) {
	d := document(t, "Ana Brandt meets Tomas Okoye in Lisbon. June 28, 2018.", "meet", "2018-07-04", graph.Actual)
	when.Date(d)
	if got := d.Claims[0].Date; got == nil || got.Value != "2018-06-28" {
		t.Errorf("Date = %+v, want 2018-06-28", got)
	}
}
