//go:build !amd64 && !arm64

package english

// fastest is the best kernel for this machine.
func fastest() kernel { return portable{} }
