package quote_test

import (
	"fmt"
	"sort"
	"strings"
	"testing"
	"unicode"

	"entente/extractor"
	"entente/extractor/english"
	"entente/extractor/quote"
	"entente/graph"
)

// document is a text after Mark, with the names that stand in it as the stages
// between would give them. A name is written "Ida Berg|Berg|she=PERSON": all
// forms of one entity; a form in lower case, or a capitalised "She", is a
// pronoun or a role.
func document(t *testing.T, text string, names ...string) *extractor.Document {
	t.Helper()
	d := &extractor.Document{Doc: english.Analyse(text)}
	d.Article.Text = text
	quote.Mark(d)
	var found []extractor.Mention
	covered := map[int]bool{}
	for i, name := range names {
		forms, kind, ok := strings.Cut(name, "=")
		if !ok {
			t.Fatalf("name %q has no kind", name)
		}
		list := strings.Split(forms, "|")
		d.Appearances = append(d.Appearances, extractor.Appearance{Type: graph.EntityKind(kind), Name: list[0]})
		sort.SliceStable(list, func(a, b int) bool { return len(list[a]) > len(list[b]) })
		for _, form := range list {
			for _, at := range places(text, form) {
				if covered[at] {
					continue
				}
				for k := range form {
					covered[at+k] = true
				}
				found = append(found, mention(d, graph.Span{Start: at, End: at + len(form)}, i))
			}
		}
	}
	d.AddMentions(found...)
	return d
}

// places are where form stands in text as words of its own.
func places(text, form string) []int {
	var out []int
	for from := 0; ; {
		at := strings.Index(text[from:], form)
		if at < 0 {
			return out
		}
		at += from
		from = at + len(form)
		letter := func(s string) bool { return s != "" && unicode.IsLetter(rune(s[0])) }
		if !letter(text[from:]) && (at == 0 || !letter(text[at-1:])) {
			out = append(out, at)
		}
	}
}

func mention(d *extractor.Document, s graph.Span, appearance int) extractor.Mention {
	m := extractor.Mention{
		Start: d.Doc.TokenAt(s.Start), End: d.Doc.TokenAt(s.End-1) + 1, Span: s, Kind: graph.Name,
		Type: d.Appearances[appearance].Type, Appearances: []int{appearance},
	}
	m.Title = [2]int{m.Start, m.Start}
	m.Head = m.End - 1
	for i := m.Start; i < m.End; i++ {
		if h := d.Doc.Tokens[i].Head; h < m.Start || h >= m.End || h == i {
			m.Head = i
			break
		}
	}
	switch form := d.Doc.Text[s.Start:s.End]; strings.ToLower(form) {
	case "he", "she", "it", "they":
		m.Kind = graph.Pronoun
	case form:
		m.Kind = graph.Role
	}
	return m
}

// quotes writes the quotes of d, one a line:
//
//	kind speaker [> addressee] [@ outlet] (cue): fragments
//
// A speaker that is no entity stands in brackets.
func quotes(d *extractor.Document) string {
	var b strings.Builder
	name := func(s extractor.Source) string {
		if s.Appearance == extractor.None {
			return "[" + s.Text + "]"
		}
		return d.Appearances[s.Appearance].Name
	}
	for _, q := range d.Quotes {
		fmt.Fprintf(&b, "%s %s", strings.ToLower(string(q.Kind)), name(q.Speaker))
		if q.Addressee != nil {
			fmt.Fprintf(&b, " > %s", name(*q.Addressee))
		}
		if q.Outlet != extractor.None {
			fmt.Fprintf(&b, " @ %s", d.Appearances[q.Outlet].Name)
		}
		fmt.Fprintf(&b, " (%s):", q.Cue)
		for i, f := range q.Fragments {
			if i > 0 {
				b.WriteString(" /")
			}
			b.WriteString(" " + d.Doc.Text[f.Start:f.End])
		}
		b.WriteByte('\n')
	}
	return b.String()
}
