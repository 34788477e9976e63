package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/neo4j"
	"entente/graph/sqlite"
)

const storeHelp = "`address` where the graph is kept: a SQLite file (default: in your data folder), or a Neo4j server, as in neo4j://user@host:7687/database"

// Where the password of a Neo4j server is read from: never the command line,
// which everybody on the machine can read.
const (
	passwordVariable     = "ENTENTE_NEO4J_PASSWORD"
	passwordFileVariable = "ENTENTE_NEO4J_PASSWORD_FILE"
)

// storeFlag adds --store.
func storeFlag(fs *flag.FlagSet, e *env) *string {
	return fs.String("store", e.getenv("ENTENTE_STORE"), storeHelp+"; ENTENTE_STORE sets the default")
}

// openStore is the one switch over stores.
func openStore(ctx context.Context, e *env, address string) (graph.Store, error) {
	scheme, _, isURL := strings.Cut(address, "://")
	switch {
	case isURL && slices.Contains(neo4j.Schemes(), scheme):
		return openNeo4j(ctx, e, address)
	case isURL && scheme != "sqlite":
		return nil, usagef("--store %s: there is no store of this kind; give the path of a SQLite file, or neo4j://user@host:7687/database", address)
	}
	path, err := sqliteFile(address)
	if err != nil {
		return nil, err
	}
	return openSQLite(ctx, path)
}

func openSQLite(ctx context.Context, path string) (graph.Store, error) {
	store, err := sqlite.Open(ctx, path)
	var file *fs.PathError
	switch {
	case errors.As(err, &file), errors.Is(err, graph.ErrUnavailable):
		return nil, fmt.Errorf("%w; see that the file and its folder can be written, or name another with --store", err)
	case err != nil:
		return nil, err
	}
	return store, nil
}

// openExisting opens a store that must be there: for who only reads, a name
// that is misspelt is no empty store.
func openExisting(ctx context.Context, e *env, address string) (graph.Store, error) {
	if scheme, _, isURL := strings.Cut(address, "://"); !isURL || scheme == "sqlite" {
		path, err := sqliteFile(address)
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no store at %s; entente ingest makes one, --store names another", path)
		}
	}
	return openStore(ctx, e, address)
}

// sqliteFile is the path of a SQLite store.
func sqliteFile(address string) (string, error) {
	if address != "" {
		return strings.TrimPrefix(address, "sqlite://"), nil
	}
	path, err := sqlite.DefaultPath()
	if err != nil {
		return "", fmt.Errorf("find your data folder: %w; name a file with --store", err)
	}
	return path, nil
}

func openNeo4j(ctx context.Context, e *env, address string) (graph.Store, error) {
	a, err := neo4j.ParseAddress(address)
	if err != nil {
		return nil, usagef("--%v", err)
	}
	password, file := e.getenv(passwordVariable), e.getenv(passwordFileVariable)
	switch {
	case password != "" && file != "":
		return nil, usagef("%s and %s are both set; keep one", passwordVariable, passwordFileVariable)
	case file != "":
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read the password: %w; %s names its file", err, passwordFileVariable)
		}
		// The file of Neo4j's own NEO4J_AUTH_FILE holds user/password.
		password = strings.TrimPrefix(strings.TrimRight(string(b), "\r\n"), a.User+"/")
	}
	if password == "" {
		return nil, usagef("a Neo4j server wants a password: set %s, or %s to a file that holds it", passwordVariable, passwordFileVariable)
	}
	return neo4j.Open(ctx, a, password)
}

// scratchStore is an empty store for a dry run; Close deletes it.
func scratchStore(ctx context.Context) (graph.Store, error) {
	dir, err := os.MkdirTemp("", "entente-dry-run-")
	if err != nil {
		return nil, fmt.Errorf("make room for a dry run: %w", err)
	}
	store, err := sqlite.Open(ctx, filepath.Join(dir, "scratch.db"))
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return scratch{store, dir}, nil
}

type scratch struct {
	graph.Store
	dir string
}

func (s scratch) Close() error { return errors.Join(s.Store.Close(), os.RemoveAll(s.dir)) }
