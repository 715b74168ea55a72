package concentration

import (
	"math/big"

	"techins/analysis/shares"
)

// Rosenbluth is the index of Rosenbluth and of Hall and Tideman (1967), 1/(2 Σ i·s_i - 1) with the
// items ranked from the largest. It lies between 1/n and 1 and equals 1/(n(1-G)) with the Gini
// coefficient G.
//
// Errors: those of shares.Scale.
func Rosenbluth(x []float64) (float64, error) {
	s, err := sharesDesc(x)
	if err != nil {
		return 0, err
	}
	var sum shares.Accumulator
	for i, v := range s {
		sum.Add(float64(i+1) * v)
	}
	return 1 / (2*sum.Sum() - 1), nil
}

// RosenbluthRat is Rosenbluth in exact arithmetic.
//
// Errors: those of shares.TotalRat.
func RosenbluthRat(x []*big.Rat) (*big.Rat, error) {
	s, err := ratSharesDesc(x)
	if err != nil {
		return nil, err
	}
	sum := new(big.Rat)
	for i, v := range s {
		sum.Add(sum, new(big.Rat).Mul(rat(int64(2*(i+1)), 1), v))
	}
	sum.Sub(sum, rat(1, 1))
	return sum.Inv(sum), nil
}
