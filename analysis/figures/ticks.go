package figures

import (
	"math"
	"math/big"
	"slices"
	"strconv"

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
	return thinned(ticks, f, length/vg.Length(max(1, last-first)))
}

// thinned leaves out as many labels as needed for the rest not to touch, when neighbouring ticks are
// so far apart.
func thinned(ticks plot.ConstantTicks, f face, apart vg.Length) plot.ConstantTicks {
	step := 1
	for ; step < len(ticks) && widestTick(ticks, step, f)+4 > apart*vg.Length(step); step++ {
	}
	out := slices.Clone(ticks)
	for i := range out {
		if i%step != 0 {
			out[i].Label = ""
		}
	}
	return out
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
func evenTicks(first, last, step float64, places int) plot.ConstantTicks {
	var ticks plot.ConstantTicks
	for i := 0; first+float64(i)*step <= last*(1+1e-9); i++ {
		v := first + float64(i)*step
		ticks = append(ticks, plot.Tick{Value: v, Label: Fixed(rat(v), places)})
	}
	return ticks
}

// yearTicks are years, which have no comma between thousands.
func yearTicks(first, last int) plot.ConstantTicks {
	var ticks plot.ConstantTicks
	for y := first; y <= last; y++ {
		ticks = append(ticks, plot.Tick{Value: float64(y), Label: strconv.Itoa(y)})
	}
	return ticks
}

// evenAxis is a linear axis around a range that holds zero, with about five ticks at round numbers.
func evenAxis(lo, hi float64, label Text) axis {
	span := hi - lo
	if span == 0 {
		span = 1
	}
	step := math.Pow(10, math.Floor(math.Log10(span/5)))
	for _, f := range []float64{1, 2, 5, 10} {
		if span/(f*step) <= 6 {
			step *= f
			break
		}
	}
	first, last := step*math.Floor(lo/step), step*math.Ceil(hi/step)
	ends := axis{min: first, max: max(last, first+step), label: label}
	if lo > first && lo > -step/5 { // a little beyond zero is worth no tick of its own
		first, ends.min = 0, lo-step/20
	}
	places := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	ends.ticks = evenTicks(first, ends.max, step, places)
	return ends
}
