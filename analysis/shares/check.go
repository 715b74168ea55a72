package shares

import (
	"math"
	"math/big"
	"strconv"
)

// Scale checks that x holds finite amounts that are not negative and not all zero, and returns a
// power of two that brings the largest near 1. Multiplying by it is exact and keeps sums and squares
// in range whatever the unit; measures that do not depend on the unit work on the products.
//
// Errors: ErrEmpty, ErrZeroTotal, and an ItemError of ErrNegative or ErrNotFinite.
func Scale(x []float64) (float64, error) {
	if len(x) == 0 {
		return 0, ErrEmpty
	}
	largest := 0.0
	for i, v := range x {
		if !(v >= 0 && v <= math.MaxFloat64) {
			return 0, badItem(i, v)
		}
		if v > largest {
			largest = v
		}
	}
	if largest == 0 {
		return 0, ErrZeroTotal
	}
	_, exponent := math.Frexp(largest)
	return math.Ldexp(1, clampShift(-exponent)), nil
}

// maxShift keeps the scale itself a normal float64; a largest item beyond it is near enough to 1.
const maxShift = 1000

func clampShift(e int) int { return min(max(e, -maxShift), maxShift) }

func badItem(i int, v float64) error {
	reason := ErrNotFinite
	if v < 0 && !math.IsInf(v, 0) {
		reason = ErrNegative
	}
	return &ItemError{Index: i, Value: strconv.FormatFloat(v, 'g', -1, 64), Err: reason}
}

// TotalRat checks that x holds amounts that are not negative and not all zero, and returns their
// exact sum.
//
// Errors: ErrEmpty, ErrZeroTotal, and an ItemError of ErrNegative or (for nil) ErrMissing.
func TotalRat(x []*big.Rat) (*big.Rat, error) {
	if len(x) == 0 {
		return nil, ErrEmpty
	}
	sum := new(big.Rat)
	for i, v := range x {
		switch {
		case v == nil:
			return nil, &ItemError{Index: i, Value: "nil", Err: ErrMissing}
		case v.Sign() < 0:
			return nil, &ItemError{Index: i, Value: v.RatString(), Err: ErrNegative}
		}
		sum.Add(sum, v)
	}
	if sum.Sign() == 0 {
		return nil, ErrZeroTotal
	}
	return sum, nil
}
