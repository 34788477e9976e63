package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress counts work on standard error: a line that is written over on a
// terminal, nothing where it is piped.
type progress struct {
	w        io.Writer
	terminal bool
	verb     string
	n        int
	of       int // how many there are, 0 where that is not known
	start    time.Time
	shown    time.Time
}

func newProgress(e *env, verb string) *progress {
	p := &progress{w: e.stderr, verb: verb, start: time.Now()}
	if f, ok := e.stderr.(*os.File); ok {
		info, err := f.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

func (p *progress) add(n int) {
	p.n += n
	if now := time.Now(); p.terminal && now.Sub(p.shown) > 100*time.Millisecond {
		p.shown = now
		total := ""
		if p.of > 0 {
			total = fmt.Sprintf(" of %d", p.of)
		}
		fmt.Fprintf(p.w, "\r\033[K%d%s articles %s, %.0f a second", p.n, total, p.verb, float64(p.n)/now.Sub(p.start).Seconds())
	}
}

// say writes a line of its own.
func (p *progress) say(format string, args ...any) {
	p.done()
	fmt.Fprintf(p.w, format+"\n", args...)
}

// done ends the line that is written over.
func (p *progress) done() {
	if p.terminal {
		fmt.Fprint(p.w, "\r\033[K")
	}
}
