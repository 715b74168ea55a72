package concentration

import (
	"math"
	"slices"

	"techins/analysis/shares"
)

// RankSize describes a rank-size plot. Its R² is high by construction, since ranks are sorted: it is
// no test of a power law, and below 30 items all of it is descriptive.
type RankSize struct {
	SizeOnRank Line // ln size on ln rank
	RankOnSize Line // ln rank on ln size

	// Zeta is the exponent of Gabaix and Ibragimov (2011), ln(rank - 1/2) = a - Zeta ln size, with
	// their standard error Zeta √(2/n), which is not that of the regression, and Zeta -+ 1.96 SE.
	Zeta, SE, Lower, Upper float64

	// Hill is the maximum likelihood exponent with the smallest item as the threshold,
	// n / Σ ln(x/min); HillUnbiased is (n-2) / Σ ln(x/min), the threshold being estimated too.
	Hill, HillUnbiased float64
}

// z975 is the 97.5 % quantile of the normal distribution.
const z975 = 1.959963984540054

// RankSizeOf ranks the sizes from the largest, ties in any order, and fits the lines and exponents.
//
// Errors: those of shares.Scale; an ItemError of shares.ErrZeroItem (leave zeros out and report how
// many); shares.ErrTooFew for n < 3; ErrConstant.
func RankSizeOf(size []float64) (RankSize, error) {
	lnSize, err := logs(size)
	if err == nil {
		err = atLeast(3, len(size))
	}
	if err != nil {
		return RankSize{}, err
	}
	slices.Sort(lnSize)
	slices.Reverse(lnSize)
	lnRank, lnRankHalf := make([]float64, len(size)), make([]float64, len(size))
	for i := range lnSize {
		lnRank[i], lnRankHalf[i] = math.Log(float64(i+1)), math.Log(float64(i)+0.5)
	}
	var r RankSize
	if r.SizeOnRank, err = Regress(lnRank, lnSize); err != nil {
		return RankSize{}, err
	}
	if r.RankOnSize, err = Regress(lnSize, lnRank); err != nil {
		return RankSize{}, err
	}
	half, err := Regress(lnSize, lnRankHalf)
	if err != nil {
		return RankSize{}, err
	}
	n := float64(len(size))
	r.Zeta = -half.Slope
	r.SE = r.Zeta * math.Sqrt(2/n)
	r.Lower, r.Upper = r.Zeta-z975*r.SE, r.Zeta+z975*r.SE
	var excess shares.Accumulator
	for _, l := range lnSize {
		excess.Add(l - lnSize[len(lnSize)-1])
	}
	r.Hill, r.HillUnbiased = n/excess.Sum(), (n-2)/excess.Sum()
	return r, nil
}
