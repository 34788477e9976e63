package english

import "testing"

func TestTypographicApostropheOwns(t *testing.T) {
	d := Analyse("The ministers’ visit to Lisbon ended on Monday.")
	for i := range d.Tokens {
		if d.Word(i) == "ministers" && d.Tokens[i].Dep != "poss" {
			t.Errorf("ministers is %s, want poss", d.Tokens[i].Dep)
		}
	}
}
