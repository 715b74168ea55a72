package page

import (
	"math"

	"techins/internal/page/object"
)

// A colorSpace turns components into sRGB.
type colorSpace struct {
	n       int // components
	rgb     func(c []float64) Color
	initial Color
	pattern bool
	cost    int64 // steps of a conversion, when there may be many
}

var (
	deviceGray = &colorSpace{n: 1, rgb: func(c []float64) Color { return rgbColor(c[0], c[0], c[0]) }}
	deviceRGB  = &colorSpace{n: 3, rgb: func(c []float64) Color { return rgbColor(c[0], c[1], c[2]) }}
	deviceCMYK = &colorSpace{n: 4, rgb: func(c []float64) Color {
		return rgbColor((1-c[0])*(1-c[3]), (1-c[1])*(1-c[3]), (1-c[2])*(1-c[3]))
	}}
	// patternSpace has no colour of its own: mid grey.
	patternSpace = &colorSpace{pattern: true, initial: patternGrey}
)

const patternGrey Color = 0x808080

func rgbColor(r, g, b float64) Color {
	u := func(v float64) Color { return Color(math.Round(max(0, min(v, 1)) * 255)) }
	return u(r)<<16 | u(g)<<8 | u(b)
}

// colorOperator handles the operators that set colours.
func (it *interpreter) colorOperator(op []byte) bool {
	switch string(op) {
	case "g":
		it.fill = it.chosen(deviceGray)
	case "G":
		it.stroke = it.chosen(deviceGray)
	case "rg":
		it.fill = it.chosen(deviceRGB)
	case "RG":
		it.stroke = it.chosen(deviceRGB)
	case "k":
		it.fill = it.chosen(deviceCMYK)
	case "K":
		it.stroke = it.chosen(deviceCMYK)
	case "cs":
		it.fill = it.initial()
	case "CS":
		it.stroke = it.initial()
	case "sc", "scn":
		it.fill = it.chosen(it.fill.space)
	case "SC", "SCN":
		it.stroke = it.chosen(it.stroke.space)
	default:
		return false
	}
	return true
}

// chosen is the colour the operands have in a space.
func (it *interpreter) chosen(s *colorSpace) paint {
	if s.pattern {
		return paint{s, patternGrey}
	}
	c := &it.components
	clear(c[:])
	n := 0
	for _, a := range it.args {
		if a.Kind == object.NumberToken && n < len(c) {
			c[n] = a.Num
			n++
		}
	}
	it.view.Work += s.cost
	return paint{s, s.rgb(c[:max(s.n, 1)])}
}

func (it *interpreter) initial() paint {
	name := string(it.name())
	s, ok := it.res.spaces[name]
	if !ok {
		s = it.colorSpace(object.Name(name), it.res.dict, 0)
		it.res.spaces[name] = s
	}
	return paint{s, s.initial}
}

// colorSpace reads a colour space by name or array. One that is not known counts as grey.
func (it *interpreter) colorSpace(o object.Object, res object.Dict, depth int) *colorSpace {
	if depth > 4 {
		return deviceGray
	}
	switch v := it.view.Get(o).(type) {
	case object.Name:
		return it.namedSpace(v, res, depth)
	case object.Array:
		if len(v) > 0 {
			return it.arraySpace(v, res, depth)
		}
	}
	return deviceGray
}

func (it *interpreter) namedSpace(name object.Name, res object.Dict, depth int) *colorSpace {
	switch name {
	case "DeviceGray", "G", "CalGray":
		return deviceGray
	case "DeviceRGB", "RGB", "CalRGB":
		return deviceRGB
	case "DeviceCMYK", "CMYK":
		return deviceCMYK
	case "Pattern":
		return patternSpace
	}
	if o := it.view.Dict(res["ColorSpace"])[name]; o != nil {
		return it.colorSpace(o, res, depth+1)
	}
	return deviceGray
}

func (it *interpreter) arraySpace(a object.Array, res object.Dict, depth int) *colorSpace {
	switch name := it.view.Name(a[0]); name {
	case "ICCBased":
		if len(a) > 1 {
			return componentSpace(it.view.Int(it.view.Dict(a[1])["N"], 3))
		}
	case "Lab":
		return &colorSpace{n: 3, rgb: labColor}
	case "Indexed", "I":
		if len(a) > 3 {
			return it.indexedSpace(a, res, depth)
		}
	case "Separation", "DeviceN":
		if len(a) > 3 {
			return it.tintSpace(a, res, depth)
		}
	case "Pattern":
		return patternSpace
	default:
		return it.namedSpace(name, nil, depth)
	}
	return deviceGray
}

func componentSpace(n int) *colorSpace {
	switch n {
	case 1:
		return deviceGray
	case 4:
		return deviceCMYK
	}
	return deviceRGB
}

// indexedSpace is a palette of colours of a base space.
func (it *interpreter) indexedSpace(a object.Array, res object.Dict, depth int) *colorSpace {
	base := it.colorSpace(a[1], res, depth+1)
	var table []byte
	switch v := it.view.Get(a[3]).(type) {
	case object.String:
		table = []byte(v)
	case *object.Stream:
		table, _ = it.view.Decode(v)
	}
	rgb := func(c []float64) Color {
		i := int(max(0, min(c[0], 255))) * base.n
		if base.n == 0 || i+base.n > len(table) {
			return 0
		}
		parts := make([]float64, base.n)
		for j := range parts {
			parts[j] = float64(table[i+j]) / 255
		}
		return base.rgb(parts)
	}
	return &colorSpace{n: 1, rgb: rgb, initial: rgb([]float64{0})}
}

// tintCost is what a conversion by functions may take, in steps.
const tintCost = 200

// tintSpace is a Separation or DeviceN space: a function gives the colour in another space.
func (it *interpreter) tintSpace(a object.Array, res object.Dict, depth int) *colorSpace {
	count := 1
	if names := it.view.Array(a[1]); names != nil {
		count = min(len(names), 32)
	}
	base := it.colorSpace(a[2], res, depth+1)
	fn := it.function(a[3], 0)
	rgb := func(c []float64) Color {
		if fn == nil || base.pattern {
			return rgbColor(1-c[0], 1-c[0], 1-c[0])
		}
		out := fn(c)
		if len(out) < base.n {
			return patternGrey
		}
		return base.rgb(out)
	}
	full := make([]float64, max(count, 1))
	for i := range full {
		full[i] = 1
	}
	return &colorSpace{n: count, rgb: rgb, initial: rgb(full), cost: tintCost}
}

// labColor converts CIE L*a*b* with the white of D50 to sRGB.
func labColor(c []float64) Color {
	inverse := func(t float64) float64 {
		if t > 6.0/29 {
			return t * t * t
		}
		return 3 * 36.0 / 841 * (t - 4.0/29)
	}
	l := (c[0] + 16) / 116
	x, y, z := 0.9642*inverse(l+c[1]/500), inverse(l), 0.8249*inverse(l-c[2]/200)
	gamma := func(v float64) float64 {
		if v <= 0.0031308 {
			return 12.92 * v
		}
		return 1.055*math.Pow(v, 1/2.4) - 0.055
	}
	return rgbColor(gamma(3.1339*x-1.6169*y-0.4906*z), gamma(-0.9788*x+1.9161*y+0.0335*z), gamma(0.0719*x-0.2290*y+1.4052*z))
}
