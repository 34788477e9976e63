// Package neo4j keeps the graph in a Neo4j server, 5.26 or newer, Community
// edition, as a model that reads well in the Neo4j Browser:
//
//	(:Person|Country|Organisation|Place {entityId, name, aliases, country})-[:RECORD]->(:Record)
//	(a)-[:MET_WITH|PLANS_TO_MEET|… {relationId, name, claims, evidence, …}]->(b)    one for each relation, for the eye
//	(:Article)-[:TEXT]->(:ArticleText)       (:Article)-[:MENTIONS]->(:Record)
//	(:Article)-[:ASSERTS]->(:Claim)-[:FROM|TO|AT|OVER|ATTRIBUTED_TO]->(:Record)
//	(:Article)-[:REPORTS]->(:Quote)-[:ADDRESSED_TO|ABOUT|THROUGH]->(:Record), (:Record)-[:SAID]->(:Quote)
//
// Records, relations, names and tombstones are what the store itself goes by,
// reached by index: (:Record) and (:Relation) carry what is counted, (:Name)
// the forms of names with their tokens. What a claim, a quote, an appearance or
// a count is stands whole in its data, as JSON of package graph; the other
// properties are there to be looked up, sorted by, or read.
//
// Ids, order, folding, tokens and cursors are those of package graph. No text
// ever becomes Cypher: labels and types are a table in this package, the rest
// is parameters. Full-text indexes are asked for words of graph.Words alone,
// which are runs of letters, marks and digits.
//
// One transaction writes at a time, over all processes: each begins by taking
// the lock of (:Entente), the node that says which version the database is of.
// Within a process a call sees one state of the graph; what another process
// commits may become visible between two statements of one call.
package neo4j
