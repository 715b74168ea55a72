package interval

import (
	"math"
	"math/big"
)

// Bounds of a measure. An end that is Open is approached, not reached. Outer means that Upper is
// valid but not sharp: the search for the sharp one would have taken too long.
type Bounds struct {
	Lower, Upper         float64
	LowerOpen, UpperOpen bool
	Outer                bool
}

// BoundsRat are exact Bounds.
type BoundsRat struct {
	Lower, Upper         *big.Rat
	LowerOpen, UpperOpen bool
	Outer                bool
}

// found is what a search gives.
type found[T any] struct {
	lower, upper         T
	lowerOpen, upperOpen bool
	outer                bool
}

func floatBounds(f found[float]) Bounds {
	return Bounds{f.lower.Float(), f.upper.Float(), f.lowerOpen, f.upperOpen, f.outer}
}

func ratBounds(f found[exact]) BoundsRat {
	return BoundsRat{f.lower.r, f.upper.r, f.lowerOpen, f.upperOpen, f.outer}
}

// Contains reports whether v lies between the ends; relative slack is allowed for rounding.
func (b Bounds) Contains(v, slack float64) bool {
	return v >= b.Lower-slack*math.Abs(b.Lower) && v <= b.Upper+slack*math.Abs(b.Upper)
}
