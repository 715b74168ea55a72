package interval

import (
	"math/big"

	"techins/analysis/shares"
)

// Shares bounds the share of every item in the sum of all: l_i/(l_i + U - u_i) to
// u_i/(u_i + L - l_i) with L = Σl and U = Σu. Each is sharp by itself; the items cannot all be at
// their ends together.
//
// Errors: shares.ErrLength, shares.ErrEmpty, shares.ErrZeroTotal; an ItemError of
// shares.ErrNegative, shares.ErrNotFinite or ErrReversed.
func Shares(lower, upper []float64) ([]Bounds, error) {
	if s := closedShares(lower, upper); s != nil {
		return s, nil
	}
	b, _, err := floatBox(lower, upper)
	if err != nil {
		return nil, err
	}
	s := make([]Bounds, len(lower))
	for i, f := range shareBounds(b) {
		s[i] = floatBounds(f)
	}
	return s, nil
}

// closedShares is shareBounds for good input without infinite ends, for speed; nil for other input.
func closedShares(lower, upper []float64) []Bounds {
	scale, err := shares.Scale(upper)
	if err != nil || len(lower) != len(upper) {
		return nil
	}
	var low, high float64
	for i, u := range upper {
		l := lower[i]
		if !(l >= 0 && l <= u) {
			return nil
		}
		low, high = low+l*scale, high+u*scale
	}
	s := make([]Bounds, len(lower))
	for i, u := range upper {
		l, u := lower[i]*scale, u*scale
		if u > 0 {
			s[i].Upper = u / (u + (low - l))
		}
		if others := high - u; others > 0 {
			s[i].Lower = l / (l + others)
		} else {
			s[i].Lower = s[i].Upper
		}
	}
	return s
}

// SharesRat is Shares in exact arithmetic.
//
// Errors: shares.ErrEmpty, shares.ErrZeroTotal; an ItemError of shares.ErrNegative, shares.ErrNotFinite (a
// nil lower end) or ErrReversed.
func SharesRat(x []Interval) ([]BoundsRat, error) {
	b, err := ratBox(x)
	if err != nil {
		return nil, err
	}
	s := make([]BoundsRat, len(x))
	for i, f := range shareBounds(b) {
		s[i] = ratBounds(f)
	}
	return s, nil
}

func shareBounds[T number[T]](b box[T]) []found[T] {
	low, high := b.totals()
	infinite := 0
	for _, open := range b.open {
		if open {
			infinite++
		}
	}
	zero, one := low.Int(0), low.Int(1)
	s := make([]found[T], len(b.lo))
	for i := range s {
		l, u := b.lo[i], b.hi[i]
		othersLow, others, othersOpen := low.Sub(l), high, infinite > 0
		if b.open[i] {
			othersOpen = infinite > 1
		} else {
			others = others.Sub(u)
		}
		f := &s[i]
		switch { // the upper end
		case b.open[i]:
			f.upper, f.upperOpen = one, othersLow.Sign() > 0
		case u.Sign() == 0:
			f.upper = zero
		default:
			f.upper = u.Quo(u.Add(othersLow))
		}
		switch { // the lower end
		case othersOpen:
			f.lower, f.lowerOpen = zero, l.Sign() > 0
		case others.Sign() == 0:
			f.lower = f.upper // the others are zero: everything, or nothing, is here
		default:
			f.lower = l.Quo(l.Add(others))
		}
	}
	return s
}

// SharesOfTotal is SharesRat where the total is known too, to lie between two finite ends: a printed
// total narrows the shares.
//
// Errors: those of Shares; shares.ErrArgument when no choice within the intervals has such a total.
func SharesOfTotal(x []Interval, total Interval) ([]BoundsRat, error) {
	b, err := ratBox(x)
	if err != nil {
		return nil, err
	}
	low, high := b.totals()
	if b.unbounded() || total.Lower == nil || total.Upper == nil || total.Lower.Sign() < 0 || total.Upper.Sign() == 0 ||
		low.r.Cmp(total.Upper) > 0 || high.r.Cmp(total.Lower) < 0 {
		return nil, shares.ErrArgument
	}
	s := make([]BoundsRat, len(x))
	for i := range s {
		othersLow, othersHigh := new(big.Rat).Sub(low.r, b.lo[i].r), new(big.Rat).Sub(high.r, b.hi[i].r)
		most := smaller(b.hi[i].r, new(big.Rat).Sub(total.Upper, othersLow))
		least := larger(b.lo[i].r, new(big.Rat).Sub(total.Lower, othersHigh))
		s[i].Upper = quotient(most, larger(total.Lower, new(big.Rat).Add(most, othersLow)))
		s[i].Lower = quotient(least, smaller(total.Upper, new(big.Rat).Add(least, othersHigh)))
	}
	return s, nil
}

// quotient is part/whole, where the whole is zero only when there is nothing.
func quotient(part, whole *big.Rat) *big.Rat {
	if whole.Sign() == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Quo(part, whole)
}

func smaller(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func larger(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}
