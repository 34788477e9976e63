package gazetteer

import "strings"

// Institution is the name of a body, taken apart.
type Institution struct {
	Words   []string // of its key; legal forms and the country it names left out
	Country string   // ISO code of the one country that the name holds, "" for none
	Generic bool     // nothing but words for institutions, so that many countries have one
}

// ParseInstitution takes the name of an organisation apart: "Chinese Defence
// Ministry" and "Defence Ministry of China" both give "defence ministry" of CN.
func ParseInstitution(name string) Institution {
	in := Institution{Generic: true}
	words := strings.Fields(Key(name))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && ClassOf(words[len(words)-1]).Is(Suffix) {
		words = words[:len(words)-1]
	}
	var at, size int
	at, size, in.Country = country(words)
	if in.Country != "" && size < len(words) {
		from := at
		for from > 0 && (words[from-1] == "of" || words[from-1] == "the" || words[from-1] == "in") {
			from--
		}
		in.Words = append(append(in.Words, words[:from]...), words[at+size:]...)
	} else {
		in.Words = words
	}
	for _, w := range in.Words {
		c := ClassOf(strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'"))
		if w != "of" && w != "for" && w != "and" && w != "the" && w != "on" && w != "to" && w != "&" && !c.Is(Body|Modifier|Bare|Title|Common) {
			in.Generic = false
		}
	}
	return in
}

// country is where in the words the one country stands that they name, and its
// code; "" for none or several.
func country(words []string) (at, size int, code string) {
	for i := 0; i < len(words); {
		n, found := 0, ""
		for to := min(len(words), i+6); to > i; to-- {
			text := strings.Join(words[i:to], " ")
			text = strings.TrimSuffix(strings.TrimSuffix(text, "'s"), "'")
			if c, form := Nation(text); form == CountryName || form == Adjective {
				n, found = to-i, c
				break
			}
			if KnownName(text) {
				n = to - i // "Latin America"
				break
			}
		}
		if n == 0 {
			i++
			continue
		}
		if found == "" {
			i += n
			continue
		}
		if code != "" && code != found {
			return 0, 0, ""
		}
		if code == "" {
			at, size, code = i, n, found
		}
		i += n
	}
	return at, size, code
}
