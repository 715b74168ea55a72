package concentration

import (
	"fmt"
	"math"

	"techins/analysis/shares"
)

// GE is the generalised entropy index of order a, mean((x/μ)^a - 1)/(a(a-1)); orders 0 and 1 are
// TheilL and TheilT, order 2 is half the squared coefficient of variation (Shorrocks 1980).
//
// Errors: those of shares.Scale; shares.ErrArgument when a is not finite; for a <= 0 an ItemError of
// shares.ErrZeroItem when an item is zero, which makes it infinite; shares.ErrOverflow for an order so
// large that the powers leave float64.
func GE(x []float64, a float64) (float64, error) {
	if math.IsNaN(a) || math.IsInf(a, 0) {
		return 0, fmt.Errorf("order %v: %w", a, shares.ErrArgument)
	}
	switch a {
	case 0:
		return TheilL(x)
	case 1:
		return TheilT(x)
	case 2:
		return meanOf(x, func(d float64) float64 { return d * d / 2 })
	}
	c, err := centreOf(x)
	if err == nil && a < 0 {
		err = zeroItem(x)
	}
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for _, v := range x {
		sum.Add(c.powerTerm(v, a))
	}
	return shares.Finite(sum.Sum() / float64(len(x)))
}

// powerTerm is ((1+d)^a - 1 - a·d)/(a(a-1)), the deviations d of all items adding up to zero: a
// power series Σ_{k>=2} binomial(a, k) d^k when d is small. Near the orders 0 and 1, where the
// denominator vanishes, the powers less 1 are taken by expm1.
func (c centre) powerTerm(v, a float64) float64 {
	d := c.deviation(v)
	switch {
	case math.Abs(d) <= seriesBelow/10:
		return powerSeries(d, a)
	case math.Abs(a) < 0.5:
		return (math.Expm1(a*c.logRatio(v, d))/a - d) / (a - 1)
	case math.Abs(a-1) < 0.5 && v > 0:
		return ((1+d)*math.Expm1((a-1)*c.logRatio(v, d))/(a-1) - d) / a
	}
	return (c.ratioPower(v, d, a) - 1 - a*d) / (a * (a - 1))
}

func powerSeries(d, a float64) float64 {
	sum, term := 0.0, d*d/2 // binomial(a, 2) d² / (a(a-1))
	for k := 2.0; k < 16; k++ {
		sum += term
		term *= d * (a - k) / (k + 1)
	}
	return sum
}

// logRatio is ln(x/μ), minus infinity for a zero; far below the mean the ratio is taken of the item
// itself.
func (c centre) logRatio(v, d float64) float64 {
	if d < -0.5 {
		return math.Log(v) + math.Log(c.scale) - math.Log(c.high+c.low)
	}
	return math.Log1p(d)
}

// ratioPower is (x/μ)^a; far below the mean the ratio is taken of the item itself.
func (c centre) ratioPower(v, d, a float64) float64 {
	if d < -0.5 {
		return math.Pow(v*c.scale/(c.high+c.low), a)
	}
	return math.Pow(1+d, a)
}
