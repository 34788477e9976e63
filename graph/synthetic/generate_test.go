package synthetic

import (
	"reflect"
	"testing"
)

func TestGeneratedBatchesAreValidAndTheSameEachTime(t *testing.T) {
	for _, g := range []Generator{{Seed: 1, Articles: 300}, {Seed: 2, Articles: 20, Words: 400}} {
		for i := range g.Articles {
			for version := range 2 {
				b := g.Batch(i, version)
				if err := b.Validate(); err != nil {
					t.Fatalf("article %d, version %d: %v", i, version, err)
				}
				if again := g.Batch(i, version); !reflect.DeepEqual(b, again) {
					t.Fatalf("article %d, version %d is another the second time", i, version)
				}
			}
		}
	}
}
