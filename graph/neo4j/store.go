package neo4j

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// Store is a graph in a Neo4j server.
type Store struct {
	Now func() time.Time // set before use; time.Now by default

	driver   driver.DriverWithContext
	database string

	setup sync.Mutex
	ready bool // the database is this package's

	trace func(text string, parameters map[string]any) // nil, or told of every statement

	writing sync.Mutex   // one transaction writes at a time
	state   sync.RWMutex // held for reading by calls that read, for writing by a commit

	mu     sync.RWMutex // held for reading by running calls
	closed bool
}

var (
	_ graph.Store      = (*Store)(nil)
	_ graph.Neighbours = (*Store)(nil)
)

// enter begins a call; Close waits for leave.
func (s *Store) enter(ctx context.Context) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	if s.closed {
		s.mu.RUnlock()
		return nil, graph.ErrClosed
	}
	return s.mu.RUnlock, nil
}

// Close waits for running calls and lets the server go.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return s.driver.Close(context.Background())
}

// tx is a transaction.
type tx struct {
	ctx   context.Context
	trace func(text string, parameters map[string]any)
	driver.ExplicitTransaction
}

// each runs a statement and gives its rows. In it, $p holds the parameters: a
// server plans anew for every type and length of them that it sees, and does
// not look into a map.
func (t *tx) each(row func(*driver.Record) error, text string, parameters map[string]any) error {
	if t.trace != nil {
		t.trace(text, parameters)
	}
	result, err := t.Run(t.ctx, text, map[string]any{"p": parameters})
	if err != nil {
		return err
	}
	for result.Next(t.ctx) {
		if err := row(result.Record()); err != nil {
			return err
		}
	}
	return result.Err()
}

// exec runs a statement for its effect.
func (t *tx) exec(text string, parameters map[string]any) error {
	return t.each(func(*driver.Record) error { return nil }, text, parameters)
}

// transact runs f in a transaction, which is committed where commit is given.
func (s *Store) transact(ctx context.Context, mode driver.AccessMode, limit time.Duration, f func(*tx) error, commit func(*tx) error) (err error) {
	session := s.driver.NewSession(ctx, driver.SessionConfig{DatabaseName: s.database, AccessMode: mode})
	defer func() { err = errors.Join(err, session.Close(context.WithoutCancel(ctx))) }()
	raw, err := session.BeginTransaction(ctx, driver.WithTxTimeout(limit))
	if err != nil {
		return err
	}
	t := &tx{ctx, s.trace, raw}
	if err = f(t); err == nil && commit != nil {
		err = commit(t)
	}
	if err != nil || commit == nil {
		// What went wrong is told already; a transaction that failed is gone.
		_ = raw.Close(context.WithoutCancel(ctx))
	}
	return err
}

// view runs f on one state of the graph.
func (s *Store) view(ctx context.Context, doing string, f func(*tx) error) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return translate(ctx, doing, err)
	}
	defer leave()
	s.state.RLock()
	defer s.state.RUnlock()
	limited, cancel := context.WithTimeout(ctx, readTime)
	defer cancel()
	if err := s.prepare(limited); err != nil {
		return translate(ctx, doing, err)
	}
	return translate(ctx, doing, s.transact(limited, driver.AccessModeRead, readTime, f, nil))
}

// update runs f alone among those that write, and keeps what it wrote if it
// ends well. It may run more than once: a server that goes away is waited for,
// up to retryTime.
func (s *Store) update(ctx context.Context, doing string, f func(*tx) error) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return translate(ctx, doing, err)
	}
	defer leave()
	s.writing.Lock()
	defer s.writing.Unlock()
	locked := func(t *tx) error {
		if err := t.exec("MATCH (s:Entente {only: true}) SET s.writes = s.writes + 1", nil); err != nil {
			return err
		}
		return f(t)
	}
	commit := func(t *tx) error {
		s.state.Lock()
		defer s.state.Unlock()
		return t.Commit(t.ctx)
	}
	until := time.Now().Add(retryTime)
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 2*time.Second) {
		err := s.prepare(ctx)
		if err == nil {
			err = s.transact(ctx, driver.AccessModeWrite, writeTime, locked, commit)
		}
		if err == nil || ctx.Err() != nil || !unavailable(err) || time.Now().After(until) {
			return translate(ctx, doing, err)
		}
		pause := time.NewTimer(wait/2 + rand.N(wait))
		select {
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			return translate(ctx, doing, ctx.Err())
		}
	}
}

// Ready tells whether the server can answer.
func (s *Store) Ready(ctx context.Context) error {
	return s.view(ctx, "ready", func(t *tx) error { return t.exec("RETURN 1", nil) })
}

// Info counts what is stored.
func (s *Store) Info(ctx context.Context) (graph.Info, error) {
	info := graph.Info{Version: fmt.Sprintf("neo4j %d", version)}
	err := s.view(ctx, "info", func(t *tx) error {
		for label, n := range map[string]*int{"Article": &info.Articles, "Record": &info.Entities, "Relation": &info.Relations, "Claim": &info.Claims, "Quote": &info.Quotes} {
			err := t.each(func(r *driver.Record) error {
				*n = int(r.Values[0].(int64))
				return nil
			}, "MATCH (n:"+label+") RETURN count(n)", nil)
			if err != nil {
				return err
			}
		}
		return t.each(func(r *driver.Record) error {
			info.LastIngestedAt = time.UnixMilli(r.Values[0].(int64)).UTC()
			return nil
		}, "MATCH (a:Article) WHERE a.ingested IS NOT NULL RETURN a.ingested ORDER BY a.ingested DESC LIMIT 1", nil)
	})
	return info, err
}

// Tombstones gives what was retracted.
func (s *Store) Tombstones(ctx context.Context) ([]graph.Tombstone, error) {
	var out []graph.Tombstone
	err := s.view(ctx, "tombstones", func(t *tx) error {
		return t.each(func(r *driver.Record) error {
			b, err := read[graph.Tombstone](r.Values[0])
			if err == nil {
				out = append(out, *b)
			}
			return err
		}, "MATCH (t:Tombstone) RETURN t.data", nil)
	})
	sortTombstones(out)
	return out, err
}
