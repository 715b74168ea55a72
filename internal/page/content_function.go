package page

import (
	"math"

	"techins/internal/page/object"
)

// function reads a PDF function (ISO 32000-2, 7.10), nil when it is broken. Of a function of several
// inputs that is sampled, the first input counts.
func (n *native) function(o object.Object, depth int) func([]float64) []float64 {
	d := n.file.Dict(o)
	if d == nil || depth > 4 {
		return nil
	}
	switch n.file.Int(d["FunctionType"], -1) {
	case 0:
		return n.sampled(n.file.Stream(o))
	case 2:
		return n.exponential(d)
	case 3:
		return n.stitching(d, depth)
	case 4:
		return n.calculator(n.file.Stream(o))
	}
	return nil
}

// exponential interpolates between C0 and C1.
func (n *native) exponential(d object.Dict) func([]float64) []float64 {
	c0, c1 := n.file.Floats(d["C0"]), n.file.Floats(d["C1"])
	if len(c0) == 0 {
		c0 = []float64{0}
	}
	if len(c1) == 0 {
		c1 = []float64{1}
	}
	exp := n.file.Float(d["N"], 1)
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
func (n *native) stitching(d object.Dict, depth int) func([]float64) []float64 {
	bounds, encode := n.file.Floats(d["Bounds"]), n.file.Floats(d["Encode"])
	domain := n.file.Floats(d["Domain"])
	var fns []func([]float64) []float64
	for _, o := range n.file.Array(d["Functions"]) {
		fn := n.function(o, depth+1)
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
func (n *native) sampled(s *object.Stream) func([]float64) []float64 {
	if s == nil {
		return nil
	}
	data, err := n.file.Decode(s)
	size, outRange := n.file.Floats(s.Dict["Size"]), n.file.Floats(s.Dict["Range"])
	outs := len(outRange) / 2
	if err != nil || n.file.Int(s.Dict["BitsPerSample"], 0) != 8 || len(size) == 0 || outs == 0 || len(data) < outs {
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
