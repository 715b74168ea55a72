package interval

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"techins/analysis/shares"
)

// A box holds the ends of n intervals that are not negative; open[i] means that hi[i] is infinite
// and not to be used.
type box[T number[T]] struct {
	lo, hi []T
	open   []bool
}

// floatBox checks the ends and scales them, so that sums and squares stay in range.
func floatBox(lower, upper []float64) (b box[float], scale float64, err error) {
	if err := shares.SameLength(len(lower), len(upper)); err != nil {
		return b, 0, err
	}
	if _, err := shares.Scale(lower); err != nil && err != shares.ErrZeroTotal {
		return b, 0, err
	}
	finite, infinite := upper, false
	for i, u := range upper {
		switch {
		case math.IsNaN(u):
			return b, 0, &shares.ItemError{Index: i, Value: "NaN", Err: shares.ErrNotFinite}
		case u < lower[i]:
			return b, 0, &shares.ItemError{Index: i, Value: fmt.Sprintf("%v > %v", lower[i], u), Err: ErrReversed}
		}
		infinite = infinite || math.IsInf(u, 1)
	}
	if infinite {
		finite = append(of(upper, func(u float64) bool { return !math.IsInf(u, 1) }), lower...)
	}
	scale, err = shares.Scale(finite)
	if err == shares.ErrZeroTotal && infinite {
		scale, err = 1, nil // zeros and infinite ends
	}
	if err != nil {
		return b, 0, err
	}
	b = box[float]{make([]float, len(lower)), make([]float, len(lower)), make([]bool, len(lower))}
	for i := range lower {
		b.lo[i], b.hi[i], b.open[i] = float(lower[i]*scale), float(upper[i]*scale), math.IsInf(upper[i], 1)
	}
	return b, scale, nil
}

func of(x []float64, keep func(float64) bool) (kept []float64) {
	for _, v := range x {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// ratBox checks the ends.
func ratBox(x []Interval) (b box[exact], err error) {
	if len(x) == 0 {
		return b, shares.ErrEmpty
	}
	positive := false
	for i, v := range x {
		switch {
		case v.Lower == nil:
			return b, &shares.ItemError{Index: i, Value: v.String(), Err: shares.ErrNotFinite}
		case v.Lower.Sign() < 0:
			return b, &shares.ItemError{Index: i, Value: v.String(), Err: shares.ErrNegative}
		case v.reversed():
			return b, &shares.ItemError{Index: i, Value: v.String(), Err: ErrReversed}
		}
		hi := v.Upper
		if hi == nil {
			hi = new(big.Rat)
		}
		b.lo, b.hi, b.open = append(b.lo, exact{v.Lower}), append(b.hi, exact{hi}), append(b.open, v.Upper == nil)
		positive = positive || v.Upper == nil || v.Upper.Sign() > 0
	}
	if !positive {
		return b, shares.ErrZeroTotal
	}
	return b, nil
}

func (b box[T]) unbounded() bool { return slices.Contains(b.open, true) }

// clamp is the number of the i-th interval that is nearest to t.
func (b box[T]) clamp(i int, t T) T {
	switch {
	case t.Cmp(b.lo[i]) < 0:
		return b.lo[i]
	case !b.open[i] && t.Cmp(b.hi[i]) > 0:
		return b.hi[i]
	}
	return t
}

// totals are the sums of the lower and of the finite upper ends.
func (b box[T]) totals() (lo, hi T) {
	lo, hi = b.lo[0].Int(0), b.lo[0].Int(0)
	for i := range b.lo {
		lo = lo.Add(b.lo[i])
		if !b.open[i] {
			hi = hi.Add(b.hi[i])
		}
	}
	return lo, hi
}

// concentrated reports whether all items but one can be zero, so that everything can be in one.
func (b box[T]) concentrated() bool {
	positive := 0
	for _, l := range b.lo {
		if l.Sign() > 0 {
			positive++
		}
	}
	return positive <= 1
}

// inFloats is the box rounded to floats.
func (b box[T]) inFloats() box[float] {
	f := box[float]{open: b.open}
	for i := range b.lo {
		f.lo, f.hi = append(f.lo, float(b.lo[i].Float())), append(f.hi, float(b.hi[i].Float()))
	}
	return f
}
