// Package schema is the API, described in *.graphqls by noun.
//
//	generated, model  made from it by gqlgen; never edited
//	node              its objects, each with those that were loaded together
//	resolver          its fields: validates, calls one method, converts
//	server            HTTP: transport, limits, errors, security, the page at /
package schema

//go:generate go tool gqlgen generate
