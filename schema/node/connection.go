package node

import (
	"context"

	"entente/graph"
)

// Connection is a page of nodes.
type Connection[N any] struct {
	Nodes      []N
	PageInfo   PageInfo
	TotalCount int
	cursors    []string
}

// Edge is a node in a list.
type Edge[N any] struct {
	Cursor string
	Node   N
}

// PageInfo tells where a page stands in its list.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// Edges are the nodes with their cursors.
func (c *Connection[N]) Edges() []Edge[N] {
	out := make([]Edge[N], len(c.Nodes))
	for i, n := range c.Nodes {
		out[i] = Edge[N]{c.cursors[i], n}
	}
	return out
}

type (
	// EntityConnection is a page of entities.
	EntityConnection = Connection[*Entity]
	// EntityEdge is one of a page of entities.
	EntityEdge = Edge[*Entity]

	// RelationConnection is a page of relations.
	RelationConnection = Connection[*Relation]
	// RelationEdge is one of a page of relations.
	RelationEdge = Edge[*Relation]

	// ClaimConnection is a page of claims.
	ClaimConnection = Connection[*Claim]
	// ClaimEdge is one of a page of claims.
	ClaimEdge = Edge[*Claim]

	// QuoteConnection is a page of quotes.
	QuoteConnection = Connection[*Quote]
	// QuoteEdge is one of a page of quotes.
	QuoteEdge = Edge[*Quote]

	// ArticleConnection is a page of articles.
	ArticleConnection = Connection[*Article]
	// ArticleEdge is one of a page of articles.
	ArticleEdge = Edge[*Article]

	// PositionConnection is a page of positions.
	PositionConnection = Connection[*Position]
	// PositionEdge is one of a page of positions.
	PositionEdge = Edge[*Position]

	// MentionConnection is a page of mentions.
	MentionConnection = Connection[*Mention]
	// MentionEdge is one of a page of mentions.
	MentionEdge = Edge[*Mention]
)

// FindAt answers a member with a page of its own; query makes each row's.
func FindAt[R, Q, N any](
	ctx context.Context, m Member[R], find func(context.Context, graph.Reader, []Q) ([]*Connection[N], error), query func(R) Q,
) (*Connection[N], error) {
	return Ask(ctx, m, func(ctx context.Context, store graph.Reader, rows []R) ([]*Connection[N], error) {
		return find(ctx, store, each(rows, query))
	})
}

// FindEntities answers queries with a page each; all rows are peers.
func FindEntities(ctx context.Context, store graph.Reader, qs []graph.EntityQuery) ([]*EntityConnection, error) {
	pages, err := find(ctx, store, qs, store.FindEntities, entities)
	for i := range pages {
		if info := &pages[i].PageInfo; qs[i].Slice.Last > 0 { // the store walked backwards
			info.HasNextPage, info.HasPreviousPage = info.HasPreviousPage, info.HasNextPage
		}
	}
	return pages, err
}

// FindRelations answers queries with a page each; all rows are peers.
func FindRelations(ctx context.Context, store graph.Reader, qs []graph.RelationQuery) ([]*RelationConnection, error) {
	return find(ctx, store, qs, store.FindRelations, relations)
}

// FindClaims answers queries with a page each; all rows are peers.
func FindClaims(ctx context.Context, store graph.Reader, qs []graph.ClaimQuery) ([]*ClaimConnection, error) {
	return find(ctx, store, qs, store.FindClaims, claims)
}

// FindQuotes answers queries with a page each; all rows are peers.
func FindQuotes(ctx context.Context, store graph.Reader, qs []graph.QuoteQuery) ([]*QuoteConnection, error) {
	return find(ctx, store, qs, store.FindQuotes, quotes)
}

// FindArticles answers queries with a page each; all rows are peers.
func FindArticles(ctx context.Context, store graph.Reader, qs []graph.ArticleQuery) ([]*ArticleConnection, error) {
	return find(ctx, store, qs, store.FindArticles, articles)
}

// FindPositions answers queries with a page each; all rows are peers.
func FindPositions(ctx context.Context, store graph.Reader, qs []graph.PositionQuery) ([]*PositionConnection, error) {
	return find(ctx, store, qs, store.FindPositions, positions)
}

// FindMentions answers queries with a page each; all rows are peers.
func FindMentions(ctx context.Context, store graph.Reader, qs []graph.MentionQuery) ([]*MentionConnection, error) {
	return find(ctx, store, qs, store.FindMentions, mentions)
}

func find[Q, R, N any](
	ctx context.Context, store graph.Reader, qs []Q,
	call func(context.Context, []Q) ([]graph.Page[R], error), wrap func(graph.Reader, []R) []N,
) ([]*Connection[N], error) {
	pages, err := inChunks(ctx, qs, graph.MaxIDs, call)
	if err != nil {
		return nil, err
	}
	var rows []R
	for _, p := range pages {
		rows = append(rows, p.Rows...)
	}
	nodes := wrap(store, rows)
	out := make([]*Connection[N], len(pages))
	for i, p := range pages {
		out[i] = connect(p, nodes[:len(p.Rows)])
		nodes = nodes[len(p.Rows):]
	}
	return out, nil
}

func connect[R, N any](p graph.Page[R], nodes []N) *Connection[N] {
	c := &Connection[N]{Nodes: nodes, TotalCount: p.Total, cursors: p.Cursors}
	c.PageInfo = PageInfo{HasNextPage: p.More, HasPreviousPage: p.Earlier}
	if n := len(p.Cursors); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &p.Cursors[0], &p.Cursors[n-1]
	}
	return c
}
