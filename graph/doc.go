// Package graph is the domain: articles and what they say about people,
// countries, organisations and places, with the exact words behind each edge.
//
//	Article ── Appearance (its mentions of one entity) ── Entity
//	   │            │
//	   ├── Claim ───┘  two appearances, one kind, evidence ── Relation (an edge)
//	   └── Quote       speaker, fragments
//
// Everything is derived from content: ids, order, folding and cursors are
// computed here, and a store only keeps them. Offsets are half-open byte
// offsets into Article.Text unless a name says otherwise.
package graph
