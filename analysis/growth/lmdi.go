package growth

import (
	"math"
	"strconv"

	"techins/analysis/shares"
)

// LogMean is the logarithmic mean (a-b)/ln(a/b) of two positive numbers, L(a, a) = a; 0 when either
// is zero, its limit.
func LogMean(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	if a == b {
		return a
	}
	return (a - b) / logOf(b, a)
}

// logOf is ln(b/a), with all digits when the two are near each other.
func logOf(a, b float64) float64 {
	if d := (b - a) / a; math.Abs(d) < 0.5 {
		return math.Log1p(d)
	}
	return math.Log(b) - math.Log(a)
}

// LMDI splits the change of V = Σ_i Π_k f_ik into one effect per factor by the logarithmic mean
// Divisia index I (Ang 2004, 2005). additive[k] = Σ_i L(v1_i, v0_i) ln(f1_ik/f0_ik) add up to V1 - V0,
// multiplicative[k] = exp(Σ_i L(v1_i, v0_i)/L(V1, V0) ln(f1_ik/f0_ik)) multiply to V1/V0; there is no
// residual. Rows are items, columns factors.
//
// A structure effect found so depends on the use of shares as a factor and is easily misread (Roux
// and Plank 2022); say what the factors are.
//
// Errors: shares.ErrEmpty, shares.ErrLength; an ItemError, naming the item, of shares.ErrNegative,
// shares.ErrNotFinite, or shares.ErrZeroItem: a zero has no logarithm and is not to be replaced by a
// small number. Book items that enter or leave as terms of their own, as Decompose does.
// shares.ErrOverflow when a product of factors leaves the range of float64.
func LMDI(f0, f1 [][]float64) (additive, multiplicative []float64, err error) {
	if err := checkFactors(f0, f1); err != nil {
		return nil, nil, err
	}
	factors := len(f0[0])
	var total0, total1 shares.Accumulator
	effects := make([]shares.Accumulator, factors)
	for i := range f0 {
		v0, v1 := product(f0[i]), product(f1[i])
		total0.Add(v0)
		total1.Add(v1)
		l := LogMean(v1, v0)
		for k := range factors {
			effects[k].Add(l * logOf(f0[i][k], f1[i][k]))
		}
	}
	whole := LogMean(total1.Sum(), total0.Sum())
	for k := range effects {
		effect, err := shares.Finite(effects[k].Sum())
		if err != nil {
			return nil, nil, err
		}
		factor, err := shares.Finite(math.Exp(effect / whole))
		if err != nil {
			return nil, nil, err
		}
		additive, multiplicative = append(additive, effect), append(multiplicative, factor)
	}
	return additive, multiplicative, nil
}

func product(f []float64) float64 {
	p := 1.0
	for _, v := range f {
		p *= v
	}
	return p
}

func checkFactors(f0, f1 [][]float64) error {
	if len(f0) == 0 || len(f0[0]) == 0 {
		return shares.ErrEmpty
	}
	if err := shares.SameLength(len(f0), len(f1)); err != nil {
		return err
	}
	for i := range f0 {
		for _, row := range [][]float64{f0[i], f1[i]} {
			if err := shares.SameLength(len(f0[0]), len(row)); err != nil {
				return err
			}
			for _, v := range row {
				if err := factor(v); err != nil {
					return &shares.ItemError{Index: i, Value: strconv.FormatFloat(v, 'g', -1, 64), Err: err}
				}
			}
		}
	}
	return nil
}

func factor(v float64) error {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return shares.ErrNotFinite
	case v < 0:
		return shares.ErrNegative
	case v == 0:
		return shares.ErrZeroItem
	}
	return nil
}
