package node

import "entente/graph"

// TallyRow is one count.
type TallyRow struct {
	Keys         []*TallyKey
	Count        int
	ArticleCount int
}

// TallyKey is one value of what is counted by, with its peers: the values of
// all rows.
type TallyKey struct {
	graph.TallyKey
	Member[graph.TallyKey]
}

// Tally makes the keys of all rows peers.
func Tally(store graph.Reader, rows []graph.TallyRow) []*TallyRow {
	var all []graph.TallyKey
	for _, row := range rows {
		all = append(all, row.Keys...)
	}
	keys := wrap(store, all, func(k graph.TallyKey, m Member[graph.TallyKey]) *TallyKey { return &TallyKey{k, m} })
	out := make([]*TallyRow, len(rows))
	for i, row := range rows {
		out[i] = &TallyRow{keys[:len(row.Keys)], row.Count, row.Articles}
		keys = keys[len(row.Keys):]
	}
	return out
}
