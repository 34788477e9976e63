package graph

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// What can go wrong, to be compared with errors.Is.
var (
	ErrNotFound    = errors.New("not found")
	ErrInvalid     = errors.New("invalid")
	ErrConflict    = errors.New("conflict")
	ErrClosed      = errors.New("store is closed")
	ErrUnavailable = errors.New("store is unavailable")
)

// InvalidError is an ErrInvalid that names the field and the cure.
type InvalidError struct {
	Field   string // "claims[3].evidence"
	Reason  string
	Rejects Reason // of an article: why it is rejected; "" is Internal
}

func (e *InvalidError) Error() string { return e.Field + ": " + e.Reason }

// Is makes every InvalidError an ErrInvalid.
func (e *InvalidError) Is(target error) bool { return target == ErrInvalid }

// invalid makes an InvalidError.
func invalid(field, format string, args ...any) error {
	return &InvalidError{Field: field, Reason: fmt.Sprintf(format, args...)}
}

// rejecting gives an InvalidError the reason why it rejects an article.
func rejecting(err error, reason Reason) error {
	var e *InvalidError
	if errors.As(err, &e) {
		e.Rejects = reason
	}
	return err
}

// RejectionOf tells in a receipt why an article was not taken.
func RejectionOf(err error) *Rejection {
	var e *InvalidError
	if !errors.As(err, &e) {
		return &Rejection{Reason: Internal, Message: "the article could not be stored"}
	}
	return &Rejection{Reason: cmp.Or(e.Rejects, Internal), Field: strings.TrimPrefix(e.Field, "article."), Message: e.Reason}
}

// RetractedError says of an article that its content was retracted.
func RetractedError(t Tombstone) error {
	why := ""
	if t.Reason != "" {
		why = ": " + t.Reason
	}
	return &InvalidError{
		Field: "article.restore", Rejects: Retracted,
		Reason: fmt.Sprintf("is not given, and this content was retracted on %s%s; give it to take the article in again", t.At.Format(time.DateOnly), why),
	}
}

// Check tells what is wrong with a tombstone, or a reason on its way to one.
func (t *Tombstone) Check() error {
	for _, s := range []string{t.Key, t.ContentHash, t.Reason} {
		if n := utf8.RuneCountInString(s); n > MaxTitle || !isText(s) {
			return invalid("reason", "a reason has at most %d characters of UTF-8 without NUL", MaxTitle)
		}
	}
	return nil
}
