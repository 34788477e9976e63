// Package quote finds reported speech and its sources.
//
// Mark finds the stretches between quotation marks, before names are looked
// for. Attribute decides, once names and pronouns are known, which of them are
// somebody's words, finds the clauses that report speech without marks, and
// gives each its speaker, its addressee and the outlet it is cited from.
//
// What a word of speech can govern ("told X that P", "accused X of Y",
// "according to X") is data: cues.tsv. So are the names of media and the nouns
// that carry words: nouns.tsv.
package quote
