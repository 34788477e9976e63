// Package graphtest holds what every store is tested with: a suite that
// states each sentence of the contract, and a model to compare with.
package graphtest
