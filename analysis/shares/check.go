package shares

import (
	"math"
	"math/big"
	"strconv"
)

// Max checks that x holds finite amounts that are not negative and not all zero, and returns the
// largest. Dividing by it first keeps sums and squares in range whatever the unit.
//
// Errors: ErrEmpty, ErrZeroTotal, and an ItemError of ErrNegative or ErrNotFinite.
func Max(x []float64) (float64, error) {
	if len(x) == 0 {
		return 0, ErrEmpty
	}
	max := 0.0
	for i, v := range x {
		if !(v >= 0 && v <= math.MaxFloat64) {
			return 0, badItem(i, v)
		}
		if v > max {
			max = v
		}
	}
	if max == 0 {
		return 0, ErrZeroTotal
	}
	return max, nil
}

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
