package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
)

var discard = slog.New(slog.DiscardHandler)

// failing is a store whose answers fail.
type failing struct {
	graph.Store
	info func(context.Context) error
}

func (f failing) Info(ctx context.Context) (graph.Info, error) { return graph.Info{}, f.info(ctx) }

func (f failing) Ready(ctx context.Context) error { return f.info(ctx) }

func (f failing) Entities(ctx context.Context, _ []graph.ID) ([]*graph.Entity, error) {
	return nil, f.info(ctx)
}

func TestFailuresOfTheStoreAreTold(t *testing.T) {
	const secret = "dial 10.0.0.7: password hunter2"
	for _, test := range []struct {
		name string
		err  func(context.Context) error
		code Code
		says string
		logs bool
	}{
		{"unavailable", func(context.Context) error { return fmt.Errorf("%s: %w", secret, graph.ErrUnavailable) }, Unavailable, "again in 5 seconds", false},
		{"closed", func(context.Context) error { return graph.ErrClosed }, Unavailable, "again in 5 seconds", false},
		{"changed meanwhile", func(context.Context) error { return fmt.Errorf("%s: %w", secret, graph.ErrConflict) }, Conflict, "ask again", false},
		{"too slow", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }, Timeout, "too long", false},
		{"broken", func(context.Context) error { return errors.New(secret) }, Internal, "request id", true},
		{"panicking", func(context.Context) error { panic(secret) }, Internal, "request id", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var log bytes.Buffer
			h := serve(t, failing{open(t), test.err}, func(o *Options) {
				o.Log, o.ReadTimeout = slog.New(slog.NewTextHandler(&log, nil)), 20*time.Millisecond
			})
			w := post(t, h, "{ store { articles } }", nil)
			a := read(t, w)
			if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != test.code || !strings.Contains(a.Errors[0].Message, test.says) {
				t.Fatalf("errors = %+v, want %s %q", a.Errors, test.code, test.says)
			}
			if strings.Contains(w.Body.String(), "hunter2") {
				t.Errorf("the answer tells a secret: %s", w.Body)
			}
			if test.code == Unavailable && a.Errors[0].Extensions.RetryAfter != retryAfter {
				t.Errorf("retryAfter = %d", a.Errors[0].Extensions.RetryAfter)
			}
			id := a.Errors[0].Extensions.RequestID
			logged := strings.Contains(log.String(), "hunter2") && strings.Contains(log.String(), "request_id="+id) && id == w.Header().Get("X-Request-Id")
			if logged != test.logs || strings.Count(log.String(), "level=ERROR") > 1 {
				t.Errorf("request id %q, log %q", id, log.String())
			}
		})
	}
}

// forgetful is a store whose entities are gone when they are asked for.
type forgetful struct{ graph.Store }

func (forgetful) Entities(_ context.Context, ids []graph.ID) ([]*graph.Entity, error) {
	return make([]*graph.Entity, len(ids)), nil
}

func TestWhatIsRetractedMeanwhileIsAConflict(t *testing.T) {
	h := serve(t, forgetful{open(t, graphtest.News()...)})
	for _, query := range []string{"{ relations(first: 1) { nodes { from { name } } } }", "{ relations(first: 1) { nodes { reads } } }"} {
		a := read(t, post(t, h, query, nil))
		if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != Conflict {
			t.Errorf("%s: %+v, want %s", query, a.Errors, Conflict)
		}
	}
	var data struct {
		Quotes struct{ Nodes []struct{ About []any } }
	}
	ask(t, h, "{ quotes { nodes { about { name } } } }", nil, &data)
	if len(data.Quotes.Nodes) == 0 || len(data.Quotes.Nodes[0].About) != 0 {
		t.Errorf("a list keeps what is gone: %+v", data)
	}
}

// TestOneFailureIsLoggedOnce asks a hundred rows for what cannot be loaded.
func TestOneFailureIsLoggedOnce(t *testing.T) {
	var log bytes.Buffer
	store := failing{open(t, crowd(100)...), func(context.Context) error { return errors.New("disk") }}
	h := serve(t, store, func(o *Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	a := read(t, post(t, h, "{ relations(first: 100) { nodes { from { name } } } }", nil))
	if len(a.Errors) == 0 || len(a.Errors) > maxErrors+1 || a.Errors[0].Extensions.Code != Internal {
		t.Errorf("errors = %+v", a.Errors)
	}
	if n := strings.Count(log.String(), "\n"); n != 1 {
		t.Errorf("%d lines are logged, want 1", n)
	}
}

func TestHealth(t *testing.T) {
	up := serve(t, open(t))
	down := serve(t, failing{open(t), func(context.Context) error { return fmt.Errorf("no: %w", graph.ErrUnavailable) }})
	for _, test := range []struct {
		h      http.Handler
		path   string
		status int
	}{
		{up, "/livez", 200},
		{up, "/readyz", 200},
		{down, "/livez", 200},
		{down, "/readyz", 503},
	} {
		if w := get(t, test.h, test.path); w.Code != test.status {
			t.Errorf("GET %s: %d %s, want %d", test.path, w.Code, w.Body, test.status)
		}
	}
}

func TestErrorsNameTheVariable(t *testing.T) {
	h := serve(t, open(t))
	const query = "query($where: EntityFilter) { entities(where: $where) { nodes { id } } }"
	for name, test := range map[string]struct {
		where map[string]any
		says  string
	}{
		"a kind that does not exist": {map[string]any{"kinds": []any{"SHIP"}}, "where.kinds[0]: "},
		"an unknown field":           {map[string]any{"colour": "red"}, "where.colour: "},
	} {
		a := read(t, post(t, h, query, map[string]any{"where": test.where}))
		if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != BadQuery || !strings.HasPrefix(a.Errors[0].Message, test.says) {
			t.Errorf("%s: errors = %+v, want %s %q", name, a.Errors, BadQuery, test.says)
		}
	}
}
