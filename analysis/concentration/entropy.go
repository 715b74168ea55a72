package concentration

import (
	"math"

	"techins/analysis/shares"
)

// Entropy is Shannon's entropy -Σ s_i ln s_i in nats, with 0 ln 0 = 0; between 0 and ln n.
//
// Errors: those of shares.Scale.
func Entropy(x []float64) (float64, error) {
	scale, total, _, err := sums(x)
	if err != nil {
		return 0, err
	}
	leader := maxOf(x) * scale
	rest := restOf(x, scale, leader)
	var sum shares.Accumulator
	for _, v := range x {
		switch r := v * scale; r {
		case 0: // 0 ln 0 = 0
		case leader:
			// The share of a leader may be so near 1 that ln s loses its digits; ln(1 + rest) does not.
			sum.Add(r / total * math.Log1p(rest/leader))
		default:
			sum.Add(-r / total * math.Log(r/total))
		}
	}
	return sum.Sum(), nil
}

// EntropyBits is Entropy in bits, Entropy/ln 2.
//
// Errors: those of shares.Scale.
func EntropyBits(x []float64) (float64, error) {
	h, err := Entropy(x)
	return h / math.Ln2, err
}

// restOf is the scaled sum of all items but one of the largest.
func restOf(x []float64, scale, leader float64) float64 {
	var rest shares.Accumulator
	skipped := false
	for _, v := range x {
		if v*scale == leader && !skipped {
			skipped = true
			continue
		}
		rest.Add(v * scale)
	}
	return rest.Sum()
}

func maxOf(x []float64) float64 {
	m := x[0]
	for _, v := range x {
		m = max(m, v)
	}
	return m
}

// Pielou is the evenness H / ln n of Shannon's entropy, between 0 and 1 (Pielou 1966). Zeros count
// in n.
//
// Errors: those of shares.Scale; shares.ErrTooFew for n = 1, where it is 0/0.
func Pielou(x []float64) (float64, error) {
	h, err := Entropy(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	if err != nil {
		return 0, err
	}
	return h / math.Log(float64(len(x))), nil
}
