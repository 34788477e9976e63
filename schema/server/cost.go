package server

import (
	"encoding/json"
	"reflect"

	"github.com/vektah/gqlparser/v2/ast"
)

// cost reckons what a query may answer with at most, in objects and values.
type cost struct {
	vars  map[string]any
	known map[sized]int
}

// sized is a fragment where lists have so many rows.
type sized struct {
	fragment *ast.FragmentDefinition
	rows     int
}

const (
	endless   = 1_000_000_000 // more is not told apart
	plainList = 3             // rows that a list without `first` is taken to have
	emptyPage = 20            // rows where `first` is null
)

// weights are the fields that cost more than one value: a whole text, a walk,
// a count, an article to analyse.
var weights = map[string]int{
	"Article.text": 50, "Claim.explain": 50, "Query.path": 500, "Query.neighbourhood": 250, "Query.tally": 250, "Query.search": 10,
	"IngestPayload.results": 50, "Mutation.retractArticle": 50,
}

// of adds up selections; lists among them that have no size of their own have
// so many rows.
func (c *cost) of(set ast.SelectionSet, rows int) int {
	sum := 0
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			sum += c.field(s, rows)
		case *ast.InlineFragment:
			sum += c.of(s.SelectionSet, rows)
		case *ast.FragmentSpread:
			key := sized{s.Definition, rows}
			n, ok := c.known[key]
			if !ok {
				n = c.of(s.Definition.SelectionSet, rows)
				c.known[key] = n
			}
			sum += n
		}
		sum = min(sum, endless)
	}
	return sum
}

// field is a field's own cost and that of what is below it, for each of its
// rows. The size that a connection is asked for is that of its lists.
func (c *cost) field(f *ast.Field, rows int) int {
	if f.Name == "__schema" || f.Name == "__type" {
		return 0
	}
	weight := max(1, weights[f.ObjectDefinition.Name+"."+f.Name])
	size, own := c.size(f)
	if len(f.SelectionSet) == 0 {
		return weight
	}
	below := plainList
	if own {
		below = size
	}
	switch list := f.Definition.Type.Elem != nil; {
	case list && own:
		return min(endless, weight+size*(1+c.of(f.SelectionSet, plainList)))
	case list:
		return min(endless, rows*(weight+c.of(f.SelectionSet, plainList)))
	default:
		return weight + c.of(f.SelectionSet, below)
	}
}

// size is how many rows a field's arguments ask for.
func (c *cost) size(f *ast.Field) (int, bool) {
	args := f.ArgumentMap(c.vars)
	most, own := 0, false
	for _, def := range f.Definition.Arguments {
		switch v := args[def.Name]; def.Name {
		case "first", "last", "limit":
			own = true
			most = max(most, number(v))
		case "ids", "input":
			own = true
			most = max(most, length(v))
		}
	}
	if own && most == 0 && args["first"] == nil && args["last"] == nil {
		most = emptyPage
	}
	return most, own
}

// number is an argument's value as gqlgen finds it.
func number(v any) int {
	switch v := v.(type) {
	case int64:
		return int(min(v, endless))
	case json.Number:
		n, _ := v.Int64()
		return int(min(n, endless))
	}
	return 0
}

func length(v any) int {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Slice {
		return r.Len()
	}
	return 1
}
