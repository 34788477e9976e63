package mention

import (
	"cmp"
	"slices"

	"entente/extractor/gazetteer"
)

// merge joins spans that stand side by side and are one name: the engine cuts
// "Abdel Karim | el-Hashimi" and "Danish | Armed Forces".
func (f *finder) merge() {
	slices.SortFunc(f.spans, func(a, b span) int { return cmp.Or(a.from-b.from, a.skip-b.skip) })
	out := f.spans[:0]
	for _, s := range f.spans {
		if len(out) > 0 {
			last := &out[len(out)-1]
			if last.to == s.from && f.oneName(*last, s) || last.to+1 == s.from && (f.oneBody(*last, s) || f.foreign(*last, s)) {
				last.to = f.ofTail(last.from, s.to, "ORG")
				f.hide(last.from, last.to)
				switch {
				case last.label == "GPE" && s.label == "PERSON" && !(s.to-s.from == 1 && f.unknown(s.from-1)):
					last.label = "ORG"
				case s.label != "":
					last.label = s.label
				}
				continue
			}
		}
		out = append(out, s)
	}
	f.spans = out
}

// foreign tells whether a particle of another language joins two spans: "Folha
// | do | Recôncavo".
func (f *finder) foreign(a, b span) bool {
	switch f.units[a.to].text {
	case "do", "dos", "da", "das", "del", "della", "di", "du", "des", "de", "delle", "degli":
	default:
		return false
	}
	return a.size == 0 && b.size == 0 && a.label != "GPE" && a.label != "NORP" && b.label != "NORP"
}

// oneBody tells whether "and" joins two spans into the name of one body:
// "Anytown Gas | and | Water Company".
func (f *finder) oneBody(a, b span) bool {
	and := f.units[a.to].text
	chamber := f.units[a.from].class.Is(gazetteer.Bare) && b.to-b.from == 2 // "House Rules | and | Order Committee"
	return (and == "and" || and == "&") && a.label == "ORG" && b.label == "ORG" && f.units[b.to-1].class.Is(gazetteer.Body|gazetteer.Suffix) &&
		!f.units[a.to-1].class.Is(gazetteer.Body|gazetteer.Bare|gazetteer.Suffix) && (chamber || f.modifies(a.to-1, b.from, b.to))
}

func (f *finder) oneName(a, b span) bool {
	if a.size > 0 || b.size > 0 || f.titleBefore(b.from) < b.from {
		return false
	}
	_, form := gazetteer.Nation(f.text(a.from, a.to))
	last := f.units[b.to-1].class
	body := last.Is(gazetteer.Body|gazetteer.Bare) || f.ofBody(b.from, b.to)
	if first := f.units[a.from]; a.to-a.from == 1 && first.class.Is(gazetteer.Site) && !first.class.Is(gazetteer.Bare) && !first.weak && !gazetteer.FirstName(f.units[b.from].text) {
		return true // "Masjid | Al-Hilal"
	}
	if a.label == "PERSON" && b.label == "PERSON" || body && form == gazetteer.CountryName {
		return true
	}
	if b.label == "" && form == gazetteer.NoForm && gazetteer.BodyOf(f.text(a.from, a.to)) == "" && a.label != "NORP" && a.label != "" && !f.units[b.from].weak {
		return true // the engine stopped short: "Anytown | Botanica"
	}
	if !f.modifies(a.to-1, b.from, b.to) {
		return false
	}
	if f.unit(a.from-1).text == "the" && f.unit(b.to).shape == small && a.label == "GPE" && b.label == "PERSON" {
		return true // "the Anytown Dynamica scandal"
	}
	switch {
	case a.label == "GPE" && b.label == "PERSON" && a.to-a.from == 1 && b.to-b.from == 1 && f.unknown(a.from) && f.units[a.from].class == 0:
		return true // a given name that no list has: "Yoveri | Musenga"
	case form != gazetteer.NoForm || a.label == "GPE":
		return body && (b.label == "ORG" || b.label == "")
	case (a.label == "ORG" || a.label == "") && b.label == "GPE":
		return b.to-b.from == 1
	case a.label == "PERSON" && b.label == "ORG" || a.label == "ORG" && b.label == "ORG":
		return body || last.Is(gazetteer.Site|gazetteer.Outlet|gazetteer.Suffix)
	}
	return false
}

// rejoin gives every occurrence of a name of several words the same bounds:
// where the engine sees only parts of a name that it finds whole elsewhere,
// the whole stands.
func (f *finder) rejoin() {
	type whole struct{ from, to int }
	longest := map[string][]whole{} // by the first word, longest first
	for _, s := range f.spans {
		if s.to-s.from < 3 || s.size > 0 {
			continue
		}
		first := f.units[s.from].text
		longest[first] = append(longest[first], whole{s.from, s.to})
	}
	if len(longest) == 0 {
		return
	}
	for _, all := range longest {
		all = all[:min(len(all), maxWholes)]
		slices.SortStableFunc(all, func(a, b whole) int { return (b.to - b.from) - (a.to - a.from) })
	}
	out := f.spans[:0]
	end := 0 // units before it are in a span of out
	for i := 0; i < len(f.spans); i++ {
		s := f.spans[i]
		if s.from < end {
			continue
		}
		for _, w := range longest[f.units[s.from].text] {
			if n := w.to - w.from; n > s.to-s.from && f.same(w.from, s.from, n) {
				s.to = s.from + n
				f.hide(s.from, s.to)
				break
			}
		}
		end = s.to
		if s.size > 0 {
			end = s.from
		}
		out = append(out, s)
	}
	f.spans = out
}

// same tells whether n units from a are written like those from b.
func (f *finder) same(a, b, n int) bool {
	if b+n > len(f.units) {
		return false
	}
	for i := range n {
		if f.units[a+i].text != f.units[b+i].text {
			return false
		}
	}
	return true
}
