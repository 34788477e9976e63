package relation

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// titleOf is the mention of the person that a title stands before, over further
// titles, brackets and one phrase that says where, and the mention in that
// phrase: "ambassador to Peru Ana Brandt"; -1 for none.
func (m *matcher) titleOf(t int) (person, body int) {
	body = -1
	l := &m.rules.lexical
	if t+2 < len(m.tokens) && m.doc.Word(t+1) == "-" && l.positions.has(m.tokens[t+2]) {
		return -1, -1 // "Secretary" of "Secretary-General"
	}
	if t+1 < len(m.tokens) && l.prefixes.has(m.tokens[t]) && (l.positions.has(m.tokens[t+1]) || l.prefixes.has(m.tokens[t+1])) {
		return -1, -1 // the next word is the title's head
	}
	for i := t + 1; i < len(m.tokens) && i-t <= maxTitle; i++ {
		if x := m.personAt(i); x >= 0 {
			return x, body
		}
		tok := m.tokens[i]
		switch {
		case body >= 0:
			return -1, -1
		case l.positions.has(tok), l.prefixes.has(tok), l.future[tok.norm], m.doc.Word(i) == "-", m.doc.Word(i) == "." && (i == t+1 || l.positions.has(m.tokens[i-1]) || l.prefixes.has(m.tokens[i-1])):
		case m.doc.Word(i) == "(":
			end := i + 1
			for end < len(m.tokens) && end-i < 6 && m.doc.Word(end) != ")" {
				end++
			}
			i = end
		case tok.tag&tagBits["ADP"] != 0:
			if body = m.bodyAfter(i + 1); body >= 0 {
				i = m.d.Mentions[body].End - 1
				continue
			}
			end := m.portfolio(i + 1)
			if end < 0 {
				return -1, -1
			}
			i = end - 1
		case tok.tag&tagBits["CCONJ"] != 0:
			next := i + 1
			for next < len(m.tokens) && next < i+3 && m.tokens[next].tag&(tagBits["NOUN"]|tagBits["ADJ"]) != 0 && !m.named(next) && !l.positions.has(m.tokens[next]) {
				next++ // "agent and terrorism specialist"
			}
			if !m.bare(t) || next >= len(m.tokens) || !l.positions.has(m.tokens[next]) && !l.prefixes.has(m.tokens[next]) {
				return -1, -1
			}
			i = next - 1
		default:
			return -1, -1
		}
	}
	return -1, -1
}

// personAt is the mention that names a person from token i on, -1 for none.
func (m *matcher) personAt(i int) int {
	if x := m.mentionStarting(i); x >= 0 && m.d.Mentions[x].Type == graph.Person && m.d.Mentions[x].Kind == graph.Name {
		return x
	}
	return -1
}

// portfolio is the end of the words that say what a title is for, "state" or
// "the interior", where a name follows them; -1 where it does not.
func (m *matcher) portfolio(i int) int {
	words := false
	for end := i + 5; i < end && i < len(m.tokens); i++ {
		tok := m.tokens[i]
		switch {
		case words && m.personAt(i) >= 0:
			return i
		case m.named(i) || m.rules.lexical.positions.has(tok):
			return -1
		case tok.tag&(tagBits["NOUN"]|tagBits["PROPN"]) != 0:
			words = true
		case tok.tag&(tagBits["DET"]|tagBits["ADJ"]|tagBits["CCONJ"]) == 0:
			return -1
		}
	}
	return -1
}

// renamed is the mention of the person that stands after a title and a comma,
// where both would be subjects: "The mayor of Lima, Ana Brandt, said"; -1 for
// none.
func (m *matcher) renamed(t int) int {
	if m.tokens[t].arc&(arcBits["nsubj"]|arcBits["nsubjpass"]) == 0 {
		return -1
	}
	i := t + 1
	if i < len(m.tokens) && m.tokens[i].tag&tagBits["ADP"] != 0 {
		if body := m.bodyAfter(i + 1); body >= 0 {
			i = m.d.Mentions[body].End
		}
	}
	if i+1 < len(m.tokens) && m.doc.Word(i) == "," {
		return m.personAt(i + 1)
	}
	return -1
}

// renamedPlace is the mention of the place that stands between commas behind a
// noun for it: "the Peruvian capital, Lima, police"; -1 for none.
func (m *matcher) renamedPlace(t int) int {
	if t+2 >= len(m.tokens) || m.doc.Word(t+1) != "," {
		return -1
	}
	x := m.mentionStarting(t + 2)
	if x < 0 || m.d.Mentions[x].Type != graph.Place || m.d.Mentions[x].Kind != graph.Name {
		return -1
	}
	if end := m.d.Mentions[x].End; end < len(m.tokens) && m.doc.Word(end) != "," && m.doc.Word(end) != "." {
		return -1
	}
	return x
}

// bare tells whether a title has no article.
func (m *matcher) bare(t int) bool {
	from, _ := m.titleWords(t)
	return from == 0 || m.tokens[from-1].tag&tagBits["DET"] == 0
}

