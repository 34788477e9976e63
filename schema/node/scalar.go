package node

import (
	"fmt"
	"regexp"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"entente/graph"
)

var isID = regexp.MustCompile(`^[aceqr][0-9a-hjkmnp-tv-z]{20}$`)

// MarshalID writes an id.
func MarshalID(id graph.ID) graphql.Marshaler { return graphql.MarshalID(string(id)) }

// UnmarshalID reads an id; the error is an InvalidError.
func UnmarshalID(v any) (graph.ID, error) {
	s, ok := v.(string)
	if !ok || !isID.MatchString(s) {
		return "", &graph.InvalidError{Field: "id", Reason: "an id is a letter and 20 characters, as the API gives it"}
	}
	return graph.ID(s), nil
}

// MarshalPartialDate writes a date, null for none.
func MarshalPartialDate(d graph.Date) graphql.Marshaler {
	if d == "" {
		return graphql.Null
	}
	return graphql.MarshalString(string(d))
}

// UnmarshalPartialDate reads a date; the error is an InvalidError.
func UnmarshalPartialDate(v any) (graph.Date, error) {
	s, ok := v.(string)
	if !ok {
		return "", &graph.InvalidError{Field: "date", Reason: "a date is text: 2018, 2018-06 or 2018-06-28"}
	}
	return graph.ParseDate(s)
}

// MarshalDateTime writes a moment, null for the zero one.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	if t.IsZero() {
		return graphql.Null
	}
	return graphql.MarshalString(t.UTC().Format(time.RFC3339Nano))
}

// UnmarshalDateTime reads a moment; the error is an InvalidError.
func UnmarshalDateTime(v any) (time.Time, error) {
	s, _ := v.(string)
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, &graph.InvalidError{Field: "time", Reason: fmt.Sprintf("%.40q is no moment; write 2018-06-28T09:30:00Z", s)}
	}
	return t, nil
}
