package graph

// The limits of input and of questions; meeting one is an error or is said in
// the answer.
const (
	MaxText          = 1 << 20 // bytes of an article's text
	MaxRequest       = 8 << 20 // bytes of a request
	MaxArticles      = 100     // articles a request
	MaxURL           = 4_096   // bytes
	MaxExternalID    = 1_000   // code points
	MaxTitle         = 10_000  // code points of an article's title or publisher, or of a reason
	MaxEvidence      = 8 << 20 // bytes of all evidence of a batch, with the sentences around it
	MaxClaims        = 20_000  // claims of a batch, and quotes, and appearances
	MaxToken         = 64      // code points of a word; the rest is not compared
	MaxNameTokens    = 32      // words by which a name is found
	MaxFirst         = 100     // rows a page of the API
	MaxRows          = 1_000   // rows a page of a store
	MaxQueryDepth    = 15
	MaxQueryCost     = 10_000
	MaxPathLength    = 6
	MaxDepth         = 3       // of a neighbourhood
	MaxExpansions    = 5_000   // entities that a walk looks at
	MaxEdges         = 500_000 // relations that a walk looks at
	MaxNeighbourhood = 1_000   // entities of a subgraph
	MinWords         = 20      // below this an article is taken with a warning
	MaxIDs           = 1_000   // ids in one filter, and ids or queries in one call
	MaxEach          = 10      // entities that must each be mentioned
	MaxFilterDepth   = 2
	MaxSearchText    = 200   // code points
	MaxFilterText    = 1_000 // code points of the words that a filter asks for
	MaxTallyRows     = 1_000
)
