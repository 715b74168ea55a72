package concentration

import (
	"math/big"

	"techins/analysis/shares"
)

// Horvath is the comprehensive concentration index s_1 + Σ_{i>=2} s_i²(2 - s_i), shares from the
// largest (Horvath 1970); between 0 and 1.
//
// Errors: those of shares.Scale; shares.ErrTooFew for n = 1, where there is nothing to compare.
func Horvath(x []float64) (float64, error) {
	s, err := sharesOfPair(x)
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	sum.Add(s[0])
	for _, v := range s[1:] {
		sum.Add(v * v * (2 - v))
	}
	return sum.Sum(), nil
}

// HorvathRat is Horvath in exact arithmetic.
//
// Errors: those of shares.TotalRat; shares.ErrTooFew for n = 1.
func HorvathRat(x []*big.Rat) (*big.Rat, error) {
	s, err := ratPair(x)
	if err != nil {
		return nil, err
	}
	sum := new(big.Rat).Set(s[0])
	for _, v := range s[1:] {
		sum.Add(sum, new(big.Rat).Mul(square(v), new(big.Rat).Sub(rat(2, 1), v)))
	}
	return sum, nil
}

// Kwoka is the dominance index Σ (s_i - s_{i+1})² over neighbours in rank (Kwoka 1977); between 0
// and 1.
//
// Errors: those of Horvath.
func Kwoka(x []float64) (float64, error) {
	s, err := sharesOfPair(x)
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for i := range s[1:] {
		d := s[i] - s[i+1]
		sum.Add(d * d)
	}
	return sum.Sum(), nil
}

// KwokaRat is Kwoka in exact arithmetic.
//
// Errors: those of shares.TotalRat; shares.ErrTooFew for n = 1.
func KwokaRat(x []*big.Rat) (*big.Rat, error) {
	s, err := ratPair(x)
	if err != nil {
		return nil, err
	}
	sum := new(big.Rat)
	for i := range s[1:] {
		sum.Add(sum, square(new(big.Rat).Sub(s[i], s[i+1])))
	}
	return sum, nil
}

// GarciaAlba is the dominance index Σ (s_i²/H)², the concentration of the contributions to the HHI
// (García Alba Iduñate 1994); between 1/n and 1.
//
// Errors: those of shares.Scale.
func GarciaAlba(x []float64) (float64, error) {
	scale, _, squares, err := sums(x)
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for _, v := range x {
		r := v * scale
		r = r * r / squares
		sum.Add(r * r)
	}
	return sum.Sum(), nil
}

// GarciaAlbaRat is GarciaAlba in exact arithmetic.
//
// Errors: those of shares.TotalRat.
func GarciaAlbaRat(x []*big.Rat) (*big.Rat, error) {
	if _, err := shares.TotalRat(x); err != nil {
		return nil, err
	}
	squares := make([]*big.Rat, len(x))
	for i, v := range x {
		squares[i] = square(v)
	}
	return HHIRat(squares)
}

// Stenbacka is the dominance threshold (1 - (s_1² - s_2²))/2 of Melnik, Shy and Stenbacka (2008)
// with their parameter at 1, between 0 and 1/2. The leader is dominant when its share exceeds it.
//
// Errors: those of Horvath.
func Stenbacka(x []float64) (float64, error) {
	s, err := sharesOfPair(x)
	if err != nil {
		return 0, err
	}
	// 1 - s_1² + s_2² without cancellation: (1-s_1)(1+s_1) + s_2².
	var others shares.Accumulator
	for _, v := range s[1:] {
		others.Add(v)
	}
	return (others.Sum()*(1+s[0]) + s[1]*s[1]) / 2, nil
}

// StenbackaRat is Stenbacka in exact arithmetic.
//
// Errors: those of shares.TotalRat; shares.ErrTooFew for n = 1.
func StenbackaRat(x []*big.Rat) (*big.Rat, error) {
	s, err := ratPair(x)
	if err != nil {
		return nil, err
	}
	d := new(big.Rat).Sub(square(s[1]), square(s[0]))
	d.Add(d, rat(1, 1))
	return d.Mul(d, rat(1, 2)), nil
}

// sharesOfPair are the sorted shares of at least two items.
func sharesOfPair(x []float64) ([]float64, error) {
	s, err := sharesDesc(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	return s, err
}

// ratPair is sharesOfPair in exact arithmetic.
func ratPair(x []*big.Rat) ([]*big.Rat, error) {
	s, err := ratSharesDesc(x)
	if err == nil {
		err = atLeast(2, len(x))
	}
	return s, err
}
