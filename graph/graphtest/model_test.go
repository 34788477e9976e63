package graphtest

import (
	"testing"

	"entente/graph"
)

func TestModel(t *testing.T) {
	Run(t, func(testing.TB) graph.Store { return NewModel() })
}
