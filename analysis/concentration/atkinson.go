package concentration

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"techins/analysis/shares"
)

// Atkinson is Atkinson's index with inequality aversion e > 0: 1 - mean((x/μ)^(1-e))^(1/(1-e)), and
// 1 - geometric mean/μ for e = 1; between 0 and 1 (Atkinson 1970). For e >= 1 a zero item makes it 1.
//
// Errors: those of shares.Scale; shares.ErrArgument unless 0 < e < Inf.
func Atkinson(x []float64, e float64) (float64, error) {
	if !(e > 0) || math.IsInf(e, 1) {
		return 0, fmt.Errorf("aversion %v: %w", e, shares.ErrArgument)
	}
	if _, err := shares.Scale(x); err != nil {
		return 0, err
	}
	if e >= 1 && zeroItem(x) != nil {
		return 1, nil
	}
	if e == 1 {
		l, err := TheilL(x)
		return -math.Expm1(-l), err
	}
	// A = 1 - (1 + a(a-1) GE(a))^(1/a) with a = 1-e.
	a := 1 - e
	ge, err := GE(x, a)
	if errors.Is(err, shares.ErrOverflow) {
		return atkinsonFar(x, a), nil
	}
	return -math.Expm1(math.Log1p(a*(a-1)*ge) / a), err
}

// atkinsonFar is Atkinson for a so far below 0 that the powers leave float64: the smallest item, whose
// power is the largest, is factored out of the mean.
func atkinsonFar(x []float64, a float64) float64 {
	least := math.Log(slices.Min(x))
	var sum shares.Accumulator
	for _, v := range x {
		sum.Add(math.Exp(a * (math.Log(v) - least)))
	}
	mean, _ := Mean(x)
	return -math.Expm1(least + math.Log(sum.Sum()/float64(len(x)))/a - math.Log(mean))
}
