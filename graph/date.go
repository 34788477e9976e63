package graph

import (
	"strconv"
	"time"
)

// ParseDate checks that s is an ISO 8601 date that exists, of the form 2018,
// 2018-06 or 2018-06-28; the error is an InvalidError.
func ParseDate(s string) (Date, error) {
	d := Date(s)
	return d, d.check("date")
}

// check tells what is wrong with a date; "" is none.
func (d Date) check(field string) error {
	layout := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}[len(d)]
	if layout == "" {
		return invalid(field, "%.40q is no date; write 2018, 2018-06 or 2018-06-28", string(d))
	}
	if t, err := time.Parse(layout, string(d)); err != nil || t.Year() == 0 {
		return invalid(field, "%q is no date that exists", string(d))
	}
	return nil
}

// First is the first day of a valid date: 2018-06-01 of 2018-06.
func (d Date) First() Date {
	switch len(d) {
	case 4:
		return d + "-01-01"
	case 7:
		return d + "-01"
	}
	return d
}

// Last is the last day of a valid date: 2018-06-30 of 2018-06.
func (d Date) Last() Date {
	switch len(d) {
	case 4:
		return d + "-12-31"
	case 7:
		year, _ := strconv.Atoi(string(d[:4]))
		month, _ := strconv.Atoi(string(d[5:]))
		return Date(time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
	}
	return d
}

// Contains tells whether the span of d, which may be "", overlaps the range.
func (r DateRange) Contains(d Date) bool { return r.Overlaps(d, d) }

// Overlaps tells whether what lasts from the beginning of first to the end of
// last overlaps the range. Where first is "" nothing is known, and only the
// empty range holds it.
func (r DateRange) Overlaps(first, last Date) bool {
	if r == (DateRange{}) {
		return true
	}
	return first != "" && (r.Until == "" || first.First() <= r.Until.Last()) && (r.Since == "" || last.Last() >= r.Since.First())
}

func (r *DateRange) check(field string) error {
	if r == nil {
		return nil
	}
	if r.Since != "" {
		if err := r.Since.check(field + ".since"); err != nil {
			return err
		}
	}
	if r.Until != "" {
		if err := r.Until.check(field + ".until"); err != nil {
			return err
		}
	}
	if r.Since != "" && r.Until != "" && r.Since.First() > r.Until.Last() {
		return invalid(field, "since %s is after until %s", r.Since, r.Until)
	}
	return nil
}
