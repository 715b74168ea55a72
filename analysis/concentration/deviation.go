package concentration

import "techins/analysis/shares"

// A centre holds the mean of scaled amounts in two parts, so that deviations from it keep their
// digits when the amounts are nearly equal.
type centre struct {
	scale     float64
	high, low float64 // the mean of the scaled amounts is high + low
	inverse   float64 // of the mean
}

func centreOf(x []float64) (centre, error) {
	scale, err := shares.Scale(x)
	if err != nil {
		return centre{}, err
	}
	var sum shares.Accumulator
	for _, v := range x {
		sum.Add(v * scale)
	}
	n := float64(len(x))
	c := centre{scale: scale, high: sum.Sum() / n}
	var rest shares.Accumulator
	for _, v := range x {
		rest.Add(v*scale - c.high)
	}
	c.low = rest.Sum() / n
	c.inverse = 1 / (c.high + c.low)
	return c, nil
}

// deviation is x/mean - 1.
func (c centre) deviation(v float64) float64 {
	return (v*c.scale - c.high - c.low) * c.inverse
}

// meanOf is the mean of f over the deviations of x from their mean.
func meanOf(x []float64, f func(d float64) float64) (float64, error) {
	c, err := centreOf(x)
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for _, v := range x {
		sum.Add(f(c.deviation(v)))
	}
	return sum.Sum() / float64(len(x)), nil
}
