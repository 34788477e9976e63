package relation

import (
	"entente/extractor"
	"entente/graph"
)

// mood is whether, by the words around it, an event happened.
type mood struct {
	status graph.Status
	sure   graph.Certainty
	said   bool // false where the text does not say that it happens: conditions, questions, demands
	clause int  // the verb of the event's clause, None for none
	finite int  // the first verb on the way up that has a tense, None for none
}

// maxClimb is how far up the tree a mood is looked for.
const maxClimb = 24

// mood climbs from a token through what governs it.
func (m *matcher) mood(i int) mood {
	c := climb{m: m, mood: mood{status: graph.Actual, sure: graph.Certain, said: true, clause: extractor.None, finite: extractor.None}}
	if m.question(i) {
		c.said = false
		return c.mood
	}
	for steps := 0; i != extractor.None && c.said && steps < maxClimb; steps++ {
		i = c.step(i)
	}
	return c.mood
}

// question tells whether the sentence of a token asks.
func (m *matcher) question(i int) bool {
	from, to := m.doc.Sentence(m.doc.SentenceOf(i))
	for t := to - 1; t >= from && t > to-4; t-- {
		switch m.doc.Word(t) {
		case "?":
			return true
		case "”", "\"", "’", "'", "»":
			continue
		}
		if m.tokens[t].tag&tagBits["SPACE"] == 0 {
			return false
		}
	}
	return false
}

// climb is a mood on the way up.
type climb struct {
	m *matcher
	mood
	adopt bool // only plans of what is above still matter
	above bool // the modifiers of the token were looked at from a conjunct
}

func (c *climb) plan() {
	if c.status == graph.Actual {
		c.status = graph.Planned
	}
}

func (c *climb) deny() {
	if !c.adopt {
		c.status = graph.Denied
	}
}

func (c *climb) unsure(s graph.Certainty) {
	if c.sure != graph.Possible && !c.adopt {
		c.sure = s
	}
}

func is(t token, arc string) bool { return t.arc&arcBits[arc] != 0 }

const verbal = "VERB"

func (m *matcher) isVerb(i int) bool {
	return m.tokens[i].tag&(tagBits[verbal]|tagBits["AUX"]) != 0
}

// hasTense tells whether a verb is finite: by its form, or by an auxiliary.
func (m *matcher) hasTense(i int) bool {
	if m.tokens[i].tag&(tagBits["VBD"]|tagBits["VBZ"]|tagBits["VBP"]|tagBits["MD"]) != 0 {
		return true
	}
	for _, ch := range m.doc.Children(i) {
		if t := m.tokens[ch]; (is(t, "aux") || is(t, "auxpass")) && t.tag&(tagBits["VBD"]|tagBits["VBZ"]|tagBits["VBP"]|tagBits["MD"]) != 0 {
			return true
		}
	}
	return false
}

func (m *matcher) infinitive(i int) bool {
	for _, ch := range m.doc.Children(i) {
		if is(m.tokens[ch], "aux") && m.tokens[ch].tag&tagBits["TO"] != 0 {
			return true
		}
	}
	return false
}

