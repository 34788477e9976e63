package link

import (
	"strconv"
	"strings"
	"unicode"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

func cityKey(id int) string { return "place:" + strconv.Itoa(id) }

func (l *linker) place(a *extractor.Appearance) {
	if name, form := gazetteer.PlaceOf(a.Name); form != gazetteer.NoForm {
		a.Name = name // the article has only its adjective: "European"
	}
	if len(a.Name) > 3 && a.Name == strings.ToUpper(a.Name) {
		a.Name = capitalise(a.Name) // a dateline's
	}
	places := gazetteer.AppendPlaces(nil, a.Name)
	if a.Geoname != 0 {
		a.Key = cityKey(a.Geoname)
		a.Facts = graph.Facts{GeonameID: a.Geoname}
		for _, p := range places {
			if p.ID == a.Geoname {
				a.Facts.Latitude, a.Facts.Longitude, a.Facts.HomeCountry = p.Latitude, p.Longitude, p.Country
			}
		}
		return
	}
	a.Key = "place:" + graph.Fold(a.Name)
	var countries []string // of the lands and regions with this name
	for _, p := range places {
		switch {
		case p.Name != "":
			a.Key = "place:" + graph.Fold(p.Name)
			a.Facts = graph.Facts{HomeCountry: p.Country}
			return
		case p.Sort == gazetteer.Region && (len(countries) == 0 || countries[len(countries)-1] != p.Country):
			countries = append(countries, p.Country)
		}
	}
	if len(countries) == 1 {
		a.Facts = graph.Facts{HomeCountry: countries[0]}
		return
	}
	if code := l.statedCountry(a); code != "" {
		a.Key += "|" + code
		a.Facts = graph.Facts{HomeCountry: code}
	}
}

// capitalise writes a name in capitals as others are written.
func capitalise(name string) string {
	first := true
	return strings.Map(func(r rune) rune {
		was := first
		first = !unicode.IsLetter(r) && r != '\'' && r != '’'
		if was {
			return r
		}
		return unicode.ToLower(r)
	}, name)
}

// statedCountry is the country that the text puts behind a place: "Anytown,
// France"; "" for none.
func (l *linker) statedCountry(a *extractor.Appearance) string {
	d := l.d
	for _, m := range a.Mentions {
		end := d.Mentions[m].End
		if end+1 >= len(d.Doc.Tokens) || d.Doc.Word(end) != "," {
			continue
		}
		if next := d.MentionAt(end + 1); next != extractor.None && d.Mentions[next].Type == graph.Country && d.Mentions[next].Kind == graph.Name {
			return d.Mentions[next].Country
		}
	}
	return ""
}
