package concentration

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"techins/analysis/shares"
)

// Pearson is the product-moment correlation, between -1 and 1.
//
// Errors: shares.ErrLength; shares.ErrTooFew for n < 2; an ItemError of shares.ErrNotFinite;
// ErrConstant.
func Pearson(x, y []float64) (float64, error) {
	if err := pairs(x, y, 2); err != nil {
		return 0, err
	}
	m, err := momentsOf(x, y)
	if err != nil {
		return 0, err
	}
	return m.correlation()
}

// Spearman is the correlation of the mid-ranks (Spearman 1904), between -1 and 1.
//
// Errors: those of Pearson.
func Spearman(x, y []float64) (float64, error) {
	if err := pairs(x, y, 2); err != nil {
		return 0, err
	}
	return Pearson(shares.MidRanks(x), shares.MidRanks(y))
}

// maxSpearman bounds the exact computation, which visits every subset of the items.
const maxSpearman = 13

// SpearmanP is the exact two-sided p-value of Spearman's rho under independence, twice the smaller
// tail over all n! orders, at most 1. Ties are allowed: the ranks are those observed.
//
// Errors: those of Spearman; shares.ErrArgument for n > 13, for which see SpearmanPEdgeworth.
func SpearmanP(x, y []float64) (float64, error) {
	if _, err := Spearman(x, y); err != nil {
		return 0, err
	}
	n := len(x)
	if n > maxSpearman {
		return 0, fmt.Errorf("n = %d > %d: %w", n, maxSpearman, shares.ErrArgument)
	}
	a, b, observed := doubledRanks(x, y)
	counts := crossProducts(a, b)
	var below, above, all float64
	for s, c := range counts {
		all += c
		if s <= observed {
			below += c
		}
		if s >= observed {
			above += c
		}
	}
	return min(2*min(below, above)/all, 1), nil
}

// doubledRanks are twice the mid-ranks, whole numbers, and the sum of their products as observed.
func doubledRanks(x, y []float64) (a, b []int, observed int) {
	rx, ry := shares.MidRanks(x), shares.MidRanks(y)
	for i := range rx {
		a, b = append(a, int(2*rx[i])), append(b, int(2*ry[i]))
		observed += a[i] * b[i]
	}
	return a, b, observed
}

// crossProducts counts, for every value of Σ a_i b_p(i), the orders p that give it. The items of b
// are dealt to a_1, a_2, ... one after another; the subset that is dealt stands for the orders of
// its members. Counts stay below 13!, so floats hold them exactly.
func crossProducts(a, b []int) []float64 {
	n, largest := len(a), 0
	for i := range a {
		largest += max(a[i], b[i]) * max(a[i], b[i])
	}
	layer := map[uint]([]float64){0: {1}}
	for k := range n {
		next := make(map[uint][]float64)
		for set, counts := range layer {
			for j := range n {
				if set>>j&1 == 1 {
					continue
				}
				with := set | 1<<j
				if next[with] == nil {
					next[with] = make([]float64, largest+1)
				}
				step := a[k] * b[j]
				for s, c := range counts {
					if c != 0 {
						next[with][s+step] += c
					}
				}
			}
		}
		layer = next
	}
	return layer[1<<n-1]
}

// SpearmanPEdgeworth is the two-sided p-value by the Edgeworth series of Best and Roberts
// (Algorithm AS 89, Applied Statistics 24, 1975, 377-379), an approximation meant for n >= 10
// without ties.
//
// Errors: those of Spearman; ErrTies; shares.ErrTooFew for n < 10.
func SpearmanPEdgeworth(x, y []float64) (float64, error) {
	rho, err := Spearman(x, y)
	if err == nil {
		err = atLeast(10, len(x))
	}
	if err != nil {
		return 0, err
	}
	if tied(x) || tied(y) {
		return 0, ErrTies
	}
	n := float64(len(x))
	d2 := math.Round((n*n*n - n) * (1 - rho) / 6) // Σ (rank difference)²
	upper := edgeworthUpper(n, d2)
	if d2 > (n*n*n-n)/6 {
		return min(2*upper, 1), nil
	}
	return min(2*(1-edgeworthUpper(n, d2+2)), 1), nil
}

// edgeworthUpper approximates the probability that Σd² is at least d2.
func edgeworthUpper(n, d2 float64) float64 {
	b := 1 / n
	x := (6*(d2-1)*b/(n*n-1) - 1) * math.Sqrt(n-1)
	y := x * x
	u := x * b * (0.2274 + b*(0.2531+0.1745*b) +
		y*(-0.0758+b*(0.1033+0.3932*b)-y*b*(0.0879+0.0151*b-y*(0.0072-0.0831*b+y*b*(0.0131-4.6e-4*y)))))
	p := u/math.Exp(y/2) + distuv.UnitNormal.Survival(x)
	return min(max(p, 0), 1)
}
