package shares

import (
	"cmp"
	"slices"
)

// Order gives the positions of x from the largest to the smallest; equal values keep their order, NaN
// comes last. Leave missing numbers out first: the ranks below rank them too.
func Order(x []float64) []int {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(x[j], x[i]) })
	return order
}

// Ranks are competition ranks from the largest: 1, 1, 1, 4. Equal values share the best rank, so a
// table says honestly that there is more than one first.
func Ranks(x []float64) []int {
	ranks := make([]int, len(x))
	eachTie(x, func(tied []int, before int) {
		for _, i := range tied {
			ranks[i] = before + 1
		}
	})
	return ranks
}

// MidRanks are ranks from the largest in which equal values share the mean of their places: 2, 2,
// 2, 4. They are what Spearman's correlation needs.
func MidRanks(x []float64) []float64 {
	ranks := make([]float64, len(x))
	eachTie(x, func(tied []int, before int) {
		for _, i := range tied {
			ranks[i] = float64(before) + float64(len(tied)+1)/2
		}
	})
	return ranks
}

// Largest are the positions of all items that share the greatest value: more than one when there
// is a tie, none when x is empty.
func Largest(x []float64) []int {
	var first []int
	eachTie(x, func(tied []int, before int) {
		if before == 0 {
			first = tied
		}
	})
	return first
}

// eachTie walks x from the largest in runs of equal values.
func eachTie(x []float64, f func(tied []int, before int)) {
	order := Order(x)
	for lo := 0; lo < len(order); {
		hi := lo + 1
		for hi < len(order) && x[order[hi]] == x[order[lo]] {
			hi++
		}
		f(order[lo:hi], lo)
		lo = hi
	}
}
