package concentration

import (
	"fmt"
	"math/big"
	"slices"

	"techins/analysis/shares"
)

// CR is the concentration ratio of the k largest items, the sum of their shares (Bain 1951). Ties
// do not matter for its value; with k = n it is 1 by identity.
//
// Errors: those of shares.Scale; shares.ErrArgument for k < 1; shares.ErrTooFew for k > n.
func CR(x []float64, k int) (float64, error) {
	scale, total, _, err := sums(x)
	if err == nil {
		err = checkK(k, len(x))
	}
	if err != nil || k == len(x) {
		return one(err), err
	}
	var top shares.Accumulator
	for _, v := range largest(x, k) {
		top.Add(v * scale)
	}
	return top.Sum() / total, nil
}

// CRRat is CR in exact arithmetic.
//
// Errors: those of shares.TotalRat; shares.ErrArgument for k < 1; shares.ErrTooFew for k > n.
func CRRat(x []*big.Rat, k int) (*big.Rat, error) {
	s, err := ratSharesDesc(x)
	if err == nil {
		err = checkK(k, len(x))
	}
	if err != nil {
		return nil, err
	}
	sum := new(big.Rat)
	for _, v := range s[:k] {
		sum.Add(sum, v)
	}
	return sum, nil
}

func checkK(k, n int) error {
	if k < 1 {
		return fmt.Errorf("k = %d < 1: %w", k, shares.ErrArgument)
	}
	return atLeast(k, n)
}

func one(err error) float64 {
	if err != nil {
		return 0
	}
	return 1
}

// largest are the k largest values, in no order that matters. A few are kept in a sorted window;
// many are found by sorting.
func largest(x []float64, k int) []float64 {
	if k > 64 {
		sorted := slices.Clone(x)
		sortFloats(sorted)
		return sorted[len(x)-k:]
	}
	top := make([]float64, 0, k)
	for _, v := range x {
		if len(top) == k && v <= top[0] {
			continue
		}
		if len(top) == k {
			top = append(top[:0], top[1:]...)
		}
		at, _ := slices.BinarySearch(top, v)
		top = slices.Insert(top, at, v)
	}
	return top
}