// step judges a token and gives the one that governs it, None at the end.
func (c *climb) step(i int) int {
	m := c.m
	if m.isVerb(i) {
		if c.clause == extractor.None {
			c.clause = i
		}
		if c.finite == extractor.None && m.hasTense(i) {
			c.finite = i
		}
	}
	if !c.above {
		c.modifiers(i)
	}
	c.above = false
	head := m.doc.Tokens[i].Head
	if head == i || !c.said {
		return extractor.None
	}
	t := m.tokens[i]
	switch {
	case is(t, "conj") && m.hasTense(i) && m.infinitive(head):
		return extractor.None // "urged her to go and met Okoye": the parser hangs it too low
	case is(t, "conj"):
		c.above = m.isVerb(i) && m.hasTense(i)
		return head
	case is(t, "relcl"), is(t, "parataxis"), is(t, "appos"), is(t, "poss"), is(t, "compound"), is(t, "nmod"):
		return extractor.None
	case is(t, "acl"):
		if !m.infinitive(i) {
			return extractor.None
		}
		if w := m.tokens[head]; !m.governed(c, w) {
			c.plan()
		}
		return head
	case is(t, "advcl"):
		return c.adverbial(i, head)
	case is(t, "pobj"), is(t, "pcomp"):
		return c.preposition(i, head)
	case is(t, "ccomp"):
		for _, ch := range m.doc.Children(i) {
			if l := &m.rules.lexical; is(m.tokens[ch], "mark") && l.conditional.has(m.tokens[ch]) {
				c.said = false // "did not say whether she would go"
				return extractor.None
			}
		}
		if m.governed(c, m.tokens[head]) {
			return head
		}
		return extractor.None
	case is(t, "xcomp"):
		if m.infinitive(i) && m.tokens[head].lemma == m.rules.lexical.be {
			c.plan()
			return head
		}
		if m.tokens[head].lemma == m.rules.lexical.have {
			c.said = c.adopt
		}
		m.governed(c, m.tokens[head])
		return head
	case is(t, "nsubj"):
		return head
	default:
		m.governed(c, m.governor(head))
		return head
	}
}

// governor is what the rules see of a governing word; "call off" is seen as
// "cancel", "put off" as "postpone".
func (m *matcher) governor(i int) token {
	l, t := &m.rules.lexical, m.tokens[i]
	if t.lemma == 0 || t.lemma != l.call && t.lemma != l.put {
		return t
	}
	for _, c := range m.doc.Children(i) {
		if is(m.tokens[c], "prt") && m.doc.Tokens[c].Norm == "off" {
			if t.lemma == l.call {
				return token{lemma: l.cancel, tag: t.tag}
			}
			return token{lemma: l.postpone, tag: t.tag}
		}
	}
	return t
}

// governed applies what a governing word does to what it governs, and tells
// whether it does anything.
func (m *matcher) governed(c *climb, w token) bool {
	l := &m.rules.lexical
	switch {
	case l.refusing.has(w):
		c.deny()
	case l.planning.has(w):
		c.plan()
	case l.hoping.has(w):
		c.plan()
		c.unsure(graph.Possible)
	case l.demanding.has(w):
		c.said = c.adopt
	default:
		return false
	}
	return true
}

// adverbial judges a clause that modifies another.
func (c *climb) adverbial(i, head int) int {
	m, l := c.m, &c.m.rules.lexical
	if m.infinitive(i) {
		c.plan()
		return head
	}
	for _, ch := range m.doc.Children(i) {
		t := m.tokens[ch]
		if !is(t, "mark") && !is(t, "advmod") {
			continue
		}
		switch {
		case is(t, "mark") && l.conditional.has(t):
			c.said = false
			return extractor.None
		case l.ahead.has(t) && !(m.hasTense(i) && m.past(i)):
			c.plan()
		case l.meanwhile.has(t) && m.tokens[i].tag&tagBits["VBD"] == 0:
			c.adopt = true
			return head
		}
	}
	if m.hasTense(i) {
		return extractor.None
	}
	c.adopt = true
	return head
}

// preposition judges what stands after a preposition.
func (c *climb) preposition(i, p int) int {
	m, l := c.m, &c.m.rules.lexical
	head := m.doc.Tokens[p].Head
	t := m.tokens[p]
	switch {
	case l.without.has(t):
		c.deny()
	case l.ahead.has(t):
		c.plan()
		return extractor.None
	case l.meanwhile.has(t):
		c.adopt = true
	case t.norm == l.forWord && m.isVerb(head) && !is(m.tokens[i], "pcomp"):
		if !m.governed(c, m.tokens[head]) && m.tokens[head].lemma != l.meet {
			c.plan()
		}
		return head
	case l.selected.has(t):
		m.governed(c, m.tokens[head])
	case m.tokens[head].lemma == l.be: // "is in a dispute": what is said of being is said of it
	default:
		c.adopt = true
	}
	if head == p {
		return extractor.None
	}
	return head
}

