package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestCardTellsWhoseWordsAndWhere reads a card as a reporter would.
func TestCardTellsWhoseWordsAndWhere(t *testing.T) {
	dir := t.TempDir()
	article := filepath.Join(dir, "a.json")
	const text = `{"title": "A bridge is\u001b[31m planned", "publisher": "The Example", "date": "2024-05-03", "text": ` +
		`"President Ana Brandt met Carl Okoye, the mayor of Lisbon, in Vienna on Thursday. \"We have agreed on the bridge,\" Brandt told reporters. \"It will be long.\"\n\nBrandt said that the bridge would be paid for by both countries. Ana Weber, a lawyer from Graz, laughed. Ida Berg of the Polar Institute laughed too. Okoye criticised Brandt over the costs, according to the daily Northern Wire."}`
	if err := os.WriteFile(article, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	e := &env{strings.NewReader(""), &out, &out, func(string) string { return filepath.Join(dir, "a.db") }}
	for _, args := range [][]string{{"ingest", article}, {"show", "Brandt"}, {"show", "Okoye"}, {"show", "Ana"}, {"show", "Berg"}} {
		if code := run(t.Context(), args, e); code != exitOK {
			t.Fatalf("entente %v: exit %d: %s", args, code, out.String())
		}
	}
	for _, want := range []string{
		"  also: Brandt\n",
		"Ana Brandt met with Carl Okoye, 2024-05-02, Vienna (1 article)\n",
		"Carl Okoye criticises Ana Brandt over costs (1 article; according to",
		"Carl Okoye holds a position at Lisbon: mayor (1 article)\n",
		"  “We have agreed on the bridge,” … “It will be long.”\n      – The Example, 2024-05-03, A bridge is [31m planned\n",
		"  reported: the bridge would be paid for by both countries\n",
		"The name also fits Ana ",
		"Positions\n  of Polar Institute (current; 1 article)\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q", want)
		}
	}
	if t.Failed() {
		t.Log(out.String())
	}
}

// TestJSONOfTheCommandsHasTheNamesOfTheAPI reads it as a program would.
func TestJSONOfTheCommandsHasTheNamesOfTheAPI(t *testing.T) {
	dir := t.TempDir()
	var out bytes.Buffer
	e := &env{strings.NewReader("“We like the bridge,” Ana Brandt told Carl Okoye when she met him in Vienna."), &out, &out, func(string) string { return filepath.Join(dir, "a.db") }}
	for _, args := range [][]string{{"ingest", "-"}, {"show", "--json", "Ana"}, {"path", "--json", "Ana", "Carl"}, {"stats", "--json"}} {
		if code := run(t.Context(), args, e); code != exitOK {
			t.Fatalf("entente %v: exit %d: %s", args, code, out.String())
		}
	}
	for _, want := range []string{`"name":"Ana Brandt"`, `"positions":[]`, `"fragments":["We like the bridge,"]`, `"reads":"Ana Brandt met with Carl Okoye"`, `"complete":true`, `"articles":1,"entities":`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in %s", want, out.String())
		}
	}
	if upper := regexp.MustCompile(`"[A-Z]\w*":`).FindString(out.String()); upper != "" {
		t.Errorf("the field %s is not written as the others", upper)
	}
}
