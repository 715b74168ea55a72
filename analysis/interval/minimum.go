package interval

import "sort"

// minimum finds the smallest index over the box. It is on the curve x_i(t) = clamp(t, l_i, u_i):
// among the points with the same total, that one is the most even. Along the curve the index first
// falls and then rises, so the end at which it stops falling is found by halving. Between two ends
// the items that move are all equal to t, and t solves an equation in the items that do not.
func minimum[T number[T]](b box[T], k kernel[T]) (index, t T) {
	n := len(b.lo)
	ends := b.ends()
	at := func(t T) (g, s T) { return sums(k, n, func(i int) T { return b.clamp(i, t) }) }
	first := sort.Search(len(ends), func(e int) bool {
		g, s := at(ends[e])
		return s.Sign() > 0 && k.reached(ends[e], g, s)
	})
	switch {
	case first == 0:
		t = ends[0]
	default:
		t = between(b, k, ends, first)
	}
	g, s := at(t)
	return k.index(g, s), t
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
