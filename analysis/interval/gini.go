package interval

import (
	"math"
	"slices"
	"sort"
)

// Gini bounds the Gini coefficient over l_i <= x_i <= u_i. The minimum takes O(n log n). So does the
// maximum when no interval lies strictly inside another, as with equally rounded figures or equal
// percentages; otherwise the items that overlap the turning rank are tried in all ways while that
// takes at most some ten million steps, and beyond that Upper may be an outer bound, labelled so.
//
// Errors: those of Shares.
func Gini(lower, upper []float64) (Bounds, error) {
	b, _, err := floatBox(lower, upper)
	if err != nil {
		return Bounds{}, err
	}
	return floatBounds(giniBounds(b)), nil
}

// GiniRat is Gini in exact arithmetic.
//
// Errors: shares.ErrEmpty, shares.ErrZeroTotal; an ItemError of shares.ErrNegative, shares.ErrNotFinite (a
// nil lower end) or ErrReversed.
func GiniRat(x []Interval) (BoundsRat, error) {
	b, err := ratBox(x)
	if err != nil {
		return BoundsRat{}, err
	}
	return ratBounds(giniBounds(b)), nil
}

func giniBounds[T number[T]](b box[T]) (f found[T]) {
	s := newSweep(b)
	f.lower = s.smallest(func(l level[T], total T) T { return giniOf(s.moment(l), total, s.n) })
	var zero T
	most := zero.Int(s.n - 1).Quo(zero.Int(s.n))
	if b.unbounded() || b.concentrated() {
		f.upper, f.upperOpen = most, b.unbounded() && !b.concentrated()
		return f
	}
	f.upper, f.outer = largestGini(b, s)
	return f
}

// giniOf is (2·moment - (n+1)·total)/(n·total), the moment being the sum of the items times their
// ranks.
func giniOf[T number[T]](moment, total T, n int) T {
	return moment.Add(moment).Sub(total.Mul(total.Int(n + 1))).Quo(total.Mul(total.Int(n)))
}

// largestGini pairs the sorted lower with the sorted upper ends. The sorted items of any choice lie
// within these pairs, so the maximum over them is an upper bound, and it is found at a vertex where
// the largest so many pairs are at their upper ends. When no interval lies strictly inside another
// the pairs are the intervals and the bound is sharp.
func largestGini[T number[T]](b box[T], s sweep[T]) (upper T, outer bool) {
	n := s.n
	bound, best := giniOf(s.highMoments[n], s.highSums[n], n), 0
	for low := 1; low <= n; low++ { // the first low pairs at their lower ends
		total := s.lowSums[low].Add(s.highSums[n]).Sub(s.highSums[low])
		if total.Sign() == 0 {
			continue
		}
		moment := s.lowMoments[low].Add(s.highMoments[n]).Sub(s.highMoments[low])
		if v := giniOf(moment, total, n); v.Cmp(bound) > 0 {
			bound, best = v, low
		}
	}
	if reaches(b, s, best) || !nested(b, s) {
		return bound, false
	}
	return tryGini(b, bound)
}

// reaches reports whether the items themselves have a vertex like the best one of the pairs: the same
// items that have the low smallest lower ends have the low smallest upper ends.
func reaches[T number[T]](b box[T], s sweep[T], low int) bool {
	if low == 0 || low == s.n {
		return true
	}
	count := 0
	for i := range b.lo {
		up := b.hi[i].Cmp(s.highs[low]) >= 0
		if up != (b.lo[i].Cmp(s.lows[low]) >= 0) {
			return false
		}
		if !up {
			count++
		}
	}
	return count == low
}

// nested reports whether some interval lies strictly inside another. None does when every upper end
// stands, among the sorted upper ends, where its lower end stands among the sorted lower ends.
func nested[T number[T]](b box[T], s sweep[T]) bool {
	for i, l := range b.lo {
		first := sort.Search(s.n, func(k int) bool { return s.lows[k].Cmp(l) >= 0 })
		last := first
		if first+1 < s.n && s.lows[first+1].Cmp(l) == 0 {
			last = sort.Search(s.n, func(k int) bool { return s.lows[k].Cmp(l) > 0 }) - 1
		}
		if b.hi[i].Cmp(s.highs[first]) < 0 || b.hi[i].Cmp(s.highs[last]) > 0 {
			return true
		}
	}
	return false
}

// maxSteps bounds the search of vertices, each of which is sorted anew.
const maxSteps = 1e7

// tryGini tries all ends of the items whose rank at the maximum is not settled. There an item is at
// its upper end if its rank exceeds (n+1+nG)/2, at its lower end if it falls short of it, and G is
// between what some vertices reach and the outer bound.
func tryGini[T number[T]](b box[T], bound T) (upper T, outer bool) {
	n := len(b.lo)
	reached := giniAt(b, make([]bool, n))
	for _, k := range thresholds(b) {
		if v := giniAt(b, k); v.Cmp(reached) > 0 {
			reached = v
		}
	}
	if reached.Cmp(bound) >= 0 {
		return reached, false
	}
	turn := func(g T) float64 { return (float64(n) + 1 + float64(n)*g.Float()) / 2 }
	from, to := turn(reached)-1e-6, turn(bound)+1e-6
	up, unsure := make([]bool, n), []int(nil)
	lows, highs := sortedFloats(b.lo), sortedFloats(b.hi)
	for i := range n {
		first := float64(searchFrom(highs, b.lo[i].Float()) + 1) // others surely below, and one
		last := float64(searchAfter(lows, b.hi[i].Float()))      // all but those surely above
		switch {
		case b.lo[i].Cmp(b.hi[i]) == 0:
		case first > to:
			up[i] = true
		case last < from:
		default:
			unsure = append(unsure, i)
		}
	}
	if float64(n)*math.Pow(2, float64(len(unsure))) > maxSteps {
		return bound, true
	}
	for code := range 1 << len(unsure) {
		for j, i := range unsure {
			up[i] = code>>j&1 == 1
		}
		if v := giniAt(b, up); v.Cmp(reached) > 0 {
			reached = v
		}
	}
	return reached, false
}

// thresholds are a few good vertices: the items with the largest upper ends raised.
func thresholds[T number[T]](b box[T]) (ups [][]bool) {
	order := make([]int, len(b.lo))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return b.hi[j].Cmp(b.hi[i]) })
	for k := 1; k < len(order); k *= 2 {
		up := make([]bool, len(order))
		for _, i := range order[:k] {
			up[i] = true
		}
		ups = append(ups, up)
	}
	return ups
}

// giniAt is the Gini coefficient at a vertex, 0 where everything is zero.
func giniAt[T number[T]](b box[T], up []bool) T {
	x := slices.Clone(b.lo)
	for i, u := range up {
		if u {
			x[i] = b.hi[i]
		}
	}
	x[0].Sort(x)
	sums, moments := runningSums(x)
	n := len(x)
	if sums[n].Sign() == 0 {
		return sums[n]
	}
	return giniOf(moments[n], sums[n], n)
}

func sortedFloats[T number[T]](x []T) []float64 {
	f := make([]float64, len(x))
	for i, v := range x {
		f[i] = v.Float()
	}
	slices.Sort(f)
	return f
}

// searchFrom counts the numbers below v, searchAfter those not above it.
func searchFrom(x []float64, v float64) int {
	i, _ := slices.BinarySearch(x, v)
	return i
}

func searchAfter(x []float64, v float64) int {
	return searchFrom(x, math.Nextafter(v, math.Inf(1)))
}
