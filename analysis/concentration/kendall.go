package concentration

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"techins/analysis/shares"
)

// ErrTies means that an exact p-value is refused because equal values leave the order open.
var ErrTies = errors.New("tied values leave the exact distribution open")

// ErrConstant means that a variable does not vary, so that no association is defined.
var ErrConstant = errors.New("the values do not vary")

// Kendall is the rank correlation tau-b of Kendall (1938, 1945), between -1 and 1: concordant minus
// discordant pairs over the geometric mean of the pairs not tied in x and in y. Without ties it is
// tau-a.
//
// Errors: shares.ErrLength; shares.ErrTooFew for n < 2; an ItemError of shares.ErrNotFinite;
// ErrConstant.
func Kendall(x, y []float64) (float64, error) {
	if err := pairs(x, y, 2); err != nil {
		return 0, err
	}
	s, untiedX, untiedY := 0, 0, 0
	for i := range x {
		for j := range i {
			dx, dy := cmp.Compare(x[i], x[j]), cmp.Compare(y[i], y[j])
			s += dx * dy
			untiedX += dx * dx
			untiedY += dy * dy
		}
	}
	if untiedX == 0 || untiedY == 0 {
		return 0, ErrConstant
	}
	return float64(s) / math.Sqrt(float64(untiedX)) / math.Sqrt(float64(untiedY)), nil
}

// maxKendall bounds the exact computation.
const maxKendall = 200

// KendallP is the exact two-sided p-value of Kendall's tau under independence: the fraction of the
// n! orders whose number of discordant pairs is as far from the middle or farther.
//
// Errors: those of Kendall; ErrTies; shares.ErrArgument for n > 200.
func KendallP(x, y []float64) (float64, error) {
	if err := pairs(x, y, 2); err != nil {
		return 0, err
	}
	if tied(x) || tied(y) {
		return 0, ErrTies
	}
	n := len(x)
	if n > maxKendall {
		return 0, fmt.Errorf("n = %d > %d: %w", n, maxKendall, shares.ErrArgument)
	}
	discordant := 0
	for i := range x {
		for j := range i {
			if cmp.Compare(x[i], x[j])*cmp.Compare(y[i], y[j]) < 0 {
				discordant++
			}
		}
	}
	all := n * (n - 1) / 2
	tail, orders := new(big.Int), new(big.Int)
	for d, c := range inversionCounts(n) {
		orders.Add(orders, c)
		if d <= min(discordant, all-discordant) {
			tail.Add(tail, c)
		}
	}
	p, _ := new(big.Rat).SetFrac(tail.Lsh(tail, 1), orders).Float64()
	return min(p, 1), nil
}

// inversionCounts[d] is the number of orders of n items with d inversions.
func inversionCounts(n int) []*big.Int {
	counts := []*big.Int{big.NewInt(1)}
	for k := 2; k <= n; k++ {
		next := make([]*big.Int, len(counts)+k-1)
		window := new(big.Int)
		for d := range next {
			if d < len(counts) {
				window.Add(window, counts[d])
			}
			if d >= k {
				window.Sub(window, counts[d-k])
			}
			next[d] = new(big.Int).Set(window)
		}
		counts = next
	}
	return counts
}

func pairs(x, y []float64, n int) error {
	if err := shares.SameLength(len(x), len(y)); err != nil {
		return err
	}
	for _, v := range [][]float64{x, y} {
		for i, f := range v {
			if math.IsNaN(f) || math.IsInf(f, 0) {
				return &shares.ItemError{Index: i, Value: fmt.Sprint(f), Err: shares.ErrNotFinite}
			}
		}
	}
	return atLeast(n, len(x))
}

func tied(x []float64) bool {
	sorted := slices.Sorted(slices.Values(x))
	return len(slices.Compact(sorted)) < len(x)
}
