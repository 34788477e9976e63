package coref

import (
	"entente/extractor"
	"entente/graph"
)

// births joins the names that people were born with, or go by, to the names
// that the article calls them: "Ann Ashe, born Ann Lund", "Ashe was born Ann
// Lund in Hull", "Born Ann Lund in Hull, she".
func (n *namer) births() {
	for i, m := range n.d.Mentions {
		if m.Type != graph.Person || m.Start == 0 {
			continue
		}
		verb := m.Start - 1
		if verb > 0 && n.d.Doc.Word(verb-1) == "-" {
			continue // "Danish-born Ann Lund"
		}
		if verb > 1 && n.d.Doc.Tokens[verb].Norm == "as" && n.d.Doc.Tokens[verb-1].Norm == "known" {
			verb-- // "Ann Lund, known as Nanny"
		}
		switch n.d.Doc.Tokens[verb].Norm {
		case "born", "née", "nee", "né", "alias", "aka", "known":
		default:
			continue
		}
		switch c := n.bornAs(i, verb); {
		case c == nil || c == n.of[i]:
		case n.of[i] == nil: // a surname alone
			c.births = append(c.births, i)
			n.add(i, c)
		default:
			if clash(c.gender, n.of[i].gender) {
				c.gender = n.of[i].gender // a stage name tells little
			}
			c.births = append(c.births, i)
			n.join(n.of[i], c)
		}
	}
}

// bornAs is the person of whom the token at verb says that mention m is a name:
// the one it hangs on, its subject, or that of the clause it opens; else whom
// the article has named most so far, or names next.
func (n *namer) bornAs(m, verb int) *chain {
	tokens := n.d.Doc.Tokens
	for _, i := range []int{verb, tokens[verb].Head} {
		if c := n.personAt(i, m); c != nil {
			return c
		}
		for _, k := range n.d.Doc.Children(i) {
			if d := tokens[k].Dep; d == "nsubj" || d == "nsubjpass" {
				if c := n.personAt(int(k), m); c != nil {
					return c
				}
			}
		}
	}
	return n.topicBefore(m)
}

// topicBefore is the person whom the article names most, of those that it has
// named before mention m; else the next one.
func (n *namer) topicBefore(m int) *chain {
	counts := map[string]int{}
	for i, x := range n.d.Mentions {
		if p := parsePerson(n.text(i)); x.Type == graph.Person && len(p.parts) > 0 {
			counts[p.last()]++
		}
	}
	var best, next *chain
	most := 0
	for i, c := range n.of {
		if c == nil || c == n.of[m] || c.typ != graph.Person || n.of[m] != nil && clash(c.gender, n.of[m].gender) {
			continue
		}
		count := counts[c.people[0].last()]
		switch {
		case i < m && count > most:
			best, most = c, count
		case i > m && next == nil:
			next = c
		}
	}
	if best != nil {
		return best
	}
	return next
}

// personAt is the person named at token i by another mention than m, nil for
// none. A surname alone is that of the full name that ends with it.
func (n *namer) personAt(i, m int) *chain {
	for k, x := range n.d.Mentions {
		if x.Start > i {
			break
		}
		if k == m || x.Type != graph.Person || i < x.Start || i >= x.End {
			continue
		}
		if n.of[k] != nil {
			return n.of[k]
		}
		p := parsePerson(n.text(k))
		if len(p.parts) != 1 {
			return nil
		}
		p.gender = extractor.UnknownGender
		return n.bearer(k, p)
	}
	return nil
}
