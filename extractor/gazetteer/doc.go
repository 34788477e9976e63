// Package gazetteer knows names: countries and their people, cities, regions,
// seas, first names, titles and the words that institutions are made of.
//
// All data is embedded and searched in place. Everything is safe for
// concurrent use and deterministic.
package gazetteer
