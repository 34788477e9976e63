package coref

import (
	"slices"
	"strings"

	"entente/extractor"
	"entente/extractor/gazetteer"
	"entente/graph"
)

// people joins full names first, then gives each single name to one of them.
func (n *namer) people() {
	single := make([]int, 0, 16)
	names := map[int]personName{}
	byKey := map[string]*chain{}
	for i, m := range n.d.Mentions {
		if m.Type != graph.Person {
			continue
		}
		p := parsePerson(n.text(i))
		if len(p.parts) == 0 {
			p.parts = []string{gazetteer.Key(n.text(i))}
			p.bones = []string{skeleton(p.parts[0])}
		}
		if len(p.parts) == 2 && p.parts[0] == "ben" && len(n.parts["ben"+p.parts[1]]) > 0 {
			p = parsePerson("bin " + p.parts[1]) // "Ben Ali" of "Zine el-Abidine Ben Ali"
			p.parts[0], p.bones[0] = "ben"+p.parts[0][3:], skeleton("ben"+p.parts[0][3:])
		}
		if len(p.parts) == 1 {
			// What looks like a first name may be a surname.
			p.gender = n.titleGender(m)
			single = append(single, i)
			names[i] = p
			continue
		}
		if m.Gender != extractor.UnknownGender {
			p.gender = m.Gender
		}
		key := strings.Join(p.parts, " ") + "," + p.suffix
		c := byKey[key]
		if c == nil {
			c = n.fullName(p, n.isRelative(m))
			byKey[key] = c
		}
		n.add(i, c)
	}
	n.peers()
	n.births()
	for _, i := range single {
		if n.of[i] != nil {
			continue
		}
		p := names[i]
		c := n.bearer(i, p)
		if c == nil {
			key := "," + p.parts[0] + p.suffix
			if c = byKey[key]; c == nil || clash(c.gender, p.gender) {
				c = n.start(graph.Person)
				c.people, c.gender = append(c.people, p), n.d.Mentions[i].Gender
				byKey[key] = c
			}
		}
		c.bare++
		n.add(i, c)
	}
}

// peers joins the title of a peer to the name that it stands behind: "Colin
// Ashe, Lord Thornbury".
func (n *namer) peers() {
	for i := 1; i < len(n.d.Mentions); i++ {
		a, b := n.d.Mentions[i-1], n.d.Mentions[i]
		if b.Start != a.End+1 || n.d.Doc.Word(a.End) != "," || n.of[i] == nil || n.of[i-1] == nil || n.of[i] == n.of[i-1] {
			continue
		}
		if gazetteer.ClassOf(n.d.Doc.Word(b.Start)).Is(gazetteer.Peer) && a.Type == graph.Person && b.Type == graph.Person {
			n.join(n.of[i], n.of[i-1])
		}
	}
}

// titleGender is what the title of a person tells.
func (n *namer) titleGender(m extractor.Mention) extractor.Gender {
	for i := m.Title[0]; i < m.Title[1]; i++ {
		if g := genderOf(gazetteer.Key(n.d.Doc.Word(i))); g != extractor.UnknownGender {
			return g
		}
	}
	return extractor.UnknownGender
}

func clash(a, b extractor.Gender) bool {
	return a != b && a != extractor.UnknownGender && b != extractor.UnknownGender
}

// isRelative tells whether a name is put beside somebody's relative: "her
// mother, Ilse Varga". A name that is like another's is then not the same.
func (n *namer) isRelative(m extractor.Mention) bool {
	i := min(m.Start, m.Title[0]) - 1
	if m.Title[0] == m.Title[1] {
		i = m.Start - 1
	}
	tokens := n.d.Doc.Tokens
	if i > 0 && tokens[i].Norm == "," {
		i--
	}
	if i < 1 || classOf(tokens[i].Norm)&kinship == 0 {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if tag := tokens[k].Tag; tag == "PRP$" || tag == "POS" {
			return true
		}
	}
	return false
}

// fullName is the chain of a full name that is new: the last one with a name
// that can be the same person's, else, and for a relative, a new one.
func (n *namer) fullName(p personName, relative bool) *chain {
	var found *chain
	for i, part := range p.parts {
		for _, key := range keys(part, p.bones[i]) {
			for _, c := range n.parts[key] {
				if relative || clash(c.gender, p.gender) || found != nil && found.mentions[len(found.mentions)-1] > c.mentions[len(c.mentions)-1] {
					continue
				}
				if slices.ContainsFunc(c.people, func(q personName) bool { return sameFull(p, q) }) {
					found = c
				}
			}
		}
	}
	if found == nil {
		found = n.start(graph.Person)
	}
	found.people = append(found.people, p)
	if found.gender == extractor.UnknownGender {
		found.gender = p.gender
	}
	n.index(p, found)
	return found
}

