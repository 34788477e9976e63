package gazetteer

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Sort is what kind of place a place is.
type Sort byte

// The sorts of places.
const (
	City   Sort = iota // a populated place
	Region             // a first-level region of a country: a state, province, oblast
	Land               // a continent, a region of the world or of history, an island, a mountain, a desert
	Water              // an ocean, sea, strait, lake, river
)

// Place is a place that has a name of its own.
type Place struct {
	Sort                Sort
	Name                string // of Land and Water; else ""
	ID                  int    // GeoNames id of a City, else 0
	Country             string // ISO code, "" where it lies in none or in several
	Region              string // GeoNames code of a City's or Region's first-level region
	Capital             bool   // of its country
	Population          int    // of a City
	Latitude, Longitude float64
}

var (
	//go:embed geonames/cities.tsv
	citiesTable table
	//go:embed geonames/regions.tsv
	regionsTable table
	//go:embed places.tsv
	placesTable table
	//go:embed aliases.tsv
	aliasesTable table
)

// AppendPlaces appends the places that bear a name: lands and waters first,
// then regions, then cities by falling population.
func AppendPlaces(dst []Place, name string) []Place {
	var buffer [64]byte
	key := appendKey(buffer[:0], name)
	if p, form := ownPlace(key); form == CountryName {
		dst = append(dst, p)
	}
	regionsTable.find(key).lines(func(cell []string) {
		dst = append(dst, Place{Sort: Region, Country: cell[1], Region: cell[2]})
	})
	start := len(dst)
	for _, k := range cityKeys(key) {
		k.table().lines(func(cell []string) {
			if k.country == "" || k.country == cell[1] {
				dst = append(dst, city(cell))
			}
		})
	}
	slices.SortStableFunc(dst[start:], func(a, b Place) int { return cmp.Compare(b.Population, a.Population) })
	return dst
}

// LandOrWater tells whether a continent, region of the world, sea, river or
// the like bears a name.
func LandOrWater(name string) bool {
	var buffer [64]byte
	_, form := ownPlace(appendKey(buffer[:0], name))
	return form == CountryName
}

// PlaceOf is the place whose people or things an adjective like "European" or
// "Scottish" tells of; "" and NoForm for none.
func PlaceOf(adjective string) (name string, form Form) {
	var buffer [64]byte
	p, form := ownPlace(appendKey(buffer[:0], adjective))
	if form == CountryName {
		return "", NoForm
	}
	return p.Name, form
}

// CapitalOf is the capital of a country.
func CapitalOf(code string) (Place, bool) {
	c, ok := CountryByCode(code)
	if !ok || c.Capital == "" {
		return Place{}, false
	}
	for _, p := range AppendPlaces(nil, c.Capital) {
		if p.Sort == City && p.Country == code {
			return p, true
		}
	}
	return Place{}, false
}

func city(cell []string) Place {
	p := Place{Sort: City, Country: cell[1], Region: cell[2], Capital: cell[7] == "C"}
	// The converter wrote the numbers.
	p.Population, _ = strconv.Atoi(cell[3])
	p.Latitude, _ = strconv.ParseFloat(cell[4], 64)
	p.Longitude, _ = strconv.ParseFloat(cell[5], 64)
	p.ID, _ = strconv.Atoi(cell[6])
	return p
}

// cityKey is a key that a city is listed under, in one country or "" for all.
type cityKey struct{ key, country string }

func (k cityKey) table() table { return citiesTable.find([]byte(k.key)) }

func cityKeys(key []byte) []cityKey {
	keys := []cityKey{{string(key), ""}}
	all := placeIndex().aliases
	i, _ := slices.BinarySearchFunc(all, key, func(a alias, key []byte) int { return cmp.Compare(a.key, string(key)) })
	for ; i < len(all) && all[i].key == string(key); i++ {
		keys = append(keys, all[i].city)
	}
	return keys
}

type alias struct {
	key  string
	city cityKey
}

type ownEntry struct {
	key   string
	place uint16
	form  Form
}

type ownPlaces struct {
	places  []Place
	entries []ownEntry // by key
	aliases []alias    // by key
}

var placeIndex = sync.OnceValue(func() *ownPlaces {
	index := &ownPlaces{}
	placesTable.lines(func(cell []string) {
		sort := Land
		if cell[1] == "water" {
			sort = Water
		}
		n := uint16(len(index.places))
		index.places = append(index.places, Place{Sort: sort, Name: cell[0], Country: cell[2]})
		add := func(name string, form Form) {
			index.entries = append(index.entries, ownEntry{Key(name), n, form})
		}
		add(cell[0], CountryName)
		for _, name := range split(cell[3]) {
			add(name, CountryName)
		}
		for _, name := range split(cell[4]) {
			add(name, Adjective)
			if strings.HasSuffix(name, "n") {
				add(name+"s", Residents)
			}
		}
	})
	slices.SortStableFunc(index.entries, func(a, b ownEntry) int { return cmp.Compare(a.key, b.key) })
	aliasesTable.lines(func(cell []string) {
		index.aliases = append(index.aliases, alias{Key(cell[0]), cityKey{Key(cell[2]), cell[1]}})
	})
	slices.SortStableFunc(index.aliases, func(a, b alias) int { return cmp.Compare(a.key, b.key) })
	return index
})

// ownPlace looks places.tsv up; a name that stands twice is the first's.
func ownPlace(key []byte) (Place, Form) {
	index := placeIndex()
	i, found := slices.BinarySearchFunc(index.entries, key, func(e ownEntry, key []byte) int { return cmp.Compare(e.key, string(key)) })
	if !found {
		return Place{}, NoForm
	}
	return index.places[index.entries[i].place], index.entries[i].form
}

// split parts a cell at ";"; an empty cell has no parts.
func split(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ";")
}
