package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// country is what the package says of one.
type country struct {
	Code string `json:"cca2"`
	Name struct {
		Common   string
		Official string
	}
	Capital      []string
	AltSpellings []string
	Demonyms     struct{ Eng struct{ F, M string } }
}

// countries makes a line for each country, by code: code, name, capital,
// demonyms and further names, the last two parted by ";".
func countries(files map[string][]byte) ([]byte, error) {
	var all []country
	if err := json.Unmarshal(files["package/countries.json"], &all); err != nil {
		return nil, fmt.Errorf("read countries.json: %w", err)
	}
	slices.SortFunc(all, func(a, b country) int { return cmp.Compare(a.Code, b.Code) })
	var out bytes.Buffer
	out.WriteString("# Derived from world-countries 5.1.0, https://github.com/mledoze/countries; Open Database License, see LICENSE.\n")
	for _, c := range all {
		var names []string
		for _, name := range append([]string{c.Name.Official}, c.AltSpellings...) {
			if name != c.Name.Common && usable(name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		demonyms := c.Demonyms.Eng.M
		for _, and := range []string{", ", " or "} {
			demonyms = strings.ReplaceAll(demonyms, and, ";")
		}
		capital := ""
		if len(c.Capital) > 0 {
			capital = c.Capital[0]
		}
		fmt.Fprintf(&out, "%s\t%s\t%s\t%s\t%s\n", c.Code, c.Name.Common, capital, demonyms, strings.Join(names, ";"))
	}
	return out.Bytes(), nil
}

// usable tells whether a spelling can stand in an English text: Latin letters,
// no code, no inversion ("Korea, Republic of").
func usable(name string) bool {
	if len(name) < 3 {
		return false
	}
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Latin, r) || r == ' ' || r == '.' || r == '\'' || r == '-':
		default:
			return false
		}
	}
	return true
}
