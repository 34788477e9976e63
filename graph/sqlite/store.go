package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"entente/graph"
)

// Store is a graph in a file.
type Store struct {
	Now func() time.Time // set before use; time.Now by default

	write *pool // of one
	read  *pool

	mu     sync.RWMutex // held for reading by running calls
	closed bool
}

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

// Close waits for running calls and closes the file.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return errors.Join(s.read.close(), s.write.close())
}

// reader is one state of the file, for the length of a call.
type reader struct {
	ctx context.Context
	*conn
}

// view runs f on one state of the file.
func (s *Store) view(ctx context.Context, doing string, f func(*reader) error) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return translate(ctx, doing, transact(ctx, s.read, `BEGIN`, func(c *conn) error { return f(&reader{ctx, c}) }))
}

// update runs f on the one connection that writes, and keeps what it wrote if
// it ends well.
func (s *Store) update(ctx context.Context, doing string, f func(*conn) error) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return translate(ctx, doing, transact(ctx, s.write, `BEGIN IMMEDIATE`, f))
}

func transact(ctx context.Context, p *pool, begin string, f func(*conn) error) (err error) {
	c, err := p.get(ctx)
	if err != nil {
		return err
	}
	broken := false
	defer func() { p.put(c, broken) }()
	if _, err := c.exec(ctx, begin); err != nil {
		return err
	}
	if err = f(c); err == nil {
		if _, err = c.exec(ctx, `COMMIT`); err == nil {
			return nil
		}
	}
	if _, rollback := c.exec(context.WithoutCancel(ctx), `ROLLBACK`); rollback != nil {
		broken = true
	}
	return err
}

func (r *reader) each(f func(*sql.Rows) error, text string, args ...any) error {
	return r.conn.each(r.ctx, f, text, args...)
}

// Ready tells whether the file can be read.
func (s *Store) Ready(ctx context.Context) error {
	return s.view(ctx, "ready", func(r *reader) error {
		var n int
		_, err := r.row(ctx, []any{&n}, `SELECT count(*) FROM (SELECT 1 FROM article LIMIT 1)`)
		return err
	})
}

// Info counts what is stored.
func (s *Store) Info(ctx context.Context) (graph.Info, error) {
	info := graph.Info{Version: fmt.Sprintf("sqlite %d", version)}
	err := s.view(ctx, "info", func(r *reader) error {
		var ingested sql.NullInt64
		_, err := r.row(ctx, []any{&info.Articles, &info.Entities, &info.Relations, &info.Claims, &info.Quotes, &ingested},
			`SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM entity), (SELECT count(*) FROM relation),
			(SELECT count(*) FROM claim), (SELECT count(*) FROM quote), (SELECT max(ingested) FROM article)`)
		if ingested.Valid {
			info.LastIngestedAt = time.UnixMilli(ingested.Int64).UTC()
		}
		return err
	})
	return info, err
}

// Tombstones gives what was retracted.
func (s *Store) Tombstones(ctx context.Context) ([]graph.Tombstone, error) {
	var out []graph.Tombstone
	err := s.view(ctx, "tombstones", func(r *reader) error {
		return r.each(func(rows *sql.Rows) error {
			var t graph.Tombstone
			var at int64
			err := rows.Scan(&t.Key, &t.ContentHash, &t.Reason, &at)
			t.At = time.UnixMilli(at).UTC()
			out = append(out, t)
			return err
		}, `SELECT key, content_hash, reason, at FROM tombstone ORDER BY key, content_hash`)
	})
	return out, err
}

// Check has SQLite look at its file: its pages, keys and indexes.
func (s *Store) Check(ctx context.Context, report func(graph.Finding)) error {
	return s.view(ctx, "check", func(r *reader) error {
		if err := r.refresh(); err != nil {
			return err
		}
		err := r.each(func(rows *sql.Rows) error {
			var what string
			err := rows.Scan(&what)
			if err == nil && what != "ok" {
				report(graph.Finding{What: "file: " + what})
			}
			return err
		}, `SELECT integrity_check FROM pragma_integrity_check`)
		if err != nil {
			return err
		}
		return r.each(func(rows *sql.Rows) error {
			var table, parent string
			err := rows.Scan(&table, &parent)
			report(graph.Finding{What: fmt.Sprintf("a row of %s has none in %s", table, parent)})
			return err
		}, `SELECT "table", "parent" FROM pragma_foreign_key_check`)
	})
}
