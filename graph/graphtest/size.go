//go:build !race

package graphtest

const (
	generated = 2000   // articles of the generated graph
	rounds    = 40     // random queries of every kind
	steps     = 80     // random operations
	long      = 10_000 // code points of a long name
)
