package graph

import "errors"

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
	Field  string
	Reason string
}

func (e *InvalidError) Error() string { return e.Field + ": " + e.Reason }

// Is makes every InvalidError an ErrInvalid.
func (e *InvalidError) Is(target error) bool { return target == ErrInvalid }
