package shares

import (
	"fmt"
	"math"
	"math/big"
)

// Average is the average amount per unit of a group, Σx / Σq: the ratio of the sums, never the mean
// of the items' averages. With x in yuan and q in policies it is yuan per policy.
//
// Errors: ErrLength; those of Scale for q, and for x except that x may be zero throughout; ErrOverflow.
func Average(x, q []float64) (float64, error) {
	if err := SameLength(len(x), len(q)); err != nil {
		return 0, err
	}
	count, err := Total(q)
	if err != nil {
		return 0, err
	}
	amount, err := Total(x)
	if err == ErrZeroTotal {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return Finite(amount / count)
}

// AverageRat is Average in exact arithmetic.
//
// Errors: ErrLength; those of TotalRat for q, and for x except that x may be zero throughout.
func AverageRat(x, q []*big.Rat) (*big.Rat, error) {
	if err := SameLength(len(x), len(q)); err != nil {
		return nil, err
	}
	count, err := TotalRat(q)
	if err != nil {
		return nil, err
	}
	amount, err := TotalRat(x)
	if err == ErrZeroTotal {
		return new(big.Rat), nil
	}
	if err != nil {
		return nil, err
	}
	return amount.Quo(amount, count), nil
}

// Averages gives x_i / q_i for every item.
//
// Errors: ErrLength; an ItemError of ErrNegative, ErrNotFinite, ErrZeroItem where q_i = 0,
// or ErrOverflow.
func Averages(x, q []float64) ([]float64, error) {
	if err := SameLength(len(x), len(q)); err != nil {
		return nil, err
	}
	for _, v := range [][]float64{x, q} {
		if _, err := Scale(v); err != nil && err != ErrZeroTotal {
			return nil, err
		}
	}
	a := make([]float64, len(x))
	for i := range x {
		if q[i] == 0 {
			return nil, &ItemError{Index: i, Value: "0", Err: ErrZeroItem}
		}
		a[i] = x[i] / q[i]
		if math.IsInf(a[i], 0) {
			return nil, &ItemError{Index: i, Value: fmt.Sprintf("%v/%v", x[i], q[i]), Err: ErrOverflow}
		}
	}
	return a, nil
}
