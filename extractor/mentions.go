package extractor

import (
	"cmp"
	"slices"
)

// AddMentions adds mentions to d, keeps the text order, and moves every index
// of a mention that d holds accordingly. A mention that refers to one
// appearance joins that appearance's mentions; one that refers to several is a
// group and does not.
func (d *Document) AddMentions(add ...Mention) {
	if len(add) == 0 {
		return
	}
	old := len(d.Mentions)
	all := append(slices.Clone(d.Mentions), add...)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := all[a].Span, all[b].Span
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	moved := make([]int, len(all))
	d.Mentions = make([]Mention, len(all))
	for to, from := range order {
		moved[from], d.Mentions[to] = to, all[from]
	}
	d.moveMentions(moved[:old])
	for i, m := range add {
		if len(m.Appearances) == 1 {
			a := &d.Appearances[m.Appearances[0]]
			at, _ := slices.BinarySearch(a.Mentions, moved[old+i])
			a.Mentions = slices.Insert(a.Mentions, at, moved[old+i])
		}
	}
}

// moveMentions replaces every index of a mention by what moved says of it.
func (d *Document) moveMentions(moved []int) {
	move := func(m *int) {
		if *m != None {
			*m = moved[*m]
		}
	}
	sources := map[*Source]bool{} // claims of one sentence may share theirs
	source := func(s *Source) {
		if s != nil && !sources[s] {
			sources[s] = true
			move(&s.Mention)
		}
	}
	for i := range d.Appearances {
		for j := range d.Appearances[i].Mentions {
			move(&d.Appearances[i].Mentions[j])
		}
	}
	for i := range d.Quotes {
		source(&d.Quotes[i].Speaker)
		source(d.Quotes[i].Addressee)
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		move(&c.From.Mention)
		move(&c.To.Mention)
		move(&c.Place.Mention)
		source(c.AttributedTo)
	}
}
