package interval

import "sort"

// minimum finds the smallest index over the box. It is on the curve x_i(t) = clamp(t, l_i, u_i):
// among the points with the same total, that one is the most even. Along the curve the index first
// falls and then rises, so the end at which it stops falling is found by halving. Between two ends
// the items that move are all equal to t, and t solves an equation in the items that do not.
func minimum[T number[T]](b box[T], k kernel[T]) (index, t T) {
	s := sortedEnds(b)
	low, high := kernelSums(k, s.lows), kernelSums(k, s.highs)
	ends := s.ends()
	first := sort.Search(len(ends), func(e int) bool {
		t := ends[e]
		below := sort.Search(len(s.highs), func(i int) bool { return s.highs[i].Cmp(t) >= 0 })
		notAbove := sort.Search(len(s.lows), func(i int) bool { return s.lows[i].Cmp(t) > 0 })
		at := t.Int(notAbove - below)
		g := high[below].g.Add(at.Mul(k.g(t))).Add(low[s.n].g).Sub(low[notAbove].g)
		sum := high[below].s.Add(at.Mul(t)).Add(low[s.n].s).Sub(low[notAbove].s)
		return sum.Sign() > 0 && k.reached(t, g, sum)
	})
	if first == 0 {
		t = ends[0]
	} else {
		t = between(b, k, ends, first)
	}
	g, sum := sums(k, s.n, func(i int) T { return b.clamp(i, t) })
	return k.index(g, sum), t
}

// A kernelSum is the sum of the first items of a list, and of g of them.
type kernelSum[T any] struct{ g, s T }

func kernelSums[T number[T]](k kernel[T], x []T) []kernelSum[T] {
	var zero T
	sums := make([]kernelSum[T], len(x)+1)
	sums[0] = kernelSum[T]{zero.Int(0), zero.Int(0)}
	for i, v := range x {
		sums[i+1] = kernelSum[T]{sums[i].g.Add(k.g(v)), sums[i].s.Add(v)}
	}
	return sums
}

// between solves for t on the segment that ends in ends[first], or is open when there is no such
// end.
func between[T number[T]](b box[T], k kernel[T], ends []T, first int) T {
	from := ends[first-1]
	var zero T
	g, s, moving := zero.Int(0), zero.Int(0), false
	for i := range b.lo {
		switch {
		case b.lo[i].Cmp(from) > 0:
			g, s = g.Add(k.g(b.lo[i])), s.Add(b.lo[i])
		case !b.open[i] && b.hi[i].Cmp(from) <= 0:
			g, s = g.Add(k.g(b.hi[i])), s.Add(b.hi[i])
		default:
			moving = true
		}
	}
	switch {
	case !moving:
		return from // nothing moves on this segment, which begins at the end before
	case s.Sign() == 0:
		if first < len(ends) {
			return ends[first] // all that is not zero moves together
		}
		return from.Add(zero.Int(1))
	}
	t := k.level(g, s)
	if t.Cmp(from) < 0 {
		return from
	}
	if first < len(ends) && t.Cmp(ends[first]) > 0 {
		return ends[first]
	}
	return t
}
