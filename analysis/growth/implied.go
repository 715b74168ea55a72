package growth

import (
	"fmt"
	"math/big"

	"techins/analysis/interval"
	"techins/analysis/shares"
)

// Implied is what "x, up p %" says of the time before, in the unit of x: the points as if both
// figures were exact, and the intervals that their printed digits allow.
type Implied struct {
	Prior, Increase             *big.Rat
	PriorBounds, IncreaseBounds interval.Interval
}

// Base gives the number before from a printed number and its printed growth in percent, both as
// digit strings whose last digit counts ("16.8", "35.5"; "-2.0" for a fall): prior = x/(1+g). It
// rises with x and falls with g, and the increase x·g/(1+g) rises with both, so the bounds at the
// corners are sharp; subtracting the bounds of prior from those of x would be far too wide. The
// frequent error x(1-g) is another number.
//
// Errors: those of interval.Printed; shares.ErrNegative for x; shares.ErrArgument when a fall may be
// of 100 % or more, which leaves no base.
func Base(x, percent string) (Implied, error) {
	value, err := interval.Printed(x)
	if err != nil {
		return Implied{}, err
	}
	rate, err := interval.Printed(percent)
	if err != nil {
		return Implied{}, err
	}
	if value.Lower.Sign() < 0 {
		return Implied{}, fmt.Errorf("%s: %w", x, shares.ErrNegative)
	}
	low, high := factorOf(rate.Lower), factorOf(rate.Upper)
	if low.Sign() <= 0 {
		return Implied{}, fmt.Errorf("a fall of %s %%: %w", percent, shares.ErrArgument)
	}
	point, f := middle(value), factorOf(middle(rate))
	i := Implied{Prior: new(big.Rat).Quo(point, f)}
	i.Increase = new(big.Rat).Sub(point, i.Prior)
	i.PriorBounds = interval.Interval{Lower: new(big.Rat).Quo(value.Lower, high), LowerOpen: true,
		Upper: new(big.Rat).Quo(value.Upper, low), UpperOpen: true}
	// A rise is least where both figures are; a fall is largest where x is largest.
	i.IncreaseBounds = interval.Interval{Lower: increase(value, low, false), LowerOpen: rate.Lower.Sign() < 0,
		Upper: increase(value, high, true), UpperOpen: true}
	return i, nil
}

// increase is x(1 - 1/f) at the end of x that makes it least, or most.
func increase(x interval.Interval, f *big.Rat, most bool) *big.Rat {
	part := new(big.Rat).Sub(big.NewRat(1, 1), new(big.Rat).Inv(f))
	if (part.Sign() >= 0) == most {
		return part.Mul(part, x.Upper)
	}
	return part.Mul(part, x.Lower)
}

// factorOf is 1 + p/100.
func factorOf(p *big.Rat) *big.Rat {
	f := new(big.Rat).Mul(p, big.NewRat(1, 100))
	return f.Add(f, big.NewRat(1, 1))
}

func middle(i interval.Interval) *big.Rat {
	m := new(big.Rat).Add(i.Lower, i.Upper)
	return m.Mul(m, big.NewRat(1, 2))
}
