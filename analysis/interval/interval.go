package interval

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"techins/analysis/shares"
	"techins/dataset"
)

// ErrReversed means that a lower end lies above its upper end.
var ErrReversed = errors.New("lower end above upper end")

// An Interval is what is known of a number. A nil end is open to infinity. An end that is Open does
// not belong to the interval: a figure printed as 79.24 % was at least 79.235 and below 79.245.
type Interval struct {
	Lower, Upper         *big.Rat
	LowerOpen, UpperOpen bool
}

// Exactly is the interval of a number that is known.
func Exactly(v *big.Rat) Interval { return Interval{Lower: v, Upper: v} }

// Of makes an interval of a dataset row's ends; an infinite end becomes nil.
//
// Errors: shares.ErrMissing when an end is missing; ErrReversed.
func Of(lower, upper dataset.Decimal) (Interval, error) {
	if lower.Missing() || upper.Missing() {
		return Interval{}, shares.ErrMissing
	}
	if lower.Cmp(upper) > 0 {
		return Interval{}, fmt.Errorf("%s > %s: %w", lower, upper, ErrReversed)
	}
	return Interval{Lower: lower.Rat(), Upper: upper.Rat()}, nil
}

// Printed reads a plain decimal number as the interval that prints so: half a unit of the last
// printed digit each way, the upper end open. "35.50" is [35.495, 35.505): trailing zeros count.
//
// Errors: those of dataset.ParseDecimal; shares.ErrMissing and shares.ErrNotFinite.
func Printed(s string) (Interval, error) {
	d, err := dataset.ParseDecimal(s)
	switch {
	case err != nil:
		return Interval{}, err
	case d.Missing():
		return Interval{}, shares.ErrMissing
	case !d.Finite():
		return Interval{}, fmt.Errorf("%q: %w", s, shares.ErrNotFinite)
	}
	_, fraction, _ := strings.Cut(s, ".")
	half := big.NewRat(1, 2)
	half.Quo(half, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(fraction))), nil)))
	v := d.Rat()
	return Interval{Lower: new(big.Rat).Sub(v, half), Upper: new(big.Rat).Add(v, half), UpperOpen: true}, nil
}

func (i Interval) reversed() bool {
	return i.Lower != nil && i.Upper != nil && i.Lower.Cmp(i.Upper) > 0
}

// Contains reports whether v belongs to the interval.
func (i Interval) Contains(v *big.Rat) bool {
	if i.Lower != nil {
		if c := v.Cmp(i.Lower); c < 0 || c == 0 && i.LowerOpen {
			return false
		}
	}
	if i.Upper != nil {
		if c := v.Cmp(i.Upper); c > 0 || c == 0 && i.UpperOpen {
			return false
		}
	}
	return true
}

// String prints the ends with up to 12 decimal places, "[3, 4)".
func (i Interval) String() string {
	open, end, lower, upper := "[", "]", "-inf", "inf"
	if i.Lower != nil {
		lower = dataset.FromRat(i.Lower).String()
	}
	if i.Upper != nil {
		upper = dataset.FromRat(i.Upper).String()
	}
	if i.LowerOpen || i.Lower == nil {
		open = "("
	}
	if i.UpperOpen || i.Upper == nil {
		end = ")"
	}
	return open + lower + ", " + upper + end
}
