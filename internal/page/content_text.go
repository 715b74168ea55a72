package page

import (
	"bytes"
	"math"

	"techins/internal/page/font"
	"techins/internal/page/object"
)

// textState handles the operators that set the text state.
func (it *interpreter) textState(op []byte) bool {
	switch string(op) {
	case "Tc":
		it.charSpace = it.num(0)
	case "Tw":
		it.wordSpace = it.num(0)
	case "Tz":
		it.hscale = it.num(0) / 100
	case "TL":
		it.leading = it.num(0)
	case "Ts":
		it.rise = it.num(0)
	case "Tr":
		it.mode = int(it.num(0))
	case "Tf":
		it.setFont()
	default:
		return false
	}
	return true
}

func (it *interpreter) setFont() {
	if len(it.args) < 2 || it.args[len(it.args)-2].Kind != object.NameToken {
		return
	}
	name := it.args[len(it.args)-2].Bytes
	it.size = it.args[len(it.args)-1].Num
	ft, ok := it.res.fonts[string(name)]
	if !ok {
		ft = it.doc.font(it.view, it.lookup("Font", name))
		it.res.fonts[string(name)] = ft
	}
	it.font = ft
}

// textOperator handles the operators that place and show text.
func (it *interpreter) textOperator(op []byte) (bool, error) {
	switch string(op) {
	case "BT":
		it.tm, it.tlm = identity, identity
	case "ET":
	case "Td":
		it.nextLine(it.num(0), it.num(1))
	case "TD":
		it.leading = -it.num(1)
		it.nextLine(it.num(0), it.num(1))
	case "Tm":
		it.tm = it.matrixArg()
		it.tlm = it.tm
	case "T*":
		it.nextLine(0, -it.leading)
	case "Tj":
		return true, it.showLast()
	case "'":
		it.nextLine(0, -it.leading)
		return true, it.showLast()
	case "\"":
		it.wordSpace, it.charSpace = it.num(0), it.num(1)
		it.nextLine(0, -it.leading)
		return true, it.showLast()
	case "TJ":
		return true, it.showArray()
	default:
		return false, nil
	}
	return true, nil
}

func (it *interpreter) nextLine(x, y float64) {
	it.tlm = matrix{1, 0, 0, 1, x, y}.then(it.tlm)
	it.tm = it.tlm
}

func (it *interpreter) showLast() error {
	if n := len(it.args); n > 0 && it.args[n-1].Kind == object.StringToken {
		style := it.glyphStyle()
		return it.show(it.args[n-1].Bytes, &style)
	}
	return nil
}

func (it *interpreter) showArray() error {
	style := it.glyphStyle()
	for i := range it.args {
		switch a := &it.args[i]; a.Kind {
		case object.StringToken:
			if err := it.show(a.Bytes, &style); err != nil {
				return err
			}
		case object.NumberToken:
			d := -a.Num / 1000 * it.size
			if it.font != nil && it.font.Vertical {
				it.advance(0, d)
			} else {
				it.advance(d*it.hscale, 0)
			}
		}
	}
	return nil
}

// advance moves the text position, in text space.
func (it *interpreter) advance(x, y float64) {
	it.tm[4] += x*it.tm[0] + y*it.tm[2]
	it.tm[5] += x*it.tm[1] + y*it.tm[3]
}

// show shows a string; style must be that of the moment, but for the place.
func (it *interpreter) show(s []byte, style *glyphStyle) error {
	ft := it.font
	if ft == nil {
		if len(bytes.Trim(s, " \x00")) > 0 && it.hidden == 0 {
			return object.Fail(object.ErrDamaged, "the page shows text in a font that it does not have")
		}
		return nil
	}
	if err := it.step(len(s)); err != nil {
		return err
	}
	for len(s) > 0 {
		ch := ft.Next(s)
		s = s[min(max(ch.N, 1), len(s)):]
		if err := it.glyph(style, ft, &ch); err != nil {
			return err
		}
		space := it.charSpace
		if ch.N == 1 && ch.Code == ' ' {
			space += it.wordSpace
		}
		if ft.Vertical {
			it.advance(0, ch.Advance*it.size+space)
		} else {
			it.advance((ch.Width*it.size+space)*it.hscale, 0)
		}
	}
	return nil
}

// A glyphStyle is what the glyphs of one operator have in common.
type glyphStyle struct {
	glyph  Glyph
	toPage matrix // text space to the displayed page, without the position
}

// glyphStyle is the style of the moment, nothing without a font.
func (it *interpreter) glyphStyle() glyphStyle {
	ft := it.font
	if ft == nil {
		return glyphStyle{}
	}
	m := it.tm.then(it.ctm)
	up := math.Hypot(m[2], m[3])
	g := Glyph{
		Size: math.Abs(it.size) * up * ft.Size, Font: ft.Name, Bold: ft.Bold, Italic: ft.Italic,
		Vertical: ft.Vertical, Hidden: it.mode == 3 || it.fillAlpha == 0 && it.mode == 0,
		Color: it.fill.color, Angle: direction(m, it.size*it.hscale),
	}
	switch it.mode {
	case 1, 5:
		g.Color = it.stroke.color
	case 2, 6:
		g.Bold = true
	}
	m[4], m[5] = 0, 0
	return glyphStyle{g, m}
}

// direction is the angle in which text runs, in degrees clockwise, 0 to 360.
func direction(m matrix, sign float64) float64 {
	x, y := m[0], m[1]
	if sign < 0 {
		x, y = -x, -y
	}
	if y == 0 && x >= 0 {
		return 0
	}
	a := math.Atan2(y, x) * 180 / math.Pi
	if a < 0 {
		a += 360
	}
	if a = math.Round(a*100) / 100; a >= 360 {
		a = 0
	}
	return a
}

// glyph adds one character to the page where it can be seen.
func (it *interpreter) glyph(style *glyphStyle, ft *font.Font, ch *font.Char) error {
	if it.hidden > 0 {
		return nil
	}
	h, v := it.size*it.hscale, it.size
	m, g := &style.toPage, &style.glyph
	m[4], m[5] = it.ctm.apply(it.tm[4], it.tm[5])
	g.Text = font.Unified(ch.Text)
	if ft.Vertical {
		g.X, g.Y = m.apply(-ch.X*h, it.rise-ch.Y*v)
		g.Box = m.box(Rect{-ch.X * h, it.rise, (ch.Width - ch.X) * h, it.rise + ch.Advance*v})
	} else {
		g.X, g.Y = m.apply(0, it.rise)
		g.Box = m.box(Rect{0, it.rise + ft.Descent*v, ch.Width * h, it.rise + ft.Ascent*v})
	}
	if !visible(g.Box, it.clip) {
		return nil
	}
	if g.Text == "" {
		it.page.Unmapped++
	}
	if it.strikes.repeats(it.page, g) {
		return nil
	}
	it.page.Glyphs = append(it.page.Glyphs, *g)
	return it.count()
}

// visible reports whether a part of a glyph's box lies within the clip. A box without width, as
// that of a combining mark, counts by its place.
func visible(box, clip Rect) bool {
	return box.X0 < clip.X1 && clip.X0 < box.X1+1e-9 && box.Y0 < clip.Y1 && clip.Y0 < box.Y1+1e-9 &&
		clip.W() > 0 && clip.H() > 0
}
