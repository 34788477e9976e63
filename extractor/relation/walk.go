package relation

import "entente/graph"

// maxCalls is how deep named paths may call each other; deeper nesting than
// any sentence has.
const maxCalls = 12

// maxTitle is how many tokens may stand between a title and the name.
const maxTitle = 14

// walk goes along a path from a token and calls found with each token that
// the first fruitful route leads to, until found says false to a route's last.
// It tells whether some call of found said true. The tokens passed on the way
// lie on the trail meanwhile.
func (m *matcher) walk(p path, at, calls int, found func(int) bool) bool {
	if calls > maxCalls {
		return false
	}
	for _, steps := range p {
		if m.follow(steps, at, calls, found) {
			return true
		}
	}
	return false
}

// leads tells whether a path leads anywhere.
func (m *matcher) leads(p path, at int) bool {
	return m.walk(p, at, 0, func(int) bool { return true })
}

func (m *matcher) follow(steps route, at, calls int, found func(int) bool) bool {
	if len(steps) == 0 {
		return found(at)
	}
	st, rest := &steps[0], steps[1:]
	next := func(t int) bool {
		if !st.fits(m.tokens[t]) {
			return false
		}
		m.trail = append(m.trail, t)
		ok := m.follow(rest, t, calls, found)
		m.trail = m.trail[:len(m.trail)-1]
		return ok
	}
	ok := false
	switch st.move {
	case stay:
		return st.fits(m.tokens[at]) && m.follow(rest, at, calls, found)
	case probe, refuse:
		length := len(m.trail)
		leads := m.walk(st.path, at, calls+1, func(int) bool { return true })
		m.trail = m.trail[:length]
		return leads == (st.move == probe) && m.follow(rest, at, calls, found)
	case call:
		return m.walk(*st.target, at, calls+1, func(t int) bool { return m.follow(rest, t, calls, found) })
	case down:
		for _, c := range m.doc.Children(at) {
			if st.arcs == 0 || st.arcs&m.tokens[c].arc != 0 {
				ok = next(int(c)) || ok
			}
		}
	case up:
		if h := m.doc.Tokens[at].Head; h != at && (st.arcs == 0 || st.arcs&m.tokens[at].arc != 0) {
			ok = next(h)
		}
	case titled:
		if x, _ := m.titleOf(at); x >= 0 {
			ok = next(m.d.Mentions[x].Head)
		}
	case renamed:
		x := m.renamed(at)
		if m.rules.lexical.settlements.has(m.tokens[at]) {
			x = m.renamedPlace(at)
		}
		if x >= 0 {
			ok = next(m.d.Mentions[x].Head)
		}
	case inside:
		if _, body := m.titleOf(at); body >= 0 {
			ok = next(m.d.Mentions[body].Head)
		}
	case before:
		if _, x := m.titleWords(at); x >= 0 && m.d.Mentions[x].Type != graph.Person {
			if body := m.deskOf(x); body >= 0 {
				x = body
			} else if m.deskOfNobody(x) {
				break
			}
			ok = next(m.d.Mentions[x].Head)
		}
	case left:
		i := m.mentionEnding(at)
		if i < 0 && at > 0 && m.doc.Word(at-1) == "," {
			i = m.mentionEnding(at - 1)
		}
		if i < 0 && at > 0 && m.rules.lexical.settlements.has(m.tokens[at-1]) {
			i = m.mentionEnding(at - 1) // "Punjab province"
		}
		if i >= 0 {
			ok = next(m.d.Mentions[i].Head)
		}
	case right:
		if i := m.mentionBehind(at); i >= 0 {
			ok = next(m.d.Mentions[i].Head)
		}
	case within:
		if i, j := m.mentionEnding(at), m.mentionBehind(at); i >= 0 && j >= 0 && m.liesIn(i, j) {
			ok = next(m.d.Mentions[j].Head)
		}
	case speaker:
		for _, t := range m.speakers(at) {
			ok = next(t) || ok
		}
	case cue:
		if q := m.quoteAt(at); q >= 0 && m.d.Quotes[q].CueToken >= 0 {
			ok = next(m.d.Quotes[q].CueToken)
		}
	case accuser:
		for _, x := range m.accusers(at) {
			ok = next(m.d.Mentions[x].Head) || ok
		}
	case suit:
		if t := m.suit(at); t >= 0 {
			ok = next(t)
		}
	case whose:
		for _, t := range m.whose(at) {
			ok = next(t) || ok
		}
	}
	if !ok && st.optional {
		return m.follow(rest, at, calls, found)
	}
	return ok
}

func (st *step) fits(t token) bool {
	if st.words != nil && st.words.has(t) == st.notWords {
		return false
	}
	return st.tags == 0 || (st.tags&t.tag != 0) != st.notTags
}
