//go:build !race

package graphtest

// generated is how many articles the generated graph has.
const generated = 2000
