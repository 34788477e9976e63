//go:build race

package graphtest

// size is a quarter, for the race detector slows everything; more than 500
// becomes very little.
func size(n int) int {
	if n > 500 {
		return n / 20
	}
	return (n + 3) / 4
}
