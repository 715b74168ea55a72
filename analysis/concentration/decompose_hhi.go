package concentration

import (
	"math/big"

	"techins/analysis/shares"
)

// A GroupHHI is one group's part of the HHI: Contribution = Share² · Within.
type GroupHHI struct {
	Group        string
	N            int
	Share        *big.Rat // S_g, of the total
	Within       *big.Rat // H_g; 1 for a single item; nil for a group that is zero throughout
	Contribution *big.Rat // S_g² H_g; the contributions add up to the HHI
}

// An HHIDecomposition says where an HHI comes from.
type HHIDecomposition struct {
	Total  *big.Rat // H = Σ S_g² H_g
	Groups []GroupHHI
	// Between is the HHI of the groups, Σ S_g², never below H. The relation is multiplicative, not
	// "between plus within": H = Between · MeanWithin, the mean of the H_g weighted by S_g².
	Between, MeanWithin *big.Rat
	// EvenSpread, Σ S_g²/n_g, is what H would be were each group spread evenly; Excess = H -
	// EvenSpread >= 0 is the additive split for those who want one.
	EvenSpread, Excess *big.Rat
}

// DecomposeHHI splits the HHI of x over groups, exactly (Clarke and Davies 1983, Adelman 1969).
// Groups come in the order of their first item.
//
// Errors: shares.ErrLength; those of shares.TotalRat.
func DecomposeHHI(x []*big.Rat, group []string) (HHIDecomposition, error) {
	names, members, err := ratPartition(x, group)
	if err != nil {
		return HHIDecomposition{}, err
	}
	total, err := shares.TotalRat(x)
	if err != nil {
		return HHIDecomposition{}, err
	}
	d := HHIDecomposition{Total: new(big.Rat), Between: new(big.Rat), EvenSpread: new(big.Rat)}
	for g, m := range members {
		part, err := groupHHI(names[g], m, total)
		if err != nil {
			return HHIDecomposition{}, err
		}
		s2 := square(part.Share)
		d.Total.Add(d.Total, part.Contribution)
		d.Between.Add(d.Between, s2)
		d.EvenSpread.Add(d.EvenSpread, s2.Mul(s2, rat(1, int64(part.N))))
		d.Groups = append(d.Groups, part)
	}
	d.MeanWithin = new(big.Rat).Quo(d.Total, d.Between)
	d.Excess = new(big.Rat).Sub(d.Total, d.EvenSpread)
	return d, nil
}

func groupHHI(name string, members []*big.Rat, total *big.Rat) (GroupHHI, error) {
	part := GroupHHI{Group: name, N: len(members), Share: new(big.Rat), Contribution: new(big.Rat)}
	sum, err := shares.TotalRat(members)
	if err == shares.ErrZeroTotal {
		return part, nil
	}
	if err != nil {
		return part, err
	}
	part.Share.Quo(sum, total)
	if part.Within, err = HHIRat(members); err != nil {
		return part, err
	}
	part.Contribution.Mul(square(part.Share), part.Within)
	return part, nil
}
