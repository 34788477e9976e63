package graphtest

import (
	"testing"

	"entente/graph"
)

func TestModel(t *testing.T) {
	RunParallel(t, func(testing.TB) graph.Store { return NewModel() })
}
