package concentration

import (
	"math/big"
	"slices"

	"techins/analysis/shares"
)

// Lorenz gives the n+1 points of the Lorenz curve: the i smallest items, a fraction population[i] =
// i/n of all, hold the share amount[i]. It starts at (0, 0) and ends at (1, 1). Between the points
// the curve is straight (Lorenz 1905).
//
// Errors: those of shares.Scale.
func Lorenz(x []float64) (population, amount []float64, err error) {
	scale, total, _, err := sums(x)
	if err != nil {
		return nil, nil, err
	}
	n := len(x)
	population, amount = make([]float64, n+1), make([]float64, n+1)
	sorted := amount[1:] // sorted in place, then replaced by the running sums
	copy(sorted, x)
	sortFloats(sorted)
	var sum shares.Accumulator
	for i, v := range sorted {
		sum.Add(v * scale)
		sorted[i] = min(sum.Sum()/total, 1)
		population[i+1] = float64(i+1) / float64(n)
	}
	amount[n] = 1
	return population, amount, nil
}

// LorenzRat is the second coordinate of Lorenz in exact arithmetic; the first is i/n.
//
// Errors: those of shares.TotalRat.
func LorenzRat(x []*big.Rat) ([]*big.Rat, error) {
	total, err := shares.TotalRat(x)
	if err != nil {
		return nil, err
	}
	points, sum := []*big.Rat{new(big.Rat)}, new(big.Rat)
	for _, v := range slices.SortedFunc(slices.Values(x), (*big.Rat).Cmp) {
		sum.Add(sum, v)
		points = append(points, new(big.Rat).Quo(sum, total))
	}
	return points, nil
}
