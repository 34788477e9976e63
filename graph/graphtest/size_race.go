//go:build race

package graphtest

// generated is smaller where the race detector slows everything.
const generated = 200
