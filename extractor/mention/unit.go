package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/gazetteer"
)

// shape is how a unit is written.
type shape byte

const (
	blank   shape = iota // white space that is a token
	mark                 // punctuation
	number               // digits first
	small                // no capital
	capital              // a capital somewhere: "Paris", "al-Hashimi", "eBay"
	acronym              // capitals, at least two: "NATO", "G7", "U.N."
)

// unit is a word or a mark; a hyphenated word is one.
type unit struct {
	from, to int // tokens
	text     string
	class    gazetteer.Class
	shape    shape
	weak     bool // stands where every word has a capital
	taken    bool // part of a span
}

func (u unit) upper() bool { return u.shape >= capital }

// finder is the state of one article.
type finder struct {
	d      *extractor.Document
	doc    *english.Doc
	units  []unit
	at     []int // unit of each token
	spans  []span
	names  map[string]*name
	short  [][2]int        // first units of a long form and of its abbreviation
	small  map[string]bool // abbreviations of common nouns
	people map[string]bool // words that the engine has in names of persons
	order  []*name         // in text order
	over   []int           // one more than the index of the span over each unit, 0 for none
	// having is the names that hold a word, in text order.
	having map[string][]*name
}

// readUnits parts the tokens into units.
func (f *finder) readUnits() {
	tokens := f.doc.Tokens
	f.units = make([]unit, 0, len(tokens)+1)
	f.at = make([]int, len(tokens)+1)
	for i := 0; i < len(tokens); {
		to := f.hyphenated(i)
		u := unit{from: i, to: to, text: f.doc.Text[tokens[i].Start:tokens[to-1].End]}
		u.shape = shapeOf(u.text)
		if u.shape > mark {
			u.class = gazetteer.ClassOf(strings.TrimPrefix(strings.TrimPrefix(u.text, "Ex-"), "ex-"))
		}
		u.weak = f.opens(i)
		for ; i < to; i++ {
			f.at[i] = len(f.units)
		}
		f.units = append(f.units, u)
	}
	f.at[len(tokens)] = len(f.units)
	for i := range f.units {
		if u := &f.units[i]; u.text == "Don" && f.unit(i+1).upper() && !gazetteer.FirstName(f.unit(i+1).text) {
			u.class &^= gazetteer.Honorific // a first name, but not in "Don Felipe"
		}
	}
	for i := range f.units {
		u := &f.units[i]
		if u.text == "Jan" && f.unit(i+1).upper() {
			u.class &^= gazetteer.Calendar // a first name
		}
		if u.text == "Lady" && f.unit(i-1).text == "First" {
			u.class = u.class&^gazetteer.Peer | gazetteer.Title
		}
		if u.text == "Dame" && f.unit(i-1).text == "Notre" {
			u.class &^= gazetteer.Honorific | gazetteer.Title
		}
	}
	for i := range f.units { // "US", "WHO", "IT" are names, but not in "IT IS OVER"
		if u := &f.units[i]; u.shape == acronym && u.class.Is(gazetteer.Function) && f.unit(i-1).shape != acronym && f.unit(i+1).shape != acronym {
			u.class &^= gazetteer.Function
		}
	}
}

// hyphenated is the end of the unit that starts at token i: names with hyphens
// stay whole, but not two countries, nor a name and what is said of it
// ("China-based"), nor a prefix and a name ("anti-Chinese").
func (f *finder) hyphenated(i int) int {
	tokens := f.doc.Tokens
	to := i + 1
	for to+1 < len(tokens) && to-i < maxUnits && isHyphen(f.doc.Word(to)) && !tokens[to-1].Space && !tokens[to].Space && tokens[to+1].Tag != "_SP" {
		left, right := f.doc.Text[tokens[i].Start:tokens[to-1].End], f.doc.Word(to+1)
		if !f.joined(left, right, to+1) {
			break
		}
		to += 2
	}
	if to > i+1 && shapeOf(f.doc.Text[tokens[i].Start:tokens[to-1].End]) < capital {
		return i + 1
	}
	return to
}

func (f *finder) joined(left, right string, token int) bool {
	particle := isParticle(left)
	switch l, r := shapeOf(left), shapeOf(right); {
	case utf8.RuneCountInString(left) == 1 && r >= capital && (gazetteer.KnownName(right) || len(gazetteer.AppendPlaces(nil, right)) > 0):
		return false // "R-Texas"
	case particle && r >= capital:
		return true
	case l < capital:
		return false
	case r >= capital:
		_, a := gazetteer.Nation(left)
		_, b := gazetteer.Nation(right)
		prefixed := strings.HasSuffix(left, "o") && b != gazetteer.NoForm // "Franco-German"
		switch two := a != gazetteer.NoForm || gazetteer.BodyOf(left) != ""; {
		case prefixed || two && (b != gazetteer.NoForm || gazetteer.BodyOf(right) != ""):
			return false
		case b == gazetteer.CountryName && a == gazetteer.NoForm:
			return gazetteer.KnownName(left + "-" + right) // not "Ashcombe-Ukraine"
		}
		return true
	case r == small && token >= 3 && isEastern(f.doc.Word(token-3)) && len(right) <= 6 && l == capital && len(left) <= 6:
		return true // "Moon Ji-won", "Tsai Ing-wen"
	case r == small && f.doc.Word(token-1) == "-":
		tag := f.doc.Tokens[token].Tag
		if token+2 < len(f.doc.Tokens) && isHyphen(f.doc.Word(token+1)) && len(right) <= 4 && !f.doc.Tokens[token].Space {
			return true // "Lashkar-e-Taiba"
		}
		if isPrefix(left) {
			return true // "Co-operative"
		}
		_, a := gazetteer.Nation(left)
		return a == gazetteer.NoForm && strings.HasPrefix(tag, "N") && len(right) <= 6 && !commonTail(right)
	case r == number:
		return l == acronym || utf8.RuneCountInString(left) == 1 // "G-20"
	}
	return false
}