// bodyAfter is the mention, not of a person, that begins at a token or after
// the few words before a name; -1 for none.
func (m *matcher) bodyAfter(i int) int {
	for end := i + 3; i < end && i < len(m.tokens); i++ {
		if x := m.starts[i]; x >= 0 {
			if m.d.Mentions[x].Type == graph.Person || m.d.Mentions[x].Kind == graph.Demonym {
				return -1
			}
			return int(x)
		}
		if m.tokens[i].tag&(tagBits["DET"]|tagBits["ADJ"]) == 0 {
			return -1
		}
	}
	return -1
}

// titleWords is where the words of a title begin, and the mention that ends
// just before them, -1 for none: "Peruvian deputy health |minister|".
func (m *matcher) titleWords(t int) (from, body int) {
	l := &m.rules.lexical
	for from = t; from > 0 && t-from < maxTitle; from-- {
		i := from - 1
		tok := m.tokens[i]
		if m.named(i) {
			return from, int(m.at[i])
		}
		switch {
		case l.besides.has(tok):
			return from, -1
		case l.former.has(tok), l.future[tok.norm]:
			return from, m.beyond(i)
		case m.doc.Word(i) == ")" && i > 0 && m.named(i-1):
			return from, int(m.at[i-1]) // "the Northern Union (NU) |head|"
		case tok.tag&tagBits["POS"] != 0:
			return from, m.mentionEnding(i)
		case l.positions.has(tok) && !l.prefixes.has(tok) && m.tokens[i+1].lemma != l.general && !(m.doc.Word(i+1) == "-" && m.tokens[min(i+2, len(m.tokens)-1)].lemma == l.general):
			return from, -1
		case tok.tag&(tagBits["NOUN"]|tagBits["PROPN"]|tagBits["ADJ"]|tagBits["NUM"]) != 0, tok.tag&(tagBits["VBN"]|tagBits["VBG"]) != 0 && is(tok, "amod"):
		case m.doc.Word(i) == "-" || m.doc.Word(i) == "/":
		case tok.tag&tagBits["CCONJ"] != 0 && i > 0 && m.tokens[i-1].tag&tagBits["NOUN"] != 0 && !m.named(i-1) && m.tokens[i+1].tag&(tagBits["NOUN"]|tagBits["ADJ"]) != 0:
		default:
			return from, -1
		}
	}
	return from, -1
}

// beyond is the mention that stands before "former" and the like.
func (m *matcher) beyond(i int) int {
	if i > 0 && m.tokens[i-1].tag&tagBits["POS"] != 0 {
		i--
	}
	return m.mentionEnding(i)
}

// deskOf is the body before the place that mention x names, where the place is
// what somebody of that body is in charge of: "the charity's Asia director";
// -1 for none.
func (m *matcher) deskOf(x int) int {
	body := m.possessorOf(x)
	if m.d.Mentions[x].Kind != graph.Name || m.d.Mentions[x].Type == graph.Organisation || body < 0 || m.d.Mentions[body].Type != graph.Organisation {
		return -1
	}
	return body
}

// deskOfNobody tells whether what stands before the place that mention x names
// is a common noun's: "the group's Asia director".
func (m *matcher) deskOfNobody(x int) bool {
	i := m.d.Mentions[x].Start - 1
	if i < 0 || m.d.Mentions[x].Kind != graph.Name || m.d.Mentions[x].Type != graph.Place || m.tokens[i].tag&tagBits["POS"] == 0 {
		return false
	}
	owner := m.mentionEnding(i)
	return owner < 0 || len(m.d.Mentions[owner].Appearances) == 0
}

// possessorOf is the mention right before mention x and "'s", -1 for none.
func (m *matcher) possessorOf(x int) int {
	i := m.d.Mentions[x].Start - 1
	if i < 0 || m.tokens[i].tag&tagBits["POS"] == 0 {
		return -1
	}
	return m.mentionEnding(i)
}

// position adds the title and when it is held.
func (m *matcher) position(r *Rule, i int, md mood, c *extractor.Claim) {
	t := i
	if r.title != nil && !m.walk(r.title, i, 0, func(at int) bool { t = at; return true }) {
		t = -1
	}
	c.Tense = graph.Current
	if c.Status == graph.Planned {
		c.Status, c.Tense = graph.Actual, graph.Future
	} else if md.finite != extractor.None && md.finite != i && m.past(md.finite) && m.tokens[md.finite].tag&tagBits["VBN"] == 0 {
		c.Tense = graph.Former
	}
	if r.tense != "" {
		c.Tense = r.tense
	}
	if t < 0 {
		return
	}
	if tense := m.tenseOf(t); tense != "" {
		c.Tense = tense
	}
	if m.isVerb(t) {
		c.Title = m.doc.Tokens[t].Lemma // who heads a bank is its head
		return
	}
	if m.tokens[t].tag&(tagBits["POS"]|tagBits["ADP"]) != 0 {
		return // "Brandt of the union" has no title
	}
	from, to := m.title(t, c.To.Mention)
	span := m.d.Bytes(from, to)
	c.Title = strings.Join(strings.Fields(m.doc.Text[span.Start:span.End]), " ")
	if to == t+1 && m.tokens[t].tag&(tagBits["NNS"]|tagBits["NNPS"]) != 0 {
		c.Title = strings.TrimSuffix(c.Title, "s") // each of the presidents is a president
	}
}

