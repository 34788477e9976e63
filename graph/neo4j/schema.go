package neo4j

import (
	"context"
	"errors"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// version is what (:Entente) says of a database.
const version = 1

// ErrForeign is a database that is not entente's, or of a newer version.
var ErrForeign = errors.New("not a database of this version of entente")

// unique is the property by which each label's nodes are found.
var unique = [][2]string{
	{"Person", "entityId"},
	{"Country", "entityId"},
	{"Organisation", "entityId"},
	{"Place", "entityId"},
	{"Record", "entityId"},
	{"Relation", "relationId"},
	{"Name", "nameId"},
	{"Article", "articleId"},
	{"ArticleText", "articleId"},
	{"Claim", "claimId"},
	{"Quote", "quoteId"},
	{"Tombstone", "tombstoneId"},
	{"Entente", "only"},
}

// ranges are the other properties that nodes are found or sorted by.
var ranges = map[string][]string{
	"Person": {"name"}, "Country": {"name"}, "Organisation": {"name"}, "Place": {"name"},
	"Record":   {"isoCode", "articles", "sortKey", "relations", "quotes", "lastSeen"},
	"Relation": {"fromId", "toId", "lastSeen", "articles"},
	"Name":     {"entityId", "folded"},
	"Article":  {"published", "ingested", "publisherKey"},
	"Claim":    {"articleId", "relationId", "fromId", "toId", "placeId", "overId", "sourceId", "published", "date"},
	"Quote":    {"articleId", "speakerId", "addresseeId", "outletId", "published", "length"},
}

// The full-text indexes, by name: label and property.
const (
	nameWords    = "ententeNames"
	articleWords = "ententeArticles"
	quoteWords   = "ententeQuotes"
	speakerWords = "ententeSpeakers"
	titleWords   = "ententeTitles"
)

var fulltext = [][3]string{
	{nameWords, "Name", "words"},
	{articleWords, "ArticleText", "words"},
	{quoteWords, "Quote", "words"},
	{speakerWords, "Quote", "speakerWords"},
	{titleWords, "Claim", "titleWords"},
}

// schema is the statements that set a database up: constraints, then indexes.
func schema() []string {
	var out []string
	for _, u := range unique {
		out = append(out, fmt.Sprintf("CREATE CONSTRAINT entente_%[1]s_%[2]s IF NOT EXISTS FOR (n:%[1]s) REQUIRE n.%[2]s IS UNIQUE", u[0], u[1]))
	}
	for _, t := range edgeTypes() {
		out = append(out, fmt.Sprintf("CREATE CONSTRAINT entente_%[1]s IF NOT EXISTS FOR ()-[r:%[1]s]-() REQUIRE r.relationId IS UNIQUE", t))
	}
	for _, u := range unique {
		for _, property := range ranges[u[0]] {
			out = append(out, fmt.Sprintf("CREATE INDEX entente_%[1]s_%[2]s IF NOT EXISTS FOR (n:%[1]s) ON (n.%[2]s)", u[0], property))
		}
	}
	for _, f := range fulltext {
		out = append(out, fmt.Sprintf("CREATE FULLTEXT INDEX %s IF NOT EXISTS FOR (n:%s) ON EACH [n.%s] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}", f[0], f[1], f[2]))
	}
	return append(out, "CALL db.awaitIndexes(60)")
}

// prepare looks whose database it is, and sets an empty one up, once.
func (s *Store) prepare(ctx context.Context) error {
	s.setup.Lock()
	defer s.setup.Unlock()
	if s.ready {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, schemaTime)
	defer cancel()
	if err := s.setUp(ctx); err != nil {
		return fmt.Errorf("set the database up: %w", err)
	}
	s.ready = true
	return nil
}

func (s *Store) setUp(ctx context.Context) (err error) {
	session := s.driver.NewSession(ctx, driver.SessionConfig{DatabaseName: s.database})
	defer func() { err = errors.Join(err, session.Close(context.WithoutCancel(ctx))) }()
	run := func(text string, parameters map[string]any) (*driver.Record, error) {
		result, err := session.Run(ctx, text, parameters)
		if err != nil {
			return nil, err
		}
		var first *driver.Record
		for result.Next(ctx) {
			if first == nil {
				first = result.Record()
			}
		}
		return first, result.Err()
	}
	found, err := run("OPTIONAL MATCH (s:Entente) RETURN s.version, EXISTS { MATCH (n) WHERE NOT n:Entente }", nil)
	if err != nil {
		return err
	}
	has, known := found.Values[0].(int64)
	switch {
	case known && has == version:
		return nil
	case known:
		return fmt.Errorf("%w: it is of version %d, and this program writes version %d; use the entente that wrote it, or `entente copy`", ErrForeign, has, version)
	case found.Values[1] == true:
		return fmt.Errorf("%w: it holds data of something else; name an empty database", ErrForeign)
	}
	for _, text := range schema() {
		if _, err := run(text, nil); err != nil {
			return err
		}
	}
	_, err = run("MERGE (s:Entente {only: true}) ON CREATE SET s.version = $version, s.name = 'entente', s.writes = 0", map[string]any{"version": version})
	return err
}
