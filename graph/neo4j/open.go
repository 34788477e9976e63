package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"entente/graph"
)

// Address is where a graph is kept.
type Address struct {
	URI      string // neo4j://, neo4j+s://, bolt:// or bolt+s://host:port
	User     string
	Database string
}

// schemes are those of addresses; the ones with +ssc take a certificate that
// nobody signed.
var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// Schemes are the schemes of a store's address.
func Schemes() []string { return slices.Clone(schemes) }

// ParseAddress reads neo4j://user@host:port/database. The user is neo4j where
// none is given, and so is the database. A password in it is ErrInvalid: it
// would be seen by everybody who lists processes.
func ParseAddress(address string) (Address, error) {
	bad := func(reason string) (Address, error) {
		return Address{}, &graph.InvalidError{Field: "store", Reason: reason}
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || !slices.Contains(schemes, u.Scheme):
		return bad("an address of Neo4j reads neo4j://user@host:7687/database")
	case u.RawQuery != "" || u.Fragment != "" || strings.Contains(strings.Trim(u.Path, "/"), "/"):
		return bad("an address of Neo4j ends after the database")
	}
	if _, has := u.User.Password(); has {
		return bad("an address holds no password; give it in ENTENTE_NEO4J_PASSWORD, or the file that holds it in ENTENTE_NEO4J_PASSWORD_FILE")
	}
	a := Address{URI: u.Scheme + "://" + u.Host, User: u.User.Username(), Database: strings.Trim(u.Path, "/")}
	if a.User == "" {
		a.User = "neo4j"
	}
	if a.Database == "" {
		a.Database = "neo4j"
	}
	return a, nil
}

// Times that a store goes by.
const (
	readTime    = 30 * time.Second // a call that reads, at the server
	writeTime   = 2 * time.Minute  // a transaction that writes
	retryTime   = 60 * time.Second // how long a write is tried again
	connectTime = 5 * time.Second
	acquireTime = 15 * time.Second // for a connection of the pool
	schemaTime  = 60 * time.Second
)

// Open opens the graph of a server. A server that cannot be reached is no
// error: calls give ErrUnavailable until it can. A database that holds other
// data, or a newer version, is ErrForeign, and is not changed.
func Open(ctx context.Context, a Address, password string) (*Store, error) {
	d, err := driver.NewDriverWithContext(a.URI, driver.BasicAuth(a.User, password, ""), func(c *config.Config) {
		c.TelemetryDisabled = true
		c.SocketConnectTimeout = connectTime
		c.ConnectionAcquisitionTimeout = acquireTime
		c.ConnectionLivenessCheckTimeout = time.Second
		c.UserAgent = "entente"
	})
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", a.URI, err)
	}
	s := &Store{Now: time.Now, driver: d, database: a.Database}
	if err := translate(ctx, "open "+a.URI, s.prepare(ctx)); err != nil && !errors.Is(err, graph.ErrUnavailable) {
		return nil, errors.Join(err, d.Close(context.WithoutCancel(ctx)))
	}
	return s, nil
}