// tenseOf is what the words before a title, and just after it, say of when it
// is held: "former", "-elect"; "" for nothing.
func (m *matcher) tenseOf(t int) graph.Tense {
	l := &m.rules.lexical
	for i := t - 1; i >= 0 && t-i < maxTitle; i-- {
		tok := m.tokens[i]
		switch {
		case l.former.has(tok):
			return graph.Former
		case l.future[tok.norm]:
			return graph.Future
		case l.positions.has(tok) && !l.prefixes.has(tok) && tok.tag&tagBits["PROPN"] == 0 && m.tokens[i+1].tag&tagBits["CCONJ"] == 0:
			i = 0
		case tok.tag&tagBits["CCONJ"] != 0 && i > 0 && l.positions.has(m.tokens[i-1]): // "former governor and senator"
		case tok.tag&(tagBits["NOUN"]|tagBits["PROPN"]|tagBits["ADJ"]|tagBits["NUM"]|tagBits["DET"]|tagBits["POS"]|tagBits["ADV"]) == 0 && m.doc.Word(i) != "-":
			i = 0
		}
	}
	for i := t + 1; i < min(t+3, len(m.tokens)); i++ {
		if l.future[m.tokens[i].norm] {
			return graph.Future
		}
	}
	if h := m.doc.Tokens[t].Head; h < t && is(m.tokens[t], "conj") && l.positions.has(m.tokens[h]) {
		return m.tenseOf(h) // "the then chair and spokeswoman"
	}
	return ""
}

// besideTitle tells whether the first word before a title is no part of it:
// "incumbent", "Democratic", "first" but not in "first minister".
func (m *matcher) besideTitle(i int) bool {
	l, tok, next := &m.rules.lexical, m.tokens[i], m.tokens[i+1]
	switch {
	case l.passing.has(tok), tok.tag&(tagBits["CD"]|tagBits["CC"]) != 0, m.doc.Word(i) == "-", m.doc.Word(i) == "/":
		return true
	case l.partisan.has(tok):
		return (l.positions.has(next) || l.prefixes.has(next)) && !l.leading.has(next)
	case isOrdinal(m.doc.Word(i)):
		return !l.leading.has(next)
	}
	return false
}

// timed tells whether words say when: "on Monday", "in 2012".
func (m *matcher) timed(from, to int) bool {
	for i := from; i < to; i++ {
		if m.rules.lexical.weekdays.has(m.tokens[i]) || m.tokens[i].tag&tagBits["CD"] != 0 || gazetteer.ClassOf(m.doc.Word(i)).Is(gazetteer.Calendar) {
			return true
		}
	}
	return false
}

func isOrdinal(word string) bool {
	switch word {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth":
		return true
	}
	return false
}

// covers tells whether mention x has mention y in its words: "the Fatah
// movement".
func (m *matcher) covers(x, y int) bool {
	a, b := &m.d.Mentions[x], &m.d.Mentions[y]
	return a.Start <= b.Start && b.End <= a.End
}

// title is the tokens of a title without the name of where it is held: "vice
// chair", "ambassador to Peru", "secretary of state".
func (m *matcher) title(t, at int) (from, to int) {
	from, body := m.titleWords(t)
	if body >= 0 && m.deskOf(body) == at {
		from = m.d.Mentions[body].Start
	}
	for from < t && m.besideTitle(from) {
		from++
	}
	if body >= 0 && from == t && m.d.Mentions[body].End == t && strings.EqualFold(m.doc.Word(t), "attorney") && m.d.Mentions[body].Type == graph.Country {
		from = m.d.Mentions[body].Start // "U.S. Attorney", who is another than an attorney
	}
	to = t + 1
	for _, ch := range m.doc.Children(t) {
		c := int(ch)
		start, end := m.doc.Subtree(c)
		if c < t || !is(m.tokens[c], "prep") || start != to {
			continue
		}
		if x := m.bodyAfter(c + 1); x >= 0 {
			if x == at || m.covers(x, at) || x == m.possessorOf(at) || slices.Equal(m.d.Mentions[x].Appearances, m.d.Mentions[at].Appearances) {
				break
			}
			if m.d.Mentions[x].Type == graph.Organisation || m.doc.Word(c) != "in" && m.doc.Word(c) != "at" {
				to = m.d.Mentions[x].End
			}
			break
		}
		for i := start; i < end; i++ {
			if m.named(i) {
				end = start
			}
		}
		if end-start <= 6 && !m.timed(start, end) {
			to = max(to, end)
		}
		break
	}
	for to < len(m.tokens)-1 && (m.doc.Word(to) == "-" && m.rules.lexical.future[m.tokens[to+1].norm] || m.rules.lexical.future[m.tokens[to].norm]) {
		to++
	}
	return from, to
}
