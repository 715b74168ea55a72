package shares

import (
	"fmt"
	"math/big"
)

// GapPP is the difference of two shares in percentage points, 100 (s_i - t_i) for every item: the
// share of x minus the share of y. It is a difference of shares and not a percentage of anything.
//
// Errors: ErrLength; those of Of, for x and for y.
func GapPP(x, y []float64) ([]float64, error) {
	s, t, err := both(x, y)
	if err != nil {
		return nil, err
	}
	gap := make([]float64, len(s))
	for i := range s {
		gap[i] = 100 * (s[i] - t[i])
	}
	return gap, nil
}

// GapPPRat is GapPP in exact arithmetic.
//
// Errors: ErrLength; those of TotalRat, for x and for y.
func GapPPRat(x, y []*big.Rat) ([]*big.Rat, error) {
	if err := SameLength(len(x), len(y)); err != nil {
		return nil, err
	}
	s, err := OfRat(x)
	if err != nil {
		return nil, err
	}
	t, err := OfRat(y)
	if err != nil {
		return nil, err
	}
	hundred := big.NewRat(100, 1)
	for i := range s {
		s[i].Sub(s[i], t[i])
		s[i].Mul(s[i], hundred)
	}
	return s, nil
}

// LocationQuotient is (x_i/X)/(q_i/Q) for every item: its share of the amount over its share of the
// count, which is its average over the average of all. Above 1 the item is larger than average
// (Florence 1939).
//
// Errors: ErrLength; those of Of; an ItemError of ErrZeroItem where q_i = 0, or of ErrOverflow where
// q_i is too small a part of Q.
func LocationQuotient(x, q []float64) ([]float64, error) {
	s, t, err := both(x, q)
	if err != nil {
		return nil, err
	}
	lq := make([]float64, len(s))
	for i := range s {
		if q[i] == 0 {
			return nil, &ItemError{Index: i, Value: "0", Err: ErrZeroItem}
		}
		if s[i] == 0 {
			continue
		}
		if lq[i], err = Finite(s[i] / t[i]); err != nil {
			return nil, &ItemError{Index: i, Value: fmt.Sprint(q[i]), Err: err}
		}
	}
	return lq, nil
}

func both(x, y []float64) (s, t []float64, err error) {
	if err := SameLength(len(x), len(y)); err != nil {
		return nil, nil, err
	}
	if s, err = Of(x); err != nil {
		return nil, nil, err
	}
	t, err = Of(y)
	return s, t, err
}
