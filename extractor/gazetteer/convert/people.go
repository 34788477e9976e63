package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/extractor/gazetteer"
)

//go:embed genders.tsv
var ownGenders string

// firstNames makes a line for each first name, by key: key, and "m", "f", or
// "u" where both bear it.
func firstNames(male, female map[string][]byte) ([]byte, error) {
	genders := map[string]string{}
	for gender, files := range map[string]map[string][]byte{"m": male, "f": female} {
		var names []string
		if err := json.Unmarshal(files["package/data/names.json"], &names); err != nil {
			return nil, fmt.Errorf("read names.json: %w", err)
		}
		for _, name := range names {
			key := gazetteer.Key(name)
			if other := genders[key]; other != "" && other != gender {
				genders[key] = "u"
			} else {
				genders[key] = gender
			}
		}
	}
	own := map[string]string{}
	for line := range strings.Lines(ownGenders) {
		gender, names, ok := strings.Cut(line, "\t")
		if !ok || gender[0] == '#' {
			continue
		}
		for name := range strings.FieldsSeq(names) {
			key := gazetteer.Key(name)
			if other := own[key]; other != "" && other != gender {
				own[key] = "u"
			} else {
				own[key] = gender
			}
		}
	}
	maps.Copy(genders, own)
	lines := make([]string, 0, len(genders))
	for key, gender := range genders {
		lines = append(lines, key+"\t"+gender+"\n")
	}
	slices.Sort(lines)
	return []byte("# From the @stdlib data sets of first names; public domain (CC0 1.0); with our own.\n" + strings.Join(lines, "")), nil
}
