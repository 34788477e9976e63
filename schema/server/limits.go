package server

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"entente/graph"
)

const (
	maxTokens      = 5_000    // of a query
	maxCachedQuery = 16 << 10 // bytes; a longer one is parsed each time
	cachedQueries  = 200
	maxIntrospect  = 20 // levels of an introspection
)

// limits refuses what would cost too much, before it does: depth before a
// query is even checked, cost and inputs before it is executed.
type limits struct{ schema *ast.Schema }

// ExtensionName is for gqlgen.
func (limits) ExtensionName() string { return "limits" }

// Validate learns the schema.
func (l *limits) Validate(es graphql.ExecutableSchema) error {
	l.schema = es.Schema()
	return nil
}

// MutateOperationParameters refuses a query that is too deep to look at. That
// it does not parse is told when it is parsed again.
func (l *limits) MutateOperationParameters(_ context.Context, p *graphql.RawParams) *gqlerror.Error {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: p.Query}, maxTokens)
	if err != nil {
		if strings.Contains(err.Error(), "token limit") {
			return failure(LimitExceeded, "a query has at most %d words and signs; pass values as variables", maxTokens)
		}
		return nil
	}
	d := depth{fragments: doc.Fragments, known: map[string]int{}}
	for _, op := range doc.Operations {
		if d.of(op.SelectionSet) > graph.MaxQueryDepth {
			return failure(LimitExceeded, "a query is at most %d levels deep", graph.MaxQueryDepth)
		}
	}
	if d.deferred {
		return failure(BadQuery, "@defer is not served; ask for what you need at once")
	}
	return nil
}

// depth measures queries.
type depth struct {
	fragments ast.FragmentDefinitionList
	known     map[string]int // by fragment; while it is measured, 0, so that a circle ends
	deferred  bool
}

func (d *depth) of(set ast.SelectionSet) int {
	deepest := 0
	for _, s := range set {
		n := 0
		switch s := s.(type) {
		case *ast.Field:
			n = 1 + d.of(s.SelectionSet)
			if strings.HasPrefix(s.Name, "__") && n <= maxIntrospect {
				n = 1
			}
		case *ast.InlineFragment:
			d.deferred = d.deferred || s.Directives.ForName("defer") != nil
			n = d.of(s.SelectionSet)
		case *ast.FragmentSpread:
			d.deferred = d.deferred || s.Directives.ForName("defer") != nil
			n = d.fragment(s.Name)
		}
		deepest = max(deepest, n)
	}
	return deepest
}

func (d *depth) fragment(name string) int {
	if n, ok := d.known[name]; ok {
		return n
	}
	d.known[name] = 0
	if f := d.fragments.ForName(name); f != nil {
		d.known[name] = d.of(f.SelectionSet)
	}
	return d.known[name]
}

// MutateOperationContext refuses a query that costs too much or has values
// that no field takes.
func (l *limits) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	v := values{schema: l.schema, vars: op.Variables}
	if fault := v.query(op.Operation, op.Doc.Fragments); fault != nil {
		return fault
	}
	c := cost{vars: op.Variables, known: map[sized]int{}}
	if n := c.of(op.Operation.SelectionSet, plainList); n > graph.MaxQueryCost {
		return failure(LimitExceeded, "the query costs %d, more than %d; ask for fewer rows with `first`, or for fewer fields", n, graph.MaxQueryCost)
	}
	return nil
}

// cache keeps parsed queries, but none that are long.
type cache struct{ *lru.LRU[*ast.QueryDocument] }

func newCache() cache { return cache{lru.New[*ast.QueryDocument](cachedQueries)} }

// Add keeps a query that is not long.
func (c cache) Add(ctx context.Context, query string, doc *ast.QueryDocument) {
	if len(query) <= maxCachedQuery {
		c.LRU.Add(ctx, query, doc)
	}
}