// isEastern tells of family names that stand before given names of two
// syllables with a hyphen, the second of which may be an English word.
func isEastern(word string) bool {
	switch word {
	case "Kim", "Lee", "Yi", "Rhee", "Ri", "Park", "Pak", "Choi", "Choe", "Jung", "Jeong", "Chung", "Kang", "Cho", "Jo", "Yoon", "Yun", "Jang", "Chang", "Lim", "Im", "Han", "Oh",
		"Seo", "Suh", "Shin", "Sin", "Kwon", "Hwang", "Ahn", "An", "Song", "Ryu", "Yoo", "Yu", "Hong", "Moon", "Mun", "Roh", "Noh", "No", "Ban", "Bae", "Baek", "Paek", "Nam", "Ha", "Hyon",
		"Hyun", "Chae", "Thae", "Tae", "Go", "Ko", "Son", "Sohn", "Yang", "Heo", "Huh", "Woo", "Na", "Min", "Ma", "Tsai", "Chen", "Lai", "Lin", "Wu", "Hsu", "Hou", "Wang", "Chiang", "Tsang",
		"Su", "Yeh", "Soong", "Lien", "Hau", "Chu", "Tung", "Leung":
		return true
	}
	return false
}

// commonTail tells of words that hyphens put after names.
func commonTail(word string) bool {
	switch word {
	case "style", "type", "era", "area", "wide", "like", "born", "led", "made", "run", "held", "owned", "based", "level", "class", "free", "only", "bound",
		"elect", "general", "year", "old", "man", "woman", "based-on", "side", "size", "shaped", "hit", "rule", "crisis", "day", "time", "affairs":
		return true
	}
	return false
}

func isPrefix(word string) bool {
	switch word {
	case "Co", "Non", "Pre", "Re", "Ex", "Semi", "Inter", "Multi", "Self", "Post", "Anti", "Counter":
		return true
	}
	return false
}

func isHyphen(word string) bool {
	return word == "-" || word == "‐" || word == "‑" || word == "–"
}

// isParticle tells of small words inside names of persons.
func isParticle(word string) bool {
	switch word {
	case "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "de", "del", "della", "der", "den", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von",
		"zu", "dela", "delos", "dal", "ter", "ten", "bin", "ibn", "bint", "ben", "abu", "ould", "y", "e", "ul", "ur", "und", "af", "av":
		return true
	}
	return false
}

// opens tells whether a capital at token i says nothing, since a sentence, a
// line or speech begins there.
func (f *finder) opens(i int) bool {
	tokens := f.doc.Tokens
	for j := i - 1; ; j-- {
		if j < 0 || tokens[j].Tag == "_SP" && strings.ContainsAny(f.doc.Word(j), "\n\r") {
			return true
		}
		if start, _ := f.doc.Sentence(f.doc.SentenceOf(i)); j < start {
			return true
		}
		switch f.doc.Word(j) {
		case "\"", "“", "”", "‘", "''", "``", ":", "•", "*", "-", "–", "—", "...", "…", "?", "!", ">", "[":
			if tokens[j].Space && f.doc.Word(j) != ":" && f.doc.Word(j) != "?" && f.doc.Word(j) != "!" {
				return false // a closing mark, a dash between clauses
			}
			return true
		case "(":
			return false
		}
		if tokens[j].Tag != "_SP" {
			return false
		}
	}
}

func shapeOf(word string) shape {
	var letters, capitals, digits int
	first := true
	for _, r := range word {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			letters++
			capitals++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			if first {
				return number
			}
			digits++
		}
		first = false
	}
	switch {
	case capitals >= 2 && capitals == letters || capitals == 1 && letters == 1 && digits > 0:
		return acronym
	case capitals > 0:
		return capital
	case letters > 0:
		return small
	case digits > 0:
		return number
	case strings.TrimSpace(word) == "":
		return blank
	}
	return mark
}

// markHeadings makes the capitals of lines that have a capital at most words,
// and no full stop at the end, weak.
func (f *finder) markHeadings() {
	for from := 0; from < len(f.units); {
		to, words, capitals := from, 0, 0
		for ; to < len(f.units) && !(f.units[to].shape == blank && strings.ContainsAny(f.units[to].text, "\n\r")); to++ {
			switch u := f.units[to]; {
			case u.shape == small && len(u.text) > 3:
				words++
			case u.upper():
				words++
				capitals++
			}
		}
		if words >= 5 && capitals*10 >= words*8 && f.units[to-1].text != "." {
			for i := from; i < to; i++ {
				f.units[i].weak = true
			}
		}
		from = to + 1
	}
}
