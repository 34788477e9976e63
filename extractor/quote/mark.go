package quote

import (
	"unicode"
	"unicode/utf8"

	"entente/extractor"
	"entente/graph"
)

// maxCarried is the number of paragraphs over which a closing mark is looked
// for where none of them opens.
const maxCarried = 4

// Mark fills d.Quoted with the outermost stretches between quotation marks.
// Marks are paired paragraph by paragraph, so that a stray one spoils no more
// than its own. A paragraph that opens and does not close goes on in the next
// one where that begins with a mark, or closes without opening.
func Mark(d *extractor.Document) {
	m := &marker{d: d, text: d.Doc.Text}
	for _, p := range paragraphs(m.text) {
		m.paragraph(p)
	}
	m.abandon()
	for _, s := range m.found {
		q := extractor.Quotation{Span: trim(m.text, s.Span), Continued: s.continued}
		if q.Span.Start < q.Span.End {
			q.Start, q.End = d.Doc.TokenAt(q.Span.Start), d.Doc.TokenAt(q.Span.End-1)+1
			d.Quoted = append(d.Quoted, q)
		}
	}
}

// paragraphs are the lines of a text that hold something.
func paragraphs(text string) []graph.Span {
	var out []graph.Span
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != '\n' && text[i] != '\r' {
			continue
		}
		if s := trim(text, graph.Span{Start: start, End: i}); s.Start < s.End {
			out = append(out, s)
		}
		start = i + 1
	}
	return out
}

// trim leaves white space at the ends out.
func trim(text string, s graph.Span) graph.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

// stretch is what stands between two marks.
type stretch struct {
	graph.Span
	continued bool
}

// marker pairs marks, one paragraph after the other.
type marker struct {
	d     *extractor.Document
	text  string
	found []stretch
	// The mark that earlier paragraphs left open, and what stands behind it,
	// by paragraphs.
	open  *glyph
	tails []graph.Span
}

// paragraph pairs the marks of one paragraph.
func (m *marker) paragraph(p graph.Span) {
	marks := m.resume(glyphs(m.text, p), p)
	if m.open != nil {
		return
	}
	var open *glyph
	for i := 0; i < len(marks); i++ {
		g := marks[i]
		switch {
		case open == nil && g.opens:
			if g.family != singles || g.Start == p.Start || closer(marks[i+1:], g) >= 0 {
				open = &marks[i]
			}
		case open == nil:
			m.unopened(g, p)
		case g.family != open.family: // nested
		case g.closes && (!g.doubtful || closer(marks[i+1:], *open) < 0):
			m.add(open.End, g.Start, false)
			open = nil
		case g.opens && !g.closes && closer(marks[i+1:], g) >= 0 && closer(marks[i+1+closer(marks[i+1:], g)+1:], g) >= 0:
			i += closer(marks[i+1:], g) + 1
		case g.opens && g.family != singles:
			m.unclosed(*open, graph.Span{Start: open.End, End: g.Start})
			open = &marks[i]
		}
	}
	if open != nil {
		m.open, m.tails = open, []graph.Span{{Start: open.End, End: p.End}}
	}
}

// resume goes on with the mark that earlier paragraphs left open, and gives
// the marks of this one that are still to be paired.
func (m *marker) resume(marks []glyph, p graph.Span) []glyph {
	if m.open == nil {
		return marks
	}
	closing := closer(marks, *m.open)
	switch {
	case len(marks) > 0 && marks[0].opens && marks[0].Start == p.Start && marks[0].family == m.open.family:
		m.flush()
	case closing >= 0:
		m.flush()
		m.add(p.Start, marks[closing].Start, false)
		return marks[closing+1:]
	case len(marks) == 0 && len(m.tails) < maxCarried && m.open.family != singles:
		m.tails = append(m.tails, p)
	default:
		m.abandon()
	}
	return marks
}

// closer is the index of the first mark that closes what open opens, before
// any that may open the like; -1 for none. One that may be an apostrophe is
// taken only where no other follows.
func closer(marks []glyph, open glyph) int {
	doubtful := -1
	for i, g := range marks {
		switch {
		case g.family != open.family:
		case g.closes && !g.doubtful:
			return i
		case g.closes:
			doubtful = i
		default:
			return doubtful
		}
	}
	return doubtful
}

func (m *marker) add(start, end int, continued bool) {
	m.found = append(m.found, stretch{graph.Span{Start: start, End: end}, continued})
}

// flush takes what stands behind the open mark as speech that goes on.
func (m *marker) flush() {
	for _, s := range m.tails {
		m.add(s.Start, s.End, true)
	}
	m.open, m.tails = nil, nil
}

// abandon gives up looking for the partner of the open mark.
func (m *marker) abandon() {
	if m.open == nil {
		return
	}
	if m.open.family != singles {
		m.unclosed(*m.open, m.tails[0])
	}
	m.open, m.tails = nil, nil
}
