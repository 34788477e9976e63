package graph

// The fields to sort by.
const (
	ByText       = "TEXT" // as it stands in the article that the query names; always forwards
	ByPublished  = "PUBLISHED"
	ByIngested   = "INGESTED"
	ByRelevance  = "RELEVANCE" // how often the words of the filter's text occur
	ByArticles   = "ARTICLES"
	ByName       = "NAME" // SortName
	ByRelations  = "RELATIONS"
	ByQuotes     = "QUOTES"
	ByFirstSeen  = "FIRST_SEEN"
	ByLastSeen   = "LAST_SEEN"
	ByDate       = "DATE"
	ByLastDate   = "LAST_DATE"
	ByClaims     = "CLAIMS"
	ByPublishers = "PUBLISHERS"
	ByConfidence = "CONFIDENCE"
	ByLength     = "LENGTH" // code points
	byRank       = "RANK"
)

// sortFields are the fields that each noun can be sorted by.
var sortFields = map[string]map[string]valueType{
	"articles": {ByPublished: textValue, ByIngested: integerValue, ByRelevance: integerValue},
	"entities": {ByArticles: integerValue, ByName: textValue, ByRelations: integerValue, ByQuotes: integerValue, ByLastSeen: textValue, ByText: integerValue},
	"relations": {
		ByLastSeen: textValue, ByFirstSeen: textValue, ByLastDate: textValue,
		ByClaims: integerValue, ByArticles: integerValue, ByPublishers: integerValue, ByConfidence: numberValue,
	},
	"claims":    {ByPublished: textValue, ByDate: textValue, ByConfidence: numberValue, ByText: integerValue},
	"quotes":    {ByPublished: textValue, ByLength: integerValue, ByText: integerValue},
	"positions": {ByLastSeen: textValue},
	"mentions":  {ByText: integerValue},
	"hits":      {byRank: integerValue},
}

// sort checks an order of a noun; where article is set, the article's own
// order is the default.
func (o Order) sort(noun, byDefault string, article ID) (Sort, error) {
	s := Sort{Field: o.Field, Ascending: o.Ascending, noun: noun}
	if s.Field == "" {
		s.Field = byDefault
		if article != "" {
			s.Field = ByText
		}
	}
	s.value = sortFields[noun][s.Field]
	if s.value == 0 || s.Field == ByText && article == "" {
		return s, invalid("order", "%s cannot be sorted by %.40q", noun, o.Field)
	}
	if s.Field == ByText {
		s.Ascending = true
	}
	return s, nil
}

// SortName is the form of a name by which entities are sorted: folded, at most
// MaxToken code points.
func SortName(name string) string { return cut(Fold(name), MaxToken) }

// DateValue is a date as a Key's value.
func DateValue(d Date) any {
	if d == "" {
		return nil
	}
	return string(d)
}

// NumberValue is a number that may be missing as a Key's value.
func NumberValue(p *float64) any {
	if p == nil {
		return nil
	}
	return *p
}

// TextPosition is the place of something in a text as a Key's value: by the
// first offset, then by the second.
func TextPosition(first, second int) int64 { return int64(first)<<21 | int64(second) }

// TextPosition is the place of a claim: its evidence, then its trigger.
func (c *Claim) TextPosition() int64 { return TextPosition(c.Evidence.Start, c.Trigger.Start) }

// TextPosition is the place of a quote: its first fragment.
func (q *Quote) TextPosition() int64 {
	return TextPosition(q.Fragments[0].Start, q.Fragments[0].End)
}

// TextPosition is the place of an appearance as a Key's value: its first
// mention, nil for none.
func (a *Appearance) TextPosition() any {
	if len(a.Mentions) == 0 {
		return nil
	}
	return TextPosition(a.Mentions[0].Start, a.Mentions[0].End)
}
