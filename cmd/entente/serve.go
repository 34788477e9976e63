package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"time"

	"entente/graph"
	"entente/graph/neo4j/explore"
	"entente/schema/server"
)

func serve(ctx context.Context, e *env, fs *flag.FlagSet, args []string) error {
	address := fs.String("listen", "127.0.0.1:8080", "`address` to listen on; beyond this machine only with --token-file")
	storeAddress := storeFlag(fs, e)
	rules := rulesFlag(fs)
	origin := fs.String("cors-origin", "", "`origin` of a web page that may use the API, such as http://localhost:5173")
	tokenFile := fs.String("token-file", "", "`file` with the bearer token that every request must carry")
	timeout := fs.Duration("timeout", 30*time.Second, "longest time for a query")
	example := fs.Bool("example", false, "print an example query and its answer")
	if err := noOperands(fs, args); err != nil {
		return err
	}
	if *timeout <= 0 {
		return usagef("--timeout %s: give a time that a query can take, such as 30s", *timeout)
	}
	options := server.Options{ReadTimeout: *timeout, Log: slog.New(slog.NewTextHandler(e.stderr, nil)), Scratch: scratchStore, Explore: explore.Files()}
	if *origin != "" {
		if !server.IsOrigin(*origin) {
			return usagef("--cors-origin %s: give scheme, host and port alone, as a browser sends them: http://localhost:5173", *origin)
		}
		options.Origins = []string{*origin}
	}
	if *tokenFile != "" {
		b, err := os.ReadFile(*tokenFile)
		if err != nil {
			return fmt.Errorf("read the token: %w", err)
		}
		if options.Token = strings.TrimSpace(string(b)); options.Token == "" {
			return fmt.Errorf("%s is empty; write a token into it", *tokenFile)
		}
	}
	p, err := rules.pipeline()
	if err != nil {
		return err
	}
	options.Explainer = p
	store, err := openStore(ctx, e, *storeAddress)
	if err != nil {
		return err
	}
	defer store.Close()
	listener, err := server.Listen(ctx, *address, options.Token)
	if err != nil {
		return err
	}
	served := make(chan error, 1)
	go func() {
		served <- server.Serve(ctx, listener, server.New(store, p, options), options.Log)
	}()
	url := "http://" + listener.Addr().String()
	if *example {
		if err := printExample(ctx, e, url, options.Token); err != nil {
			options.Log.Warn("no example", "error", err)
		}
	}
	fmt.Fprintf(e.stdout, "Serving %s/ – open it in a browser, or POST GraphQL to %s/graphql. Ctrl-C stops it.\n", url, url)
	return <-served
}

const exampleQuery = `{
  relations(where: {kinds: [MET_WITH]}, first: 2) {
    nodes {
      reads
      claims(first: 1) { nodes { date { value } evidence { quote } article { publisher } } }
    }
  }
}`

// printExample asks the running server, as a client would.
func printExample(ctx context.Context, e *env, url, token string) error {
	body, err := json.Marshal(map[string]string{"query": exampleQuery})
	if err != nil {
		return fmt.Errorf("write the query: %w", err)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("ask: %w", err)
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return fmt.Errorf("ask: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, graph.MaxText))
	if err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, answer, "", "  "); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	fmt.Fprintf(e.stdout, "Paste this query into the page:\n\n%s\n\nIt answers:\n\n%s\n\n", exampleQuery, strings.TrimSpace(pretty.String()))
	return nil
}
