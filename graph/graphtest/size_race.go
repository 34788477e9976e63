//go:build race

package graphtest

// size is much less, for the race detector slows everything.
func size(n int) int {
	if n > 500 {
		return n / 40
	}
	return (n + 7) / 8
}
