package node

import "entente/graph"

// Article is an article with its peers.
type Article struct {
	*graph.Article
	Member[*graph.Article]
}

// IsNode makes an Article a Node.
func (Article) IsNode() {}

func articles(store graph.Reader, rows []*graph.Article) []*Article {
	return wrap(store, rows, func(row *graph.Article, m Member[*graph.Article]) *Article { return &Article{row, m} })
}

// URL is nil where there is none.
func (a *Article) URL() *string { return some(a.Article.URL) }

// ExternalID is nil where there is none.
func (a *Article) ExternalID() *string { return some(a.Article.ExternalID) }

// Publisher is nil where there is none.
func (a *Article) Publisher() *string { return some(a.Article.Publisher) }

// some is nil for the zero value, which in the graph means nothing.
func some[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
