package mention

import (
	"entente/extractor/gazetteer"
	"entente/graph"
)

// again finds decided names where neither the engine nor the capitals showed
// them.
func (f *finder) again() {
	byWord := map[string][]*name{}
	for _, n := range f.order {
		if n.kind == "" {
			continue
		}
		s := f.spans[n.spans[0]]
		byWord[f.units[s.from].text] = append(byWord[f.units[s.from].text], n)
		if n.kind == graph.Person && s.to-s.from > 1 && f.names[n.words[len(n.words)-1]] == nil {
			last := f.units[s.to-1]
			surname := &name{key: gazetteer.Key(last.text), words: n.words[len(n.words)-1:], kind: graph.Person, spans: []int{-1}}
			byWord[last.text] = append(byWord[last.text], surname)
		}
	}
	for i := 0; i < len(f.units); i++ {
		if f.units[i].taken || !f.units[i].upper() {
			continue
		}
		var best *name
		end := i
		like := byWord[f.units[i].text]
		for _, n := range like[:min(len(like), maxWholes)] {
			to := i + 1
			if n.spans[0] >= 0 {
				s := f.spans[n.spans[0]]
				to = i
				for j := s.from; j < s.to && to < len(f.units) && f.units[to].text == f.units[j].text && !f.units[to].taken; j++ {
					to++
				}
				if to-i != s.to-s.from {
					continue
				}
			}
			if to > end {
				best, end = n, to
			}
		}
		if best == nil {
			continue
		}
		f.spans = append(f.spans, span{from: i, to: end, name: best})
		f.cover(len(f.spans) - 1)
		i = end - 1
	}
}
