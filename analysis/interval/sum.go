package interval

import (
	"math/big"

	"techins/analysis/shares"
)

// Sum bounds the sum of intervals, which may be negative: [Σ l_i, Σ u_i], an end being infinite when
// one of the ends is, and open when one of them is.
//
// Errors: shares.ErrEmpty; an ItemError of ErrReversed.
func Sum(x []Interval) (Interval, error) {
	if len(x) == 0 {
		return Interval{}, shares.ErrEmpty
	}
	sum := Interval{Lower: new(big.Rat), Upper: new(big.Rat)}
	for i, v := range x {
		if v.reversed() {
			return Interval{}, &shares.ItemError{Index: i, Value: v.String(), Err: ErrReversed}
		}
		sum.Lower, sum.Upper = addEnd(sum.Lower, v.Lower), addEnd(sum.Upper, v.Upper)
		sum.LowerOpen, sum.UpperOpen = sum.LowerOpen || v.LowerOpen, sum.UpperOpen || v.UpperOpen
	}
	return sum, nil
}

func addEnd(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

// Growth bounds the growth from one total to another, new/old - 1, where both are intervals of
// positive numbers: [L1/U0 - 1, U1/L0 - 1]. It is sharp when the two errors have nothing to do with
// each other; where the growth rate itself was printed, see package growth.
//
// Errors: shares.ErrZeroItem when the old number may be zero; shares.ErrNegative; ErrReversed.
func Growth(before, after Interval) (Interval, error) {
	for i, v := range []Interval{before, after} {
		if v.reversed() {
			return Interval{}, &shares.ItemError{Index: i, Value: v.String(), Err: ErrReversed}
		}
		if v.Lower == nil || v.Lower.Sign() < 0 {
			return Interval{}, &shares.ItemError{Value: v.String(), Err: shares.ErrNegative}
		}
	}
	if before.Lower.Sign() == 0 {
		return Interval{}, &shares.ItemError{Value: before.String(), Err: shares.ErrZeroItem}
	}
	g := Interval{Lower: big.NewRat(-1, 1), LowerOpen: true}
	if before.Upper != nil {
		g.Lower = ratioLessOne(after.Lower, before.Upper)
		g.LowerOpen = after.LowerOpen || before.UpperOpen
	}
	if after.Upper != nil {
		g.Upper = ratioLessOne(after.Upper, before.Lower)
		g.UpperOpen = after.UpperOpen || before.LowerOpen
	}
	return g, nil
}

func ratioLessOne(a, b *big.Rat) *big.Rat {
	r := new(big.Rat).Quo(a, b)
	return r.Sub(r, big.NewRat(1, 1))
}
