package server

import (
	"slices"
	"strings"
	"testing"
)

// described is what introspection tells of a thing with a name.
type described struct {
	Name, Description string
	Args              []described
	Fields            []described
	InputFields       []described
	EnumValues        []described
}

const introspection = `{ __schema { types { name description
	fields(includeDeprecated: true) { name description args { name description } }
	inputFields { name description }
	enumValues(includeDeprecated: true) { name description } } } }`

// types are the API's own types.
func types(t *testing.T) []described {
	t.Helper()
	var data struct {
		Schema struct{ Types []described } `json:"__schema"`
	}
	ask(t, serve(t, open(t)), introspection, nil, &data)
	var out []described
	for _, d := range data.Schema.Types {
		if !strings.HasPrefix(d.Name, "__") {
			out = append(out, d)
		}
	}
	return out
}

func TestEverythingIsDescribed(t *testing.T) {
	for _, d := range types(t) {
		if d.Description == "" {
			t.Errorf("type %s has no description", d.Name)
		}
		for _, list := range [][]described{d.Fields, d.InputFields, d.EnumValues} {
			for _, f := range list {
				if f.Description == "" {
					t.Errorf("%s.%s has no description", d.Name, f.Name)
				}
				for _, a := range f.Args {
					if a.Description == "" {
						t.Errorf("%s.%s(%s:) has no description", d.Name, f.Name, a.Name)
					}
				}
			}
		}
	}
}

// fieldsAndArguments are the names of all that a query can ask for or hand
// in.
func fieldsAndArguments(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, d := range types(t) {
		for _, list := range [][]described{d.Fields, d.InputFields} {
			for _, f := range list {
				out = append(out, f.Name)
				for _, a := range f.Args {
					out = append(out, a.Name)
				}
			}
		}
		if strings.HasSuffix(d.Name, "Field") || strings.HasPrefix(d.Name, "Tally") {
			for _, v := range d.EnumValues {
				out = append(out, v.Name)
			}
		}
	}
	return out
}

func TestTheCodesAreDescribedInTheSchema(t *testing.T) {
	list := types(t)
	query := list[slices.IndexFunc(list, func(d described) bool { return d.Name == "Query" })].Description
	for _, code := range []Code{
		BadRequest, BadQuery, BadInput, NotFound, LimitExceeded, Unauthenticated, Forbidden, Conflict, Timeout, Unavailable, Internal,
	} {
		if !strings.Contains(query, "`"+string(code)+"`") {
			t.Errorf("Query's description does not tell of %s", code)
		}
	}
}
