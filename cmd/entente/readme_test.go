package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/pipeline"
	"entente/graph/neo4j/neo4jtest"
	"entente/schema/server"
)

var update = flag.Bool("update", false, "write what the commands print into the README")

// TestREADMEShowsWhatHappens runs the README's commands and queries in order,
// on one store, and compares every answer that it shows.
func TestREADMEShowsWhatHappens(t *testing.T) {
	store := filepath.Join(t.TempDir(), "readme.sqlite")
	showsWhatHappens(t, map[string]string{"ENTENTE_STORE": store})
}

// TestREADMEShowsWhatHappensInNeo4j does the same over a server.
func TestREADMEShowsWhatHappensInNeo4j(t *testing.T) {
	server := neo4jtest.Shared(t)
	server.EmptyGraph(t)
	showsWhatHappens(t, map[string]string{
		"ENTENTE_STORE":  strings.Replace(server.URI, "://", "://"+server.User+"@", 1),
		passwordVariable: server.Password,
	})
}

func showsWhatHappens(t *testing.T, environment map[string]string) {
	t.Helper()
	t.Chdir(filepath.Join("..", ".."))
	getenv := func(name string) string { return environment[name] }
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	got := rewrite(string(readme), func(language, block, before string) string {
		switch {
		case language == "console":
			return console(t, block, getenv)
		case language == "json" && before != "":
			return ask(t, before, getenv)
		}
		return block
	})
	if *update {
		if err := os.WriteFile("README.md", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(readme), got); d != "" {
		t.Errorf("the README shows something else (-README +now):\n%s", d)
	}
}

// rewrite replaces the fenced blocks of a text; before is the block of GraphQL
// that stands right in front of one, "" for none.
func rewrite(text string, f func(language, block, before string) string) string {
	var out strings.Builder
	query := ""
	for {
		start := strings.Index(text, "```")
		if start < 0 {
			out.WriteString(text)
			return out.String()
		}
		head, rest, _ := strings.Cut(text[start:], "\n")
		block, after, _ := strings.Cut(rest, "```")
		language := strings.TrimPrefix(head, "```")
		out.WriteString(text[:start] + head + "\n" + f(language, block, query) + "```")
		text = after
		query = ""
		if language == "graphql" {
			query = block
		}
	}
}

// console runs each line that begins with "$ entente" and puts what it prints
// below it; other commands are left as they stand.
func console(t *testing.T, block string, getenv func(string) string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(block) {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		out.WriteString(line)
		args := split(command)
		if args[0] != "entente" {
			continue
		}
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), args[1:], &env{strings.NewReader(""), &stdout, &stderr, getenv}); code != exitOK {
			t.Errorf("%s: exit %d: %s", strings.TrimSpace(command), code, stderr.String())
		}
		out.WriteString(stdout.String())
	}
	return out.String()
}

// split takes a command line apart at spaces, but not inside double quotes.
func split(line string) []string {
	var words []string
	for i, part := range strings.Split(strings.TrimSpace(line), `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

// ask posts a query to a server over the README's store.
func ask(t *testing.T, query string, getenv func(string) string) string {
	t.Helper()
	store, err := openStore(t.Context(), &env{getenv: getenv}, getenv("ENTENTE_STORE"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(server.New(store, p, server.Options{}))
	defer s.Close()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(s.URL+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var answer, pretty bytes.Buffer
	if _, err := answer.ReadFrom(response.Body); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(answer.String(), `"errors"`) {
		t.Errorf("%s\nanswers %s", query, answer.String())
	}
	if err := json.Indent(&pretty, answer.Bytes(), "", "  "); err != nil {
		t.Fatal(err)
	}
	return pretty.String() + "\n"
}
