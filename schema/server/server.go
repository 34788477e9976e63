// Package server answers HTTP: the API at /graphql, a page to try it at /,
// files for the Neo4j Browser at /explore/, and /livez and /readyz.
//
//	recovery, request id, headers
//	└── Host, Origin          a web page elsewhere gets nothing
//	    └── token             where one is set
//	        └── transport     POST of JSON, 8 MiB, a time-out
//	            └── limits    depth, cost and size of the question
//	                └── resolver
package server

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"entente/graph"
	"entente/schema/generated"
	"entente/schema/resolver"
)

// Options are what a server can be told. The zero value serves this machine
// alone.
type Options struct {
	// Token is what a client has to present, as "Authorization: Bearer TOKEN";
	// "" for nothing, and then only requests under a name of this machine's
	// loopback or one of Hosts are answered.
	Token string
	// Origins are web pages of other hosts that may ask, as
	// "http://localhost:5173".
	Origins []string
	// Hosts are further names under which the server is reached without token.
	Hosts []string
	// Scratch opens an empty store for a dry run, which closes it.
	Scratch func(context.Context) (graph.Store, error)
	// Explore are files to serve below /explore/; nil for none.
	Explore fs.FS
	// Explainer tells what claims were found by; without one, nobody does.
	Explainer resolver.Explainer
	// Log is told of internal errors; nil for slog.Default.
	Log *slog.Logger
	// ReadTimeout and WriteTimeout are how long a query and a mutation may
	// take; 0 for 30 seconds and 5 minutes.
	ReadTimeout, WriteTimeout time.Duration
}

// New gives the handler of everything.
func New(store graph.Store, ingester resolver.Ingester, o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.ReadTimeout == 0 {
		o.ReadTimeout = 30 * time.Second
	}
	if o.WriteTimeout == 0 {
		o.WriteTimeout = 5 * time.Minute
	}
	schema := generated.NewExecutableSchema(generated.Config{
		Resolvers: &resolver.Resolver{Graph: store, Ingester: ingester, Explainer: o.Explainer, Scratch: o.Scratch},
	})
	errs := &presenter{log: o.Log, schema: schema.Schema()}
	api := handler.New(schema)
	api.AddTransport(transport{read: o.ReadTimeout, write: o.WriteTimeout, errors: errs})
	api.SetQueryCache(newCache())
	api.SetParserTokenLimit(maxTokens)
	api.SetErrorPresenter(errs.present)
	api.SetRecoverFunc(errs.recover)
	api.AroundResponses(capErrors)
	api.Use(extension.Introspection{})
	api.Use(&limits{})

	guard := guard{token: o.Token, origins: o.Origins, hosts: o.Hosts}
	mux := http.NewServeMux()
	mux.Handle("/graphql", guard.authenticated(api))
	mux.Handle("/livez", http.HandlerFunc(live))
	mux.Handle("/readyz", ready(store, o.Log))
	if o.Explore != nil {
		mux.Handle("GET /explore/", http.StripPrefix("/explore", http.FileServerFS(o.Explore)))
	}
	mux.Handle("/", page())
	return errs.named(guard.where(mux))
}
