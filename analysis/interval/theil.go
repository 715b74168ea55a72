package interval

import "math"

// TheilT bounds Theil's T, mean((x/μ) ln(x/μ)), over l_i <= x_i <= u_i, in the way of HHI.
//
// Errors: those of Shares.
func TheilT(lower, upper []float64) (Bounds, error) {
	b, _, err := floatBox(lower, upper)
	if err != nil {
		return Bounds{}, err
	}
	lnN := float(math.Log(float64(len(lower))))
	var f found[float]
	least, _ := minimum(b, logs{})
	f.lower = max(least+lnN, 0)
	if f.upper, f.upperOpen = lnN, b.unbounded() && !b.concentrated(); !b.unbounded() && !b.concentrated() {
		var most float
		most, _, f.outer = maximum(b, logs{}, 0)
		f.upper = most + lnN
	}
	return floatBounds(f), nil
}

// Entropy bounds Shannon's entropy in nats over l_i <= x_i <= u_i. It is ln n less Theil's T; Outer
// and UpperOpen of that become Outer and LowerOpen here, so Outer says that Lower is not sharp.
//
// Errors: those of Shares.
func Entropy(lower, upper []float64) (Bounds, error) {
	t, err := TheilT(lower, upper)
	if err != nil {
		return Bounds{}, err
	}
	lnN := math.Log(float64(len(lower)))
	return Bounds{Lower: lnN - t.Upper, Upper: lnN - t.Lower, LowerOpen: t.UpperOpen, Outer: t.Outer}, nil
}
