package figures

import (
	"image/color"
	"math"
	"testing"
)

// Colour-blind eyes after Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
var deficiencies = map[string][3][3]float64{
	"normal":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func linear(c color.RGBA) [3]float64 {
	var l [3]float64
	for i, v := range []uint8{c.R, c.G, c.B} {
		x := float64(v) / 255
		if x <= 0.04045 {
			l[i] = x / 12.92
		} else {
			l[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return l
}

func times(m [3][3]float64, v [3]float64) [3]float64 {
	var out [3]float64
	for i := range 3 {
		for j := range 3 {
			out[i] += m[i][j] * v[j]
		}
		out[i] = min(max(out[i], 0), 1)
	}
	return out
}

func luminance(l [3]float64) float64 { return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2] }

// lab is CIE L*a*b* under D65.
func lab(l [3]float64) [3]float64 {
	xyz := times([3][3]float64{{0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047}, {0.2126, 0.7152, 0.0722},
		{0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883}}, l)
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x, y, z := f(xyz[0]), f(xyz[1]), f(xyz[2])
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func contrast(a, b color.RGBA) float64 {
	la, lb := luminance(linear(a)), luminance(linear(b))
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestPaletteContrast(t *testing.T) {
	for name, c := range map[string]struct {
		color color.RGBA
		least float64 // WCAG 2.2: 4.5 for text, 3 for graphical objects
	}{"ink": {ink, 4.5}, "muted": {muted, 4.5}, "accent as text": {accent, 4.5}, "base": {base, 3}, "second": {second, 2.7}} {
		if got := contrast(c.color, paper); got < c.least {
			t.Errorf("%s on paper: contrast %.2f, want at least %.1f", name, got, c.least)
		}
	}
}

// Data colours must differ for every eye, and in lightness alone for a grey printer.
func TestPaletteApart(t *testing.T) {
	data := map[string]color.RGBA{"base": base, "accent": accent, "second": second}
	const leastDifference, leastLightness = 20, 15 // CIE76; about 2.3 is just noticeable
	for a, ca := range data {
		for b, cb := range data {
			if a >= b {
				continue
			}
			for eye, m := range deficiencies {
				la, lb := lab(times(m, linear(ca))), lab(times(m, linear(cb)))
				d := math.Sqrt(sq(la[0]-lb[0]) + sq(la[1]-lb[1]) + sq(la[2]-lb[2]))
				if d < leastDifference {
					t.Errorf("%s and %s with %s: difference %.1f, want at least %d", a, b, eye, d, leastDifference)
				}
			}
			if d := math.Abs(lab(linear(ca))[0] - lab(linear(cb))[0]); d < leastLightness {
				t.Errorf("%s and %s in grey: lightness differs by %.1f, want at least %d", a, b, d, leastLightness)
			}
		}
	}
}

func sq(x float64) float64 { return x * x }
