// Package relation finds what an article says of two: who met whom, who holds
// which position, who disputes what. What it looks for is written in rule
// files, which need no Go to read or to change; rules/README.md tells how.
//
//	rule file → parse → rules by trigger word
//	                        │
//	sentence  → trigger → paths to two ends → mood → claim
//
// A rule says which word triggers it and how the tree leads from there to the
// two ends. What holds for every rule is done here, once: lists ("A and B
// met C"), groups ("the two"), plans, denials, conditions, reported words,
// certainty, titles, places.
package relation
