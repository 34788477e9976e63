package english

// DEVELOPMENT SHIM: replaced by the engine.

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"sync"
)

var load = sync.OnceValue(func() map[string]*Doc {
	out := map[string]*Doc{}
	f, err := os.Open("/tmp/model/dev.jsonl")
	if err != nil {
		panic(err)
	}
	defer f.Close()
	r := bufio.NewReader(f)
	dec := json.NewDecoder(r)
	for dec.More() {
		var row struct {
			Text                              string
			Start, Len                        []int
			Ws                                string
			Norm, Tag, Pos, Morph, Lemma, Dep []string
			Head                              []int
			Ents                              [][]any
			Sents                             []int
		}
		if err := dec.Decode(&row); err != nil {
			panic(err)
		}
		var off []int
		for i := range row.Text {
			off = append(off, i)
		}
		off = append(off, len(row.Text))
		d := &Doc{Text: row.Text, Sents: row.Sents}
		for i := range row.Start {
			d.Tokens = append(d.Tokens, Token{off[row.Start[i]], off[row.Start[i]+row.Len[i]], row.Head[i], row.Ws[i] == '1', row.Norm[i], row.Tag[i], row.Pos[i], row.Morph[i], row.Lemma[i], row.Dep[i]})
		}
		for _, e := range row.Ents {
			d.Entities = append(d.Entities, Entity{int(e[0].(float64)), int(e[1].(float64)), e[2].(string)})
		}
		d.index()
		h := sha256.Sum256([]byte(row.Text))
		out[hex.EncodeToString(h[:])] = d
	}
	return out
})

// Analyse analyses text.
func Analyse(text string) *Doc {
	h := sha256.Sum256([]byte(text))
	d := load()[hex.EncodeToString(h[:])]
	if d == nil {
		panic("no dev analysis")
	}
	return d
}
