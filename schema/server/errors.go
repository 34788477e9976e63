package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/graph"
	"entente/schema/resolver"
)

// Code is what went wrong, for programs; it stands in extensions.code of every
// error and never changes its meaning.
type Code string

// The codes of errors.
const (
	BadRequest      Code = "BAD_REQUEST"     // the HTTP request is no POST of a JSON object with a query
	BadQuery        Code = "BAD_QUERY"       // the query does not parse, or the schema has no such thing
	BadInput        Code = "BAD_INPUT"       // a value is wrong; the message names field and cure
	NotFound        Code = "NOT_FOUND"       // something that must exist does not
	LimitExceeded   Code = "LIMIT_EXCEEDED"  // a limit is met; the message names it
	Unauthenticated Code = "UNAUTHENTICATED" // the token is missing or wrong
	Forbidden       Code = "FORBIDDEN"       // this Host or Origin is not answered
	Conflict        Code = "CONFLICT"        // the graph changed while it was read; ask again
	Timeout         Code = "TIMEOUT"         // it took too long; ask for less
	Unavailable     Code = "UNAVAILABLE"     // the store does not answer; ask again after extensions.retryAfter seconds
	Internal        Code = "INTERNAL"        // our fault; extensions.requestId finds it in the server's log
)

const (
	maxErrors  = 10  // errors of an answer; how many more there are is told
	maxMessage = 300 // code points of a message
	retryAfter = 5   // seconds
)

// failure is an error with its code and nothing to hide.
func failure(code Code, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    cut(fmt.Sprintf(format, args...)),
		Extensions: map[string]any{"code": code},
	}
}

func cut(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxMessage {
			return s[:i] + "…"
		}
	}
	return s
}

// presenter turns errors into what a client may know of them.
type presenter struct {
	log    *slog.Logger
	schema *ast.Schema
}

// present gives an error its code. What is not known to be the client's
// affair is logged and stays here.
func (p *presenter) present(ctx context.Context, err error) *gqlerror.Error {
	var located *gqlerror.Error
	if !errors.As(err, &located) {
		located = &gqlerror.Error{Err: err}
	}
	out := p.classify(ctx, err, located)
	out.Path, out.Locations = located.Path, located.Locations
	return out
}

func (p *presenter) classify(ctx context.Context, err error, located *gqlerror.Error) *gqlerror.Error {
	var limit *resolver.LimitError
	var invalid *graph.InvalidError
	_, coded := located.Extensions["code"].(Code)
	switch {
	case coded:
		return &gqlerror.Error{Message: located.Message, Extensions: located.Extensions}
	case located.Err == nil && len(located.Extensions) > 0: // the parser's and the validator's
		return failure(BadQuery, "%s%s", ofVariable(located.Path), p.cured(located.Message))
	case errors.As(err, &limit):
		return failure(LimitExceeded, "%s", limit)
	case errors.As(err, &invalid):
		return failure(BadInput, "%s", invalid)
	case errors.Is(err, graph.ErrInvalid):
		return failure(BadInput, "a value is not valid")
	case errors.Is(err, graph.ErrNotFound):
		return failure(NotFound, "%s", located.Message)
	case errors.Is(err, graph.ErrConflict):
		return failure(Conflict, "the graph changed while it was read; ask again")
	case errors.Is(err, context.DeadlineExceeded):
		return failure(Timeout, "it took too long; ask for less")
	case errors.Is(err, graph.ErrUnavailable), errors.Is(err, graph.ErrClosed), errors.Is(err, context.Canceled):
		return unavailable()
	}
	return p.internal(ctx, "query failed", cmp.Or(located.Err, err))
}

// ofVariable names the value that an error is about, as "input[0].title: ",
// where it is one of the query's variables.
func ofVariable(path ast.Path) string {
	if len(path) < 2 || path[0] != ast.PathName("variable") {
		return ""
	}
	return path[1:].String() + ": "
}

// notOfEnum finds the value and the enum of which the validator says that it
// has no such value, in a query or in a variable.
var notOfEnum = regexp.MustCompile(`(?s)^(?:Value "(\w+)" does not exist in "(\w+)!?" enum|(.*) is not a valid (\w+))$`)

// cured adds to what the validator says what to do about it.
func (p *presenter) cured(message string) string {
	message = strings.TrimSuffix(message, ".")
	if m := notOfEnum.FindStringSubmatch(message); m != nil {
		if def := p.schema.Types[m[2]+m[4]]; def != nil && def.Kind == ast.Enum {
			return noneOf(m[1]+m[3], def)
		}
	}
	if strings.HasSuffix(message, "unknown field") {
		return message + "; leave it out: introspection lists the fields that there are"
	}
	return message
}

// noneOf says that a value is none of an enum, and which are.
func noneOf(value string, def *ast.Definition) string {
	names := make([]string, len(def.EnumValues))
	for i, v := range def.EnumValues {
		names[i] = v.Name
	}
	return fmt.Sprintf("%.40q is no %s; give one of %s", value, def.Name, strings.Join(names, ", "))
}

func unavailable() *gqlerror.Error {
	err := failure(Unavailable, "the store does not answer; ask again in %d seconds", retryAfter)
	err.Extensions["retryAfter"] = retryAfter
	return err
}

// internal logs what happened, which may befall a hundred rows, once, and
// answers with where to find it.
func (p *presenter) internal(ctx context.Context, what string, cause any, attrs ...slog.Attr) *gqlerror.Error {
	r := requestOf(ctx)
	if text := fmt.Sprint(cause); r.news(what + text) {
		attrs = append([]slog.Attr{slog.String("request_id", r.id), slog.String("error", text)}, attrs...)
		p.log.LogAttrs(ctx, slog.LevelError, what, attrs...)
	}
	err := failure(Internal, "internal error; the server's log has it under request id %s", r.id)
	err.Extensions["requestId"] = r.id
	return err
}

// recover turns a panic into an error.
func (p *presenter) recover(ctx context.Context, v any) error {
	return p.internal(ctx, "panic", v, slog.String("stack", string(debug.Stack())))
}

// capErrors keeps an answer from being made of errors.
func capErrors(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	res := next(ctx)
	if res == nil || len(res.Errors) <= maxErrors {
		return res
	}
	more := *res.Errors[maxErrors]
	more.Message = fmt.Sprintf("and %d errors more", len(res.Errors)-maxErrors)
	more.Path, more.Locations = nil, nil
	res.Errors = append(res.Errors[:maxErrors:maxErrors], &more)
	return res
}
