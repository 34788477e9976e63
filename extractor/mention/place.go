package mention

import (
	"math"

	"entente/extractor/gazetteer"
	"entente/graph"
)

// neighbours are the countries that an article on a country tends to name too,
// for countries that share their name with a region of another.
var neighbours = map[string][]string{"GE": {"RU", "AM", "AZ", "TR"}}

// namesake tells whether the name of a country is here the name of another
// country's region: Georgia, among states of America.
func (f *finder) namesake(n *name) bool {
	code, _ := gazetteer.Nation(n.key)
	around, ok := neighbours[code]
	if !ok {
		return false
	}
	var region gazetteer.Place
	for _, p := range gazetteer.AppendPlaces(nil, n.key) {
		if p.Sort != gazetteer.City {
			region = p
			break
		}
	}
	here, there := 0, 0
	for _, other := range f.order {
		text := f.written(f.spans[other.spans[0]])
		named, form := gazetteer.Nation(text)
		if form == gazetteer.NoForm {
			for _, p := range gazetteer.AppendPlaces(nil, text) {
				switch {
				case p.Country == code && p.Capital:
					here += 3
				case p.Country == region.Country && (p.Sort != gazetteer.City || p.Population > 300_000):
					there += 2
				default:
					continue
				}
				break
			}
			continue
		}
		switch {
		case named == code && form != gazetteer.CountryName:
			here += 3
		case named == region.Country:
			there++
		}
		for _, c := range around {
			if named == c {
				here++
			}
		}
	}
	return there > here
}

// resolve finds the GeoNames id of every place that is a city.
func (f *finder) resolve() {
	countries := map[string]int{}
	regions := map[string]bool{} // "US.TX"
	for _, n := range f.order {
		if n.country != "" {
			countries[n.country] += len(n.spans)
		}
		if n.kind == graph.Place {
			for _, p := range gazetteer.AppendPlaces(nil, n.key) {
				if p.Sort == gazetteer.Region || p.Sort == gazetteer.Land {
					countries[p.Country]++
					regions[p.Country+"."+p.Region] = true
				}
			}
		}
	}
	delete(countries, "")
	for _, n := range f.order {
		if n.kind == graph.Place && !n.demonym {
			n.geoname = f.cityOf(n, countries, regions)
		}
	}
}

// cityOf is the GeoNames id of the city that a name means in this article: the
// one that the text ties to its country or region, else the largest, where the
// article is about its country or the city is known all over the world; 0
// where the name is a land's or water's, or nothing tells.
func (f *finder) cityOf(n *name, countries map[string]int, regions map[string]bool) int {
	stated, region := f.statedIn(n)
	best, id := 0.0, 0
	for _, p := range gazetteer.AppendPlaces(nil, n.key) {
		score := math.Log10(float64(p.Population + 1))
		switch p.Sort {
		case gazetteer.Land, gazetteer.Water:
			return 0
		case gazetteer.Region:
			if stated == "" && countries[p.Country] > 0 {
				best = max(best, 6) // a state of a country that the article is about, but not before a city of millions
			}
			continue
		case gazetteer.City:
		}
		switch {
		case stated != "" && (p.Country != stated || region != "" && p.Region != region):
			continue
		case stated != "":
			score += 6
		case countries[p.Country] > 0:
			score++
		case p.Population < 300_000 && !p.Capital:
			continue
		}
		if regions[p.Country+"."+p.Region] {
			score += 2
		}
		if p.Capital {
			score++
		}
		if score > best {
			best, id = score, p.ID
		}
	}
	return id
}

// statedIn is the country, and the region where it is one, that the text puts
// after a place: "Paris, Texas".
func (f *finder) statedIn(n *name) (country, region string) {
	for _, i := range n.spans {
		if i < 0 {
			continue
		}
		s := f.spans[i]
		if f.unit(s.to).text != "," || !f.unit(s.to+1).upper() {
			continue
		}
		for to := min(s.to+4, len(f.units)); to > s.to+1; to-- {
			text := f.text(s.to+1, to)
			if code, form := gazetteer.Nation(text); form == gazetteer.CountryName && len(neighbours[code]) == 0 {
				return code, ""
			}
			for _, p := range gazetteer.AppendPlaces(nil, text) {
				if p.Sort == gazetteer.Region {
					return p.Country, p.Region
				}
			}
		}
	}
	return "", ""
}
