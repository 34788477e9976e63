package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/graph"
)

// transport answers POST of one JSON object {query, operationName?,
// variables?}. A request that is none gets an HTTP status of its own; one that
// is gets 200 and its errors in the answer, or 400 where nothing was executed
// and the client knows application/graphql-response+json.
type transport struct {
	read, write time.Duration
	errors      *presenter
}

// Supports takes everything, so that everything gets an answer that helps.
func (transport) Supports(*http.Request) bool { return true }

// Do answers a request.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	params, status, fault := decode(w, r)
	if fault != nil {
		refuse(w, status, fault)
		return
	}
	op, faults := exec.CreateOperationContext(r.Context(), params)
	if faults != nil {
		reply(w, r, http.StatusBadRequest, exec.DispatchError(graphql.WithOperationContext(r.Context(), op), faults))
		return
	}
	limit := t.read
	if op.Operation.Operation == ast.Mutation {
		limit = t.write
	}
	ctx, cancel := context.WithTimeout(r.Context(), limit)
	defer cancel()
	next, ctx := exec.DispatchOperation(ctx, op)
	answer := next(ctx)
	if answer == nil { // the time was over before anything was answered
		answer = &graphql.Response{Errors: gqlerror.List{t.errors.present(ctx, context.Cause(ctx))}}
	}
	reply(w, r, http.StatusOK, answer)
}

// decode reads the request; the status goes with the error.
func decode(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, int, *gqlerror.Error) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return nil, http.StatusMethodNotAllowed, failure(BadRequest, "POST a JSON object with a query; a page to try that is at /")
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return nil, http.StatusUnsupportedMediaType, failure(BadRequest, "set Content-Type to application/json")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, graph.MaxRequest))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, http.StatusRequestEntityTooLarge, failure(LimitExceeded, "a request has at most %d bytes; send fewer articles at once", graph.MaxRequest)
	case err != nil:
		return nil, http.StatusBadRequest, failure(BadRequest, "the body could not be read to its end")
	case !utf8.Valid(body):
		return nil, http.StatusBadRequest, failure(BadInput, "the body is not valid UTF-8")
	}
	params, fault := parse(body)
	if fault != nil {
		return nil, http.StatusBadRequest, fault
	}
	params.Headers = r.Header
	return params, 0, nil
}

// parse reads the JSON of a request. Its errors say where and never what: a
// body may hold what nobody else should see.
func parse(body []byte) (*graphql.RawParams, *gqlerror.Error) {
	var in struct {
		Query         *string        `json:"query"`
		OperationName string         `json:"operationName"`
		Variables     map[string]any `json:"variables"`
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber() // a float64 would round
	err := d.Decode(&in)
	if err == nil {
		if _, after := d.Token(); after != io.EOF {
			return nil, failure(BadRequest, "the body is more than one JSON object")
		}
	}
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return nil, failure(BadRequest, "the body is no JSON: the mistake is at byte %d", syntax.Offset)
	case errors.As(err, &typ) && typ.Field == "":
		return nil, failure(BadRequest, "the body is no JSON object, but %.10s; send one query at a time", typ.Value)
	case errors.As(err, &typ):
		return nil, failure(BadRequest, "%.20s cannot be %.10s", typ.Field, typ.Value)
	case err != nil:
		return nil, failure(BadRequest, "the body is no whole JSON object")
	case in.Query == nil:
		return nil, failure(BadRequest, `there is no query; send {"query": "{ store { articles } }"}`)
	}
	return &graphql.RawParams{Query: *in.Query, OperationName: in.OperationName, Variables: in.Variables}, nil
}

const (
	plainJSON   = "application/json"
	graphqlJSON = "application/graphql-response+json"
)

// reply writes an answer; status is for clients that know that GraphQL has
// statuses.
func reply(w http.ResponseWriter, r *http.Request, status int, answer *graphql.Response) {
	media := plainJSON
	if strings.Contains(r.Header.Get("Accept"), graphqlJSON) {
		media = graphqlJSON
	} else {
		status = http.StatusOK
	}
	write(w, media, status, answer)
}

// refuse answers a request that never became a query.
func refuse(w http.ResponseWriter, status int, fault *gqlerror.Error) {
	if after, ok := fault.Extensions["retryAfter"].(int); ok {
		w.Header().Set("Retry-After", strconv.Itoa(after))
	}
	write(w, plainJSON, status, &graphql.Response{Errors: gqlerror.List{fault}})
}

// envelope is an answer without what it does not have: one to a query that
// was not executed has no data.
type envelope struct {
	Errors gqlerror.List   `json:"errors,omitempty"`
	Data   json.RawMessage `json:"data,omitempty"`
}

func write(w http.ResponseWriter, media string, status int, answer *graphql.Response) {
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	_ = out.Encode(envelope{answer.Errors, answer.Data}) // who does not read it any more needs no error
}
