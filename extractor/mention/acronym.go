package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/english"
	"entente/extractor/gazetteer"
)

// readAcronyms takes the long form before each abbreviation in brackets, where
// its initials are the abbreviation's letters: "Organisation for Trade in
// Grain and Oil (OTGO)". The letters say exactly where the name begins.
func (f *finder) readAcronyms() {
	for i := 2; i+1 < len(f.units); i++ {
		short := f.units[i]
		if f.units[i-1].text != "(" || f.units[i+1].text != ")" || short.shape != acronym || short.taken || short.class.Is(gazetteer.Title|gazetteer.Degree) {
			continue
		}
		from := f.longForm(strings.ReplaceAll(short.text, ".", ""), i-1)
		if from < 0 {
			from = f.looseForm(strings.ReplaceAll(short.text, ".", ""), i-1)
		}
		if from < 0 {
			if f.spelledSmall(short.text, i-1) {
				f.small[short.text] = true
			}
			continue
		}
		label := f.labelOver(from, i-1)
		f.keep(from, i-1, label)
		f.keep(i, i+1, label)
		f.short = append(f.short, [2]int{from, i})
	}
}

// spelledSmall tells whether the words before unit end, in small letters, are
// what an abbreviation stands for: "extravehicular activity (EVA)". It then is
// a common noun.
func (f *finder) spelledSmall(letters string, end int) bool {
	initial := func(i int) rune {
		r, _ := utf8.DecodeRuneInString(f.units[i].text)
		return unicode.ToUpper(r)
	}
	if len(letters) < 2 || !strings.ContainsRune(letters[1:], initial(end-1)) {
		return false
	}
	for i := end - 1; i >= 0 && end-i <= len(letters); i-- {
		if f.units[i].shape != small {
			return false
		}
		if i < end-1 && initial(i) == rune(letters[0]) {
			return true
		}
	}
	return false
}

// longForm is where the words before unit end begin whose initials spell an
// abbreviation; -1 for none.
func (f *finder) longForm(letters string, end int) int {
	if len(letters) < 2 || len(letters) > 10 || strings.ContainsAny(letters, "0123456789") {
		return -1
	}
	left := len(letters)
	for i := end - 1; i >= 0 && end-i <= maxUnits; i-- {
		u := f.units[i]
		first, _ := utf8.DecodeRuneInString(u.text)
		switch {
		case u.taken || u.shape == blank && strings.ContainsAny(u.text, "\n\r"):
			return -1
		case u.upper():
			for _, part := range reversed(strings.FieldsFunc(u.text, func(r rune) bool { return r == '-' || r == '–' })) {
				r, _ := utf8.DecodeRuneInString(part)
				if left == 0 || !unicode.IsUpper(r) {
					break
				}
				if unicode.ToUpper(r) != rune(letters[left-1]) {
					return -1
				}
				left--
			}
			if left == 0 {
				return i
			}
		case u.shape == small && (u.class.Is(gazetteer.Function) || isParticle(u.text)):
			if unicode.ToUpper(first) == rune(letters[left-1]) && left > 1 && f.initialsBefore(letters[:left-1], i) {
				left--
			}
		case u.text == "," || u.text == "&":
		default:
			return -1
		}
	}
	return -1
}

// looseForm is longForm for the name of a body that has one capital more than
// its abbreviation: "Anyland Miners, Pilots and Porters Union (AMPU)".
func (f *finder) looseForm(letters string, end int) int {
	if len(letters) < 4 || !f.unit(end-1).class.Is(gazetteer.Body) || !f.unit(end-1).upper() {
		return -1
	}
	var initials []rune // from the last word on
	for i := end - 1; i >= 0 && end-i <= maxUnits; i-- {
		u := f.units[i]
		switch {
		case u.taken:
			return -1
		case u.upper():
			r, _ := utf8.DecodeRuneInString(u.text)
			initials = append(initials, unicode.ToUpper(r))
			if len(initials) == len(letters)+1 {
				if r == rune(letters[0]) && leavesOneOut(initials, letters) {
					return i
				}
				return -1
			}
		case u.text == "," || u.text == "&" || u.text == "and" || u.text == "of" || u.text == "for":
		default:
			return -1
		}
	}
	return -1
}

// leavesOneOut tells whether letters are the initials, which stand in reverse,
// but for one.
func leavesOneOut(initials []rune, letters string) bool {
	at := 0
	for k := len(initials) - 1; k >= 0; k-- {
		if at < len(letters) && initials[k] == rune(letters[at]) {
			at++
		}
	}
	return at == len(letters)
}

// initialsBefore tells whether the next capital before unit i is the last of
// letters, so that a small word's letter counts.
func (f *finder) initialsBefore(letters string, i int) bool {
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		if f.units[j].upper() {
			r, _ := utf8.DecodeRuneInString(f.units[j].text)
			return unicode.ToUpper(r) == rune(letters[len(letters)-1])
		}
	}
	return false
}

// labelOver is the engine's label of the entity that covers a stretch; without
// one, an organisation's where a word tells of it.
func (f *finder) labelOver(from, to int) string {
	start, end := f.units[from].from, f.units[to-1].to
	i, _ := slices.BinarySearchFunc(f.doc.Entities, end, func(e english.Entity, end int) int { return e.End - end })
	if i < len(f.doc.Entities) && f.doc.Entities[i].Start <= start {
		return f.doc.Entities[i].Label
	}
	for j := from; j < to; j++ {
		if f.units[j].class.Is(gazetteer.Body) {
			return "ORG"
		}
	}
	return ""
}

func reversed(parts []string) []string {
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}
