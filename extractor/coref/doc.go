// Package coref decides which mentions of an article refer to one entity.
//
//	names      every name and demonym joins an appearance: countries by code,
//	           people by the parts of their names, organisations by short
//	           forms and acronyms, places by gazetteer id or name
//	roles      what the text calls each person: "vice chairman", of where
//	anaphors   pronouns, role nouns ("the minister") and groups ("the two")
//	           become mentions, in text order, and each refers to what fits it
//	           best among what was mentioned before – or, after an opening
//	           clause, right behind – or to nothing, where no candidate stands
//	           out
//
// Common nouns take part as candidates, so that "it" after "the plan" refers
// to no country. "I", "we" and "you" inside quotation marks wait for package
// quote, which knows the speakers.
package coref
