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
	maxSelections  = 1_000    // of a query; what checks it compares each with each
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
	s := shape{fragments: doc.Fragments, known: map[string]int{}}
	deepest := 0
	for _, op := range doc.Operations {
		deepest = max(deepest, s.depth(op.SelectionSet))
	}
	switch {
	case deepest > graph.MaxQueryDepth:
		return failure(LimitExceeded, "a query is at most %d levels deep; ask in two, the second by ids", graph.MaxQueryDepth)
	case s.selections > maxSelections:
		return failure(LimitExceeded, "a query has at most %d fields", maxSelections)
	case s.deferred:
		return failure(BadQuery, "@defer is not served; ask for what you need at once")
	}
	return nil
}

// shape measures a query.
type shape struct {
	fragments  ast.FragmentDefinitionList
	known      map[string]int // depth of fragments; while one is measured, 0, so that a circle ends
	selections int
	deferred   bool
}

func (s *shape) depth(set ast.SelectionSet) int {
	deepest := 0
	s.selections += len(set)
	for _, selection := range set {
		n := 0
		switch x := selection.(type) {
		case *ast.Field:
			n = 1 + s.depth(x.SelectionSet)
			if strings.HasPrefix(x.Name, "__") && n <= maxIntrospect {
				n = 1
			}
		case *ast.InlineFragment:
			s.deferred = s.deferred || x.Directives.ForName("defer") != nil
			n = s.depth(x.SelectionSet)
		case *ast.FragmentSpread:
			s.deferred = s.deferred || x.Directives.ForName("defer") != nil
			n = s.fragment(x.Name)
		}
		deepest = max(deepest, n)
	}
	return deepest
}

func (s *shape) fragment(name string) int {
	if n, ok := s.known[name]; ok {
		return n
	}
	s.known[name] = 0
	if f := s.fragments.ForName(name); f != nil {
		s.known[name] = s.depth(f.SelectionSet)
	}
	return s.known[name]
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
