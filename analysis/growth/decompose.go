package growth

import (
	"fmt"
	"math/big"

	"techins/analysis/shares"
)

// A Decomposition explains the change of a total amount between two editions by the number of
// policies (Activity), the mix of products (Mix) and the average sum per policy (Rate) of the
// products in both, with products that enter or leave as terms of their own. Before + Entry + Exit
// + the three effects of either method = After.
type Decomposition struct {
	Before, After *big.Rat
	Entry         *big.Rat // amounts of products without one before
	Exit          *big.Rat // minus the amounts of products without one after
	Shapley       Effects[*big.Rat]
	LMDI          Effects[float64] // additive
	LMDIFactors   Effects[float64] // multiplicative, of the matched products only
	Matched       int
	Missing       []string // products left out because a number is missing
}

// Effects are the parts of a change.
type Effects[T any] struct{ Activity, Mix, Rate T }

// Decompose explains the change from edition a to edition b of the tracks, by the identity V = Σ_i Q
// m_i a_i with Q the policies of all matched products, m_i = q_i/Q and a_i = v_i/q_i. The Shapley
// effects are exact; the two methods differ, so name the one that is shown.
//
// Errors: shares.ErrEmpty when no product is in both; shares.ErrNegative and shares.ErrZeroItem (an
// amount without policies) with the product.
func Decompose(tracks []Track, a, b int) (Decomposition, error) {
	m, err := match(tracks, a, b)
	if err != nil {
		return Decomposition{}, err
	}
	if len(m.q0) == 0 {
		return Decomposition{}, fmt.Errorf("no product is in both editions: %w", shares.ErrEmpty)
	}
	d := Decomposition{Entry: sum(m.entries), Exit: new(big.Rat).Neg(sum(m.exits)), Matched: len(m.q0), Missing: m.missing}
	d.Before = new(big.Rat).Add(sum(m.v0), sum(m.exits))
	d.After = new(big.Rat).Add(sum(m.v1), d.Entry)
	f0, f1 := factorsOf(m.q0, m.v0, sum(m.q0)), factorsOf(m.q1, m.v1, sum(m.q1))
	d.Shapley = shapleyEffects(f0, f1)
	additive, factors, err := LMDI(floatFactors(f0), floatFactors(f1))
	if err != nil {
		return Decomposition{}, err
	}
	d.LMDI = Effects[float64]{additive[0], additive[1], additive[2]}
	d.LMDIFactors = Effects[float64]{factors[0], factors[1], factors[2]}
	return d, nil
}

// DecomposeZeroLimit is the alternative to Decompose in which Q counts the policies of all products
// and a product that enters or leaves goes to the mix with its whole amount, the analytic limit of
// LMDI for a share that goes to zero (Wood and Lenzen 2006). The three effects add up to the change.
//
// Errors: those of Decompose.
func DecomposeZeroLimit(tracks []Track, a, b int) (Effects[float64], error) {
	m, err := match(tracks, a, b)
	if err != nil {
		return Effects[float64]{}, err
	}
	if len(m.q0) == 0 {
		return Effects[float64]{}, fmt.Errorf("no product is in both editions: %w", shares.ErrEmpty)
	}
	f0, f1 := factorsOf(m.q0, m.v0, m.allBefore), factorsOf(m.q1, m.v1, m.allAfter)
	e, _, err := LMDI(floatFactors(f0), floatFactors(f1))
	if err != nil {
		return Effects[float64]{}, err
	}
	moved, _ := new(big.Rat).Sub(sum(m.entries), sum(m.exits)).Float64()
	return Effects[float64]{Activity: e[0], Mix: e[1] + moved, Rate: e[2]}, nil
}

// matched are the numbers of the products that have an amount in both editions.
type matched struct {
	q0, v0, q1, v1      []*big.Rat
	entries, exits      []*big.Rat
	allBefore, allAfter *big.Rat // policies of all products
	missing             []string
}

func match(tracks []Track, a, b int) (matched, error) {
	m := matched{allBefore: new(big.Rat), allAfter: new(big.Rat)}
	for _, t := range tracks {
		if t.Status(a, b) == NotListed {
			continue
		}
		q0, v0, ok0 := numbers(t.Rows[a])
		q1, v1, ok1 := numbers(t.Rows[b])
		if !ok0 || !ok1 {
			m.missing = append(m.missing, t.Product)
			continue
		}
		if err := sensible(t.Product, q0, v0, q1, v1); err != nil {
			return m, err
		}
		m.allBefore.Add(m.allBefore, q0)
		m.allAfter.Add(m.allAfter, q1)
		switch {
		case v0.Sign() == 0:
			m.entries = append(m.entries, v1)
		case v1.Sign() == 0:
			m.exits = append(m.exits, v0)
		default:
			m.q0, m.v0 = append(m.q0, q0), append(m.v0, v0)
			m.q1, m.v1 = append(m.q1, q1), append(m.v1, v1)
		}
	}
	return m, nil
}

// numbers are a row's count and amount, zero when it is not listed; not ok when one is missing.
func numbers(r *Row) (q, v *big.Rat, ok bool) {
	if r == nil {
		return new(big.Rat), new(big.Rat), true
	}
	return r.Count, r.Amount, r.Count != nil && r.Amount != nil
}

func sensible(product string, q0, v0, q1, v1 *big.Rat) error {
	for _, n := range []*big.Rat{q0, v0, q1, v1} {
		if n.Sign() < 0 {
			return fmt.Errorf("%s: %s: %w", product, n.RatString(), shares.ErrNegative)
		}
	}
	if v0.Sign() > 0 && q0.Sign() == 0 || v1.Sign() > 0 && q1.Sign() == 0 {
		return fmt.Errorf("%s: an amount without policies: %w", product, shares.ErrZeroItem)
	}
	return nil
}

// factorsOf are Q, q_i/Q and v_i/q_i of each product.
func factorsOf(q, v []*big.Rat, all *big.Rat) [][3]*big.Rat {
	f := make([][3]*big.Rat, len(q))
	for i := range q {
		f[i] = [3]*big.Rat{all, new(big.Rat).Quo(q[i], all), new(big.Rat).Quo(v[i], q[i])}
	}
	return f
}

func shapleyEffects(f0, f1 [][3]*big.Rat) Effects[*big.Rat] {
	e := [3]*big.Rat{new(big.Rat), new(big.Rat), new(big.Rat)}
	for i := range f0 {
		for k, part := range shapleyThree(f0[i], f1[i]) {
			e[k].Add(e[k], part)
		}
	}
	return Effects[*big.Rat]{e[0], e[1], e[2]}
}

func floatFactors(f [][3]*big.Rat) [][]float64 {
	rows := make([][]float64, len(f))
	for i, row := range f {
		for _, v := range row {
			x, _ := v.Float64()
			rows[i] = append(rows[i], x)
		}
	}
	return rows
}
