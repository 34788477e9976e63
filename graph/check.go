package graph

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// A query's Window checks it, and reads its order and cursor. Every store
// begins with it, so that all refuse the same queries; the error is an
// InvalidError.

// Window checks the query and gives its part of the order.
func (q *ArticleQuery) Window() (Window, error) {
	if err := q.Where.check("where", 0); err != nil {
		return Window{}, err
	}
	if q.Order.Field == ByRelevance && len(Words(q.Where.Text)) == 0 {
		return Window{}, invalid("order", "RELEVANCE needs words in where.text")
	}
	return q.Order.window("articles", ByPublished, "", q.Slice)
}

// Window checks the query and gives its part of the order.
func (q *EntityQuery) Window() (Window, error) {
	if err := q.Where.check("where", 0); err != nil {
		return Window{}, err
	}
	return q.Order.window("entities", ByArticles, q.Article, q.Slice)
}

// Window checks the query and gives its part of the order.
func (q *RelationQuery) Window() (Window, error) {
	if err := q.Where.check("where", q.Of != ""); err != nil {
		return Window{}, err
	}
	if err := oneOf("direction", []Direction{q.Direction}, "", Out, In, Both); err != nil {
		return Window{}, err
	}
	return q.Order.window("relations", ByLastSeen, "", q.Slice)
}

// Window checks the query and gives its part of the order.
func (q *ClaimQuery) Window() (Window, error) {
	if err := q.Where.check("where"); err != nil {
		return Window{}, err
	}
	if q.Relation != nil {
		if err := q.Relation.check("relation", false); err != nil {
			return Window{}, err
		}
	}
	return q.Order.window("claims", ByPublished, q.Article, q.Slice)
}

// Window checks the query and gives its part of the order.
func (q *QuoteQuery) Window() (Window, error) {
	if err := q.Where.check("where"); err != nil {
		return Window{}, err
	}
	return q.Order.window("quotes", ByPublished, q.Article, q.Slice)
}

// Window checks the query and gives its part of the order.
func (q *PositionQuery) Window() (Window, error) {
	if err := oneOf("tenses", q.Tenses, Current, Former, Future); err != nil {
		return Window{}, err
	}
	return Order{}.window("positions", ByLastSeen, "", q.Slice)
}

// Window checks the query and gives its part of the order.
func (q *MentionQuery) Window() (Window, error) {
	if len(q.Spans) > MaxIDs {
		return Window{}, invalid("spans", "there are %d, more than %d", len(q.Spans), MaxIDs)
	}
	return Order{Ascending: true}.window("mentions", ByText, "a", q.Slice)
}

// Window checks the query and gives its part of the order.
func (q *SearchQuery) Window() (Window, error) {
	if n := utf8.RuneCountInString(q.Text); n > MaxSearchText {
		return Window{}, invalid("text", "it has %d characters, more than %d", n, MaxSearchText)
	}
	if err := oneOf("kinds", q.Kinds, any4...); err != nil {
		return Window{}, err
	}
	return Order{}.window("hits", byRank, "", q.Slice)
}

func (o Order) window(noun, byDefault string, article ID, s Slice) (Window, error) {
	sort, err := o.sort(noun, byDefault, article)
	if err != nil {
		return Window{}, err
	}
	return s.window(sort)
}

// Check checks the query.
func (q *TallyQuery) Check() error {
	goes := map[TallyOf][]TallyBy{
		TallyClaims: {ByFrom, ByTo, ByKind, ByStatus}, TallyQuotes: {BySpeaker, ByAbout, ByOutlet}, TallyArticles: nil,
	}
	own, known := goes[q.Of]
	switch {
	case !known:
		return invalid("of", "%.40q cannot be counted", string(q.Of))
	case len(q.By) < 1 || len(q.By) > 3:
		return invalid("by", "give one to three keys")
	case q.First < 0 || q.First > MaxTallyRows:
		return invalid("first", "%d is not from 0 to %d", q.First, MaxTallyRows)
	case q.Relations != nil && q.Of != TallyClaims:
		return invalid("relations", "they go with CLAIMS")
	case q.Quotes != nil && q.Of != TallyQuotes:
		return invalid("quotes", "they go with QUOTES")
	}
	for i, by := range q.By {
		if !slices.Contains(own, by) && !slices.Contains([]TallyBy{ByPublisher, ByDay, ByMonth, ByYear}, by) {
			return invalid("by", "%s are not counted by %.40q", q.Of, string(by))
		}
		if slices.Contains(q.By[:i], by) {
			return invalid("by", "%s stands twice", by)
		}
	}
	if q.Relations != nil {
		return q.Relations.check("relations", false)
	}
	if q.Quotes != nil {
		return q.Quotes.check("quotes")
	}
	return nil
}

// CheckIDs tells whether a call may name so many ids, or make so many
// queries.
func CheckIDs(n int) error {
	if n > MaxIDs {
		return invalid("ids", "there are %d, more than %d", n, MaxIDs)
	}
	return nil
}

