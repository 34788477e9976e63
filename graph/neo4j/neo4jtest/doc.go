// Package neo4jtest gives tests a real Neo4j Community server.
//
//	TEST_NEO4J_URI set     that server, with TEST_NEO4J_HTTP and TEST_NEO4J_PASSWORD
//	ENTENTE_NEO4J=start    the pinned release, fetched by Maven or run by Docker
//	ENTENTE_NEO4J=latest   the same with the newest release
//	neither                the test is left out through graph/need
//
// Tests empty the server they are given: never name one whose data matter.
// `make test` starts one server for all packages by the command in run, which
// also makes packages take turns on it.
package neo4jtest
