// Package resolver answers the API's fields: each resolver validates, calls
// one method of the store, and converts.
package resolver
