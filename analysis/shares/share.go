package shares

import "math/big"

// Of gives the share of each amount in the sum of all: s_i = x_i / Σx, between 0 and 1.
//
// Errors: those of Scale.
func Of(x []float64) ([]float64, error) {
	scale, err := Scale(x)
	if err != nil {
		return nil, err
	}
	var sum Accumulator
	for _, v := range x {
		sum.Add(v * scale)
	}
	s, total := make([]float64, len(x)), sum.Sum()
	for i, v := range x {
		s[i] = v * scale / total
	}
	return s, nil
}

// OfRat is Of in exact arithmetic; the shares add up to 1 exactly.
//
// Errors: those of TotalRat.
func OfRat(x []*big.Rat) ([]*big.Rat, error) {
	total, err := TotalRat(x)
	if err != nil {
		return nil, err
	}
	s := make([]*big.Rat, len(x))
	for i, v := range x {
		s[i] = new(big.Rat).Quo(v, total)
	}
	return s, nil
}

// Within gives the share of each amount in the sum of its own group, x_i / Σ_{j in g} x_j. The
// shares of one group add up to 1.
//
// Errors: ErrLength, those of Scale for x, and ErrZeroTotal for a group that is zero throughout.
func Within(x []float64, group []string) ([]float64, error) {
	if err := SameLength(len(x), len(group)); err != nil {
		return nil, err
	}
	scale, err := Scale(x)
	if err != nil {
		return nil, err
	}
	sums := make(map[string]*Accumulator)
	for i, v := range x {
		if sums[group[i]] == nil {
			sums[group[i]] = new(Accumulator)
		}
		sums[group[i]].Add(v * scale)
	}
	s := make([]float64, len(x))
	for i, v := range x {
		total := sums[group[i]].Sum()
		if total == 0 {
			return nil, zeroGroup(group[i])
		}
		s[i] = v * scale / total
	}
	return s, nil
}
