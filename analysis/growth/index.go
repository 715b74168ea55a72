package growth

import (
	"math"
	"math/big"
	"slices"
	"strconv"

	"techins/analysis/shares"
)

// Index numbers compare the prices p of matched items at two times, weighted by their quantities q.
// Here price is the average sum insured and quantity the number of policies, so "price" is a unit
// value that the mix inside a product contaminates. Swap the prices and the quantities to get the
// index of volume.

// LaspeyresRat is Σ p1 q0 / Σ p0 q0, exactly: quantities of the base (Laspeyres 1871).
//
// Errors: shares.ErrEmpty, shares.ErrLength; an ItemError of shares.ErrMissing, shares.ErrNegative or
// shares.ErrZeroItem for a price or quantity that is not positive.
func LaspeyresRat(p0, q0, p1, q1 []*big.Rat) (*big.Rat, error) {
	if err := checkBasketRat(p0, q0, p1, q1); err != nil {
		return nil, err
	}
	return new(big.Rat).Quo(dot(p1, q0), dot(p0, q0)), nil
}

// PaascheRat is Σ p1 q1 / Σ p0 q1, exactly: quantities of the later time (Paasche 1874).
//
// Errors: those of LaspeyresRat.
func PaascheRat(p0, q0, p1, q1 []*big.Rat) (*big.Rat, error) {
	if err := checkBasketRat(p0, q0, p1, q1); err != nil {
		return nil, err
	}
	return new(big.Rat).Quo(dot(p1, q1), dot(p0, q1)), nil
}

// MarshallEdgeworthRat is Σ p1 (q0+q1) / Σ p0 (q0+q1), exactly.
//
// Errors: those of LaspeyresRat.
func MarshallEdgeworthRat(p0, q0, p1, q1 []*big.Rat) (*big.Rat, error) {
	if err := checkBasketRat(p0, q0, p1, q1); err != nil {
		return nil, err
	}
	q := make([]*big.Rat, len(q0))
	for i := range q {
		q[i] = new(big.Rat).Add(q0[i], q1[i])
	}
	return new(big.Rat).Quo(dot(p1, q), dot(p0, q)), nil
}

func dot(x, y []*big.Rat) *big.Rat {
	s := new(big.Rat)
	for i := range x {
		s.Add(s, new(big.Rat).Mul(x[i], y[i]))
	}
	return s
}

func checkBasketRat(p0, q0, p1, q1 []*big.Rat) error {
	if len(p0) == 0 {
		return shares.ErrEmpty
	}
	if err := sameLengths(p0, q0, p1, q1); err != nil {
		return err
	}
	for _, x := range [][]*big.Rat{p0, q0, p1, q1} {
		if err := positive(x...); err != nil {
			return err
		}
	}
	return nil
}

// Laspeyres is LaspeyresRat in floats.
//
// Errors: shares.ErrEmpty, shares.ErrLength; an ItemError of shares.ErrNegative, shares.ErrNotFinite or
// shares.ErrZeroItem for a price or quantity that is not positive; shares.ErrOverflow when a value
// leaves the range of float64.
func Laspeyres(p0, q0, p1, q1 []float64) (float64, error) {
	return ratio(p0, q0, p1, q1, func(i int) float64 { return q0[i] })
}

// Paasche is PaascheRat in floats.
//
// Errors: those of Laspeyres.
func Paasche(p0, q0, p1, q1 []float64) (float64, error) {
	return ratio(p0, q0, p1, q1, func(i int) float64 { return q1[i] })
}

// MarshallEdgeworth is MarshallEdgeworthRat in floats.
//
// Errors: those of Laspeyres.
func MarshallEdgeworth(p0, q0, p1, q1 []float64) (float64, error) {
	return ratio(p0, q0, p1, q1, func(i int) float64 { return q0[i] + q1[i] })
}

// Walsh is Σ p1 √(q0 q1) / Σ p0 √(q0 q1) (Walsh 1901).
//
// Errors: those of Laspeyres.
func Walsh(p0, q0, p1, q1 []float64) (float64, error) {
	return ratio(p0, q0, p1, q1, func(i int) float64 { return math.Sqrt(q0[i]) * math.Sqrt(q1[i]) })
}

// Fisher is the geometric mean of Laspeyres and Paasche (Fisher 1922). The index of price times the
// index of volume is the ratio of the values.
//
// Errors: those of Laspeyres.
func Fisher(p0, q0, p1, q1 []float64) (float64, error) {
	l, err := Laspeyres(p0, q0, p1, q1)
	if err != nil {
		return 0, err
	}
	p, err := Paasche(p0, q0, p1, q1)
	return math.Sqrt(l) * math.Sqrt(p), err
}

// Tornqvist is the mean of the price relatives weighted geometrically by the mean of the value
// shares at the two times (Törnqvist 1936).
//
// Errors: those of Laspeyres.
func Tornqvist(p0, q0, p1, q1 []float64) (float64, error) {
	return geometric(p0, q0, p1, q1, func(s, t float64) float64 { return (s + t) / 2 })
}

// SatoVartia is the mean of the price relatives weighted geometrically by the logarithmic mean of
// the value shares, normalised (Sato 1976, Vartia 1976).
//
// Errors: those of Laspeyres.
func SatoVartia(p0, q0, p1, q1 []float64) (float64, error) {
	return geometric(p0, q0, p1, q1, func(s, t float64) float64 { return LogMean(t, s) })
}

func ratio(p0, q0, p1, q1 []float64, weight func(i int) float64) (float64, error) {
	if err := checkBasket(p0, q0, p1, q1); err != nil {
		return 0, err
	}
	var before, after shares.Accumulator
	for i := range p0 {
		before.Add(p0[i] * weight(i))
		after.Add(p1[i] * weight(i))
	}
	return shares.Finite(after.Sum() / before.Sum())
}

func geometric(p0, q0, p1, q1 []float64, weight func(s, t float64) float64) (float64, error) {
	if err := checkBasket(p0, q0, p1, q1); err != nil {
		return 0, err
	}
	v0, v1 := make([]float64, len(p0)), make([]float64, len(p0))
	for i := range p0 {
		v0[i], v1[i] = p0[i]*q0[i], p1[i]*q1[i]
	}
	for _, v := range [][]float64{v0, v1} {
		if slices.Contains(v, math.Inf(1)) || slices.Contains(v, 0) {
			return 0, shares.ErrOverflow
		}
	}
	s, err := shares.Of(v0)
	if err != nil {
		return 0, err
	}
	t, err := shares.Of(v1)
	if err != nil {
		return 0, err
	}
	var logs, weights shares.Accumulator
	for i := range s {
		w := weight(s[i], t[i])
		logs.Add(w * logOf(p0[i], p1[i]))
		weights.Add(w)
	}
	return shares.Finite(math.Exp(logs.Sum() / weights.Sum()))
}

func checkBasket(p0, q0, p1, q1 []float64) error {
	if len(p0) == 0 {
		return shares.ErrEmpty
	}
	for _, x := range [][]float64{p0, q0, p1, q1} {
		if err := shares.SameLength(len(p0), len(x)); err != nil {
			return err
		}
		for i, v := range x {
			if err := factor(v); err != nil {
				return &shares.ItemError{Index: i, Value: strconv.FormatFloat(v, 'g', -1, 64), Err: err}
			}
		}
	}
	return nil
}
