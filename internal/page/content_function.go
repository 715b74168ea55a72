package page

import (
	"math"

	"techins/internal/page/object"
)

// function reads a PDF function (ISO 32000-2, 7.10), nil when it is broken. Of a function of several
// inputs that is sampled, the first input counts.
func (it *interpreter) function(o object.Object, depth int) func([]float64) []float64 {
	d := it.view.Dict(o)
	if d == nil || depth > 4 {
		return nil
	}
	switch it.view.Int(d["FunctionType"], -1) {
	case 0:
		return it.sampled(it.view.Stream(o))
	case 2:
		return it.exponential(d)
	case 3:
		return it.stitching(d, depth)
	case 4:
		return it.calculator(it.view.Stream(o))
	}
	return nil
}

// exponential interpolates between C0 and C1.
func (it *interpreter) exponential(d object.Dict) func([]float64) []float64 {
	c0, c1 := it.view.Floats(d["C0"]), it.view.Floats(d["C1"])
	if len(c0) == 0 {
		c0 = []float64{0}
	}
	if len(c1) == 0 {
		c1 = []float64{1}
	}
	exp := it.view.Float(d["N"], 1)
	return func(in []float64) []float64 {
		t := math.Pow(max(0, min(in[0], 1)), exp)
		out := make([]float64, min(len(c0), len(c1)))
		for i := range out {
			out[i] = c0[i] + t*(c1[i]-c0[i])
		}
		return out
	}
}

// stitching picks one of several functions by the input.
func (it *interpreter) stitching(d object.Dict, depth int) func([]float64) []float64 {
	bounds, encode := it.view.Floats(d["Bounds"]), it.view.Floats(d["Encode"])
	domain := it.view.Floats(d["Domain"])
	var fns []func([]float64) []float64
	for _, o := range it.view.Array(d["Functions"]) {
		fn := it.function(o, depth+1)
		if fn == nil || len(fns) > 256 {
			return nil
		}
		fns = append(fns, fn)
	}
	if len(fns) == 0 || len(bounds) != len(fns)-1 || len(encode) < 2*len(fns) || len(domain) < 2 {
		return nil
	}
	return func(in []float64) []float64 {
		x := max(domain[0], min(in[0], domain[1]))
		k := 0
		for k < len(bounds) && x >= bounds[k] {
			k++
		}
		lo, hi := domain[0], domain[1]
		if k > 0 {
			lo = bounds[k-1]
		}
		if k < len(bounds) {
			hi = bounds[k]
		}
		t := encode[2*k]
		if hi > lo {
			t += (x - lo) / (hi - lo) * (encode[2*k+1] - encode[2*k])
		}
		return fns[k]([]float64{t})
	}
}

// sampled interpolates between the samples of a stream, for one input of 8-bit samples; others give
// their last sample, the full tint.
func (it *interpreter) sampled(s *object.Stream) func([]float64) []float64 {
	if s == nil {
		return nil
	}
	data, err := it.view.Decode(s)
	size, outRange := it.view.Floats(s.Dict["Size"]), it.view.Floats(s.Dict["Range"])
	outs := len(outRange) / 2
	if err != nil || it.view.Int(s.Dict["BitsPerSample"], 0) != 8 || len(size) == 0 || outs == 0 || len(data) < outs {
		return nil
	}
	count := len(data) / outs
	if len(size) == 1 && size[0] >= 1 {
		count = min(count, int(size[0]))
	}
	return func(in []float64) []float64 {
		at := float64(count - 1)
		if len(size) == 1 {
			at *= max(0, min(in[0], 1))
		}
		k := min(int(at), count-1)
		next := min(k+1, count-1)
		out := make([]float64, outs)
		for i := range out {
			a, b := float64(data[k*outs+i])/255, float64(data[next*outs+i])/255
			out[i] = outRange[2*i] + (a+(b-a)*(at-float64(k)))*(outRange[2*i+1]-outRange[2*i])
		}
		return out
	}
}
