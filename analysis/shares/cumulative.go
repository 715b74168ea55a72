package shares

import "math/big"

// Cumulative gives, for the items from the largest to the smallest, their positions and the share
// that each makes together with all before it. The last is 1.
//
// Errors: those of Of.
func Cumulative(x []float64) (order []int, share []float64, err error) {
	s, err := Of(x)
	if err != nil {
		return nil, nil, err
	}
	order, share = Order(x), make([]float64, len(x))
	var sum Accumulator
	for k, i := range order {
		sum.Add(s[i])
		share[k] = sum.Sum()
	}
	share[len(x)-1] = 1
	return order, share, nil
}

// CumulativeRat is the running sum of shares in the order given, exactly.
func CumulativeRat(s []*big.Rat) []*big.Rat {
	sums, sum := make([]*big.Rat, len(s)), new(big.Rat)
	for i, v := range s {
		sum = new(big.Rat).Add(sum, v)
		sums[i] = sum
	}
	return sums
}
