package english

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"unicode/utf8"
)

// document is a Doc as parallel arrays, one item a token. Offsets count code
// points.
type document struct {
	ID     string   `json:"id"`
	SHA256 string   `json:"sha256"` // of the text
	Chars  int      `json:"chars"`
	N      int      `json:"n"` // tokens
	Start  []int    `json:"start"`
	Len    []int    `json:"len"`
	WS     string   `json:"ws"` // 1 where one ' ' follows the token, else 0
	Norm   []string `json:"norm"`
	Tag    []string `json:"tag"`
	POS    []string `json:"pos"`
	Morph  []string `json:"morph"`
	Lemma  []string `json:"lemma"`
	Head   []int    `json:"head"`
	Dep    []string `json:"dep"`
	IOB    string   `json:"iob"`  // B, I or O
	Ents   [][3]any `json:"ents"` // first token, one past the last, label
	Sents  []int    `json:"sents"`
}

// AppendJSON appends the document as one line of JSON: id, sha256 of the
// text, chars, n, and parallel arrays with one item a token: start and len in
// code points, ws, norm, tag, pos, morph, lemma, head, dep, iob; then ents as
// [first token, one past the last, label] and sents, the tokens that start
// sentences.
func (d *Doc) AppendJSON(dst []byte, id string) []byte {
	n := len(d.Tokens)
	sum := sha256.Sum256([]byte(d.Text))
	out := document{
		ID: id, SHA256: hex.EncodeToString(sum[:]), Chars: utf8.RuneCountInString(d.Text), N: n,
		Start: make([]int, n), Len: make([]int, n), Norm: make([]string, n),
		Tag: make([]string, n), POS: make([]string, n), Morph: make([]string, n), Lemma: make([]string, n),
		Head: make([]int, n), Dep: make([]string, n),
		Ents: make([][3]any, len(d.Entities)), Sents: append(make([]int, 0, len(d.Sents)), d.Sents...),
	}
	spaces, iob := bytes.Repeat([]byte("0"), n), bytes.Repeat([]byte("O"), n)
	at, chars := 0, 0
	for i, t := range d.Tokens {
		chars += utf8.RuneCountInString(d.Text[at:t.Start])
		at = t.Start
		out.Start[i], out.Len[i] = chars, utf8.RuneCountInString(d.Word(i))
		if t.Space {
			spaces[i] = '1'
		}
		out.Norm[i], out.Tag[i], out.POS[i], out.Morph[i], out.Lemma[i] = t.Norm, t.Tag, t.POS, t.Morph, t.Lemma
		out.Head[i], out.Dep[i] = t.Head, t.Dep
	}
	for i, e := range d.Entities {
		out.Ents[i] = [3]any{e.Start, e.End, e.Label}
		for t := e.Start; t < e.End; t++ {
			iob[t] = 'I'
		}
		iob[e.Start] = 'B'
	}
	out.WS, out.IOB = string(spaces), string(iob)
	line := bytes.NewBuffer(dst)
	e := json.NewEncoder(line)
	e.SetEscapeHTML(false)
	if err := e.Encode(out); err != nil {
		panic(err) // out holds nothing that JSON lacks
	}
	return line.Bytes()
}
