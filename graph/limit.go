package graph

// The limits of input and of questions; meeting one is an error or is said in
// the answer.
const (
	MaxText          = 1 << 20 // bytes of an article's text
	MaxRequest       = 8 << 20 // bytes of a request
	MaxArticles      = 100     // articles a request
	MaxFirst         = 100     // rows a page
	MaxQueryDepth    = 15
	MaxQueryCost     = 10_000
	MaxPathLength    = 6
	MaxDepth         = 3     // of a neighbourhood
	MaxExpansions    = 5_000 // entities that a walk looks at
	MaxNeighbourhood = 1_000 // entities of a subgraph
	MinWords         = 20    // below this an article is taken with a warning
	MaxIDs           = 1_000 // ids in one filter
	MaxFilterDepth   = 2
	MaxSearchText    = 200 // code points
	MaxTallyRows     = 1_000
)
