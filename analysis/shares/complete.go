package shares

import (
	"math"
	"math/big"

	"techins/dataset"
)

// Complete leaves out the items that are NaN, the mark of a missing number in a float64 slice, and
// counts them. Print the count beside every result: missing is not zero.
func Complete(x []float64) (used []float64, missing int) {
	for _, v := range x {
		if math.IsNaN(v) {
			missing++
			continue
		}
		used = append(used, v)
	}
	return used, missing
}

// CompleteRat leaves out the missing decimals and counts them. An open end of an interval is an
// ItemError of ErrNotFinite.
func CompleteRat(x []dataset.Decimal) (used []*big.Rat, missing int, err error) {
	for i, d := range x {
		switch {
		case d.Missing():
			missing++
		case !d.Finite():
			return nil, 0, &ItemError{Index: i, Value: d.String(), Err: ErrNotFinite}
		default:
			used = append(used, d.Rat())
		}
	}
	return used, missing, nil
}

// Active leaves out the true zeros and counts them. By default zeros are items like others: a
// product without business is a fact that the Gini coefficient sees and the HHI does not.
func Active(x []float64) (active []float64, zeros int) {
	for _, v := range x {
		if v == 0 {
			zeros++
			continue
		}
		active = append(active, v)
	}
	return active, zeros
}
