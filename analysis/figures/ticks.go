package figures

import (
	"math"
	"math/big"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
)

// powerTicks are the powers of ten from min to max, printed 0.1, 1, 10, 1,000, with unlabelled ones
// where the labels would touch on an axis of the given length.
func powerTicks(minimum, maximum float64, f face, length vg.Length) plot.ConstantTicks {
	first, last := int(math.Round(math.Log10(minimum))), int(math.Round(math.Log10(maximum)))
	var ticks plot.ConstantTicks
	for e := first; e <= last; e++ {
		ticks = append(ticks, plot.Tick{Value: math.Pow(10, float64(e)), Label: Fixed(power(e), max(0, -e))})
	}
	decade := length / vg.Length(max(1, last-first))
	step := 1
	for ; step < len(ticks) && widestTick(ticks, step, f)+4 > decade*vg.Length(step); step++ {
	}
	for i := range ticks {
		if i%step != 0 {
			ticks[i].Label = ""
		}
	}
	return ticks
}

func widestTick(ticks plot.ConstantTicks, step int, f face) vg.Length {
	var w vg.Length
	for i := 0; i < len(ticks); i += step {
		w = max(w, f.width(ticks[i].Label))
	}
	return w
}

func power(e int) *big.Rat {
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(e, -e))), nil))
	if e < 0 {
		p.Inv(p)
	}
	return p
}

// evenTicks are first, first+step, ... up to last, printed with so many decimal places.
func evenTicks(first, last, step float64, places int, suffix string) plot.ConstantTicks {
	var ticks plot.ConstantTicks
	for i := 0; first+float64(i)*step <= last*(1+1e-9); i++ {
		v := first + float64(i)*step
		ticks = append(ticks, plot.Tick{Value: v, Label: Fixed(rat(v), places) + suffix})
	}
	return ticks
}
