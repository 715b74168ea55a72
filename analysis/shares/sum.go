package shares

// An Accumulator adds floats and keeps what each addition rounds away, so that a sum of any length
// is as good as one rounding: the method of Neumaier (Zeitschrift für Angewandte Mathematik und
// Mechanik 54, 1974, 39-51) with Knuth's branch-free form of the error of an addition. The zero
// value is an empty sum.
type Accumulator struct{ sum, lost float64 }

// Add adds v.
func (a *Accumulator) Add(v float64) {
	t := a.sum + v
	of := t - a.sum
	a.lost += (a.sum - (t - of)) + (v - of)
	a.sum = t
}

// Sum is the sum of what was added.
func (a *Accumulator) Sum() float64 { return a.sum + a.lost }

// Total is the compensated sum of amounts.
//
// Errors: those of Scale, and ErrOverflow when the sum exceeds the largest float64.
func Total(x []float64) (float64, error) {
	if _, err := Scale(x); err != nil {
		return 0, err
	}
	var a Accumulator
	for _, v := range x {
		a.Add(v)
	}
	return Finite(a.Sum())
}
