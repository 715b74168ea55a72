// Package font takes a font dictionary and gives the characters of the strings shown in it: their
// text, their advance and, for vertical writing, their place.
//
// Lengths are in text space: 1 is the font size. A Font is not changed after Load, so that several
// goroutines may use it.
package font

import (
	"strings"

	"techins/internal/page/object"
)

// A Char is one character code of a string.
type Char struct {
	Code uint32
	N    int    // bytes of the code
	Text string // "" when the font gives no way from the code to a character
	// Width is the horizontal advance.
	Width float64
	// Advance (as a rule negative: downwards) and the position vector X, Y from the horizontal
	// to the vertical origin, for a font with Vertical set.
	Advance, X, Y float64
}

// A Font is a font dictionary as read.
type Font struct {
	Name            string // base name without subset tag
	Bold, Italic    bool
	Vertical        bool
	Type3           bool
	Matrix          [6]float64 // of a Type 3 font: glyph space to text space
	Ascent, Descent float64
	// Size corrects the font size of Type 3 fonts whose glyph space is not a thousandth.
	Size float64

	simple    *[256]simpleChar
	composite *composite
}

// Ascent and descent of a font that does not say, or says something absurd: what most CJK fonts have.
const (
	usualAscent  = 0.88
	usualDescent = -0.12
)

// Load reads a font dictionary. What cannot be read of it is in f.Err afterwards; what is merely odd
// gives characters without text.
func Load(f *object.View, d object.Dict) *Font {
	ft := &Font{Ascent: usualAscent, Descent: usualDescent, Size: 1}
	switch f.Name(d["Subtype"]) {
	case "Type0":
		ft.loadComposite(f, d)
	case "Type3":
		ft.loadType3(f, d)
	default:
		ft.loadSimple(f, d)
	}
	return ft
}

// Next splits the first character off a string that is not empty.
func (ft *Font) Next(s []byte) Char {
	if ft.simple != nil {
		c := &ft.simple[s[0]]
		return Char{Code: uint32(s[0]), N: 1, Text: c.text, Width: c.width}
	}
	return ft.composite.next(s)
}

// Cost is the memory a font takes, roughly, in bytes.
func (ft *Font) Cost() int {
	if ft.composite == nil {
		return 8 << 10
	}
	return ft.composite.cost()
}

// describe takes name, weight and height from the base name and the descriptor.
func (ft *Font) describe(f *object.View, base string, fd object.Dict) {
	ft.Name = strings.TrimSpace(base)
	if len(ft.Name) > 7 && ft.Name[6] == '+' {
		ft.Name = ft.Name[7:]
	}
	flags := f.Int(fd["Flags"], 0)
	style := strings.ToLower(ft.Name)
	ft.Bold = flags&(1<<18) != 0 || f.Float(fd["FontWeight"], 400) >= 600 || boldName(style)
	ft.Italic = flags&(1<<6) != 0 || strings.Contains(style, "italic") || strings.Contains(style, "oblique")
	ascent, descent := f.Float(fd["Ascent"], 0)/1000, f.Float(fd["Descent"], 0)/1000
	if descent > 0 {
		descent = -descent // a common mistake
	}
	if ascent >= 0.4 && ascent <= 1.5 && descent >= -0.8 && ascent-descent >= 0.6 && ascent-descent <= 2 {
		ft.Ascent, ft.Descent = ascent, descent
	}
}

func boldName(style string) bool {
	for _, w := range []string{"bold", "heavy", "black", "semibold"} {
		if strings.Contains(style, w) {
			return true
		}
	}
	return false
}

// toUnicode is the font's ToUnicode CMap, nil without one. Some producers name Identity-H there,
// which says nothing.
func toUnicode(f *object.View, d object.Dict) *cmap {
	s := f.Stream(d["ToUnicode"])
	if s == nil {
		return nil
	}
	data, err := f.Decode(s)
	if err != nil {
		return nil // the view has the error: the page is not read
	}
	return parseCMap(data, nil)
}
