package growth

import (
	"math/big"

	"techins/analysis/shares"
)

// PriceVolume splits the change of one amount v = q·p, for instance policies times the average sum
// insured, into volume dq (p0+p1)/2 and rate dp (q0+q1)/2. They add up to the change exactly: the
// Shapley value of two factors, also Marshall-Edgeworth or Bennet's (1920).
//
// It is for continuing items. Errors: an ItemError of shares.ErrMissing or shares.ErrNegative;
// shares.ErrZeroItem where a count is zero, because there is no average.
func PriceVolume(q0, v0, q1, v1 *big.Rat) (volume, rate *big.Rat, err error) {
	if err := positive(q0, q1); err != nil {
		return nil, nil, err
	}
	if _, err := shares.TotalRat([]*big.Rat{v0, v1}); err != nil && err != shares.ErrZeroTotal {
		return nil, nil, err
	}
	p0, p1 := new(big.Rat).Quo(v0, q0), new(big.Rat).Quo(v1, q1)
	return midpoint(q0, q1, p0, p1), midpoint(p0, p1, q0, q1), nil
}

// midpoint is (x1 - x0)(y0 + y1)/2.
func midpoint(x0, x1, y0, y1 *big.Rat) *big.Rat {
	d := new(big.Rat).Sub(x1, x0)
	d.Mul(d, new(big.Rat).Add(y0, y1))
	return d.Mul(d, big.NewRat(1, 2))
}

// positive refuses numbers that are missing, negative or zero.
func positive(x ...*big.Rat) error {
	for i, v := range x {
		reason := error(nil)
		switch {
		case v == nil:
			return &shares.ItemError{Index: i, Value: "nil", Err: shares.ErrMissing}
		case v.Sign() < 0:
			reason = shares.ErrNegative
		case v.Sign() == 0:
			reason = shares.ErrZeroItem
		}
		if reason != nil {
			return &shares.ItemError{Index: i, Value: v.RatString(), Err: reason}
		}
	}
	return nil
}

// An AverageSplit explains the change of an average of averages: Rate is what the items' own
// averages did at mean mix, Mix what the shift of counts between items did. Rate + Mix = After -
// Before.
type AverageSplit struct{ Before, After, Rate, Mix *big.Rat }

// SplitAverage splits the change of Σv/Σq over continuing items: Rate = Σ (a1-a0)(m0+m1)/2, Mix =
// Σ (m1-m0)(a0+a1)/2, with averages a = v/q and mix m = q/Σq.
//
// Errors: shares.ErrLength; those of PriceVolume.
func SplitAverage(q0, v0, q1, v1 []*big.Rat) (AverageSplit, error) {
	if err := sameLengths(q0, v0, q1, v1); err != nil {
		return AverageSplit{}, err
	}
	if err := positive(append(append([]*big.Rat{}, q0...), q1...)...); err != nil {
		return AverageSplit{}, err
	}
	for _, v := range [][]*big.Rat{v0, v1} {
		if _, err := shares.TotalRat(v); err != nil {
			return AverageSplit{}, err
		}
	}
	s := AverageSplit{Before: new(big.Rat).Quo(sum(v0), sum(q0)), After: new(big.Rat).Quo(sum(v1), sum(q1)),
		Rate: new(big.Rat), Mix: new(big.Rat)}
	n0, n1 := sum(q0), sum(q1)
	for i := range q0 {
		a0, a1 := new(big.Rat).Quo(v0[i], q0[i]), new(big.Rat).Quo(v1[i], q1[i])
		m0, m1 := new(big.Rat).Quo(q0[i], n0), new(big.Rat).Quo(q1[i], n1)
		s.Rate.Add(s.Rate, midpoint(a0, a1, m0, m1))
		s.Mix.Add(s.Mix, midpoint(m0, m1, a0, a1))
	}
	return s, nil
}

func sameLengths(x ...[]*big.Rat) error {
	for _, v := range x[1:] {
		if err := shares.SameLength(len(x[0]), len(v)); err != nil {
			return err
		}
	}
	return nil
}

// shapleyThree is the Shapley value of each factor in the change of a product of three:
// df_k [(f_a0 f_b0 + f_a1 f_b1)/3 + (f_a0 f_b1 + f_a1 f_b0)/6].
func shapleyThree(f0, f1 [3]*big.Rat) (effect [3]*big.Rat) {
	for k := range effect {
		a, b := (k+1)%3, (k+2)%3
		product := func(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(x, y) }
		same := new(big.Rat).Add(product(f0[a], f0[b]), product(f1[a], f1[b]))
		crossed := new(big.Rat).Add(product(f0[a], f1[b]), product(f1[a], f0[b]))
		weight := same.Mul(same, big.NewRat(1, 3))
		weight.Add(weight, crossed.Mul(crossed, big.NewRat(1, 6)))
		effect[k] = weight.Mul(weight, new(big.Rat).Sub(f1[k], f0[k]))
	}
	return effect
}
