package coref

import (
	"slices"
	"strings"
	"unicode/utf8"

	"entente/extractor"
	"entente/extractor/gazetteer"
)

// personName is a person's name, folded and taken apart.
type personName struct {
	parts  []string // particles such as "van" off, patronymic ones such as "bin" joined to what follows
	bones  []string // the skeleton of each part
	suffix string   // "jr", "sr", "iii"
	gender extractor.Gender
}

// particles are parts of surnames that writers leave out as they like.
var particles = []string{
	"al", "el", "ul", "ad", "as", "az", "ash", "van", "von", "der", "den", "de", "del", "della", "di", "da", "das", "do", "dos", "du", "la", "le", "ter", "ten", "zu", "y", "e",
}

// articles follow a particle: "van der".
var articles = []string{"der", "den", "de", "la", "las", "los", "el"}

// patronymics make a name of its own with the part that follows.
var patronymics = []string{"bin", "ibn", "ben", "bint", "abu", "umm", "mac", "o", "st", "abd", "abdel", "abdul"}

var suffixes = []string{"jr", "sr", "ii", "iii", "iv"}

// parsePerson folds a name and takes it apart.
func parsePerson(name string) personName {
	var p personName
	fields := strings.FieldsFunc(gazetteer.Key(name), func(r rune) bool {
		return r == ' ' || r == '-' || r == '.' || r == ',' || r == '"' || r == '“' || r == '”' || r == '(' || r == ')'
	})
	prefix := ""
	for i, f := range fields {
		f = strings.Trim(f, "'")
		last := i == len(fields)-1
		switch {
		case f == "":
		case last && i > 0 && slices.Contains(suffixes, f):
			p.suffix = f
		case !last && slices.Contains(patronymics, f) && (f != "ben" || i > 0):
			prefix += f
		case !last && slices.Contains(particles, f) && (i > 0 || len(fields) == 2 || slices.Contains(articles, fields[1])):
		case i > 0 && gazetteer.ClassOf(f).Is(gazetteer.Honorific) && len(fields) > 2:
		default:
			p.parts = append(p.parts, prefix+f)
			prefix = ""
		}
	}
	for _, part := range p.parts {
		p.bones = append(p.bones, skeleton(part))
	}
	if len(p.parts) > 1 {
		p.gender = gazetteer.Gender(p.parts[0])
	}
	return p
}

// last is the part that stands for the whole in most names.
func (p personName) last() string { return p.parts[len(p.parts)-1] }

// fit tells how well a single name fits a full one: 3 its last part, 2 the
// first where that may be the family's, 1 any other; 0 not at all.
func (p personName) fit(single personName) int {
	best := 0
	for i, part := range p.parts {
		if !p.similar(i, single, 0) {
			continue
		}
		switch {
		case i == len(p.parts)-1:
			best = 3
		case i == 0 && !gazetteer.FirstName(part):
			best = max(best, 2)
		default:
			best = max(best, 1)
		}
	}
	return best
}

// sameFull tells whether two names of two parts or more can be one person's.
func sameFull(a, b personName) bool {
	if a.suffix != "" && b.suffix != "" && a.suffix != b.suffix {
		return false
	}
	if len(a.parts) > len(b.parts) {
		a, b = b, a
	}
	n, m := len(a.parts), len(b.parts)
	switch {
	case slices.Equal(a.parts, b.parts[:n]) || slices.Equal(a.parts, b.parts[m-n:]):
		return true // "Juan Pérez" of "Juan Pérez García"; "García Márquez" of "Gabriel García Márquez"
	case n == 2 && m == 2 && a.parts[0] == b.parts[1] && a.parts[1] == b.parts[0]:
		return true // the family's name first
	case strings.Join(a.parts, "") == strings.Join(b.parts, ""):
		return true // "Jong Un", "Jongun"
	}
	first, last := a.parts[0] == b.parts[0], a.last() == b.last()
	if first && m > n && b.parts[m-2] == a.last() {
		return true // "Juan Pérez" of "Juan R. Pérez García"
	}
	if !last && !a.similar(n-1, b, m-1) {
		// A slip of the pen: but one letter of a long name.
		if !first || min(len(a.last()), len(b.last())) < 7 || !oneEdit(a.last(), b.last()) {
			return false
		}
	}
	if !first && !a.similar(0, b, 0) && !sameFirst(a.parts[0], b.parts[0]) {
		// A middle name or a nickname may stand alone.
		if !last || !slices.ContainsFunc(b.parts[1:m-1], func(x string) bool { return x == a.parts[0] || sameFirst(a.parts[0], x) }) {
			return false
		}
	}
	return middlesFit(a.parts[1:n-1], b.parts[1:m-1])
}

// sameFirst tells whether two different first names can be one person's:
// short forms and initials.
func sameFirst(a, b string) bool {
	if utf8.RuneCountInString(a) == 1 || utf8.RuneCountInString(b) == 1 {
		ra, _ := utf8.DecodeRuneInString(a)
		rb, _ := utf8.DecodeRuneInString(b)
		return ra == rb
	}
	return gazetteer.Nickname(a, b)
}

// middlesFit tells whether the shorter of two lists of middle names runs
// through the longer one.
func middlesFit(a, b []string) bool {
	i := 0
	for _, y := range b {
		if i < len(a) && (a[i] == y || sameFirst(a[i], y)) {
			i++
		}
	}
	return i == len(a)
}

// similar tells whether part i of p and part j of q are spellings of one
// name: equal when written by one system of transliteration.
func (p personName) similar(i int, q personName, j int) bool {
	return p.parts[i] == q.parts[j] || len(p.parts[i]) >= 4 && len(q.parts[j]) >= 4 && p.bones[i] == q.bones[j]
}

// romanised writes sounds that systems of transliteration spell differently
// in one way; longer spellings come first.
var romanised = strings.NewReplacer(
	"sch", "s", "tch", "c", "dzh", "j", "kh", "h", "gh", "g", "ch", "c", "sh", "s", "zh", "j", "ph", "f", "th", "t", "dj", "j", "ck", "k", "ou", "u", "oo", "u",
	"ee", "i", "ie", "i", "iy", "i", "yi", "i", "ij", "i", "ei", "e", "ey", "e", "ay", "e", "ai", "e", "ts", "c", "tz", "c", "ks", "x", "q", "k", "w", "v", "y", "i", "o", "u", "z", "s", "'", "",
)

// skeleton is the form of a name part in which transliterations agree: one
// spelling a sound, double letters single.
func skeleton(s string) string {
	s = romanised.Replace(s)
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] {
			out = append(out, s[i])
		}
	}
	if len(out) == 0 {
		return s + "?"
	}
	return string(out)
}

// oneEdit tells whether one letter put in, left out or replaced, or two
// neighbours swapped, make a into b.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	}
	return a[i:] == b[i+1:]
}
