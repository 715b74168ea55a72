package concentration

import "fmt"

// LeaveOneOut gives, for each item, the measure of all others: whether a conclusion hangs on one
// item. For a complete list this is the meaningful sensitivity; there is no sampling error that a
// bootstrap could estimate.
//
// Errors: shares.ErrTooFew for n < 2; the measure's own, with the position of the item left out.
func LeaveOneOut(x []float64, measure func([]float64) (float64, error)) ([]float64, error) {
	if err := atLeast(2, len(x)); err != nil {
		return nil, err
	}
	out, rest := make([]float64, len(x)), make([]float64, 0, len(x)-1)
	for i := range x {
		rest = append(append(rest[:0], x[:i]...), x[i+1:]...)
		v, err := measure(rest)
		if err != nil {
			return nil, fmt.Errorf("without item %d: %w", i+1, err)
		}
		out[i] = v
	}
	return out, nil
}
