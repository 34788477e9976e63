package graph

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestSortIsATotalOrder(t *testing.T) {
	keys := []Key{{nil, "e1"}, {int64(3), "e2"}, {int64(1), "e4"}, {int64(1), "e3"}, {nil, "e0"}}
	for _, test := range []struct {
		ascending bool
		want      []ID
	}{
		{true, []ID{"e3", "e4", "e2", "e0", "e1"}},
		{false, []ID{"e2", "e4", "e3", "e1", "e0"}},
	} {
		slices.SortFunc(keys, Sort{Ascending: test.ascending}.Compare)
		for i, k := range keys {
			if k.ID != test.want[i] {
				t.Errorf("ascending %v: %v at %d, want %v", test.ascending, k, i, test.want)
			}
		}
	}
}

// sorts gives one sort for each field of each noun, in each direction.
func sorts() []Sort {
	var out []Sort
	for noun, fields := range sortFields {
		for field, value := range fields {
			out = append(out, Sort{field, true, noun, value}, Sort{field, false, noun, value})
		}
	}
	return out
}

func TestCursorsComeBackAndFitOneSort(t *testing.T) {
	values := map[valueType][]any{
		integerValue: {nil, int64(0), int64(-1), int64(math.MaxInt64)}, numberValue: {nil, 0.0, 0.25, 1.0},
		textValue: {nil, "", "2018-06-28", strings.Repeat("ü", 64)},
	}
	all := sorts()
	for _, s := range all {
		for _, v := range values[s.value] {
			for _, id := range []ID{"", "e0123456789abcdefghjk"} {
				k := Key{v, id}
				cursor := s.Cursor(k)
				if got, err := s.Parse("after", cursor); err != nil || got != k {
					t.Errorf("%+v: Parse(Cursor(%v)) = %v, %v", s, k, got, err)
				}
				for _, other := range all {
					if _, err := other.Parse("after", cursor); other != s && !errors.Is(err, ErrInvalid) {
						t.Errorf("a cursor of %+v is taken by %+v", s, other)
					}
				}
			}
		}
	}
}

func TestCursorsOfOthersAreRefused(t *testing.T) {
	s := Sort{ByPublished, false, "articles", textValue}
	good := s.Cursor(Key{"2018", "a1"})
	for _, c := range []string{"", "x", "../../x", good + "A", good[1:], good + "=", strings.ToUpper(good), "AQ", good[:len(good)-2]} {
		if k, err := s.Parse("after", c); !errors.Is(err, ErrInvalid) {
			t.Errorf("Parse(%q) = %v, %v, want ErrInvalid", c, k, err)
		}
	}
}

func FuzzCursor(f *testing.F) {
	all := sorts()
	slices.SortFunc(all, func(a, b Sort) int { return strings.Compare(a.noun+a.Field, b.noun+b.Field) })
	for i, s := range all {
		f.Add(byte(i), s.Cursor(Key{nil, "e1"}))
		f.Add(byte(i), s.Cursor(Key{map[valueType]any{integerValue: int64(7), numberValue: .5, textValue: "2018"}[s.value], "e1"}))
	}
	f.Fuzz(func(t *testing.T, i byte, cursor string) {
		s := all[int(i)%len(all)]
		k, err := s.Parse("after", cursor)
		if err == nil && s.Cursor(k) != cursor {
			t.Errorf("Parse(%q) = %v, which is %q", cursor, k, s.Cursor(k))
		}
		if err != nil && !errors.Is(err, ErrInvalid) {
			t.Errorf("Parse(%q) gives %v", cursor, err)
		}
	})
}

