package concentration

import (
	"math"

	"techins/analysis/shares"
)

// A Decomposition splits an additively decomposable measure over groups: Total = Between + Within,
// Within = Σ Contributions, in the order in which the groups first appear.
type Decomposition struct {
	Total, Between, Within float64
	Groups                 []string
	Contributions          []float64 // each group's part of Within; 0 for a single item
}

// DecomposeTheilT splits TheilT (Theil 1967): between Σ S_g ln(S_g n/n_g), within Σ S_g T_g.
//
// Errors: shares.ErrLength; those of shares.Scale.
func DecomposeTheilT(x []float64, group []string) (Decomposition, error) {
	return decompose(x, group, TheilT,
		func(share, size float64) float64 { return size * theilTerm(share/size-1) },
		func(share, size float64) float64 { return share })
}

// DecomposeTheilL splits TheilL: between Σ (n_g/n) ln((n_g/n)/S_g), within Σ (n_g/n) L_g.
//
// Errors: those of DecomposeTheilT; an ItemError of shares.ErrZeroItem when an item is zero.
func DecomposeTheilL(x []float64, group []string) (Decomposition, error) {
	return decompose(x, group, TheilL,
		func(share, size float64) float64 {
			if d := share/size - 1; d > -0.5 {
				return size * meanLogTerm(d)
			}
			return share - size - size*math.Log(share/size)
		},
		func(share, size float64) float64 { return size })
}

// DecomposeEntropy splits the entropy: between H(S), the entropy of the groups, within Σ S_g H_g.
//
// Errors: those of DecomposeTheilT.
func DecomposeEntropy(x []float64, group []string) (Decomposition, error) {
	p, err := partitionOf(x, group)
	if err != nil {
		return Decomposition{}, err
	}
	d, err := decompose(x, group, Entropy,
		func(share, size float64) float64 { return 0 },
		func(share, size float64) float64 { return share })
	if err != nil {
		return Decomposition{}, err
	}
	d.Between, err = Entropy(p.shares)
	return d, err
}

// decompose adds up, over the groups with their shares of the amount and of the items, a term
// between groups and a weighted measure within them. The sum of the terms between leaves out linear
// parts that cancel over the groups.
func decompose(x []float64, group []string, measure func([]float64) (float64, error), between, weight func(share, size float64) float64) (Decomposition, error) {
	total, err := measure(x)
	if err != nil {
		return Decomposition{}, err
	}
	p, err := partitionOf(x, group)
	if err != nil {
		return Decomposition{}, err
	}
	d := Decomposition{Total: total, Groups: p.names}
	var b, w shares.Accumulator
	for g, members := range p.members {
		size := float64(len(members)) / float64(p.n)
		b.Add(between(p.shares[g], size))
		within, err := measure(members)
		if err != nil && err != shares.ErrZeroTotal { // a group of zeros has share 0 and adds nothing
			return Decomposition{}, err
		}
		part := weight(p.shares[g], size) * within
		w.Add(part)
		d.Contributions = append(d.Contributions, part)
	}
	d.Between, d.Within = b.Sum(), w.Sum()
	return d, nil
}
