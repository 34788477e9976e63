package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"entente/graph"
)

// entity is what a Record keeps: all that is counted of an entity.
type entity struct {
	Kind                        graph.EntityKind
	Key                         string
	Articles, Relations, Quotes int
	LastSeen                    graph.Date
	Forms                       map[string]form
	Facts                       map[string]int // by their JSON
}

// form counts how often a form is an appearance's name, and a mention's text.
type form struct{ Names, Aliases int }

// relation is what a Relation keeps.
type relation struct {
	graph.Relation
	FromKind, ToKind       graph.EntityKind
	Certain, Probable, Own int
	Publishers             map[string]int // folded, by articles
	Shown                  []shown        // the newest of its claims
}

// names are the counts of the forms that are names, or that are aliases.
func (e *entity) names(of func(form) int) map[string]int {
	out := make(map[string]int, len(e.Forms))
	for text, f := range e.Forms {
		if n := of(f); n > 0 {
			out[text] = n
		}
	}
	return out
}

// entity is the entity as the store answers it.
func (e *entity) entity(id graph.ID) (*graph.Entity, error) {
	out := &graph.Entity{
		ID: id, Kind: e.Kind, Key: e.Key, Name: graph.MostFrequent(e.names(func(f form) int { return f.Names }))[0],
		ArticleCount: e.Articles, RelationCount: e.Relations, QuoteCount: e.Quotes, LastSeen: e.LastSeen,
	}
	if aliases := graph.MostFrequent(e.names(func(f form) int { return f.Aliases })); len(aliases) > 0 {
		out.Aliases = aliases
	}
	if err := json.Unmarshal([]byte(graph.MostFrequent(e.Facts)[0]), &out.Facts); err != nil {
		return nil, fmt.Errorf("read the facts of %s: %w", id, err)
	}
	return out, nil
}

// forms are all names and aliases, the most frequent alias first.
func (e *entity) forms() []string {
	counts := make(map[string]int, len(e.Forms))
	for text, f := range e.Forms {
		counts[text] = f.Aliases
	}
	return graph.MostFrequent(counts)
}

// change adds what a batch changes.
func (e *entity) change(c *graph.EntityChange) {
	e.Kind, e.Key = c.Kind, c.Key
	e.Articles += c.Articles
	e.Relations += c.Relations
	e.Quotes += c.Quotes
	for text, d := range c.Forms {
		f := e.Forms[text]
		f.Names += d.Names
		f.Aliases += d.Aliases
		if f == (form{}) {
			delete(e.Forms, text)
		} else {
			e.Forms[text] = f
		}
	}
	addCounts(e.Facts, c.Facts)
}

// change adds what a batch changes, but for what is no sum.
func (r *relation) change(c *graph.RelationChange) {
	r.ClaimCount += c.Claims
	r.ArticleCount += c.Articles
	r.Certain += c.Certain
	r.Probable += c.Probable
	r.Own += c.Own
	addCounts(r.Publishers, c.Publishers)
	r.PublisherCount, r.Asserted, r.Certainty = len(r.Publishers), r.Own > 0, graph.Possible
	switch {
	case r.Certain > 0:
		r.Certainty = graph.Certain
	case r.Probable > 0:
		r.Certainty = graph.Probable
	}
}

func addCounts(counts, more map[string]int) {
	for key, n := range more {
		if counts[key] += n; counts[key] == 0 {
			delete(counts, key)
		}
	}
}

// data is a value as a property keeps it whole.
func data(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("neo4j: %T is not JSON", v)) // the types of graph always are
	}
	return string(b)
}

// read reads what data wrote.
func read[T any](property any) (*T, error) {
	text, ok := property.(string)
	if !ok {
		return nil, fmt.Errorf("a %T where %T should stand; run verify", property, *new(T))
	}
	out := new(T)
	if err := json.Unmarshal([]byte(text), out); err != nil {
		return nil, fmt.Errorf("read %T: %w", *out, err)
	}
	return out, nil
}

// digest stands for a text of any length in an index.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:16])
}

// sortKey gives texts the order of their bytes, whatever the server's is.
func sortKey(s string) string { return hex.EncodeToString([]byte(s)) }

func fromSortKey(key string) (string, error) {
	b, err := hex.DecodeString(key)
	return string(b), err
}

// wordsOf is what a full-text index takes of a text.
func wordsOf(text string) string { return strings.Join(graph.Words(text), " ") }
