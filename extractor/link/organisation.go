package link

import (
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

func (l *linker) organisation(a *extractor.Appearance) {
	if known := l.known(a); known != "" {
		a.Key = "organisation:" + graph.Fold(known)
		a.Facts = graph.Facts{HomeCountry: gazetteer.ParseInstitution(known).Country}
		return
	}
	in := gazetteer.ParseInstitution(a.Name)
	if !in.Generic {
		a.Key = "organisation:" + bare(a.Name)
		a.Facts = graph.Facts{HomeCountry: in.Country}
		return
	}
	a.Key = "organisation:" + strings.Join(in.Words, " ")
	country := in.Country
	if country == "" {
		country = l.statedWith(a)
	}
	if country == "" {
		country = l.dominant
	}
	if country == "" {
		a.Key = l.own(a.Key)
		return
	}
	a.Key += "|" + country
	a.Facts = graph.Facts{HomeCountry: country}
}

// known is the fullest name of a well-known body, "" where this is none.
func (l *linker) known(a *extractor.Appearance) string {
	if known := gazetteer.BodyOf(strings.TrimPrefix(a.Name, "The ")); known != "" {
		return known
	}
	for _, m := range a.Mentions {
		if l.d.Mentions[m].Kind != graph.Name {
			continue
		}
		if known := gazetteer.BodyOf(strings.TrimPrefix(l.text(m), "The ")); known != "" {
			return known
		}
	}
	return ""
}

// bare is a folded name without "the" and legal forms.
func bare(name string) string {
	words := strings.Fields(graph.Fold(name))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && gazetteer.ClassOf(strings.Trim(words[len(words)-1], ",.")).Is(gazetteer.Suffix) {
		words = words[:len(words)-1]
	}
	words[len(words)-1] = strings.TrimRight(words[len(words)-1], ",")
	return strings.Join(words, " ")
}

// statedWith is the country that the text names right beside a body: "Russia's
// Federation Council", "the Afghan Interior Ministry", "the Senate of Kenya".
func (l *linker) statedWith(a *extractor.Appearance) string {
	d := l.d
	for _, i := range a.Mentions {
		m := d.Mentions[i]
		if m.Kind != graph.Name {
			continue
		}
		before := m.Start - 1
		if before >= 0 && d.Doc.Tokens[before].Tag == "POS" {
			before--
		}
		if code := l.countryAt(before); code != "" {
			return code
		}
		after := m.End
		if after+1 < len(d.Doc.Tokens) && d.Doc.Word(after) == "of" {
			after++
			if d.Doc.Word(after) == "the" && after+1 < len(d.Doc.Tokens) {
				after++
			}
			if code := l.countryAt(after); code != "" {
				return code
			}
		}
	}
	return ""
}

// countryAt is the country that a token names, "" for none.
func (l *linker) countryAt(token int) string {
	if token < 0 {
		return ""
	}
	if m := l.d.MentionAt(token); m != extractor.None && l.d.Mentions[m].Type == graph.Country && l.d.Mentions[m].Kind != graph.Pronoun {
		return l.d.Mentions[m].Country
	}
	return ""
}
