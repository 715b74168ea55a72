package concentration

import (
	"math/big"

	"techins/analysis/shares"
)

// HHI is the Herfindahl-Hirschman index Σ s_i², between 1/n and 1 (Hirschman 1945, Herfindahl
// 1950). Multiply by PointsPerUnit for the points of competition authorities. It takes amounts:
// rounded shares that do not add up to 1 are brought to 1 by the division.
//
// Errors: those of shares.Scale.
func HHI(x []float64) (float64, error) {
	_, sum, squares, err := sums(x)
	if err != nil {
		return 0, err
	}
	return min(squares/(sum*sum), 1), nil // not above 1 by rounding
}

// PointsPerUnit is the number of points of an HHI of 1.
const PointsPerUnit = 10000

// HHIRat is HHI in exact arithmetic.
//
// Errors: those of shares.TotalRat.
func HHIRat(x []*big.Rat) (*big.Rat, error) {
	total, err := shares.TotalRat(x)
	if err != nil {
		return nil, err
	}
	sum := new(big.Rat)
	for _, v := range x {
		sum.Add(sum, square(v))
	}
	return sum.Quo(sum, square(total)), nil
}

// NormalizedHHI is (H - 1/n)/(1 - 1/n), between 0 and 1. It depends on whether zeros count as
// items; they do.
//
// Errors: those of shares.Scale; shares.ErrTooFew for n = 1, where it is 0/0.
func NormalizedHHI(x []float64) (float64, error) {
	scale, sum, _, err := sums(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	if err != nil {
		return 0, err
	}
	n := float64(len(x))
	var spread shares.Accumulator // Σ(s_i - 1/n)² = H - 1/n
	for _, v := range x {
		d := v*scale/sum - 1/n
		spread.Add(d * d)
	}
	return spread.Sum() * n / (n - 1), nil
}

// NormalizedHHIRat is NormalizedHHI in exact arithmetic.
//
// Errors: those of shares.TotalRat; shares.ErrTooFew for n = 1.
func NormalizedHHIRat(x []*big.Rat) (*big.Rat, error) {
	h, err := HHIRat(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	if err != nil {
		return nil, err
	}
	even := rat(1, int64(len(x)))
	h.Sub(h, even)
	return h.Quo(h, even.Sub(rat(1, 1), even)), nil
}

// EffectiveNumber is 1/H, the number of equal items that would have the same HHI, between 1 and n
// (Adelman 1969). It is the Hill number of order 2.
//
// Errors: those of shares.Scale.
func EffectiveNumber(x []float64) (float64, error) {
	_, sum, squares, err := sums(x)
	if err != nil {
		return 0, err
	}
	return max(sum*sum/squares, 1), nil
}

// EffectiveNumberRat is EffectiveNumber in exact arithmetic.
//
// Errors: those of shares.TotalRat.
func EffectiveNumberRat(x []*big.Rat) (*big.Rat, error) {
	h, err := HHIRat(x)
	if err != nil {
		return nil, err
	}
	return h.Inv(h), nil
}

// GiniSimpson is 1 - H, the probability that two units drawn with replacement belong to different
// items.
//
// Errors: those of shares.Scale.
func GiniSimpson(x []float64) (float64, error) {
	s, err := shares.Of(x)
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for _, v := range s {
		sum.Add(v * (1 - v))
	}
	return sum.Sum(), nil
}

// GiniSimpsonRat is GiniSimpson in exact arithmetic.
//
// Errors: those of shares.TotalRat.
func GiniSimpsonRat(x []*big.Rat) (*big.Rat, error) {
	h, err := HHIRat(x)
	if err != nil {
		return nil, err
	}
	return h.Sub(rat(1, 1), h), nil
}
