package concentration

import (
	"fmt"
	"math"

	"techins/analysis/shares"
)

// HannahKay is the effective number of items of order a, (Σ s_i^a)^(1/(1-a)), between 1 and n; the
// index of Hannah and Kay (1977) is its inverse. The family is that of the Hill numbers (Hill
// 1973): order 0 counts the items that are not zero, order 1 is exp(entropy), order 2 is 1/HHI,
// order +Inf is 1/s_1.
//
// Errors: those of shares.Scale; shares.ErrArgument for a < 0 or NaN.
func HannahKay(x []float64, a float64) (float64, error) {
	if !(a >= 0) {
		return 0, fmt.Errorf("order %v: %w", a, shares.ErrArgument)
	}
	s, err := shares.Of(x)
	if err != nil {
		return 0, err
	}
	switch {
	case a == 1:
		h, err := Entropy(x)
		return math.Exp(h), err
	case math.IsInf(a, 1):
		return 1 / maxOf(s), nil
	case math.Abs(a-1) < 0.5:
		return hillNearOne(s, a), nil
	}
	return hillNumber(s, a), nil
}

// hillNearOne takes the sum less 1, Σ s (s^(a-1) - 1), which keeps its digits where both the logarithm
// of the sum and 1-a are near zero.
func hillNearOne(s []float64, a float64) float64 {
	var excess shares.Accumulator
	for _, v := range s {
		if v > 0 {
			excess.Add(v * math.Expm1((a-1)*math.Log(v)))
		}
	}
	return math.Exp(math.Log1p(excess.Sum()) / (1 - a))
}

// hillNumber factors the largest share out, so that no power of a small share underflows alone:
// Σ s^a = m^a Σ (s/m)^a.
func hillNumber(s []float64, a float64) float64 {
	m := maxOf(s)
	var sum shares.Accumulator
	for _, v := range s {
		if v > 0 {
			sum.Add(math.Pow(v/m, a))
		}
	}
	return math.Exp((a*math.Log(m) + math.Log(sum.Sum())) / (1 - a))
}
