package concentration

import (
	"math/big"

	"techins/analysis/shares"
)

// A GiniDecomposition splits the Gini coefficient into Total = Within + Between + Overlap. The
// residual Overlap is zero only when the groups' ranges do not overlap; it is the reason why the
// Gini coefficient is not the measure to decompose.
type GiniDecomposition struct {
	Total   *big.Rat
	Within  *big.Rat // Σ (n_g/n) S_g G_g
	Between *big.Rat // the Gini coefficient were every item at its group's mean
	Overlap *big.Rat
}

// DecomposeGini splits the Gini coefficient of x over groups, exactly (Bhattacharya and Mahalanobis
// 1967).
//
// Errors: shares.ErrLength; those of shares.TotalRat.
func DecomposeGini(x []*big.Rat, group []string) (GiniDecomposition, error) {
	_, members, err := ratPartition(x, group)
	if err != nil {
		return GiniDecomposition{}, err
	}
	total, err := shares.TotalRat(x)
	if err != nil {
		return GiniDecomposition{}, err
	}
	d := GiniDecomposition{Within: new(big.Rat)}
	var means, sizes []*big.Rat
	for _, m := range members {
		size := rat(int64(len(m)), 1)
		sum, err := shares.TotalRat(m)
		if err == shares.ErrZeroTotal {
			sum, err = new(big.Rat), nil
		} else if err == nil {
			var g *big.Rat
			if g, err = GiniRat(m); err == nil {
				part := new(big.Rat).Quo(sum, total)
				part.Mul(part, size).Quo(part, rat(int64(len(x)), 1))
				d.Within.Add(d.Within, part.Mul(part, g))
			}
		}
		if err != nil {
			return GiniDecomposition{}, err
		}
		means, sizes = append(means, sum.Quo(sum, size)), append(sizes, size)
	}
	if d.Between, err = WeightedGiniRat(means, sizes); err != nil {
		return GiniDecomposition{}, err
	}
	if d.Total, err = GiniRat(x); err != nil {
		return GiniDecomposition{}, err
	}
	d.Overlap = new(big.Rat).Sub(d.Total, d.Within)
	d.Overlap.Sub(d.Overlap, d.Between)
	return d, nil
}
