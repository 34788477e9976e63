package sqlite

import (
	"slices"
	"strings"

	"entente/graph"
)

// condition is what must hold for a row: texts that stand in this program,
// joined by AND, and the parameters that stand in them as ?.
type condition struct {
	parts []string
	args  []any
}

func (c *condition) and(text string, args ...any) {
	c.parts = append(c.parts, text)
	c.args = append(c.args, args...)
}

// all is the conditions as one, TRUE where there are none.
func (c *condition) all() string {
	if len(c.parts) == 0 {
		return `TRUE`
	}
	return strings.Join(c.parts, ` AND `)
}

// text is the WHERE of a statement.
func (c *condition) text() string {
	if len(c.parts) == 0 {
		return ""
	}
	return ` WHERE ` + c.all()
}

func (c *condition) clone() condition {
	return condition{slices.Clone(c.parts), slices.Clone(c.args)}
}

// in demands that an expression is one of a list, if one is given.
func in[T any](c *condition, expression string, list []T) {
	if len(list) > 0 {
		c.and(expression+` IN (SELECT value FROM json_each(?))`, values(list))
	}
}

// overlaps demands that the time from one date to another overlaps a range.
// An unpadded date sorts right before all of its days, so it begins before a
// day's end if it sorts before it, and ends after a day's beginning if it does
// with something behind it that sorts after every digit and dash. The plainer
// bound on the year lets an index help.
func (c *condition) overlaps(first, last string, r *graph.DateRange) {
	if r == nil || *r == (graph.DateRange{}) {
		return
	}
	c.and(first + ` IS NOT NULL`)
	if r.Until != "" {
		c.and(first+` <= ?`, string(r.Until.Last()))
	}
	if r.Since != "" {
		c.and(last+` >= ? AND `+last+` || '~' > ?`, string(r.Since[:4]), string(r.Since.First()))
	}
}

// has demands that all words of a text stand in a column of a table of words.
func (c *condition) has(rowid, table, column, text string) {
	if expression := wordsExpression(column, text); expression != "" {
		c.and(rowid+` IN (SELECT rowid FROM `+table+` WHERE `+table+` MATCH ?)`, expression)
	}
}
