package relation

import (
	"slices"

	"entente/extractor"
	"entente/graph"
)

// How many sentences back what "the decision" or "the claim" takes up is looked
// for, and what "the ban" does, of which few verbs tell.
const (
	farthest         = 4
	farthestOfItsOwn = 10
	farthestOfThis   = 1 // "this is wrong"
	farthestReply    = 2 // "she disagreed"
)

// lead is how many sentences tell what an article is about.
const lead = 3

// taken is what a noun or a pronoun takes up: "the ban", "this claim", "it".
type taken struct {
	noun        token
	claim, deed bool    // of something said, of something done
	this        bool    // of either, for it is a pronoun
	verbs       wordSet // that tell of the deed, nil for all
	far         int     // how many sentences back it is looked for
}

// takes tells what token n takes up, and whether it takes up anything.
func (m *matcher) takes(n int) (taken, bool) {
	l := &m.rules.lexical
	noun := m.tokens[n]
	x := taken{noun: noun, claim: l.claims.has(noun), deed: l.deeds.has(noun), verbs: m.rules.deeds[noun.lemma], far: farthest}
	switch {
	case m.isVerb(n) && l.appealing.has(noun): // "he will appeal": the ruling
		x.deed = true
	case m.isVerb(n) && l.replying.has(noun): // "she disagreed": with what was said
		x.claim, x.deed, x.verbs, x.far = true, true, l.asking, farthestReply
	case l.this.has(noun) && !m.refers(n):
		x.claim, x.deed, x.this, x.far = !is(noun, "nsubj"), true, true, farthestOfThis
	case !x.claim && !x.deed || !m.definite(n):
		return x, false
	case x.verbs != nil:
		x.far = farthestOfItsOwn
	}
	return x, true
}

// whose is the tokens that name whose "the decision" or "this claim" was, by
// what the text told just before: the nearest like noun with an owner, the
// nearest deed by somebody else, or, of a claim, the nearest words of somebody
// else. Of what an article may be about, "the move" or "it", it is who does
// something in the same sentence or in the article's first ones, before anybody
// nearer.
func (m *matcher) whose(n int) []int {
	x, ok := m.takes(n)
	if !ok {
		return nil
	}
	l := &m.rules.lexical
	if l.accusing.has(x.noun) {
		if out := m.heads(m.accusers(n)); len(out) > 0 {
			return out
		}
		if out := m.lastAccuser(n); len(out) > 0 {
			return out
		}
	}
	if l.topics.has(x.noun) || x.this && is(m.tokens[n], "nsubj") {
		if out := m.before(n, x, 0); len(out) > 0 {
			return out
		}
		if out := m.alike(n, x); len(out) > 0 {
			return out
		}
		if out := m.led(n, x); len(out) > 0 {
			return out
		}
	}
	return m.before(n, x, x.far)
}

// lastAccuser is whoever accused or criticised somebody last before token n.
func (m *matcher) lastAccuser(n int) []int {
	best, at := extractor.None, -1
	for _, f := range m.found {
		t := f.Trigger[0]
		if f.Kind == graph.Criticises && t < n && t > at && m.doc.SentenceOf(n)-m.doc.SentenceOf(t) <= farthestReply && f.From.Appearance != m.first {
			best, at = f.From.Mention, t
		}
	}
	if best == extractor.None {
		return nil
	}
	return []int{m.d.Mentions[best].Head}
}

// before is who said or did what token n takes up, in its sentence or so many
// before it.
func (m *matcher) before(n int, x taken, far int) []int {
	earliest, _ := m.doc.Sentence(max(0, m.doc.SentenceOf(n)-far))
	for i := n - 1; i >= earliest; i-- {
		if x.claim && m.cued[i] != 0 {
			if s := m.d.Quotes[m.cued[i]-1].Speaker.Mention; s != extractor.None && m.another(m.d.Mentions[s].Head) {
				return []int{m.d.Mentions[s].Head}
			}
		}
		if x.this && m.names(i) {
			if out := m.others(m.rules.lexical.maker, i); len(out) > 0 {
				return out
			}
		}
		if out := m.told(i, x); len(out) > 0 {
			return out
		}
	}
	return nil
}

// alike is whose the nearest like noun was: "a move by Okoye".
func (m *matcher) alike(n int, x taken) []int {
	earliest, _ := m.doc.Sentence(max(0, m.doc.SentenceOf(n)-farthestOfItsOwn))
	for i := n - 1; i >= earliest && !x.this; i-- {
		if m.tokens[i].lemma == x.noun.lemma {
			if out := m.others(m.rules.lexical.author, i); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// led is who does what token n takes up in the first sentences.
func (m *matcher) led(n int, x taken) []int {
	_, end := m.doc.Sentence(min(lead, len(m.doc.Sents)) - 1)
	for i := 0; i < min(n, end); i++ {
		if out := m.told(i, x); len(out) > 0 {
			return out
		}
	}
	return nil
}

// told is the tokens that name who did what was taken up, if token i tells.
func (m *matcher) told(i int, x taken) []int {
	l := &m.rules.lexical
	switch t := m.tokens[i]; {
	case x.this && !m.isVerb(i):
		return nil
	case t.lemma == x.noun.lemma && t.lemma != 0:
		return m.others(l.author, i)
	case x.deed && l.deciding.has(t) && m.isVerb(i) && !m.bidden(i) && (x.verbs == nil || x.verbs.has(t)):
		return m.others(l.decider, i)
	}
	return nil
}

// names tells whether a token is a noun of what somebody said or did.
func (m *matcher) names(i int) bool {
	l := &m.rules.lexical
	return !m.isVerb(i) && (l.deeds.has(m.tokens[i]) || l.claims.has(m.tokens[i]))
}

// others is where a path leads to somebody other than the first end.
func (m *matcher) others(p path, i int) []int {
	var out []int
	m.walk(p, i, 0, func(at int) bool {
		if m.another(at) {
			out = append(out, at)
		}
		return len(out) > 0
	})
	return out
}

// refers tells whether a token is part of a mention of somebody.
func (m *matcher) refers(i int) bool {
	x := m.at[i]
	return x >= 0 && len(m.d.Mentions[x].Appearances) > 0
}

// bidden tells whether a verb is what somebody is asked or told to do.
func (m *matcher) bidden(i int) bool {
	if !is(m.tokens[i], "xcomp") && !is(m.tokens[i], "ccomp") {
		return false
	}
	head := m.doc.Tokens[i].Head
	if m.rules.lexical.demanding.has(m.tokens[head]) {
		return true
	}
	return m.infinitive(i) && slices.ContainsFunc(m.doc.Children(head), func(c int32) bool { return is(m.tokens[c], "dobj") })
}
