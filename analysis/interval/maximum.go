package interval

import (
	"math"
	"math/bits"
	"slices"
)

// maxAmbiguous bounds the search of vertices: 2^20 of them take about a second at most.
const maxAmbiguous = 20

// maximum finds the largest index over a box without infinite ends. It is at a vertex. Most items
// are settled by prune; for the others an upper bound that is often reached (see envelope) is tried
// first, then all vertices of those items if they are few.
func maximum[T number[T]](b box[T], k kernel[T], top T) (index T, ambiguous int, outer bool) {
	n := len(b.lo)
	unsure, up := prune(b, k)
	at := func(i int) T {
		if up[i] {
			return b.hi[i]
		}
		return b.lo[i]
	}
	g, s := sums(k, n, at)
	best, bound := envelope(b, k, unsure, g, s)
	if bound.Cmp(best) <= 0 {
		return best, len(unsure), false
	}
	if len(unsure) > maxAmbiguous {
		if bound.Cmp(top) > 0 {
			bound = top
		}
		return bound, len(unsure), true
	}
	return vertices(b, k, unsure, g, s), len(unsure), false
}

// prune settles the items whose end at the maximum is known. At the maximum an item is at its upper
// end if it lies above the level of the kernel there, and at its lower end if below. The level is
// bounded over the whole box, in floats with a margin that covers their rounding.
func prune[T number[T]](b box[T], k kernel[T]) (unsure []int, up []bool) {
	least, most := levels(b.inFloats(), k.inFloats())
	up = make([]bool, len(b.lo))
	for i := range b.lo {
		l, u := b.lo[i].Float(), b.hi[i].Float()
		switch {
		case b.lo[i].Cmp(b.hi[i]) == 0:
		case l >= most:
			up[i] = true
		case u <= least:
		default:
			unsure = append(unsure, i)
		}
	}
	return unsure, up
}

// margin covers the rounding of floats in levels.
const margin = 1e-9

// levels bounds the kernel's level over the box by Dinkelbach's method: the ratio Σg(x)/Σx is
// largest or smallest where Σ(g(x) - λx) is, for the right λ, and that sum is separable.
func levels(b box[float], k kernel[float]) (least, most float64) {
	most = extremeRatio(b, k, func(i int, lambda float) float {
		l, u := b.lo[i], b.hi[i]
		if k.g(u)-lambda*u > k.g(l)-lambda*l {
			return u
		}
		return l
	})
	least = extremeRatio(b, k, func(i int, lambda float) float {
		return b.clamp(i, k.bottom(lambda))
	})
	return float64(k.level(float(least), 1)) * (1 - margin), float64(k.level(float(most), 1)) * (1 + margin)
}

// extremeRatio follows Σg(x)/Σx from the upper ends to its extreme, best giving each item's place
// for a λ.
func extremeRatio(b box[float], k kernel[float], best func(i int, lambda float) float) float64 {
	g, s := sums(k, len(b.hi), func(i int) float { return b.hi[i] })
	lambda := g / s
	for range 100 {
		g, s = sums(k, len(b.hi), func(i int) float { return best(i, lambda) })
		if s == 0 || math.Abs(float64(g/s-lambda)) <= 1e-12*(1+math.Abs(float64(lambda))) {
			break
		}
		lambda = g / s
	}
	return float64(lambda)
}

// envelope bounds the maximum over the unsure items from both sides. Σg is at most the sum of the
// chords of g over the intervals; for a given total that sum is largest when items are raised in
// the order of the slopes of their chords, one after another. Where an item is raised fully the
// bound is the index at a vertex: best is the largest of these. Between two vertices the bound may
// be larger; bound is the largest of all. When they are equal both are the maximum.
//
// g and s are the sums with the unsure items at their lower ends.
func envelope[T number[T]](b box[T], k kernel[T], unsure []int, g, s T) (best, bound T) {
	slopes := make([]T, len(unsure))
	order := make([]int, len(unsure))
	for j, i := range unsure {
		slopes[j] = k.g(b.hi[i]).Sub(k.g(b.lo[i])).Quo(b.hi[i].Sub(b.lo[i]))
		order[j] = j
	}
	slices.SortStableFunc(order, func(i, j int) int { return slopes[j].Cmp(slopes[i]) })
	var zero T
	some := s.Sign() > 0
	if some {
		best = k.index(g, s)
		bound = best
	}
	for _, j := range order {
		i, c := unsure[j], slopes[j]
		a := g.Sub(c.Mul(s))
		from := s
		g, s = g.Add(k.g(b.hi[i])).Sub(k.g(b.lo[i])), s.Add(b.hi[i]).Sub(b.lo[i])
		v := k.index(g, s)
		if !some || v.Cmp(best) > 0 {
			best = v
		}
		if !some || v.Cmp(bound) > 0 {
			bound = v
		}
		some = true
		if p := k.peak(a, c); a.Sign() < 0 && p.Cmp(from) > 0 && p.Cmp(s) < 0 && p.Cmp(zero.Int(0)) > 0 {
			if v := k.index(a.Add(c.Mul(p)), p); v.Cmp(bound) > 0 {
				bound = v
			}
		}
	}
	return best, bound
}

// vertices visits all 2^k choices of ends of the unsure items, changing one item at a time.
func vertices[T number[T]](b box[T], k kernel[T], unsure []int, g, s T) T {
	raiseG, raiseS := make([]T, len(unsure)), make([]T, len(unsure))
	for j, i := range unsure {
		raiseG[j], raiseS[j] = k.g(b.hi[i]).Sub(k.g(b.lo[i])), b.hi[i].Sub(b.lo[i])
	}
	raised := make([]bool, len(unsure))
	var best T
	some := false
	for code := 0; ; {
		if s.Sign() > 0 {
			if v := k.index(g, s); !some || v.Cmp(best) > 0 {
				best, some = v, true
			}
		}
		if code++; code == 1<<len(unsure) {
			return best
		}
		j := bits.TrailingZeros(uint(code))
		if raised[j] = !raised[j]; raised[j] {
			g, s = g.Add(raiseG[j]), s.Add(raiseS[j])
		} else {
			g, s = g.Sub(raiseG[j]), s.Sub(raiseS[j])
		}
	}
}
