// Package sqlite is the store that needs no server: one file, written by one
// connection and read by several, each from its own state of the file.
//
//	apply.go     a batch becomes the rows of its article
//	change.go    what a batch, or its removal, changes in counts
//	count.go     entities and relations are changed by these differences
//	find.go      one page of any list, by keyset
//	filter.go    filters become SQL; values are parameters, always
package sqlite
