package neo4jtest

import (
	"io"
	"net"
)

// Queue lets one connection at a time have its turn: it gets a byte when the
// turn begins, and ends it by closing, or by dying.
func Queue(l net.Listener) {
	for {
		c, err := l.Accept()
		if err != nil {
			return // closed
		}
		if _, err := c.Write([]byte{1}); err == nil {
			_, _ = io.Copy(io.Discard, c) // until the other end closes
		}
		_ = c.Close() // the turn is over either way
	}
}
