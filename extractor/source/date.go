package source

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"entente/graph"
)

// dateLayouts are the forms of a date of publication, by their length. A time
// of day is dropped: the day is the one that the publisher's clock shows.
var dateLayouts = map[int]string{
	len("2006"):       "2006",
	len("2006-01"):    "2006-01",
	len("2006-01-02"): "2006-01-02",
}

// parseDate reads an ISO 8601 date of year, month or day precision, or a time
// stamp; "" for "".
func parseDate(s string) (graph.Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	day := s
	if len(s) > 10 && (s[10] == 'T' || s[10] == 't' || s[10] == ' ') {
		if !isClock(s[11:]) {
			return "", fmt.Errorf("%.40q has a time of day that is none; write it like 2018-06-28 or 2018-06-28T09:30:00Z", s)
		}
		day = s[:10]
	}
	layout, ok := dateLayouts[len(day)]
	if !ok {
		return "", fmt.Errorf("%.40q is not an ISO 8601 date; write it like 2018-06-28, 2018-06 or 2018", s)
	}
	t, err := time.Parse(layout, day)
	var bad *time.ParseError
	switch {
	case errors.As(err, &bad) && strings.Contains(bad.Message, "out of range"):
		return "", fmt.Errorf("%.40q is not in the calendar; give a day that is, its month or year alone, or no date", s)
	case err != nil:
		return "", fmt.Errorf("%.40q is not an ISO 8601 date; write it like 2018-06-28, 2018-06 or 2018", s)
	case t.Year() == 0:
		return "", fmt.Errorf("%.40q is not in the calendar; give a day that is, its month or year alone, or no date", s)
	}
	return graph.Date(day), nil
}

// isClock tells whether s is a time of day with or without a zone.
func isClock(s string) bool {
	s = strings.ToUpper(strings.Replace(s, " ", "", 1))
	for _, layout := range []string{"15:04:05Z07:00", "15:04:05Z0700", "15:04:05", "15:04Z07:00", "15:04Z0700", "15:04"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
