package interval

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

const items = 100_000

// roundedBox are 100000 amounts of very different size, each known to 10 % either way.
func roundedBox() (lower, upper []float64) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range items {
		x := math.Exp(3 * rng.NormFloat64())
		lower, upper = append(lower, 0.9*x), append(upper, 1.1*x)
	}
	return lower, upper
}

func benchmark(b *testing.B, f func(l, u []float64) error) {
	l, u := roundedBox()
	b.ReportAllocs()
	for b.Loop() {
		if err := f(l, u); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/items, "ns/item")
}

func BenchmarkShares(b *testing.B) {
	benchmark(b, func(l, u []float64) error { _, err := Shares(l, u); return err })
}

func BenchmarkHHI(b *testing.B) {
	benchmark(b, func(l, u []float64) error { _, err := HHI(l, u); return err })
}

func BenchmarkTheilT(b *testing.B) {
	benchmark(b, func(l, u []float64) error { _, err := TheilT(l, u); return err })
}

func BenchmarkGini(b *testing.B) {
	benchmark(b, func(l, u []float64) error { _, err := Gini(l, u); return err })
}

func BenchmarkCR(b *testing.B) {
	benchmark(b, func(l, u []float64) error { _, err := CR(l, u, 4); return err })
}

func BenchmarkHHIRat(b *testing.B) {
	l, u := roundedBox()
	x := make([]Interval, 1000)
	for i := range x {
		x[i] = Interval{Lower: big.NewRat(int64(100*l[i])+1, 100), Upper: big.NewRat(int64(100*u[i])+2, 100)}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := HHIRat(x); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(x)), "ns/item")
}
