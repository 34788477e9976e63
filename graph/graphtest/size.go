//go:build !race

package graphtest

// size is how much of something a case takes.
func size(n int) int { return n }
