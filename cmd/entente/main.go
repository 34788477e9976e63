// Command entente turns news articles into a knowledge graph and serves it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"text/tabwriter"
)

// Exit codes.
const (
	exitOK    = 0
	exitFail  = 1 // the work was done in part or not at all; standard error says why
	exitUsage = 2 // the command line is wrong
)

// env is what a command has of the world.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

// command is one of the program's verbs.
type command struct {
	name, args, summary string
	run                 func(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error
}

// usageError is a wrong command line; the message says what is wrong.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errPartial ends a command with exitFail after it has said everything itself.
var errPartial = errors.New("")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], &env{os.Stdin, os.Stdout, os.Stderr, os.Getenv})
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string, e *env) int {
	all := commands()
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		switch len(args) {
		case 0:
			usage(e.stdout, all)
			return exitUsage
		case 1:
			usage(e.stdout, all)
			return exitOK
		}
		args = []string{args[1], "-h"}
	}
	for _, c := range all {
		if c.name == args[0] {
			return c.main(ctx, e, args[1:])
		}
	}
	fmt.Fprintf(e.stderr, "entente: there is no command %q. Try: entente help\n", args[0])
	return exitUsage
}

func usage(w io.Writer, all []command) {
	fmt.Fprint(w, "entente: news articles in, a knowledge graph out\n\n")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range all {
		fmt.Fprintf(t, "  entente %s %s\t%s\n", c.name, c.args, c.summary)
	}
	t.Flush()
	fmt.Fprint(w, "\nentente COMMAND -h lists a command's flags.\n")
}

// main runs the command and reports its error.
func (c command) main(ctx context.Context, e *env, args []string) int {
	fs := flag.NewFlagSet(c.name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	err := c.run(ctx, e, fs, args)
	var bad usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(e.stdout, "%s\n\n%s.\n\n", strings.TrimSpace("entente "+c.name+" "+c.args), c.summary)
		fs.SetOutput(e.stdout)
		fs.PrintDefaults()
		return exitOK
	case errors.Is(err, errPartial):
		return exitFail
	case errors.As(err, &bad):
		fmt.Fprintf(e.stderr, "entente %s: %v\nTry: entente %s -h\n", c.name, err, c.name)
		return exitUsage
	case ctx.Err() != nil:
		fmt.Fprintf(e.stderr, "entente %s: %s\n", c.name, strings.ReplaceAll(err.Error(), context.Canceled.Error(), "stopped"))
		return exitFail
	}
	fmt.Fprintf(e.stderr, "entente %s: %v\n", c.name, err)
	return exitFail
}

// parse reads flags and operands in any order.
func parse(fs *flag.FlagSet, args []string) ([]string, error) {
	var operands []string
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, usageError{err}
		}
		rest := fs.Args()
		if len(rest) == 0 {
			return operands, nil
		}
		if n := len(args) - len(rest); n > 0 && args[n-1] == "--" {
			return append(operands, rest...), nil
		}
		operands, args = append(operands, rest[0]), rest[1:]
	}
}
