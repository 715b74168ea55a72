package concentration

import (
	"math/big"

	"techins/analysis/shares"
)

// Hoover is Σ |s_i - 1/n| / 2, the share that would have to move for all items to be equal, also
// called Ricci-Schutz or Pietra index; between 0 and (n-1)/n.
//
// Errors: those of shares.Scale.
func Hoover(x []float64) (float64, error) {
	return meanOf(x, func(d float64) float64 {
		// The positive deviations add up to half of all; taking only them avoids signs.
		if d > 0 {
			return d
		}
		return 0
	})
}

// HooverRat is Hoover in exact arithmetic.
//
// Errors: those of shares.TotalRat.
func HooverRat(x []*big.Rat) (*big.Rat, error) {
	s, err := shares.OfRat(x)
	if err != nil {
		return nil, err
	}
	sum, even := new(big.Rat), rat(1, int64(len(x)))
	for _, v := range s {
		d := new(big.Rat).Sub(v, even)
		sum.Add(sum, d.Abs(d))
	}
	return sum.Mul(sum, rat(1, 2)), nil
}
