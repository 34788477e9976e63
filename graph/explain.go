package graph

// Explanation shows how a claim was found, for people who know neither the
// rules nor grammar.
type Explanation struct {
	Claim    ID               `json:"claim"`
	Rule     string           `json:"rule"`
	Sentence string           `json:"sentence"` // the evidence, with what the rule matched in [brackets]
	Lines    []string         `json:"lines"`
	Tokens   []ExplainedToken `json:"tokens"` // in text order; without one of them there is no claim
	Arcs     []ExplainedArc   `json:"arcs"`
}

// ExplainedToken is a word that a rule matched.
type ExplainedToken struct {
	Text string `json:"text"`
	Span Span   `json:"-"`
	Role string `json:"role"` // "trigger", or the label of its arc in the parse
}

// ExplainedArc is how one matched word depends on another.
type ExplainedArc struct {
	From  string `json:"from"`  // the word that depends
	Label string `json:"label"` // nsubj
	To    string `json:"to"`    // on this one
	Reads string `json:"reads"`
}
