package font

import (
	"math"

	"techins/internal/page/object"
)

// loadSimple reads a Type 1 or TrueType font: one byte a character.
func (ft *Font) loadSimple(f *object.View, d object.Dict) {
	base := string(f.Name(d["BaseFont"]))
	fd := f.Dict(d["FontDescriptor"])
	ft.describe(f, base, fd)
	ft.simple = new([256]simpleChar)
	ft.fillTexts(f, d, simpleEncoding(f, d, fd))
	first := f.Int(d["FirstChar"], 0)
	widths := f.Array(d["Widths"])
	missing := f.Float(fd["MissingWidth"], 0) / 1000
	for c := range ft.simple {
		ft.simple[c].width = missing
		if i := c - first; i >= 0 && i < len(widths) {
			ft.simple[c].width = f.Float(widths[i], 0) / 1000
		}
	}
	if widths == nil {
		ft.standardWidths()
	}
}

// loadType3 reads a font whose glyphs are content streams.
func (ft *Font) loadType3(f *object.View, d object.Dict) {
	ft.Type3 = true
	ft.describe(f, string(f.Name(d["Name"])), f.Dict(d["FontDescriptor"]))
	ft.Matrix = [6]float64{0.001, 0, 0, 0.001, 0, 0}
	if m := f.Floats(d["FontMatrix"]); len(m) == 6 && m[0] != 0 {
		ft.Matrix = [6]float64(m)
	}
	ft.simple = new([256]simpleChar)
	ft.fillTexts(f, d, simpleEncoding(f, d, nil))
	first := f.Int(d["FirstChar"], 0)
	for i, w := range f.Array(d["Widths"]) {
		if c := first + i; c >= 0 && c < 256 {
			ft.simple[c].width = f.Float(w, 0) * ft.Matrix[0]
		}
	}
	ft.scaleType3(f.Floats(d["FontBBox"]))
}

// scaleType3 finds the em of a Type 3 font. As a rule a glyph 1 high in text space is one font size
// high; some producers draw in page units at size 1, and then the box of the font, or its widest
// glyph when it has none, says how large it is.
func (ft *Font) scaleType3(bbox []float64) {
	em := 0.0
	if len(bbox) == 4 {
		em = math.Abs(bbox[3]-bbox[1]) * math.Hypot(ft.Matrix[2], ft.Matrix[3])
	}
	if em == 0 {
		for _, c := range ft.simple {
			em = max(em, math.Abs(c.width))
		}
	}
	if em > 3 || em > 0 && em < 0.3 {
		ft.Size, ft.Ascent, ft.Descent = em, usualAscent*em, usualDescent*em
	}
}

// A simpleChar is a character of a font with one-byte codes.
type simpleChar struct {
	text  string
	width float64
}

// fillTexts sets the text of every code: ToUnicode first, then the encoding.
func (ft *Font) fillTexts(f *object.View, d object.Dict, e *charset) {
	for c := range ft.simple {
		ft.simple[c].text = e[c]
	}
	if u := toUnicode(f, d); u != nil {
		for c := range ft.simple {
			if s := u.text(uint32(c)); s != "" {
				ft.simple[c].text = s
			}
		}
	}
}

// simpleEncoding is the base encoding with the differences applied. Without a base it is the one the
// embedded font has, or the standard one for a font that is not embedded.
func simpleEncoding(f *object.View, d, fd object.Dict) *charset {
	var e *charset
	enc := f.Get(d["Encoding"])
	diff, _ := enc.(object.Dict)
	if n, ok := enc.(object.Name); ok {
		e = namedEncoding(string(n))
	} else if diff != nil {
		e = namedEncoding(string(f.Name(diff["BaseEncoding"])))
	}
	switch embedded := fd["FontFile"] != nil || fd["FontFile2"] != nil || fd["FontFile3"] != nil; {
	case e != nil:
	case f.Name(d["Subtype"]) == "Type3", embedded && d["ToUnicode"] != nil:
		e = &noCharset // codes without a name or an entry in ToUnicode may mean anything
	case embedded:
		e = simpleBuiltin(f, fd)
	default:
		e = pictureEncoding(string(f.Name(d["BaseFont"])))
	}
	if e == nil {
		e = standardEncoding()
	}
	return withDifferences(f, e, f.Array(diff["Differences"]))
}

// noCharset has no characters. It is shared: copy before writing.
var noCharset charset

// withDifferences is a copy of an encoding with the differences applied: "code name name ...".
func withDifferences(f *object.View, base *charset, differences object.Array) *charset {
	if len(differences) == 0 {
		return base
	}
	own := *base
	e := &own
	code := 0
	for _, o := range differences {
		switch v := f.Get(o).(type) {
		case object.Integer:
			code = int(v)
		case object.Name:
			if code >= 0 && code < 256 {
				e[code] = glyphText(string(v))
			}
			code++
		}
	}
	return e
}
