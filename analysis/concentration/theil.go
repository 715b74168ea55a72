package concentration

import (
	"math"

	"techins/analysis/shares"
)

// TheilT is Theil's first index, the generalised entropy of order 1: mean((x/μ) ln(x/μ)), with
// 0 ln 0 = 0; between 0 and ln n (Theil 1967). It equals ln n minus the entropy, a difference that has
// no digits left for amounts that are nearly equal; of these it is computed by their deviations from
// the mean.
//
// Errors: those of shares.Scale.
func TheilT(x []float64) (float64, error) {
	scale, err := shares.Scale(x)
	if err != nil {
		return 0, err
	}
	if t := spreadTheilT(x, scale); t > wellSpread {
		return t, nil
	}
	return meanOf(x, theilTerm)
}

// wellSpread is the Theil index from which the difference of logarithms keeps its digits.
const wellSpread = 0.1

// spreadTheilT is Σ x ln x / Σ x - ln μ in one pass, for amounts that are far from equal.
func spreadTheilT(x []float64, scale float64) float64 {
	var sum, logs shares.Accumulator
	for _, v := range x {
		if r := v * scale; r > 0 {
			sum.Add(r)
			logs.Add(r * math.Log(r))
		}
	}
	total := sum.Sum()
	return logs.Sum()/total - math.Log(total/float64(len(x)))
}

// TheilTNormalized is TheilT / ln n, between 0 and 1.
//
// Errors: those of shares.Scale; shares.ErrTooFew for n = 1, where it is 0/0.
func TheilTNormalized(x []float64) (float64, error) {
	t, err := TheilT(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	if err != nil {
		return 0, err
	}
	return t / math.Log(float64(len(x))), nil
}

// TheilL is Theil's second index or mean log deviation, the generalised entropy of order 0:
// ln μ - mean(ln x). A package that calls this "the Theil index" reports another number than
// TheilT.
//
// Errors: those of shares.Scale; an ItemError of shares.ErrZeroItem when an item is zero, which
// makes it infinite.
func TheilL(x []float64) (float64, error) {
	c, err := centreOf(x)
	if err == nil {
		err = zeroItem(x)
	}
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for _, v := range x {
		sum.Add(c.logDeviation(v))
	}
	return sum.Sum() / float64(len(x)), nil
}

// logDeviation is d - ln(1+d) of an item; the sum of the d over all items is zero. Far below the
// mean 1+d has no digits left, and the logarithm is taken of the item itself.
func (c centre) logDeviation(v float64) float64 {
	d := c.deviation(v)
	if d < -0.5 {
		return d - c.logRatio(v, d)
	}
	return meanLogTerm(d)
}

// seriesBelow is the deviation below which the terms are summed as power series.
const seriesBelow = 0.1

// theilTerm is (1+d) ln(1+d) - d = d²/2 - d³/6 + d⁴/12 - ..., the deviations of all items adding up
// to zero. Leaving the linear part out keeps the digits of small deviations.
func theilTerm(d float64) float64 {
	switch {
	case d <= -1:
		return 1
	case math.Abs(d) > seriesBelow:
		return (1+d)*math.Log(1+d) - d
	}
	sum, power := 0.0, d*d
	for k := 2.0; k < 20; k++ {
		sum += power / (k * (k - 1))
		power *= -d
	}
	return sum
}

// meanLogTerm is d - ln(1+d) = d²/2 - d³/3 + d⁴/4 - ...
func meanLogTerm(d float64) float64 {
	if math.Abs(d) > seriesBelow {
		return d - math.Log1p(d)
	}
	sum, power := 0.0, d*d
	for k := 2.0; k < 20; k++ {
		sum += power / k
		power *= -d
	}
	return sum
}