// oneOf checks that all values are known ones.
func oneOf[T ~string](field string, values []T, known ...T) error {
	if len(values) > MaxIDs {
		return invalid(field, "there are %d, more than %d", len(values), MaxIDs)
	}
	for _, v := range values {
		if !slices.Contains(known, v) {
			return invalid(field, "%.40q is none of %v", string(v), known)
		}
	}
	return nil
}

func notLong(field, text string) error {
	if n := utf8.RuneCountInString(text); n > MaxFilterText {
		return invalid(field, "it has %d characters, more than %d", n, MaxFilterText)
	}
	return nil
}

func (f *EntityFilter) check(field string, depth int) error {
	if f == nil {
		return nil
	}
	if depth > MaxFilterDepth {
		return invalid(field, "filters nest at most %d deep", MaxFilterDepth)
	}
	for _, n := range []int{len(f.IDs), len(f.Names), len(f.ISOCodes)} {
		if n > MaxIDs {
			return invalid(field, "a list has %d values, more than %d", n, MaxIDs)
		}
	}
	if err := oneOf(field+".kinds", f.Kinds, any4...); err != nil {
		return err
	}
	if err := notLong(field+".title", f.Title); err != nil {
		return err
	}
	if err := f.HoldsPositionAt.check(field+".holdsPositionAt", depth+1); err != nil {
		return err
	}
	return f.MentionedIn.check(field+".mentionedIn", depth+1)
}

func (f *ArticleFilter) check(field string, depth int) error {
	if f == nil {
		return nil
	}
	if depth > MaxFilterDepth {
		return invalid(field, "filters nest at most %d deep", MaxFilterDepth)
	}
	for _, n := range []int{len(f.IDs), len(f.URLs), len(f.Publishers)} {
		if n > MaxIDs {
			return invalid(field, "a list has %d values, more than %d", n, MaxIDs)
		}
	}
	if err := f.Published.check(field + ".published"); err != nil {
		return err
	}
	if err := notLong(field+".text", f.Text); err != nil {
		return err
	}
	return checkEach(field+".mentions", f.Mentions, depth+1)
}

func checkEach(field string, list []EntityFilter, depth int) error {
	if len(list) > MaxEach {
		return invalid(field, "there are %d, more than %d", len(list), MaxEach)
	}
	for i := range list {
		if err := list[i].check(fmt.Sprintf("%s[%d]", field, i), depth); err != nil {
			return err
		}
	}
	return nil
}

func (f *ClaimFilter) check(field string) error {
	if f == nil {
		return nil
	}
	if len(f.IDs) > MaxIDs {
		return invalid(field+".ids", "there are %d, more than %d", len(f.IDs), MaxIDs)
	}
	for _, err := range []error{
		oneOf(field+".kinds", f.Kinds, AllKinds()...),
		oneOf(field+".statuses", f.Statuses, all3...),
		oneOf(field+".minCertainty", []Certainty{f.MinCertainty}, "", Certain, Probable, Possible),
		oneOf(field+".tenses", f.Tenses, Current, Former, Future),
		oneOf(field+".modes", f.Modes, InPerson, Remote, UnknownMode),
		f.Happened.check(field + ".happened"),
		f.Place.check(field+".place", 0),
		f.Over.check(field+".over", 0),
		f.AttributedTo.check(field+".attributedTo", 0),
		f.Article.check(field+".article", 0),
		notLong(field+".title", f.Title),
	} {
		if err != nil {
			return err
		}
	}
	for _, p := range []*float64{f.MinConfidence, f.MaxConfidence} {
		if p != nil && math.IsNaN(*p) {
			return invalid(field, "a confidence is no number")
		}
	}
	return nil
}

func (f *RelationFilter) check(field string, of bool) error {
	switch {
	case len(f.IDs) > MaxIDs:
		return invalid(field+".ids", "there are %d, more than %d", len(f.IDs), MaxIDs)
	case f.Other != nil && !of:
		return invalid(field+".other", "it is the other end than an entity's, and there is none")
	case len(f.Between) != 0 && len(f.Between) != 2:
		return invalid(field+".between", "give two filters, one for each end")
	}
	for _, err := range []error{
		oneOf(field+".kinds", f.Kinds, AllKinds()...),
		oneOf(field+".statuses", f.Statuses, all3...),
		f.From.check(field+".from", 0),
		f.To.check(field+".to", 0),
		f.Other.check(field+".other", 0),
		f.Involving.check(field+".involving", 0),
		checkEach(field+".between", f.Between, 0),
		f.Claim.check(field + ".claim"),
		f.Seen.check(field + ".seen"),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *QuoteFilter) check(field string) error {
	for _, n := range []int{len(f.IDs), len(f.Cues)} {
		if n > MaxIDs {
			return invalid(field, "a list has %d values, more than %d", n, MaxIDs)
		}
	}
	for _, err := range []error{
		oneOf(field+".kinds", f.Kinds, Direct, Indirect, Mixed),
		f.Speaker.check(field+".speaker", 0),
		f.Addressee.check(field+".addressee", 0),
		f.Outlet.check(field+".outlet", 0),
		checkEach(field+".about", f.About, 0),
		f.Article.check(field+".article", 0),
		notLong(field+".speakerText", f.SpeakerText),
		notLong(field+".text", f.Text),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}
