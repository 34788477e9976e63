// Command run starts a Neo4j server, runs a command that finds it in its
// environment, and stops the server: go run ./graph/neo4j/neo4jtest/run -- go test ./...
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"entente/graph/need"
	"entente/graph/neo4j/neo4jtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code, err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "run:", err)
	}
	os.Exit(code)
}

func run(ctx context.Context, args []string) (code int, err error) {
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		return 2, errors.New("name a command, as in: run -- go test")
	}
	environ := os.Environ()
	if os.Getenv(neo4jtest.URI) == "" {
		server, err := neo4jtest.NewLocal(ctx)
		switch {
		case errors.Is(err, neo4jtest.ErrNoServer) && !slices.Contains(strings.Split(os.Getenv(need.Require), ","), "neo4j"):
			fmt.Fprintf(os.Stderr, "\n*** LEFT OUT for want of neo4j: %v\n\n", err)
		case err != nil:
			return 1, err
		default:
			defer func() {
				if e := server.Close(); e != nil {
					code, err = 1, errors.Join(err, e)
				}
			}()
			environ = append(environ, neo4jtest.URI+"="+server.URI, neo4jtest.HTTP+"="+server.HTTP,
				neo4jtest.User+"="+server.User, neo4jtest.Password+"="+server.Password)
		}
	}
	turns, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return 1, fmt.Errorf("keep the queue: %w", err)
	}
	defer turns.Close()
	go neo4jtest.Queue(turns)
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Env = append(environ, neo4jtest.Turns+"="+turns.Addr().String())
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	if err != nil {
		return 1, fmt.Errorf("run %s: %w", args[0], err)
	}
	return 0, nil
}
