package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"entente/extractor"
)

func TestKeyFoldsWhatWritersVary(t *testing.T) {
	for name, want := range map[string]string{
		"U.S.":              "us",
		"Côte d’Ivoire":     "cote d'ivoire",
		"  Guinea - Bissau": "guinea bissau",
		"Łódź":              "lodz",
		"İstanbul":          "istanbul",
		"Washington, D.C.":  "washington dc",
		"Москва":            "москва",
		"":                  "",
	} {
		if got := Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestNation(t *testing.T) {
	for _, test := range []struct {
		name, code string
		form       Form
	}{
		{"China", "CN", CountryName},
		{"Chinese", "CN", Adjective},
		{"U.S.", "US", CountryName},
		{"USA", "US", CountryName},
		{"Americans", "US", Residents},
		{"Turkey", "TR", CountryName},
		{"Türkiye", "TR", CountryName},
		{"Turk", "TR", Resident},
		{"Swedes", "SE", Residents},
		{"Kenyan", "KE", Adjective},
		{"Kenyans", "KE", Residents},
		{"Greek", "GR", Adjective},
		{"Greeks", "GR", Residents},
		{"Dutch", "NL", Adjective},
		{"Frenchmen", "FR", Residents},
		{"Democratic Republic of the Congo", "CD", CountryName},
		{"Republic of the Congo", "CG", CountryName},
		{"Soviet Union", "SUHH", CountryName},
		{"Soviet", "SUHH", Adjective},
		{"Kosovo", "XK", CountryName},
		{"Taiwanese", "TW", Adjective},
		{"Puerto Rico", "PR", CountryName},
		{"Dominican", "DO", Adjective},
		{"Nigerien", "NE", Adjective},
		{"Thai", "TH", Adjective},
		{"Togolese", "TG", Adjective},
		{"Emirates", "", NoForm},
		{"Jersey", "", NoForm},
		{"England", "", NoForm},
		{"European Union", "", NoForm},
	} {
		if code, form := Nation(test.name); code != test.code || form != test.form {
			t.Errorf("Nation(%q) = %q, %d, want %q, %d", test.name, code, form, test.code, test.form)
		}
	}
}

func TestEveryCountryIsFoundByItsName(t *testing.T) {
	for _, c := range nations().countries {
		if code, form := Nation(c.Name); c.Code != "JE" && (form != CountryName || code != c.Code) {
			t.Errorf("Nation(%q) = %q, %d, want %q", c.Name, code, form, c.Code)
		}
		if found, ok := CountryByCode(c.Code); !ok || found.Name != c.Name {
			t.Errorf("CountryByCode(%q) = %v, %v", c.Code, found, ok)
		}
	}
}

func TestSovereignStatesHaveTheirCapitals(t *testing.T) {
	missing := 0
	for _, c := range nations().countries {
		if _, ok := CapitalOf(c.Code); !ok {
			missing++
		}
	}
	if missing > 25 { // uninhabited territories, states that are gone
		t.Errorf("%d countries have no capital", missing)
	}
	if p, ok := CapitalOf("FR"); !ok || p.ID != 2988507 {
		t.Errorf("CapitalOf(FR) = %+v, %v", p, ok)
	}
}

func TestAppendPlaces(t *testing.T) {
	for _, test := range []struct {
		name, country string
		sort          Sort
		id            int
	}{
		{"London", "GB", City, 2643743},
		{"Kiev", "UA", City, 703448},
		{"Washington, D.C.", "US", City, 4140963},
		{"California", "US", Land, 0},
		{"Bihar", "IN", Region, 0},
		{"South China Sea", "", Water, 0},
		{"Middle East", "", Land, 0},
	} {
		places := AppendPlaces(nil, test.name)
		if len(places) == 0 {
			t.Errorf("AppendPlaces(%q) finds nothing", test.name)
			continue
		}
		if p := places[0]; p.Country != test.country || p.Sort != test.sort || p.ID != test.id {
			t.Errorf("AppendPlaces(%q)[0] = %+v", test.name, p)
		}
	}
	if got := AppendPlaces(nil, "Nowhere-upon-Nothing"); got != nil {
		t.Errorf("an unknown name is %v", got)
	}
}

func TestAliasesLeadToCities(t *testing.T) {
	for _, a := range placeIndex().aliases {
		if !slices.ContainsFunc(AppendPlaces(nil, a.key), func(p Place) bool { return p.Sort == City && p.Country == a.city.country }) {
			t.Errorf("%q leads to no city %q of %s", a.key, a.city.key, a.city.country)
		}
	}
}

func TestPlaceOf(t *testing.T) {
	if name, form := PlaceOf("European"); name != "Europe" || form != Adjective {
		t.Errorf("PlaceOf(European) = %q, %d", name, form)
	}
	if name, form := PlaceOf("Europe"); name != "" || form != NoForm {
		t.Errorf("PlaceOf(Europe) = %q, %d, but it is no adjective", name, form)
	}
}

func TestGender(t *testing.T) {
	for name, want := range map[string]extractor.Gender{
		"James": extractor.Male, "Vladimir": extractor.Male, "Mohammed": extractor.Male,
		"Angela": extractor.Female, "Fatima": extractor.Female, "François": extractor.Male, "Françoise": extractor.Female,
		"Dana": extractor.UnknownGender, "Zzyzx": extractor.UnknownGender,
	} {
		if got := Gender(name); got != want {
			t.Errorf("Gender(%q) = %d, want %d", name, got, want)
		}
	}
}

func TestNickname(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"Jim", "James", true},
		{"James", "Jim", true},
		{"Bob", "Rob", true},
		{"Rudy", "Rudolph", true},
		{"James", "James", false},
		{"James", "John", false},
		{"Bill", "Bob", false},
		{"", "James", false},
	} {
		if got := Nickname(test.a, test.b); got != test.want {
			t.Errorf("Nickname(%q, %q) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestTablesAreSorted(t *testing.T) {
	for name, table := range map[string]table{"cities": citiesTable, "regions": regionsTable, "first names": firstNamesTable} {
		before := ""
		table.lines(func(cells []string) {
			if cells[0] < before {
				t.Errorf("%s: %q stands after %q", name, cells[0], before)
			}
			before = cells[0]
		})
	}
}

func FuzzLookup(f *testing.F) {
	for _, seed := range []string{"London", "U.S.", "São Paulo", "\xff", "#", "\t", strings.Repeat("a", 1000), "’’", "İ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if key := Key(name); Key(key) != key {
			t.Errorf("Key(%q) = %q, and its key is %q", name, key, Key(key))
		}
		for _, p := range AppendPlaces(nil, name) {
			if p.Name == "" && p.Country == "" {
				t.Errorf("%q is a place without a name and a country: %+v", name, p)
			}
		}
		if code, form := Nation(name); (code == "") != (form == NoForm) {
			t.Errorf("Nation(%q) = %q, %d", name, code, form)
		}
		Gender(name)
		FirstName(name)
		PlaceOf(name)
	})
}
