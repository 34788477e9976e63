package relation

import "entente/graph"

// Rule is one way in which text says a relation.
type Rule struct {
	ID       string
	Kind     graph.RelationKind
	Note     string    // what it is for, in words
	Yes      []Example // sentences it must find something in
	No       []Example // sentences it must find nothing in
	File     string
	Line     int
	triggers []trigger
	from, to argument
	each     path // both ends stand in one list or group, which it leads to
	over     path
	when     []path // each must lead somewhere
	unless   []path // none may lead anywhere
	clause   path   // to the word whose mood counts; nil for the trigger, empty where none does
	title    path   // HOLDS_POSITION: to the title; nil for the trigger
	home     *home
	status   graph.Status // "" for what the mood of the clause says
	tense    graph.Tense
	mode     graph.Mode
	certain  graph.Certainty // "" for what the mood of the clause says
	mutual   bool
	late     bool // it goes by what other rules find
}

// Example is an invented sentence, and what the rule must find in it.
type Example struct {
	Text   string
	Line   int
	Claims []Expected // none in what a rule must not find
}

// Expected is a claim as an example states it; fields that it does not state
// are empty.
type Expected struct {
	From, To string // names
	Status   graph.Status
	Tense    graph.Tense
	Mode     graph.Mode
	Sure     graph.Certainty
	Title    string
	Place    string // "none" where the claim must have none
	Over     string
	Mutual   bool
}

// trigger is a set of words that a rule starts from.
type trigger struct {
	words wordSet
	tags  bits // 0 for any
}

// argument is how a rule finds one end.
type argument struct {
	path      path
	fromEnd   bool // the path starts at the other end, not at the trigger
	kinds     map[graph.EntityKind]bool
	alone     bool // the first of a list only: one title names one holder, in "Porto, Portugal; Lyon, France" one comma one country
	delegates bool // "Chilean officials" stand for Chile
	agents    bool // "Brandt's lawyers" stand for Brandt
	conflict  bool // in disputes and criticism "Chilean warships" stand for Chile, "we" for who speaks, a letter for who wrote it
}

// home is where a title belongs when the sentence does not say it: the one
// entity of the article that fits.
type home struct {
	kind    graph.EntityKind
	words   []string // of which its name has one; none for the country that the article is most about
	city    bool     // "PLACE city": the city, and not the region, that the article is most about
	opposed bool     // it may be a country that the first end visits, meets or quarrels with
}
