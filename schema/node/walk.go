package node

import "entente/graph"

// Path is a walk, with its peers.
type Path struct {
	graph.Path
	Member[graph.Path]
}

// Length is the number of relations.
func (p *Path) Length() int { return len(p.Relations) }

// PathResult is the shortest paths that were found.
type PathResult struct {
	Paths    []*Path
	Complete bool
	Reason   *string
}

// Paths makes the paths of one answer peers.
func Paths(store graph.Reader, found graph.Paths) *PathResult {
	paths := wrap(store, found.Paths, func(p graph.Path, m Member[graph.Path]) *Path { return &Path{p, m} })
	return &PathResult{paths, found.Complete, some(found.Reason)}
}

// Subgraph is part of the graph.
type Subgraph struct {
	Complete        bool
	Reason          *string
	OmittedEntities int
	Member[graph.Subgraph]
}

// Around makes a Subgraph of an answer.
func Around(store graph.Reader, found graph.Subgraph) *Subgraph {
	return &Subgraph{found.Complete, some(found.Reason), found.Omitted, members(store, []graph.Subgraph{found})[0]}
}
