package weights

import (
	"errors"
	"math/rand/v2"
	"testing"
)

func TestClassTableGivesBackEveryClass(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	class := make([]Class, 0x110000)
	for r, c := 0, Class(0); r < len(class); r++ {
		if random.IntN(200) == 0 {
			c = Class(random.IntN(1 << bits))
		}
		class[r] = c
	}
	table, err := NewClassTable(string(ClassRuns(class)))
	if err != nil {
		t.Fatal(err)
	}
	for r, want := range class {
		if got := table.Of(rune(r)); got != want {
			t.Fatalf("Of(%U) = %b, want %b", r, got, want)
		}
	}
	if _, err := NewClassTable(""); !errors.Is(err, ErrFormat) {
		t.Errorf("NewClassTable of nothing = %v, want ErrFormat", err)
	}
}
