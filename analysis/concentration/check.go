package concentration

import (
	"fmt"
	"math/big"
	"slices"

	"techins/analysis/shares"
)

// sums returns a scale for x and, of the scaled items, the sum and the sum of squares.
func sums(x []float64) (scale, sum, squares float64, err error) {
	if scale, err = shares.Scale(x); err != nil {
		return 0, 0, 0, err
	}
	var s, q shares.Accumulator
	for _, v := range x {
		r := v * scale
		s.Add(r)
		q.Add(r * r)
	}
	return scale, s.Sum(), q.Sum(), nil
}

// sharesDesc are the shares of x from the largest to the smallest.
func sharesDesc(x []float64) ([]float64, error) {
	s, err := shares.Of(x)
	if err != nil {
		return nil, err
	}
	sortFloats(s)
	slices.Reverse(s)
	return s, nil
}

// ratSharesDesc is sharesDesc in exact arithmetic.
func ratSharesDesc(x []*big.Rat) ([]*big.Rat, error) {
	s, err := shares.OfRat(x)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(s, func(a, b *big.Rat) int { return b.Cmp(a) })
	return s, nil
}

// atLeast refuses fewer than n items.
func atLeast(n, have int) error {
	if have < n {
		return fmt.Errorf("n = %d < %d: %w", have, n, shares.ErrTooFew)
	}
	return nil
}

// zeroItem names the first zero in x, for measures that take logarithms or ratios of every item.
func zeroItem(x []float64) error {
	if i := slices.Index(x, 0); i >= 0 {
		return &shares.ItemError{Index: i, Value: "0", Err: shares.ErrZeroItem}
	}
	return nil
}

func rat(a, b int64) *big.Rat { return big.NewRat(a, b) }

func square(r *big.Rat) *big.Rat { return new(big.Rat).Mul(r, r) }
