package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente/graph"
	"entente/graph/sqlite"
)

const storeHelp = "where the graph is kept: a SQLite file (default: in your data folder)"

// storeFlag adds --store.
func storeFlag(fs *flag.FlagSet, e *env) *string {
	return fs.String("store", e.getenv("ENTENTE_STORE"), storeHelp+"; ENTENTE_STORE sets the default")
}

// openStore is the one switch over stores.
func openStore(ctx context.Context, e *env, address string) (graph.Store, error) {
	scheme, _, isURL := strings.Cut(address, "://")
	switch {
	case isURL && scheme != "sqlite":
		return nil, usagef("--store %s: there is no store of this kind; give the path of a SQLite file", address)
	case isURL:
		address = strings.TrimPrefix(address, "sqlite://")
	case address == "":
		path, err := sqlite.DefaultPath()
		if err != nil {
			return nil, fmt.Errorf("find your data folder: %w; name a file with --store", err)
		}
		address = path
	}
	return sqlite.Open(ctx, address)
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
