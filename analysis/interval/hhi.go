package interval

import "math/big"

// HHIBounds are bounds of the HHI with how they were found.
type HHIBounds struct {
	Bounds
	Level     float64 // the minimum is at clamp(Level, l_i, u_i)
	Ambiguous int     // items whose end at the maximum was not settled in advance
}

// HHIBoundsRat are exact HHIBounds.
type HHIBoundsRat struct {
	BoundsRat
	Level     *big.Rat
	Ambiguous int
}

// HHI bounds the Herfindahl-Hirschman index Σx²/(Σx)² over l_i <= x_i <= u_i.
//
// The minimum takes O(n log n). Finding the maximum is related to the largest variance over interval
// data, which is NP-hard in general (Ferson, Ginzburg, Kreinovich, Longpré and Aviles 2002); it
// takes O(n log n) unless more than a few items overlap the level at which the index turns, as
// rounded official figures do not. Beyond 20 such items Upper may be an outer bound, labelled so.
// With an infinite end the index can come as near to 1 as you like.
//
// Errors: those of Shares.
func HHI(lower, upper []float64) (HHIBounds, error) {
	b, scale, err := floatBox(lower, upper)
	if err != nil {
		return HHIBounds{}, err
	}
	f, level, ambiguous := hhiBounds(b)
	return HHIBounds{floatBounds(f), level.Float() / scale, ambiguous}, nil
}

// HHIRat is HHI in exact arithmetic.
//
// Errors: shares.ErrEmpty, shares.ErrZeroTotal; an ItemError of shares.ErrNegative, shares.ErrNotFinite (a
// nil lower end) or ErrReversed.
func HHIRat(x []Interval) (HHIBoundsRat, error) {
	b, err := ratBox(x)
	if err != nil {
		return HHIBoundsRat{}, err
	}
	f, level, ambiguous := hhiBounds(b)
	return HHIBoundsRat{ratBounds(f), level.r, ambiguous}, nil
}

func hhiBounds[T number[T]](b box[T]) (f found[T], level T, ambiguous int) {
	f.lower, level = minimum(b, squares[T]{})
	one := level.Int(1)
	if f.upper, f.upperOpen = one, b.unbounded() && !b.concentrated(); b.unbounded() || b.concentrated() {
		return f, level, 0
	}
	f.upper, ambiguous, f.outer = maximum(b, squares[T]{}, one)
	return f, level, ambiguous
}
