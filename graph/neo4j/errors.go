package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// translate turns an error of the driver into one of package graph, and says
// what was being done.
func translate(ctx context.Context, doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, graph.ErrInvalid), errors.Is(err, graph.ErrNotFound), errors.Is(err, graph.ErrClosed), errors.Is(err, ErrForeign):
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", doing, ctx.Err())
	case unavailable(err):
		return fmt.Errorf("%s: %w: %w; try again when Neo4j is up", doing, graph.ErrUnavailable, err)
	case refused(err):
		return fmt.Errorf("%s: Neo4j does not let this user in (%w); check the user of the address and ENTENTE_NEO4J_PASSWORD", doing, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// unavailable tells whether the server cannot answer now.
func unavailable(err error) bool {
	var away *driver.ConnectivityError
	var limit *driver.TransactionExecutionLimit
	var e *driver.Neo4jError
	return errors.As(err, &away) || errors.As(err, &limit) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &e) && e.IsRetriable() || has(err, "Neo.ClientError.Transaction.TransactionTimedOut", "Neo.DatabaseError.")
}

func refused(err error) bool {
	var e *driver.Neo4jError
	return errors.As(err, &e) && e.HasSecurityCode()
}

// ofTheArticle tells whether an error is the fault of the rows that were
// written, and not of the server.
func ofTheArticle(err error) bool {
	return has(err, "Neo.ClientError.Schema.ConstraintValidationFailed", "Neo.ClientError.Statement.")
}

func has(err error, codes ...string) bool {
	var e *driver.Neo4jError
	if !errors.As(err, &e) {
		return false
	}
	for _, code := range codes {
		if strings.HasPrefix(e.Code, code) {
			return true
		}
	}
	return false
}
