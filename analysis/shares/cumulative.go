package shares

import (
	"math/big"
	"slices"
)

// Cumulative gives, for the items from the largest to the smallest, their positions and the share
// that each makes together with all before it. The last is 1.
//
// Errors: those of Of.
func Cumulative(x []float64) (order []int, share []float64, err error) {
	s, err := Of(x)
	if err != nil {
		return nil, nil, err
	}
	order, share = Order(x), make([]float64, len(x))
	var sum Accumulator
	for k, i := range order {
		sum.Add(s[i])
		share[k] = min(sum.Sum(), 1)
	}
	share[len(x)-1] = 1
	return order, share, nil
}

// CumulativeRat is Cumulative in exact arithmetic.
//
// Errors: those of TotalRat.
func CumulativeRat(x []*big.Rat) (order []int, share []*big.Rat, err error) {
	s, err := OfRat(x)
	if err != nil {
		return nil, nil, err
	}
	order, share = make([]int, len(x)), make([]*big.Rat, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return x[j].Cmp(x[i]) })
	sum := new(big.Rat)
	for k, i := range order {
		sum = new(big.Rat).Add(sum, s[i])
		share[k] = sum
	}
	return order, share, nil
}
