package concentration

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"techins/analysis/shares"
)

// The measures of this file are over units that are known only in groups: value_i is the average of
// a group (sum insured per policy) and weight_i its size (policies). Variation inside a group is
// unobserved, so they are lower bounds of the same measures over the units.

// WeightedGini is Σ w_i w_j |a_i - a_j| / (2 W² μ_w), with the values a, their weights w, W = Σw and
// the weighted mean μ_w. A group of weight 0 counts for nothing.
//
// Errors: shares.ErrLength; those of shares.Scale, for values and for weights.
func WeightedGini(value, weight []float64) (float64, error) {
	g, err := grouped(value, weight)
	if err != nil {
		return 0, err
	}
	order := make([]int, len(value))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(value[i], value[j]) })
	// With shares p of weight and s of amount in ascending order, G = Σ_i s_i (P_(i-1) - (1 - P_i)),
	// where P is the running sum of p.
	var sum, below shares.Accumulator
	for _, i := range order {
		before := below.Sum()
		below.Add(g.p[i])
		sum.Add(g.s[i] * (before + below.Sum() - 1))
	}
	return max(sum.Sum(), 0), nil
}

// WeightedGiniRat is WeightedGini in exact arithmetic, over all pairs.
//
// Errors: shares.ErrLength; those of shares.TotalRat, for values and for weights.
func WeightedGiniRat(value, weight []*big.Rat) (*big.Rat, error) {
	if err := shares.SameLength(len(value), len(weight)); err != nil {
		return nil, err
	}
	total, err := shares.TotalRat(weight)
	if err != nil {
		return nil, err
	}
	if _, err := shares.TotalRat(value); err != nil {
		return nil, err
	}
	amounts, sum := new(big.Rat), new(big.Rat)
	for i := range value {
		amounts.Add(amounts, new(big.Rat).Mul(weight[i], value[i]))
		for j := range i {
			d := new(big.Rat).Sub(value[i], value[j])
			d.Abs(d).Mul(d, weight[i])
			sum.Add(sum, d.Mul(d, weight[j]))
		}
	}
	if amounts.Sign() == 0 {
		return nil, shares.ErrZeroTotal
	}
	return sum.Quo(sum, amounts.Mul(amounts, total)), nil
}

// WeightedTheilT is Σ s_i ln(s_i/p_i) with the shares s of amount and p of weight: the divergence of
// the amounts from the weights.
//
// Errors: those of WeightedGini.
func WeightedTheilT(value, weight []float64) (float64, error) {
	g, err := grouped(value, weight)
	if err != nil {
		return 0, err
	}
	return g.mean(theilTerm), nil
}

// WeightedTheilL is Σ p_i ln(p_i/s_i) with the shares s of amount and p of weight.
//
// Errors: those of WeightedGini; an ItemError of shares.ErrZeroItem for a value of zero with a weight.
func WeightedTheilL(value, weight []float64) (float64, error) {
	g, err := grouped(value, weight)
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for i, p := range g.p {
		switch {
		case p == 0:
		case g.s[i] == 0:
			return 0, &shares.ItemError{Index: i, Value: "0", Err: shares.ErrZeroItem}
		default:
			d := g.s[i]/p - 1
			if d < -0.5 {
				sum.Add(p * (d - math.Log(g.s[i]/p)))
			} else {
				sum.Add(p * meanLogTerm(d))
			}
		}
	}
	return sum.Sum(), nil
}

// WeightedCV is the weighted standard deviation over the weighted mean, divisor W.
//
// Errors: those of WeightedGini.
func WeightedCV(value, weight []float64) (float64, error) {
	g, err := grouped(value, weight)
	if err != nil {
		return 0, err
	}
	return math.Sqrt(g.mean(func(d float64) float64 { return d * d })), nil
}

// groups are the shares of weight and of amount of each group.
type groups struct{ p, s []float64 }

func grouped(value, weight []float64) (groups, error) {
	if err := shares.SameLength(len(value), len(weight)); err != nil {
		return groups{}, err
	}
	p, err := shares.Of(weight)
	if err != nil {
		return groups{}, err
	}
	scale, err := shares.Scale(value)
	if err != nil {
		return groups{}, err
	}
	amount := make([]float64, len(value))
	for i, v := range value {
		amount[i] = v * scale * p[i]
	}
	s, err := shares.Of(amount)
	return groups{p, s}, err
}

// mean is the weighted mean of f over the deviations of the values from their mean.
func (g groups) mean(f func(d float64) float64) float64 {
	var sum shares.Accumulator
	for i, p := range g.p {
		if p > 0 {
			sum.Add(p * f(g.s[i]/p-1))
		}
	}
	return sum.Sum()
}
