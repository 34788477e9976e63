package mention

import (
	"strings"

	"entente/extractor/gazetteer"
	"entente/graph"
)

// localBodies takes the bodies that a place names with small words: "Anytown
// police", "Anytown city council", "the Anyshire district attorney's office".
// A country's ("Sudanese police") are left unnamed: the country acts.
func (f *finder) localBodies() {
	for i := range f.spans {
		s := &f.spans[i]
		if s.name == nil || s.name.kind != graph.Place || s.name.demonym || s.size > 0 {
			continue
		}
		to := f.localBody(s.to)
		if to == s.to {
			continue
		}
		s.to = to
		f.hide(s.from, to)
		f.cover(i)
		key := gazetteer.Key(f.written(*s))
		n := f.names[key]
		if n == nil {
			n = &name{key: key, words: strings.Fields(key), kind: graph.Organisation, fixed: true}
			f.names[key] = n
			f.order = append(f.order, n)
		}
		n.spans = append(n.spans, i)
		s.name = n
	}
}

// localBody is the end of a body's small words that start at unit i, i for
// none.
func (f *finder) localBody(i int) int {
	head := i
	switch f.unit(head).text {
	case "provincial", "city", "county", "town", "regional", "municipal", "district", "state", "village", "metropolitan", "borough":
		head++
	}
	switch u := f.unit(head); u.text {
	case "council", "police", "cartel":
		if f.doc.Tokens[u.from].Dep != "compound" {
			return head + 1
		}
	case "attorney", "prosecutor":
		if isPossessive(f.unit(head+1).text) && f.unit(head+2).text == "office" {
			return head + 3
		}
	}
	return i
}
