package concentration

import (
	"math"
	"slices"

	"techins/analysis/shares"
)

// CV is the coefficient of variation σ/μ with divisor n: the standard deviation of a complete list
// over its mean.
//
// Errors: those of shares.Scale.
func CV(x []float64) (float64, error) {
	v, err := meanOf(x, func(d float64) float64 { return d * d })
	return math.Sqrt(v), err
}

// CVSample is the coefficient of variation with divisor n-1.
//
// Errors: those of shares.Scale; shares.ErrTooFew for n = 1, where it is 0/0.
func CVSample(x []float64) (float64, error) {
	v, err := CV(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	if err != nil {
		return 0, err
	}
	n := float64(len(x))
	return v * math.Sqrt(n/(n-1)), nil
}

// Mean is the arithmetic mean.
//
// Errors: those of shares.Scale, except that a total of zero has the mean 0.
func Mean(x []float64) (float64, error) {
	scale, sum, _, err := sums(x)
	if err == shares.ErrZeroTotal {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return sum / float64(len(x)) / scale, nil
}

// Median is the middle value, the mean of the two middle values when n is even.
//
// Errors: those of shares.Scale, except that all items may be zero.
func Median(x []float64) (float64, error) {
	if _, err := shares.Scale(x); err != nil && err != shares.ErrZeroTotal {
		return 0, err
	}
	sorted := slices.Clone(x)
	sortFloats(sorted)
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2], nil
	}
	return sorted[n/2-1] + (sorted[n/2]-sorted[n/2-1])/2, nil
}

// GeometricMean is exp(mean(ln x)); 0 when an item is zero.
//
// Errors: those of shares.Scale, except that all items may be zero.
func GeometricMean(x []float64) (float64, error) {
	scale, err := shares.Scale(x)
	switch {
	case err == shares.ErrZeroTotal:
		return 0, nil
	case err != nil:
		return 0, err
	case zeroItem(x) != nil:
		return 0, nil
	}
	return math.Exp(meanLog(x, scale) - math.Log(scale)), nil
}

// meanLog is the mean of the logarithms of the scaled items.
func meanLog(x []float64, scale float64) float64 {
	var sum shares.Accumulator
	shift := math.Log(scale)
	for _, v := range x {
		sum.Add(math.Log(v) + shift)
	}
	return sum.Sum() / float64(len(x))
}

// SDLogSample is the standard deviation of ln x with divisor n-1.
//
// Errors: those of shares.Scale; an ItemError of shares.ErrZeroItem when an item is zero;
// shares.ErrTooFew for n = 1.
func SDLogSample(x []float64) (float64, error) {
	scale, err := shares.Scale(x)
	if err == nil {
		err = zeroItem(x)
	}
	if err == nil {
		err = atLeast(2, len(x))
	}
	if err != nil {
		return 0, err
	}
	mean, shift := meanLog(x, scale), math.Log(scale)
	var sum shares.Accumulator
	for _, v := range x {
		d := math.Log(v) + shift - mean
		sum.Add(d * d)
	}
	return math.Sqrt(sum.Sum() / float64(len(x)-1)), nil
}

// MaxOverMin is the ratio of the largest to the smallest item.
//
// Errors: those of shares.Scale; an ItemError of shares.ErrZeroItem when an item is zero;
// shares.ErrOverflow when the ratio exceeds float64.
func MaxOverMin(x []float64) (float64, error) {
	_, err := shares.Scale(x)
	if err == nil {
		err = zeroItem(x)
	}
	if err != nil {
		return 0, err
	}
	ratio := slices.Max(x) / slices.Min(x)
	if math.IsInf(ratio, 1) {
		return 0, shares.ErrOverflow
	}
	return ratio, nil
}
