package english

// matrix is a linear layer, its weights stored in panels of outputs: for
// each panel, the panel's weights of input 0, of input 1, ….
type matrix struct {
	inputs  int
	w, bias []float32 // bias has a number for each output, zeros for those that only fill the last panel
}

// outputs is their number, whole panels.
func (m *matrix) outputs() int { return len(m.bias) }

// multiply computes n rows of outputs, rounded up to whole tiles, so both
// slices need the room for that many. Rows begin dstStride and srcStride
// numbers apart.
func (m *matrix) multiply(k kernel, dst []float32, dstStride int, src []float32, srcStride, n int) {
	for p := 0; p < len(m.bias); p += panel {
		w := m.w[p*m.inputs:][:panel*m.inputs]
		for r := 0; r < n; r += tileRows {
			k.tile(dst[r*dstStride+p:], dstStride, src[r*srcStride:], srcStride, m.inputs, w, m.bias[p:p+panel])
		}
	}
}

// row computes the outputs from..to of one row, whole groups of four panels.
func (m *matrix) row(k kernel, dst, src []float32, from, to int) {
	for p := from; p < to; p += rowPanels * panel {
		k.row(dst[p-from:], src[:m.inputs], m.w[p*m.inputs:], m.bias[p:])
	}
}

// tiles is n rounded up to whole tiles.
func tiles(n int) int { return (n + tileRows - 1) / tileRows * tileRows }

// grown is s with room for n numbers. What it held may be lost.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
