package interval

import (
	"fmt"
	"slices"

	"techins/analysis/shares"
)

// CR bounds the concentration ratio of the k largest items over l_i <= x_i <= u_i, in O(n log n).
//
// Errors: those of Shares; shares.ErrArgument for k < 1; shares.ErrTooFew for k > n.
func CR(lower, upper []float64, k int) (Bounds, error) {
	b, _, err := floatBox(lower, upper)
	if err == nil {
		err = checkK(k, len(lower))
	}
	if err != nil {
		return Bounds{}, err
	}
	return floatBounds(crBounds(b, k)), nil
}

// CRRat is CR in exact arithmetic.
//
// Errors: shares.ErrEmpty, shares.ErrZeroTotal; an ItemError of shares.ErrNegative, shares.ErrNotFinite (a
// nil lower end) or ErrReversed; shares.ErrArgument for k < 1; shares.ErrTooFew for k > n.
func CRRat(x []Interval, k int) (BoundsRat, error) {
	b, err := ratBox(x)
	if err == nil {
		err = checkK(k, len(x))
	}
	if err != nil {
		return BoundsRat{}, err
	}
	return ratBounds(crBounds(b, k)), nil
}

func checkK(k, n int) error {
	switch {
	case k < 1:
		return fmt.Errorf("k = %d < 1: %w", k, shares.ErrArgument)
	case k > n:
		return fmt.Errorf("n = %d < k = %d: %w", n, k, shares.ErrTooFew)
	}
	return nil
}

func crBounds[T number[T]](b box[T], k int) (f found[T]) {
	var zero T
	one := zero.Int(1)
	if k == len(b.lo) {
		return found[T]{lower: one, upper: one}
	}
	s := newSweep(b)
	f.lower = s.smallest(func(l level[T], total T) T { return s.top(l, k).Quo(total) })
	if b.unbounded() {
		f.upper, f.upperOpen = one, positive(b.lo) > k
		return f
	}
	f.upper = largestRatio(b, k)
	return f
}

func positive[T number[T]](x []T) (n int) {
	for _, v := range x {
		if v.Sign() > 0 {
			n++
		}
	}
	return n
}

// largestRatio maximises Σ_A u / (Σ_A u + Σ_rest l) over the sets A of k items by Dinkelbach's
// method: for a ratio λ the best set has the largest (1-λ)u + λl, and its ratio is the next λ, until
// that does not rise.
func largestRatio[T number[T]](b box[T], k int) T {
	low, _ := b.totals()
	lambda := low.Int(0)
	order := make([]int, len(b.lo))
	weight := make([]T, len(b.lo))
	for {
		for i := range order {
			order[i] = i
			weight[i] = b.hi[i].Sub(lambda.Mul(b.hi[i].Sub(b.lo[i])))
		}
		slices.SortStableFunc(order, func(i, j int) int { return weight[j].Cmp(weight[i]) })
		top, rest := low.Int(0), low
		for _, i := range order[:k] {
			top, rest = top.Add(b.hi[i]), rest.Sub(b.lo[i])
		}
		next := top.Quo(top.Add(rest))
		if next.Cmp(lambda) <= 0 {
			return lambda
		}
		lambda = next
	}
}
