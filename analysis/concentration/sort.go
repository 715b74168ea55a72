package concentration

import (
	"math"
	"slices"
)

// radixFrom is the length from which sorting digit by digit beats comparing.
const radixFrom = 4096

const (
	digitBits = 11
	digits    = 1 << digitBits
	passes    = (64 + digitBits - 1) / digitBits
)

// sortFloats sorts numbers that are not negative and not NaN, smallest first. The bits of such
// numbers, read as integers, have the order of the numbers, so long slices are sorted by their
// digits in a few passes.
func sortFloats(x []float64) {
	if len(x) < radixFrom {
		slices.Sort(x)
		return
	}
	var counts [passes][digits]int
	for _, v := range x {
		b := math.Float64bits(v + 0) // -0 + 0 is +0
		for p := range counts {
			counts[p][b>>(p*digitBits)%digits]++
		}
	}
	from, to := x, make([]float64, len(x))
	for p := range counts {
		if oneDigit(&counts[p], len(x)) {
			continue
		}
		scatter(from, to, &counts[p], p*digitBits)
		from, to = to, from
	}
	if &from[0] != &x[0] {
		copy(x, from)
	}
}

// oneDigit reports whether all n numbers share this digit, so that the pass changes nothing.
func oneDigit(counts *[digits]int, n int) bool {
	for _, c := range counts {
		if c != 0 {
			return c == n
		}
	}
	return true
}

// scatter moves the numbers into the order of one digit, keeping the order of equal digits.
func scatter(from, to []float64, counts *[digits]int, shift int) {
	next := 0
	for d, c := range counts {
		counts[d] = next
		next += c
	}
	for _, v := range from {
		d := math.Float64bits(v+0) >> shift % digits
		to[counts[d]] = v
		counts[d]++
	}
}
