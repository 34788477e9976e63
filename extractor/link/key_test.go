package link

import (
	"reflect"
	"strings"
	"testing"

	"entente/extractor"
	"entente/extractor/english"
	"entente/graph"
)

// named is an appearance with its mentions as they stand in the text.
type named struct {
	kind     graph.EntityKind
	name     string
	country  string
	geoname  int
	mentions []string
}

// document makes a document of a text and its appearances; each mention is the
// next place where its words stand.
func document(t *testing.T, text string, names ...named) *extractor.Document {
	t.Helper()
	d := &extractor.Document{Article: graph.Article{Key: "article", Text: text}, Doc: english.Analyse(text)}
	for _, n := range names {
		a := extractor.Appearance{Type: n.kind, Name: n.name, Country: n.country, Geoname: n.geoname}
		at := 0
		for _, words := range n.mentions {
			i := strings.Index(text[at:], words)
			if i < 0 {
				t.Fatalf("%q does not stand in %q after %d", words, text, at)
			}
			start := at + i
			at = start + len(words)
			a.Mentions = append(a.Mentions, len(d.Mentions))
			d.Mentions = append(d.Mentions, extractor.Mention{
				Start: d.Doc.TokenAt(start), End: d.Doc.TokenAt(at-1) + 1, Span: graph.Span{Start: start, End: at},
				Kind: graph.Name, Type: n.kind, Country: n.country,
			})
		}
		d.Appearances = append(d.Appearances, a)
	}
	return d
}

func TestKey(t *testing.T) {
	kenya := named{graph.Country, "Kenya", "KE", 0, []string{"Kenya"}}
	for _, test := range []struct {
		name, text string
		names      []named
		key        string // of the first appearance
		facts      graph.Facts
	}{
		{
			"a city is its GeoNames id, wherever it is named",
			"She went to Lyons.",
			[]named{{graph.Place, "Lyons", "", 2996944, []string{"Lyons"}}},
			"place:2996944",
			graph.Facts{GeonameID: 2996944, Latitude: 45.75, Longitude: 4.85, HomeCountry: "FR"},
		},
		{
			"a sea is its name",
			"They sailed the Caspian.",
			[]named{{graph.Place, "Caspian", "", 0, []string{"Caspian"}}},
			"place:caspian sea",
			graph.Facts{},
		},
		{
			"a land known by its people only is the land",
			"Scottish voters stayed away.",
			[]named{{graph.Place, "Scottish", "", 0, []string{"Scottish"}}},
			"place:scotland",
			graph.Facts{HomeCountry: "GB"},
		},
		{
			"a region of one country lies in it",
			"Bihar flooded.",
			[]named{{graph.Place, "Bihar", "", 0, []string{"Bihar"}}},
			"place:bihar",
			graph.Facts{HomeCountry: "IN"},
		},
		{
			"an unknown place takes the country that the text puts behind it",
			"The village of Orlekovo, Kenya, burned.",
			[]named{{graph.Place, "Orlekovo", "", 0, []string{"Orlekovo"}}, kenya},
			"place:orlekovo|KE",
			graph.Facts{HomeCountry: "KE"},
		},
		{
			"an unknown place takes no country from elsewhere",
			"Orlekovo burned. Kenya sent help.",
			[]named{{graph.Place, "Orlekovo", "", 0, []string{"Orlekovo"}}, kenya},
			"place:orlekovo",
			graph.Facts{},
		},
		{
			"a company is its name without article and legal form",
			"The Redstone Trading Co. Ltd. closed.",
			[]named{{graph.Organisation, "The Redstone Trading Co. Ltd.", "", 0, []string{"Redstone"}}},
			"organisation:redstone trading",
			graph.Facts{},
		},
		{
			"an abbreviation of a known body is the body",
			"NATO met.",
			[]named{{graph.Organisation, "NATO", "", 0, []string{"NATO"}}},
			"organisation:north atlantic treaty organization",
			graph.Facts{},
		},
		{
			"a body of institution words takes the country in its name",
			"The Kenyan Interior Ministry said so.",
			[]named{{graph.Organisation, "Kenyan Interior Ministry", "", 0, []string{"Kenyan Interior Ministry"}}},
			"organisation:interior ministry|KE",
			graph.Facts{HomeCountry: "KE"},
		},
		{
			"the same with of",
			"The Interior Ministry of Kenya said so.",
			[]named{{graph.Organisation, "Interior Ministry of Kenya", "", 0, []string{"Interior Ministry of Kenya"}}},
			"organisation:interior ministry|KE",
			graph.Facts{HomeCountry: "KE"},
		},
		{
			"else the country right before it",
			"Kenya's Supreme Court ruled, and France and Chad looked on.",
			[]named{{graph.Organisation, "Supreme Court", "", 0, []string{"Supreme Court"}}, kenya},
			"organisation:supreme court|KE",
			graph.Facts{HomeCountry: "KE"},
		},
		{
			"else the country right after it",
			"The Supreme Court of the Philippines ruled.",
			[]named{{graph.Organisation, "Supreme Court", "", 0, []string{"Supreme Court"}}, {graph.Country, "Philippines", "PH", 0, []string{"Philippines"}}},
			"organisation:supreme court|PH",
			graph.Facts{HomeCountry: "PH"},
		},
		{
			"else the country that the article is about",
			"The Supreme Court ruled. Kenya waited. In Kenya, shops closed. Chad did not care.",
			[]named{{graph.Organisation, "Supreme Court", "", 0, []string{"Supreme Court"}}, {graph.Country, "Kenya", "KE", 0, []string{"Kenya", "Kenya"}}, {graph.Country, "Chad", "TD", 0, []string{"Chad"}}},
			"organisation:supreme court|KE",
			graph.Facts{HomeCountry: "KE"},
		},
		{
			"else it is the article's own",
			"The Supreme Court ruled. Kenya and Chad waited.",
			[]named{{graph.Organisation, "Supreme Court", "", 0, []string{"Supreme Court"}}, kenya, {graph.Country, "Chad", "TD", 0, []string{"Chad"}}},
			"organisation:supreme court@article",
			graph.Facts{},
		},
		{
			"a publisher is an organisation like any other",
			"Rain fell.",
			[]named{{graph.Organisation, "The Anytown Courier", "", 0, nil}},
			"organisation:anytown courier",
			graph.Facts{},
		},
		{
			"a person is the full name, folded",
			"Zoë Åkesson Jr. spoke.",
			[]named{{graph.Person, "Zoë Åkesson, Jr.", "", 0, []string{"Zoë Åkesson Jr."}}},
			"person:zoe akesson jr.",
			graph.Facts{},
		},
		{
			"a surname alone meets nobody else's",
			"Åkesson spoke.",
			[]named{{graph.Person, "Åkesson", "", 0, []string{"Åkesson"}}},
			"person:akesson@article",
			graph.Facts{},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := document(t, test.text, test.names...)
			Key(d)
			if a := d.Appearances[0]; a.Key != test.key || !reflect.DeepEqual(a.Facts, test.facts) {
				t.Errorf("Key: %q, %+v, want %q, %+v", a.Key, a.Facts, test.key, test.facts)
			}
		})
	}
}

