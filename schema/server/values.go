package server

import (
	"fmt"
	"reflect"
	"strconv"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/graph"
)

const (
	maxFilters = 10             // of one list
	maxList    = 100            // values of one list that are no ids
	maxString  = graph.MaxTitle // code points of a value; those of an article have limits of their own
	article    = "ArticleInput"
)

// values checks what a query hands in: the sizes of lists and texts, and what
// the parser leaves open.
type values struct {
	schema *ast.Schema
	vars   map[string]any
}

// query checks the arguments of every field.
func (v *values) query(op *ast.OperationDefinition, fragments ast.FragmentDefinitionList) *gqlerror.Error {
	fault := v.selection(op.SelectionSet)
	for _, f := range fragments {
		if fault == nil {
			fault = v.selection(f.SelectionSet)
		}
	}
	return fault
}

func (v *values) selection(set ast.SelectionSet) *gqlerror.Error {
	for _, s := range set {
		var fault *gqlerror.Error
		switch s := s.(type) {
		case *ast.Field:
			if fault = v.arguments(s); fault == nil {
				fault = v.selection(s.SelectionSet)
			}
		case *ast.InlineFragment:
			fault = v.selection(s.SelectionSet)
		}
		if fault != nil {
			return fault
		}
	}
	return nil
}

func (v *values) arguments(f *ast.Field) *gqlerror.Error {
	args := f.ArgumentMap(v.vars)
	for _, def := range f.Definition.Arguments {
		if fault := v.value(def.Type, args[def.Name], def.Name); fault != nil {
			return fault
		}
	}
	return nil
}

func (v *values) value(t *ast.Type, val any, at string) *gqlerror.Error {
	r := reflect.ValueOf(val)
	if !r.IsValid() {
		return nil
	}
	if t.Elem != nil && r.Kind() == reflect.Slice {
		return v.list(t.Elem, r, at)
	}
	if t.Elem != nil { // one value stands for a list of one
		return v.value(t.Elem, val, at)
	}
	switch def := v.schema.Types[t.NamedType]; def.Kind {
	case ast.Enum: // the library takes any case in a variable
		if s := fmt.Sprint(val); def.EnumValues.ForName(s) == nil {
			return failure(BadInput, "%s: %s", at, noneOf(s, def))
		}
	case ast.InputObject:
		fields, _ := val.(map[string]any)
		for _, f := range def.Fields {
			if def.Name == article && f.Type.NamedType == "String" {
				continue
			}
			if fault := v.value(f.Type, fields[f.Name], at+"."+f.Name); fault != nil {
				return fault
			}
		}
	case ast.Scalar:
		return scalar(def.Name, val, at)
	}
	return nil
}

func (v *values) list(elem *ast.Type, list reflect.Value, at string) *gqlerror.Error {
	limit := maxList
	switch def := v.schema.Types[elem.NamedType]; {
	case elem.NamedType == "ID":
		limit = graph.MaxIDs
	case def.Kind == ast.InputObject && def.Name != article:
		limit = maxFilters
	}
	if list.Len() > limit {
		return failure(LimitExceeded, "%s: at most %d at once, not %d; send the rest in another request", at, limit, list.Len())
	}
	for i := range list.Len() {
		if fault := v.value(elem, list.Index(i).Interface(), fmt.Sprintf("%s[%d]", at, i)); fault != nil {
			return fault
		}
	}
	return nil
}

func scalar(name string, val any, at string) *gqlerror.Error {
	text := fmt.Sprint(val)
	switch name {
	case "Int":
		if n, err := strconv.ParseInt(text, 10, 32); err != nil || n < 0 {
			return failure(BadInput, "%s: it is no number from 0 to 2147483647", at)
		}
	case "Float":
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return failure(BadInput, "%s: it is no number", at)
		}
	default:
		if utf8.RuneCountInString(text) > maxString {
			return failure(LimitExceeded, "%s: at most %d characters", at, maxString)
		}
	}
	return nil
}