// index lets the parts of a name lead to c, in place of a chain that was joined
// to it.
func (n *namer) index(p personName, c *chain) {
	joined := func(x *chain) bool { return len(x.mentions) == 0 && x != c }
	for i, part := range p.parts {
		for _, key := range keys(part, p.bones[i]) {
			n.parts[key] = appendNew(slices.DeleteFunc(n.parts[key], joined), c)
		}
	}
	for _, key := range ends(p.last()) {
		n.surnames[key] = appendNew(slices.DeleteFunc(n.surnames[key], joined), c)
	}
}

// maxNamesakes bounds the people that share a part of their names and are
// looked at together; the latest are kept.
const maxNamesakes = 50

func appendNew(list []*chain, c *chain) []*chain {
	if slices.Contains(list, c) {
		return list
	}
	if len(list) == maxNamesakes {
		list = slices.Delete(list, 0, 1)
	}
	return append(list, c)
}

// keys are what a part of a name is looked up by.
func keys(part, bones string) []string {
	if len(part) < 4 {
		return []string{part}
	}
	return []string{part, "~" + bones}
}

// bearer is the person of a full name that a single name at mention m means.
// Of relatives it is the one whom the article goes on to call so, else the
// one last mentioned before, else the first behind.
func (n *namer) bearer(m int, p personName) *chain {
	var best *chain
	var bestRank [4]int
	for _, key := range keys(p.parts[0], p.bones[0]) {
		for _, c := range n.parts[key] {
			fit := 0
			for _, q := range c.people {
				if len(q.parts) > 1 {
					fit = max(fit, q.fit(p))
				}
			}
			if fit == 0 || clash(c.gender, p.gender) {
				continue
			}
			rank := [4]int{fit, n.sharedTitle(m, c), 0, 0}
			at, _ := slices.BinarySearch(c.mentions, m)
			switch at {
			case 0:
				rank[3] = -c.mentions[0]
			default:
				rank[2], rank[3] = 1, n.prominence(c.mentions[at-1])
				if c.bare > 0 {
					rank[2] = 2
				}
			}
			if best == nil || slices.Compare(rank[:], bestRank[:]) > 0 {
				best, bestRank = c, rank
			}
		}
	}
	if best == nil {
		return n.misspelt(p)
	}
	return best
}

// prominence orders mentions by where they stand, one that is only told of
// another person before that one: of "Ann Ashe, the sister of Colin Ashe, spoke"
// it is Ann who is called so next.
func (n *namer) prominence(m int) int {
	tokens := n.d.Doc.Tokens
	i := n.d.Mentions[m].Head
	for range maxNested {
		if tokens[i].Dep == "conj" || tokens[i].Head == i || tokens[i].POS == "VERB" || tokens[i].POS == "AUX" {
			break
		}
		i = tokens[i].Head
		for k := m - 1; k >= 0 && n.d.Mentions[k].End > i; k-- {
			if n.d.Mentions[k].Head == i && n.d.Mentions[k].Type == graph.Person {
				return 2*k - 1
			}
		}
	}
	return 2 * m
}

// maxNested is how far up the parse a person is looked for of whom another is
// told.
const maxNested = 8

// misspelt is the only person whose surname is but one letter off.
func (n *namer) misspelt(p personName) *chain {
	var found *chain
	for _, key := range ends(p.parts[0]) {
		for _, c := range n.surnames[key] {
			if c == found || !slices.ContainsFunc(c.people, func(q personName) bool { return len(q.parts) > 1 && oneEdit(q.last(), p.parts[0]) }) {
				continue
			}
			if found != nil {
				return nil
			}
			found = c
		}
	}
	return found
}

// ends are the beginning and the end of a long name: one edit leaves one of
// them as it is.
func ends(name string) []string {
	if len(name) < 7 {
		return nil
	}
	return []string{name[:3] + "-", "-" + name[len(name)-3:]}
}

// sharedTitle is 1 where mention m has a title that a full name of c has too,
// -1 where both have others.
func (n *namer) sharedTitle(m int, c *chain) int {
	title := n.d.Mentions[m].Title
	if title[0] >= title[1] {
		return 0
	}
	head := n.d.Doc.Word(title[1] - 1)
	if gazetteer.ClassOf(head).Is(gazetteer.Honorific) {
		return 0
	}
	shared := 0
	for _, i := range c.mentions {
		other := n.d.Mentions[i].Title
		if other[0] >= other[1] || gazetteer.ClassOf(n.d.Doc.Word(other[1]-1)).Is(gazetteer.Honorific) {
			continue
		}
		if gazetteer.Key(n.d.Doc.Word(other[1]-1)) == gazetteer.Key(head) {
			return 1
		}
		shared = -1
	}
	return shared
}
