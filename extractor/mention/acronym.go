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
			continue
		}
		label := f.labelOver(from, i-1)
		f.keep(from, i-1, label)
		f.keep(i, i+1, label)
		f.short = append(f.short, [2]int{from, i})
	}
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
