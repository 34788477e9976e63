// Package graphtest holds what every store is tested with: a suite that
// states each sentence of the contract, a model to compare with, and a
// generator of graphs.
package graphtest
