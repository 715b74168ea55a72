package growth

import (
	"errors"
	"math/big"

	"techins/analysis/shares"
)

// ErrNoChange means that the total did not change, so that nothing is a part of its change.
var ErrNoChange = errors.New("the total did not change")

// The functions of this file take the amounts of the same items at two times; an item that is not
// listed at one of them is 0 there, as the total has it. Missing values are refused.

// Contributions gives each item's contribution to the growth of the total in percentage points,
// 100 (b_i - a_i)/Σa (拉动). They add up to the growth of the total in percent.
//
// Errors: shares.ErrLength, shares.ErrEmpty; an ItemError of shares.ErrMissing or
// shares.ErrNegative; shares.ErrZeroTotal when Σa = 0.
func Contributions(a, b []*big.Rat) ([]*big.Rat, error) {
	total, err := pair(a, b)
	if err != nil {
		return nil, err
	}
	return scaledChanges(a, b, new(big.Rat).Quo(big.NewRat(100, 1), total)), nil
}

// ContributionShares gives each item's part of the change of the total, (b_i - a_i)/(Σb - Σa) (贡献率
// as a fraction). They add up to 1; one may be negative or above 1.
//
// Errors: those of Contributions; ErrNoChange.
func ContributionShares(a, b []*big.Rat) ([]*big.Rat, error) {
	total, err := pair(a, b)
	if err != nil {
		return nil, err
	}
	change := new(big.Rat).Sub(sum(b), total)
	if change.Sign() == 0 {
		return nil, ErrNoChange
	}
	return scaledChanges(a, b, change.Inv(change)), nil
}

// ShareShifts gives the change of each item's share in percentage points, 100 (t_i - s_i). They add
// up to 0.
//
// Errors: those of Contributions; shares.ErrZeroTotal when Σb = 0.
func ShareShifts(a, b []*big.Rat) ([]*big.Rat, error) {
	if _, err := pair(a, b); err != nil {
		return nil, err
	}
	return shares.GapPPRat(b, a)
}

// HHIChanges gives each item's part of the change of the HHI in points, 10000 (t_i² - s_i²). They
// add up to the change.
//
// Errors: those of ShareShifts.
func HHIChanges(a, b []*big.Rat) ([]*big.Rat, error) {
	if _, err := pair(a, b); err != nil {
		return nil, err
	}
	s, err := shares.OfRat(a)
	if err != nil {
		return nil, err
	}
	t, err := shares.OfRat(b)
	if err != nil {
		return nil, err
	}
	points := big.NewRat(10000, 1)
	for i := range s {
		s[i].Mul(s[i], s[i])
		t[i].Mul(t[i], t[i])
		t[i].Sub(t[i], s[i]).Mul(t[i], points)
	}
	return t, nil
}

// pair checks two lists and returns the total of the first, which is not zero.
func pair(a, b []*big.Rat) (*big.Rat, error) {
	if err := shares.SameLength(len(a), len(b)); err != nil {
		return nil, err
	}
	total, err := shares.TotalRat(a)
	if err != nil {
		return nil, err
	}
	if _, err := shares.TotalRat(b); err != nil && err != shares.ErrZeroTotal {
		return nil, err
	}
	return total, nil
}

func sum(x []*big.Rat) *big.Rat {
	s := new(big.Rat)
	for _, v := range x {
		s.Add(s, v)
	}
	return s
}

func scaledChanges(a, b []*big.Rat, factor *big.Rat) []*big.Rat {
	d := make([]*big.Rat, len(a))
	for i := range a {
		d[i] = new(big.Rat).Sub(b[i], a[i])
		d[i].Mul(d[i], factor)
	}
	return d
}
