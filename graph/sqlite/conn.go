package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// conn is a connection with the statements that were prepared on it.
type conn struct {
	*sql.Conn
	stmts map[string]*sql.Stmt
}

// maxStatements bounds what a connection keeps prepared; texts of queries
// differ only by which filters are set.
const maxStatements = 500

func newConn(ctx context.Context, db *sql.DB) (*conn, error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{c, map[string]*sql.Stmt{}}, nil
}

// prepared is the statement of a text.
func (c *conn) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt := c.stmts[text]; stmt != nil {
		return stmt, nil
	}
	if len(c.stmts) >= maxStatements {
		for old, stmt := range c.stmts {
			delete(c.stmts, old)
			if err := stmt.Close(); err != nil {
				return nil, err
			}
			break
		}
	}
	stmt, err := c.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	c.stmts[text] = stmt
	return stmt, nil
}

// close closes the connection and what is prepared on it. database/sql does
// not: SQLite would take the connection for one in use, and leave all that was
// written in the write-ahead log.
func (c *conn) close() error {
	var errs []error
	for _, stmt := range c.stmts {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(append(errs, c.Close())...)
}

// exec runs a statement and gives the number of rows it changed.
func (c *conn) exec(ctx context.Context, text string, args ...any) (int64, error) {
	stmt, err := c.prepared(ctx, text) //nolint:sqlclosecheck // it is kept for the next time
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// row runs a statement and reads its first row; false where there is none.
func (c *conn) row(ctx context.Context, into []any, text string, args ...any) (bool, error) {
	stmt, err := c.prepared(ctx, text) //nolint:sqlclosecheck // it is kept for the next time
	if err != nil {
		return false, err
	}
	switch err := stmt.QueryRowContext(ctx, args...).Scan(into...); {
	case errors.Is(err, sql.ErrNoRows):
		return false, nil
	default:
		return err == nil, err
	}
}

// each runs a statement and calls f for each row, which may not use the
// connection.
func (c *conn) each(ctx context.Context, f func(*sql.Rows) error, text string, args ...any) error {
	stmt, err := c.prepared(ctx, text) //nolint:sqlclosecheck // it is kept for the next time
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// pool lends connections, each to one call at a time.
type pool struct {
	db   *sql.DB
	idle chan *conn // nil for one that is not open yet
}

func newPool(db *sql.DB, size int) *pool {
	p := &pool{db, make(chan *conn, size)}
	db.SetMaxOpenConns(size)
	for range size {
		p.idle <- nil
	}
	return p
}

func (p *pool) get(ctx context.Context) (*conn, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case c := <-p.idle:
		if c != nil {
			return c, nil
		}
		c, err := newConn(ctx, p.db)
		if err != nil {
			p.idle <- nil
		}
		return c, err
	}
}

// put takes a connection back; one that may be broken is closed.
func (p *pool) put(c *conn, broken bool) {
	if broken {
		_ = c.close() // it is of no use either way
		c = nil
	}
	p.idle <- c
}

// close closes everything; no connection may be lent.
func (p *pool) close() error {
	var errs []error
	for range cap(p.idle) {
		if c := <-p.idle; c != nil {
			errs = append(errs, c.close())
		}
	}
	return errors.Join(append(errs, p.db.Close())...)
}
