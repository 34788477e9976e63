//go:build race

package graphtest

// All is smaller where the race detector slows everything.
const (
	generated = 100
	rounds    = 10
	steps     = 20
	long      = 200
)
