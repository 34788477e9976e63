package english

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// kernels are those that this machine can run.
func kernels() map[string]kernel {
	return map[string]kernel{"portable": portable{}, "fastest": fastest()}
}

// numbers gives n random numbers of the kinds that the networks meet, and of
// those that rounding finds hard: zeros, equal ones, halves, tiny ones.
func numbers(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		switch r.IntN(12) {
		case 0:
			out[i] = 0
		case 1:
			out[i] = float32(math.Copysign(0, -1))
		case 2:
			out[i] = float32(r.IntN(5)-2) * 0.5
		case 3:
			out[i] = float32(math.Ldexp(r.NormFloat64(), -100-r.IntN(50)))
		case 4:
			out[i] = math.Float32frombits(0x3f800000 | 1<<r.IntN(23)) // sums of these meet halves
		case 5:
			out[i] = float32(math.Ldexp(1, r.IntN(50)-25))
		default:
			out[i] = float32(r.NormFloat64())
		}
	}
	return out
}

func sameBits(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool { return math.Float32bits(x) == math.Float32bits(y) })
}

func TestKernelsGiveTheSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		inputs := 1 + r.IntN(300)
		dstStride, srcStride := panel+r.IntN(40), 1+r.IntN(inputs+20)
		src := numbers(r, (tileRows-1)*srcStride+inputs)
		w, bias := numbers(r, rowPanels*panel*inputs), numbers(r, rowPanels*panel)
		sums, gain, shift := numbers(r, pieces*width), numbers(r, width), numbers(r, width)
		residual, start := numbers(r, width), numbers(r, partSize)
		var parts [maxSlots][]float32
		for i := range 1 + r.IntN(maxSlots) {
			parts[i] = numbers(r, partSize)
		}
		outcomes := map[string][]float32{}
		for name, k := range kernels() {
			tile := make([]float32, tileRows*dstStride)
			k.tile(tile, dstStride, src, srcStride, inputs, w, bias)
			row := make([]float32, rowPanels*panel)
			k.row(row, src[:inputs], w, bias)
			normal := slices.Clone(residual)
			k.normalise(normal, sums, gain, shift)
			hidden := make([]float32, units)
			k.hidden(hidden, start, &parts)
			outcomes[name] = slices.Concat(tile, row, normal, hidden)
		}
		if !sameBits(outcomes["portable"], outcomes["fastest"]) {
			t.Fatalf("round %d, %d inputs: the kernels disagree", round, inputs)
		}
	}
}

func TestPortableProductIsRoundedOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50_000 {
		v := numbers(r, 3)
		if r.IntN(4) == 0 { // halfway, but for a last trace
			v = []float32{math.Float32frombits(0x3f800000 | uint32(r.IntN(4))), math.Float32frombits(0x33800000 - uint32(r.IntN(2))), 1 + float32(r.IntN(3))*0x1p-23}
		}
		w, bias, got := make([]float32, panel), make([]float32, panel), make([]float32, panel)
		w[0], bias[0] = v[1], v[2]
		portableRow(got, v[:1], w, bias)
		exact := func(x float32) *big.Float { return new(big.Float).SetPrec(600).SetFloat64(float64(x)) }
		sum := exact(v[0])
		sum.Mul(sum, exact(v[1])).Add(sum, exact(v[2]))
		if want, _ := sum.Float32(); got[0] != want {
			t.Fatalf("%v·%v + %v = %v, want %v", v[0], v[1], v[2], got[0], want)
		}
	}
}

func BenchmarkTile(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	normal := func(n int) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = float32(r.NormFloat64())
		}
		return out
	}
	src, w := normal(8*width), normal(panel*3*width)
	bias, dst := normal(panel), normal(tileRows*panel)
	for name, k := range kernels() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				k.tile(dst, panel, src, width, 3*width, w, bias)
			}
			b.ReportMetric(float64(b.N)*2*tileRows*panel*3*width/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}
