package concentration

import (
	"math/big"
	"slices"

	"techins/analysis/shares"
)

// Gini is the Gini coefficient Σ_ij |x_i - x_j| / (2 n² μ), computed as Σ (2i-n-1) x_(i) / (n² μ)
// over the sorted items; between 0 and (n-1)/n (Gini 1912). A complete list of products is a
// population, for which this form is right; see GiniCorrected.
//
// Errors: those of shares.Scale.
func Gini(x []float64) (float64, error) {
	scale, total, _, err := sums(x)
	if err != nil {
		return 0, err
	}
	sorted := slices.Clone(x)
	sortFloats(sorted)
	// Pairs from both ends: (n+1-2i)(x_(n+1-i) - x_(i)) adds terms of one sign only.
	n := len(sorted)
	var sum shares.Accumulator
	for i := range n / 2 {
		sum.Add(float64(n-1-2*i) * (sorted[n-1-i]*scale - sorted[i]*scale))
	}
	return sum.Sum() / float64(n) / total, nil
}

// GiniRat is Gini in exact arithmetic.
//
// Errors: those of shares.TotalRat.
func GiniRat(x []*big.Rat) (*big.Rat, error) {
	total, err := shares.TotalRat(x)
	if err != nil {
		return nil, err
	}
	sorted := slices.SortedFunc(slices.Values(x), (*big.Rat).Cmp)
	n, sum := int64(len(x)), new(big.Rat)
	for i, v := range sorted {
		sum.Add(sum, new(big.Rat).Mul(rat(2*int64(i)+1-n, 1), v))
	}
	return sum.Quo(sum, total.Mul(total, rat(n, 1))), nil
}

// GiniCorrected is G n/(n-1), the Gini coefficient relative to its largest possible value, between
// 0 and 1. It is the default of some packages and the sample form of the coefficient.
//
// Errors: those of shares.Scale; shares.ErrTooFew for n = 1, where it is 0/0.
func GiniCorrected(x []float64) (float64, error) {
	g, err := Gini(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	if err != nil {
		return 0, err
	}
	n := float64(len(x))
	return g * n / (n - 1), nil
}

// GiniCorrectedRat is GiniCorrected in exact arithmetic.
//
// Errors: those of shares.TotalRat; shares.ErrTooFew for n = 1.
func GiniCorrectedRat(x []*big.Rat) (*big.Rat, error) {
	g, err := GiniRat(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	if err != nil {
		return nil, err
	}
	n := int64(len(x))
	return g.Mul(g, rat(n, n-1)), nil
}
