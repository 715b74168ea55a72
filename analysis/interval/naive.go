package interval

// NaiveShares bounds the shares term by term, l_i/U to u_i/L. Valid but too wide, even above 1: it
// forgets that an item is part of its own total. It is here to be shown beside Shares.
//
// Errors: those of Shares. Where L is 0 the upper end is +Inf.
func NaiveShares(lower, upper []float64) ([]Bounds, error) {
	b, _, err := floatBox(lower, upper)
	if err != nil {
		return nil, err
	}
	low, high := b.totals()
	s := make([]Bounds, len(lower))
	for i := range s {
		s[i] = Bounds{Lower: float64(b.lo[i] / high), Upper: float64(b.hi[i] / low), Outer: true}
		if b.unbounded() {
			s[i].Lower = 0
		}
		if b.hi[i] == 0 {
			s[i].Upper = 0
		}
	}
	return s, nil
}

// SquaredShares adds up the squares of the ends of share bounds. Of NaiveShares it is what interval
// arithmetic makes of the HHI; of Shares it is still not sharp, since the shares cannot all be at
// their ends together. See HHI.
func SquaredShares(s []Bounds) Bounds {
	sum := Bounds{Outer: true}
	for _, b := range s {
		sum.Lower += b.Lower * b.Lower
		sum.Upper += b.Upper * b.Upper
	}
	return sum
}
