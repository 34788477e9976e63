package english

import (
	"strconv"
	"sync"
	"testing"
)

func TestMemoGivesBackTheValueOfTheKey(t *testing.T) {
	m := newMemo[string, int]()
	if v, ok := m.get("a"); ok {
		t.Errorf("get of an empty memo = %v, want nothing", v)
	}
	const keys = 4 * memoSets * memoWays // more than there is room for
	var running sync.WaitGroup
	for worker := range 2 {
		running.Go(func() {
			for i := worker; i < keys; i++ {
				key := strconv.Itoa(i)
				m.put(key, i)
				if v, ok := m.get(key); ok && v != i {
					t.Errorf("get(%q) = %d", key, v)
				}
			}
		})
	}
	running.Wait()
	kept := 0
	for i := range keys {
		if v, ok := m.get(strconv.Itoa(i)); ok {
			kept++
			if v != i {
				t.Errorf("get(%d) = %d", i, v)
			}
		}
	}
	if kept == 0 || kept > memoSets*memoWays {
		t.Errorf("of %d keys %d are kept, want at most %d", keys, kept, memoSets*memoWays)
	}
}
