package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver

	"entente/graph"
)

// What a file of this package says of itself: PRAGMA application_id and
// user_version.
const (
	applicationID = 0x656E7465 // "ente"
	version       = 1          // of the newest migration
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrForeign is a file that is not this package's, or of a newer version.
var ErrForeign = errors.New("not a database of this version of entente")

// DefaultPath is where the graph lies if nobody says otherwise: entente.db in
// a folder of its own, under the user's folder for data.
func DefaultPath() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find a place for the graph: %w", err)
	}
	dir := os.Getenv("XDG_DATA_HOME")
	switch {
	case runtime.GOOS == "windows" && os.Getenv("LocalAppData") != "":
		dir = os.Getenv("LocalAppData")
	case runtime.GOOS == "darwin":
		dir = filepath.Join(home, "Library", "Application Support")
	case !filepath.IsAbs(dir):
		dir = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(dir, "entente", "entente.db"), nil
}

// Open opens the graph in a file, and makes it, with its folder, where there
// is none. A file of another program or of a newer version is ErrForeign, and
// is not changed; one of an older version is brought up to date.
func Open(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := checkHeader(path); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	write, err := sql.Open("sqlite", dsn(path, "cache_size(-65536)", "wal_autocheckpoint(4000)"))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if err := migrate(ctx, write); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, translate(ctx, "migrate", err)), write.Close())
	}
	read, err := sql.Open("sqlite", dsn(path, "cache_size(-16384)", "query_only(1)"))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), write.Close())
	}
	return &Store{Now: time.Now, write: newPool(write, 1), read: newPool(read, max(4, runtime.NumCPU()))}, nil
}

// dsn is the driver's name of a file, with settings for each connection.
func dsn(path string, pragmas ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/…
		path = "/" + path
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: path}
	q := url.Values{"_dqs": {"0"}}
	for _, p := range append([]string{"busy_timeout(10000)", "foreign_keys(1)", "synchronous(full)", "temp_store(memory)", "trusted_schema(0)"}, pragmas...) {
		q.Add("_pragma", p)
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// checkHeader reads a file's first bytes without opening it as a database,
// which would already change it.
func checkHeader(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	header := make([]byte, 100)
	switch n, err := io.ReadFull(f, header); {
	case n == 0 && errors.Is(err, io.EOF):
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case n < len(header) || string(header[:16]) != "SQLite format 3\x00":
		return fmt.Errorf("%w: it is no SQLite database; choose another file", ErrForeign)
	}
	return checkVersion(binary.BigEndian.Uint32(header[68:]), binary.BigEndian.Uint32(header[60:]))
}

func checkVersion(application, user uint32) error {
	if application != applicationID {
		return fmt.Errorf("%w: it is another program's database; choose another file", ErrForeign)
	}
	if user > version {
		return fmt.Errorf("%w: its version is %d, and this program knows %d; use a newer entente", ErrForeign, user, version)
	}
	return nil
}

// migrate marks a new file, and brings an older one up to date.
func migrate(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	var application, user uint32
	var tables int
	if err := conn.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&application, &user, &tables); err != nil {
		return err
	}
	if application == 0 && tables == 0 {
		// The mark is in the file itself before there is a write-ahead log, so
		// that checkHeader sees it.
		if _, err := conn.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d`, applicationID)); err != nil {
			return err
		}
		application = applicationID
	}
	if err := checkVersion(application, user); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, `PRAGMA journal_mode = wal`); err != nil {
		return err
	}
	for n := user + 1; n <= version; n++ {
		script, err := migrations.ReadFile(fmt.Sprintf("migrations/%04d.sql", n))
		if err != nil {
			return err
		}
		// One transaction, in which another process may have been faster.
		if _, err := conn.ExecContext(ctx, `BEGIN IMMEDIATE`); err != nil {
			return err
		}
		err = conn.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&user)
		if err == nil && user < n {
			_, err = conn.ExecContext(ctx, string(script)+fmt.Sprintf(`; PRAGMA user_version = %d`, n))
		}
		if err != nil {
			_, rollback := conn.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`)
			return errors.Join(err, rollback)
		}
		if _, err := conn.ExecContext(ctx, `COMMIT`); err != nil {
			return err
		}
	}
	return nil
}

var _ graph.Store = (*Store)(nil)
