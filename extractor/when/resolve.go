package when

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"entente/graph"
)

// reference stands for the date of publication where only the form of an
// expression matters.
var reference = time.Date(2000, 6, 15, 0, 0, 0, 0, time.UTC)

func parse(d graph.Date) (time.Time, error) { return time.Parse(time.DateOnly, string(d)) }

var (
	months = map[string]time.Month{
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
		"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	}
	weekdays = map[string]time.Weekday{
		"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	}
	counts = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

	monthDay  = regexp.MustCompile(`^(?:(?:on|late|early) )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$`)
	dayMonth  = regexp.MustCompile(`^(?:(?:on|the) )*(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?,?(?: (\d{4}))?$`)
	monthYear = regexp.MustCompile(`^(?:(?:in|late|early|mid|mid-) ?)*([a-z]+)\.?,? (?:of )?(\d{4})$`)
	yearOnly  = regexp.MustCompile(`^(?:(?:in|late|early|mid|the year) )*(1[5-9]\d\d|20\d\d)$`)
	ago       = regexp.MustCompile(`^(?:about |some )?([a-z]+|\d{1,3}) (day|week|month|year)s? (ago|earlier)$`)
	edges     = regexp.MustCompile(`^(?:on |late |early |earlier )+| (?:morning|afternoon|evening|night)$`)
)

// isRelative tells words that point at a time without naming it in full, and
// are kept even where they give no date: "last week".
func isRelative(text string) bool {
	low := strings.ToLower(text)
	for _, w := range []string{"last week", "this week", "next week", "weekend", "earlier this", "later this", "last month", "next month"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// resolve reads an expression of time. Without a date of publication only what
// the words give in full is resolved. ahead tells that the event is to come.
func resolve(text string, published time.Time, dated, ahead bool) (graph.Date, graph.Basis, bool) {
	low := strings.ToLower(strings.TrimSpace(text))
	if m := monthDay.FindStringSubmatch(low); m != nil && months[m[1]] != 0 {
		return calendarDay(months[m[1]], m[2], m[3], published, dated, ahead)
	}
	if m := dayMonth.FindStringSubmatch(low); m != nil && months[m[2]] != 0 {
		return calendarDay(months[m[2]], m[1], m[3], published, dated, ahead)
	}
	if m := monthYear.FindStringSubmatch(low); m != nil && months[m[1]] != 0 {
		return graph.Date(fmt.Sprintf("%s-%02d", m[2], months[m[1]])), graph.Stated, true
	}
	if m := yearOnly.FindStringSubmatch(low); m != nil {
		return graph.Date(m[1]), graph.Stated, true
	}
	if !dated {
		return "", "", false
	}
	return relative(low, published, ahead)
}

// calendarDay is a month and a day, of the year given or of the one that is
// nearest: behind publication, or before it for what is to come.
func calendarDay(month time.Month, dayText, yearText string, published time.Time, dated, ahead bool) (graph.Date, graph.Basis, bool) {
	day, err := strconv.Atoi(dayText)
	if err != nil {
		return "", "", false
	}
	if yearText != "" {
		year, err := strconv.Atoi(yearText)
		return valid(year, month, day, graph.Stated, err == nil)
	}
	if !dated {
		return "", "", false
	}
	year := published.Year()
	at := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	switch {
	case ahead && at.Before(published):
		year++
	case !ahead && at.After(published.AddDate(0, 0, 60)): // some past clauses speak of what is planned
		year--
	}
	return valid(year, month, day, graph.Relative, true)
}

func valid(year int, month time.Month, day int, basis graph.Basis, ok bool) (graph.Date, graph.Basis, bool) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if !ok || t.Month() != month || t.Day() != day {
		return "", "", false
	}
	return graph.Date(t.Format(time.DateOnly)), basis, true
}

// relative resolves what counts from the date of publication.
func relative(low string, published time.Time, ahead bool) (graph.Date, graph.Basis, bool) {
	day := func(t time.Time, basis graph.Basis) (graph.Date, graph.Basis, bool) {
		return graph.Date(t.Format(time.DateOnly)), basis, true
	}
	month := func(n int) (graph.Date, graph.Basis, bool) {
		first := time.Date(published.Year(), published.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return graph.Date(first.Format("2006-01")), graph.Relative, true
	}
	switch low {
	case "today", "tonight", "this morning", "this afternoon", "this evening":
		return day(published, graph.Publication)
	case "yesterday", "last night":
		return day(published.AddDate(0, 0, -1), graph.Relative)
	case "tomorrow":
		return day(published.AddDate(0, 0, 1), graph.Relative)
	case "this month", "earlier this month", "later this month":
		return month(0)
	case "last month":
		return month(-1)
	case "next month":
		return month(1)
	case "this year", "earlier this year", "later this year":
		return graph.Date(published.Format("2006")), graph.Relative, true
	case "last year":
		return graph.Date(strconv.Itoa(published.Year() - 1)), graph.Relative, true
	case "next year":
		return graph.Date(strconv.Itoa(published.Year() + 1)), graph.Relative, true
	}
	if m := ago.FindStringSubmatch(low); m != nil && m[3] == "ago" {
		n := counts[m[1]]
		if parsed, err := strconv.Atoi(m[1]); err == nil {
			n = parsed
		}
		switch {
		case n > 0 && m[2] == "day":
			return day(published.AddDate(0, 0, -n), graph.Relative)
		case n > 0 && m[2] == "month":
			return month(-n)
		case n > 0 && m[2] == "year":
			return graph.Date(fmt.Sprintf("%04d", published.Year()-n)), graph.Relative, true
		}
		return "", "", false
	}
	bare := edges.ReplaceAllString(edges.ReplaceAllString(low, ""), "")
	next := strings.HasPrefix(bare, "next ") || strings.HasPrefix(bare, "this coming ")
	last := strings.HasPrefix(bare, "last ") || strings.HasPrefix(bare, "this past ")
	word := bare[strings.LastIndex(bare, " ")+1:]
	plain := word == bare || next || last || strings.HasPrefix(bare, "this ")
	if w, ok := weekdays[word]; ok && plain {
		back := (int(published.Weekday()) - int(w) + 7) % 7
		if next || ahead && !last {
			return day(published.AddDate(0, 0, (7-back)%7), graph.Relative)
		}
		return day(published.AddDate(0, 0, -back), graph.Relative)
	}
	if m, ok := months[word]; ok && plain {
		year := published.Year()
		switch {
		case (next || ahead) && m < published.Month():
			year++
		case (last || !ahead && !next) && m > published.Month():
			year--
		}
		return graph.Date(fmt.Sprintf("%04d-%02d", year, m)), graph.Relative, true
	}
	return "", "", false
}
