package english

import "golang.org/x/sys/cpu"

// fastest is the best kernel for this machine.
func fastest() kernel {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return avx2{}
	}
	return portable{}
}

// avx2 is the kernel in assembly, for processors with AVX2 and FMA.
type avx2 struct{}

func (avx2) tile(dst []float32, dstStride int, src []float32, srcStride, inputs int, w, bias []float32) {
	_ = dst[(tileRows-1)*dstStride+panel-1]
	_ = src[(tileRows-1)*srcStride+inputs-1]
	_, _ = w[panel*inputs-1], bias[panel-1]
	tileAVX2(&dst[0], dstStride, &src[0], srcStride, inputs, &w[0], &bias[0])
}

func (avx2) row(dst, src, w, bias []float32) {
	_, _, _ = dst[rowPanels*panel-1], w[rowPanels*panel*len(src)-1], bias[rowPanels*panel-1]
	rowAVX2(&dst[0], &src[0], len(src), &w[0], &bias[0])
}

func (avx2) normalise(dst, sums, gain, shift []float32) {
	_, _, _, _ = dst[width-1], sums[pieces*width-1], gain[width-1], shift[width-1]
	normaliseAVX2(&dst[0], &sums[0], &gain[0], &shift[0])
}

func (avx2) hidden(dst, start []float32, parts *[maxSlots][]float32) {
	_, _ = dst[units-1], start[partSize-1]
	var from [maxSlots]*float32
	n := 0
	for ; n < maxSlots && parts[n] != nil; n++ {
		_ = parts[n][partSize-1]
		from[n] = &parts[n][0]
	}
	hiddenAVX2(&dst[0], &start[0], &from, n)
}

//go:noescape
func tileAVX2(dst *float32, dstStride int, src *float32, srcStride, inputs int, w, bias *float32)

//go:noescape
func rowAVX2(dst, src *float32, inputs int, w, bias *float32)

//go:noescape
func normaliseAVX2(dst, sums, gain, shift *float32)

//go:noescape
func hiddenAVX2(dst, start *float32, parts *[maxSlots]*float32, n int)