func TestWindowsRefuse(t *testing.T) {
	deep := &EntityFilter{HoldsPositionAt: &EntityFilter{HoldsPositionAt: &EntityFilter{HoldsPositionAt: &EntityFilter{}}}}
	nan := math.NaN()
	for _, test := range []struct {
		name  string
		query interface{ Window() (Window, error) }
	}{
		{"a negative first", &ArticleQuery{Slice: Slice{First: -1}}},
		{"a page too large", &ArticleQuery{Slice: Slice{First: MaxRows + 1}}},
		{"first and last", &ArticleQuery{Slice: Slice{First: 1, Last: 1}}},
		{"before without last", &ArticleQuery{Slice: Slice{First: 1, Before: "x"}}},
		{"after with last", &ArticleQuery{Slice: Slice{Last: 1, After: "x"}}},
		{"a cursor that is none", &ArticleQuery{Slice: Slice{First: 1, After: "x"}}},
		{"an unknown order", &EntityQuery{Order: Order{Field: "SIZE"}}},
		{"another noun's order", &EntityQuery{Order: Order{Field: ByPublished}}},
		{"text order without an article", &ClaimQuery{Order: Order{Field: ByText}}},
		{"relevance without text", &ArticleQuery{Order: Order{Field: ByRelevance}}},
		{"filters that nest too deep", &EntityQuery{Where: *deep}},
		{"filters that nest too deep in a list", &ArticleQuery{Where: ArticleFilter{Mentions: []EntityFilter{*deep}}}},
		{"an unknown kind", &EntityQuery{Where: EntityFilter{Kinds: []EntityKind{"SHIP"}}}},
		{"an unknown kind of relation", &RelationQuery{Where: RelationFilter{Kinds: []RelationKind{"LIKES"}}}},
		{"an unknown status", &RelationQuery{Where: RelationFilter{Statuses: []Status{"DONE"}}}},
		{"an unknown direction", &RelationQuery{Direction: "UP"}},
		{"other without an entity", &RelationQuery{Where: RelationFilter{Other: &EntityFilter{}}}},
		{"between one", &RelationQuery{Where: RelationFilter{Between: make([]EntityFilter, 1)}}},
		{"an impossible date", &RelationQuery{Where: RelationFilter{Seen: &DateRange{Since: "2018-13"}}}},
		{"a range that ends before it begins", &ArticleQuery{Where: ArticleFilter{Published: &DateRange{Since: "2018-02", Until: "2018-01-31"}}}},
		{"a confidence that is no number", &ClaimQuery{Where: ClaimFilter{MinConfidence: &nan}}},
		{"an unknown certainty", &ClaimQuery{Where: ClaimFilter{MinCertainty: "SURE"}}},
		{"a bad filter of the relation", &ClaimQuery{Relation: &RelationFilter{Statuses: []Status{"DONE"}}}},
		{"too many ids", &QuoteQuery{Where: QuoteFilter{IDs: make([]ID, MaxIDs+1)}}},
		{"about too many", &QuoteQuery{Where: QuoteFilter{About: make([]EntityFilter, MaxEach+1)}}},
		{"too long a text", &ArticleQuery{Where: ArticleFilter{Text: strings.Repeat("ü", MaxFilterText+1)}}},
		{"too long a title", &ClaimQuery{Where: ClaimFilter{Title: strings.Repeat("ü", MaxFilterText+1)}}},
		{"too long a title of an entity", &EntityQuery{Where: EntityFilter{Title: strings.Repeat("ü", MaxFilterText+1)}}},
		{"too long a quote", &QuoteQuery{Where: QuoteFilter{Text: strings.Repeat("ü", MaxFilterText+1)}}},
		{"an unknown tense", &PositionQuery{Tenses: []Tense{"PAST"}}},
		{"too many spans", &MentionQuery{Spans: make([]Span, MaxIDs+1)}},
		{"too long a search", &SearchQuery{Text: strings.Repeat("ü", MaxSearchText+1)}},
	} {
		var e *InvalidError
		if _, err := test.query.Window(); !errors.As(err, &e) || e.Field == "" {
			t.Errorf("%s: Window gives %v, want an InvalidError with a field", test.name, err)
		}
	}
	for _, q := range []TallyQuery{
		{Of: "SHIPS", By: []TallyBy{ByDay}},
		{Of: TallyClaims},
		{Of: TallyClaims, By: []TallyBy{ByDay, ByMonth, ByYear, ByPublisher}},
		{Of: TallyClaims, By: []TallyBy{BySpeaker}},
		{Of: TallyQuotes, By: []TallyBy{ByKind}},
		{Of: TallyArticles, By: []TallyBy{ByFrom}},
		{Of: TallyArticles, By: []TallyBy{ByDay, ByDay}},
		{Of: TallyArticles, By: []TallyBy{ByDay}, Quotes: &QuoteFilter{}},
		{Of: TallyQuotes, By: []TallyBy{ByDay}, Relations: &RelationFilter{}},
		{Of: TallyQuotes, By: []TallyBy{ByDay}, First: MaxTallyRows + 1},
	} {
		if err := q.Check(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%+v: Check gives %v, want ErrInvalid", q, err)
		}
	}
}
