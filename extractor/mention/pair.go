package mention

import "entente/extractor/gazetteer"

// readPairs takes the names of bodies that are for two things, which the
// engine may cut in two: "Law and Justice Party". The parse hangs both on the
// word that says what the body is.
func (f *finder) readPairs() {
	for i := 1; i+2 < len(f.units); i++ {
		if f.units[i].text != "and" {
			continue
		}
		last := i + 2
		for last < len(f.units) && f.units[last].upper() && f.modifies(last-1, last, last+1) && !f.units[last].class.Is(gazetteer.Body|gazetteer.Site) {
			last++
		}
		if last < len(f.units) && f.pair(i-1, i+1, last) {
			f.takePair(i-1, last)
		}
	}
}

// pair tells whether units a and b are what the body at unit last is for.
func (f *finder) pair(a, b, last int) bool {
	head := f.units[last]
	if !head.upper() || !head.class.Is(gazetteer.Body|gazetteer.Site) || head.class.Is(gazetteer.Title) || !f.units[a].upper() || !f.units[b].upper() || f.units[a].weak {
		return false
	}
	left, right := f.units[a].to-1, f.units[b].to-1
	of := f.doc.Tokens[left]
	return (of.Dep == "nmod" || of.Dep == "compound") && f.at[of.Head] == last && f.doc.Tokens[right].Dep == "conj" && f.doc.Tokens[right].Head == left
}

// takePair keeps a body's name that ends with unit last, unless the engine has
// it whole.
func (f *finder) takePair(from, last int) {
	for from > 0 && f.units[from-1].upper() && !f.units[from-1].weak && f.modifies(from-1, from, last+1) {
		from--
	}
	for i := from; i <= last; i++ {
		if f.units[i].taken {
			return
		}
	}
	for _, e := range f.doc.Entities {
		if f.at[e.Start] <= from && f.at[e.End-1] >= last {
			return
		}
	}
	f.keep(from, last+1, "ORG")
}
