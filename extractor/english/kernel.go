package english

import "math"

const (
	panel    = 16 // outputs that a matrix stores side by side; weights.Panel
	tileRows = 6  // rows that one step of a matrix product computes
	lanes    = 8  // partial sums of a row's mean and variance
)

// kernel is the arithmetic of the networks. All kernels give the same bits:
// each output of a product is one chain of fused multiply-adds over ascending
// inputs, begun at the bias; sums over a row are kept in eight partial sums;
// nothing else is fused.
type kernel interface {
	// tile computes tileRows rows of panel outputs: dst = src·w + bias. Rows
	// of dst and src begin dstStride and srcStride numbers apart. w holds
	// inputs rows of panel numbers.
	tile(dst []float32, dstStride int, src []float32, srcStride, inputs int, w, bias []float32)
	// row computes 4 panels of outputs of one row.
	row(dst, src, w, bias []float32)
	// normalise adds to dst, which holds width numbers, the largest of the
	// three pieces in sums, normalised to mean 0 and variance 1, times gain,
	// plus shift.
	normalise(dst, sums, gain, shift []float32)
	// hidden adds the parts, each of 2×units numbers, to start, in their
	// order, and takes the larger of the two pieces.
	hidden(dst, start []float32, parts *[maxSlots][]float32)
}

// portable is the kernel in plain Go.
type portable struct{}

func (portable) tile(dst []float32, dstStride int, src []float32, srcStride, inputs int, w, bias []float32) {
	for r := range tileRows {
		portableRow(dst[r*dstStride:][:panel], src[r*srcStride:][:inputs], w, bias)
	}
}

func (portable) row(dst, src, w, bias []float32) {
	for p := range 4 {
		portableRow(dst[p*panel:][:panel], src, w[p*panel*len(src):], bias[p*panel:])
	}
}

// portableRow computes panel outputs of one row. The sums are held as
// float64: there a product is exact, but a sum is already rounded. The race
// detector, which would make it ten times slower, need not look inside: it
// touches only what its caller owns.
//
//go:norace
func portableRow(dst, src, w, bias []float32) {
	var sums [panel]float64
	for i := range sums {
		sums[i] = float64(bias[i])
	}
	for k, x := range src {
		at := (*[panel]float32)(w[k*panel:])
		for i, sum := range sums {
			product := float64(x) * float64(at[i])
			if next := product + sum; exact(next) {
				sums[i] = float64(float32(next))
			} else {
				sums[i] = roundedOnce(product, sum)
			}
		}
	}
	for i, sum := range sums {
		dst[i] = float32(sum)
	}
}

// exact reports whether rounding sum to float32 is right although it was
// rounded before. It may go wrong only where sum lies halfway between two
// float32 numbers, which below their normal range shows otherwise.
func exact(sum float64) bool {
	b := math.Float64bits(sum)
	return b<<35 != 1<<63 && b<<1 >= smallestNormal<<1
}

// smallestNormal are the bits of 2⁻¹²⁶.
const smallestNormal = (1023 - 126) << 52

// roundedOnce is the float32 nearest to the exact x + y. Where the nearest
// float64 is not exact it is rounded to odd instead: that keeps to its side
// of every float32 number and of every half.
func roundedOnce(x, y float64) float64 {
	sum := x + y
	part := sum - x
	lost := (x - (sum - part)) + (y - part) // exactly (Knuth's two-sum)
	if lost != 0 {
		if (lost > 0) != (sum > 0) {
			sum = math.Nextafter(sum, 0)
		}
		sum = math.Float64frombits(math.Float64bits(sum) | 1)
	}
	return float64(float32(sum))
}

func (portable) normalise(dst, sums, gain, shift []float32) {
	var best [width]float32
	var total [lanes]float32
	for i := range best {
		b := larger(larger(sums[i], sums[width+i]), sums[2*width+i])
		best[i] = b
		total[i%lanes] += b
	}
	mean := fold(&total) / width
	total = [lanes]float32{}
	for i, b := range best {
		b -= mean
		best[i] = b
		total[i%lanes] += float32(b * b)
	}
	variance := fold(&total)/width + 1e-8
	scale := 1 / float32(math.Sqrt(float64(variance)))
	for i, b := range best {
		dst[i] += float32(float32(b*scale)*gain[i]) + shift[i]
	}
}

// larger is a where it is larger, else b: the processor's rule, by which the
// sign of a zero depends on the order.
func larger(a, b float32) float32 {
	if a > b {
		return a
	}
	return b
}

// fold adds the partial sums up, in the order in which vectors are halved.
func fold(s *[lanes]float32) float32 {
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}

func (portable) hidden(dst, start []float32, parts *[maxSlots][]float32) {
	var sum [2 * units]float32
	copy(sum[:], start)
	for _, part := range parts {
		if part == nil {
			break
		}
		for i, x := range part[:2*units] {
			sum[i] += x
		}
	}
	for i := range units {
		dst[i] = larger(sum[i], sum[units+i])
	}
}
