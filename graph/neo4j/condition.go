package neo4j

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// query is a statement in the making: its parameters, and the transaction in
// which filters that leave few rows are answered beforehand.
type query struct {
	*tx
	parameters map[string]any
	variables  int
}

func (t *tx) query() *query { return &query{tx: t, parameters: map[string]any{}} }

// value is a parameter.
func (q *query) value(v any) string {
	name := fmt.Sprintf("v%d", len(q.parameters))
	q.parameters[name] = v
	return "$p." + name
}

// variable is a name that nothing else in the statement has.
func (q *query) variable() string {
	q.variables++
	return fmt.Sprintf("x%d", q.variables)
}

// with is the parameters and some more.
func (q *query) with(more map[string]any) map[string]any {
	out := maps.Clone(q.parameters)
	maps.Copy(out, more)
	return out
}

// condition is what must hold for a row: texts of this package, joined by AND.
type condition struct {
	*query
	parts []string
	err   error // of a filter that was to be answered beforehand
}

func (q *query) condition() *condition { return &condition{query: q} }

func (c *condition) and(format string, args ...any) {
	c.parts = append(c.parts, fmt.Sprintf(format, args...))
}

// all is the conditions as one, true where there are none.
func (c *condition) all() string {
	if len(c.parts) == 0 {
		return "true"
	}
	return strings.Join(c.parts, " AND ")
}

// text is the WHERE of a statement.
func (c *condition) text() string {
	if len(c.parts) == 0 {
		return ""
	}
	return " WHERE " + c.all()
}

// fail keeps the first error.
func (c *condition) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// in demands that an expression is one of a list, if one is given.
func in[T any](c *condition, expression string, list []T) {
	if len(list) > 0 {
		c.and("%s IN %s", expression, c.value(list))
	}
}

// among demands that an expression is one of what a statement gives.
func (c *condition) among(expression, text string, parameters map[string]any) {
	found := []string{}
	if c.err == nil {
		c.fail(c.each(func(r *driver.Record) error {
			if id, ok := r.Values[0].(string); ok {
				found = append(found, id)
			}
			return nil
		}, text, parameters))
	}
	c.and("%s IN %s", expression, c.value(found))
}

// such demands that rows which satisfy conditions stand behind an expression:
// answered beforehand where few do, else row by row. The pattern gives the
// column, and joined the same from the expression.
func (c *condition) such(few bool, expression, pattern, column, joined string, inner func(*condition)) {
	if few {
		alone := c.tx.query().condition()
		alone.variables = c.variables // the pattern has names of this query
		inner(alone)
		c.fail(alone.err)
		c.among(expression, "MATCH "+pattern+alone.text()+" RETURN DISTINCT "+column, alone.parameters)
		return
	}
	nested := c.query.condition()
	inner(nested)
	c.fail(nested.err)
	c.and("EXISTS { MATCH %s%s }", joined, nested.text())
}

// either demands that one of two conditions holds.
func (c *condition) either(a, b func(*condition)) {
	first, second := c.query.condition(), c.query.condition()
	a(first)
	b(second)
	c.fail(first.err)
	c.fail(second.err)
	c.and("(%s OR %s)", first.all(), second.all())
}

// overlaps demands that the time from one date to another overlaps a range. An
// unpadded date sorts right before all of its days: it begins before a day's
// end if it sorts before it, and ends after a day's beginning if it does with
// something behind it that sorts after every digit and dash. The plainer bound
// on the year lets an index help.
func (c *condition) overlaps(first, last string, r *graph.DateRange) {
	if r == nil || *r == (graph.DateRange{}) {
		return
	}
	c.and("%s IS NOT NULL", first)
	if r.Until != "" {
		c.and("%s <= %s", first, c.value(r.Until.Last()))
	}
	if r.Since != "" {
		c.and("%s >= %s", last, c.value(r.Since[:4]))
		c.and("%s + '~' > %s", last, c.value(r.Since.First()))
	}
}

// has demands that all words of a text stand in a full-text index for a row.
// Words are runs of letters, marks and digits, folded: nothing in them means
// anything to Lucene.
func (c *condition) has(expression, index, property, text string) {
	words := graph.Words(text)
	slices.Sort(words)
	if words = slices.Compact(words); len(words) == 0 {
		return
	}
	c.among(expression, "CALL db.index.fulltext.queryNodes($p.index, $p.query) YIELD node RETURN node."+property,
		map[string]any{"index": index, "query": "+" + strings.Join(words, " +")})
}
