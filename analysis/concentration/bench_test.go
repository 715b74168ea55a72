package concentration

import (
	"math/rand/v2"
	"testing"
)

// million are a million amounts of very different size, from the largest to the smallest mixed.
var million = random(rand.New(rand.NewPCG(1, 1)), 1_000_000)

func benchmark(b *testing.B, f func([]float64) error) {
	b.ReportAllocs()
	for b.Loop() {
		if err := f(million); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(million)), "ns/item")
}

func BenchmarkHHI(b *testing.B) {
	benchmark(b, func(x []float64) error { _, err := HHI(x); return err })
}

func BenchmarkGini(b *testing.B) {
	benchmark(b, func(x []float64) error { _, err := Gini(x); return err })
}

func BenchmarkTheilT(b *testing.B) {
	benchmark(b, func(x []float64) error { _, err := TheilT(x); return err })
}

func BenchmarkLorenz(b *testing.B) {
	benchmark(b, func(x []float64) error { _, _, err := Lorenz(x); return err })
}