func TestASovereignIsKnownByTheTitle(t *testing.T) {
	for _, test := range []struct{ title, rest, name, key string }{
		{"Pope", "Adrian", "Pope Adrian", "person:pope adrian"},
		{"King", "Olaf III", "King Olaf III", "person:king olaf iii"},
		{"Prince", "Ahmed bin Nasser", "Ahmed bin Nasser", "person:ahmed bin nasser"},
		{"Captain", "Adrian", "Adrian", "person:adrian@article"},
	} {
		d := document(t, test.title+" "+test.rest+" spoke.", named{graph.Person, test.rest, "", 0, []string{test.rest}})
		d.Mentions[0].Title = [2]int{0, 1}
		Key(d)
		if a := d.Appearances[0]; a.Name != test.name || a.Key != test.key {
			t.Errorf("Key of %s %s: %q, %q, want %q, %q", test.title, test.rest, a.Name, a.Key, test.name, test.key)
		}
	}
}

func TestACountryIsItsCode(t *testing.T) {
	d := document(t, "French and Soviet officials met.", named{graph.Country, "French", "FR", 0, []string{"French"}}, named{graph.Country, "Soviet", "SUHH", 0, []string{"Soviet"}})
	Key(d)
	france, union := d.Appearances[0], d.Appearances[1]
	if france.Key != graph.CountryKey("FR") || france.Name != "France" || france.Facts.ISOCode != "FR" || france.Facts.CapitalKey != "place:2988507" {
		t.Errorf("France is %+v", france)
	}
	if union.Key != graph.CountryKey("SUHH") || union.Name != "Soviet Union" || union.Facts.CapitalKey != "" {
		t.Errorf("the Soviet Union is %+v", union)
	}
}

func TestKeyingTwiceGivesTheSame(t *testing.T) {
	d := document(t, "The Kenyan Interior Ministry said Scottish voters met Ann Ashcombe in NAIROBI.",
		named{graph.Organisation, "Kenyan Interior Ministry", "", 0, []string{"Kenyan Interior Ministry"}},
		named{graph.Place, "Scottish", "", 0, []string{"Scottish"}},
		named{graph.Person, "Ann Ashcombe", "", 0, []string{"Ann Ashcombe"}},
		named{graph.Place, "NAIROBI", "", 184745, []string{"NAIROBI"}})
	Key(d)
	first := append([]extractor.Appearance(nil), d.Appearances...)
	Key(d)
	if !reflect.DeepEqual(d.Appearances, first) {
		t.Errorf("twice: %+v\nonce: %+v", d.Appearances, first)
	}
	if first[3].Name != "Nairobi" {
		t.Errorf("a dateline's city is called %q", first[3].Name)
	}
}

func TestANameOfNothingHasNoKey(t *testing.T) {
	d := document(t, "Nothing.", named{graph.Organisation, "  ", "", 0, nil}, named{graph.Person, "\u200d", "", 0, nil}, named{graph.Place, "", "", 0, nil})
	Key(d)
	for _, a := range d.Appearances {
		if a.Key != "" {
			t.Errorf("%s %q has the key %q", a.Type, a.Name, a.Key)
		}
	}
}