// modifiers judges the words that hang from a token.
func (c *climb) modifiers(i int) {
	m, l := c.m, &c.m.rules.lexical
	perfect := false
	for _, ch := range m.doc.Children(i) {
		if is(m.tokens[ch], "aux") && m.tokens[ch].lemma == l.have {
			perfect = true
		}
	}
	if m.scheduled(i) {
		c.plan() // "arrives on Friday"
	}
	for _, ch := range m.doc.Children(i) {
		t := m.tokens[ch]
		switch {
		case is(t, "neg"), is(t, "det") && t.norm == l.no:
			if c.status == graph.Denied {
				c.said = false // "did not cancel"
			}
			c.deny()
		case is(t, "aux") && t.tag&tagBits["MD"] != 0:
			c.modal(t, perfect)
		case is(t, "advmod"), is(t, "npadvmod"), is(t, "amod"), is(t, "nmod"), is(t, "acl"), is(t, "compound"):
			switch {
			case is(t, "advmod") && m.hasNo(int(ch)):
				c.deny() // "no longer"
			case l.upcoming.has(t):
				if is(t, "amod") || is(t, "acl") || !m.past(i) {
					c.plan()
				}
			case l.cancelled.has(t):
				c.deny()
			case l.reported.has(t):
				c.unsure(graph.Probable)
			case l.perhaps.has(t):
				c.unsure(graph.Possible)
			case is(t, "npadvmod") && !m.past(i) && m.hasUpcoming(int(ch)):
				c.plan()
			}
		case is(t, "prep") && t.norm != l.forWord && !m.past(i):
			for _, time := range m.doc.Children(int(ch)) { // "his trip during the coming week"
				if is(m.tokens[time], "pobj") && m.at[time] < 0 && m.hasUpcoming(int(time)) {
					c.plan()
				}
			}
		}
	}
}

// scheduled tells whether a verb stands in the present tense with a day of the
// week, as what is to come does, and does not tell of an end.
func (m *matcher) scheduled(i int) bool {
	if m.tokens[i].tag&(tagBits["VBZ"]|tagBits["VBP"]) == 0 || m.rules.lexical.ending.has(m.tokens[i]) {
		return false
	}
	l, on := &m.rules.lexical, false
	for _, ch := range m.doc.Children(i) {
		switch t := m.tokens[ch]; {
		case is(t, "aux"), is(t, "auxpass"):
			return false
		case is(t, "npadvmod") && l.weekdays.has(t):
			on = true
		case is(t, "prep") && m.doc.Tokens[ch].Norm == "on":
			for _, day := range m.doc.Children(int(ch)) {
				on = on || is(m.tokens[day], "pobj") && l.weekdays.has(m.tokens[day])
			}
		}
	}
	return on
}

// modal judges a modal verb; perfect tells that "have" follows it.
func (c *climb) modal(t token, perfect bool) {
	l := &c.m.rules.lexical
	switch t.norm {
	case l.may, l.might, l.could:
		if !perfect {
			c.plan()
		}
		c.unsure(graph.Possible)
	case l.will, l.would, l.shall:
		if perfect && t.norm == l.would {
			c.said = false // "would have met"
			return
		}
		c.plan()
	default:
		if !perfect && !c.adopt {
			c.said = false
		}
	}
}

// past tells whether a verb stands in a past tense.
func (m *matcher) past(i int) bool {
	if m.tokens[i].tag&(tagBits["VBD"]|tagBits["VBN"]) != 0 {
		return true
	}
	for _, ch := range m.doc.Children(i) {
		if is(m.tokens[ch], "aux") && m.tokens[ch].tag&tagBits["VBD"] != 0 {
			return true
		}
	}
	return false
}

// hasUpcoming tells whether "next" or the like stands before a noun of time.
func (m *matcher) hasUpcoming(i int) bool {
	for _, ch := range m.doc.Children(i) {
		if m.rules.lexical.upcoming.has(m.tokens[ch]) {
			return true
		}
	}
	return false
}

// hasNo tells whether "no" stands before a word.
func (m *matcher) hasNo(i int) bool {
	for _, ch := range m.doc.Children(i) {
		if m.tokens[ch].norm == m.rules.lexical.no {
			return true
		}
	}
	return false
}
