package english

// fastest is the best kernel for this machine. Every 64-bit ARM processor has
// what this one needs.
func fastest() kernel { return neon{} }

// neon is the kernel whose products are in assembly; its sums are in Go.
type neon struct{ portable }

func (neon) tile(dst []float32, dstStride int, src []float32, srcStride, inputs int, w, bias []float32) {
	_ = dst[(tileRows-1)*dstStride+panel-1]
	_ = src[(tileRows-1)*srcStride+inputs-1]
	_, _ = w[panel*inputs-1], bias[panel-1]
	tileNEON(&dst[0], dstStride, &src[0], srcStride, inputs, &w[0], &bias[0])
}

func (neon) row(dst, src, w, bias []float32) {
	_, _, _ = dst[rowPanels*panel-1], w[rowPanels*panel*len(src)-1], bias[rowPanels*panel-1]
	rowNEON(&dst[0], &src[0], len(src), &w[0], &bias[0])
}

//go:noescape
func tileNEON(dst *float32, dstStride int, src *float32, srcStride, inputs int, w, bias *float32)

//go:noescape
func rowNEON(dst, src *float32, inputs int, w, bias *float32)
