package figures

import (
	"image/color"
	"math/big"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A strip is one horizontal bar cut into parts of a whole, on a linear scale from 0 to 100%.
type strip struct {
	head  Text
	parts []stripPart
}

type stripPart struct {
	label Text
	share *big.Rat
	color color.Color
}

const stripBar = vg.Length(11)

func (p strip) height(s *sheet) vg.Length { return s.lineHeight(s.typ.tick)*2 + stripBar + 6 }

// draw draws the strip: head above, bar, and the labels of the parts below it, the first from the
// left edge and the last from the right.
func (p strip) draw(s *sheet, c draw.Canvas) {
	y := c.Max.Y - s.lineHeight(s.typ.tick)/2
	s.write(c, c.Min.X, y, s.in(p.head), s.typ.tick, muted, draw.XLeft)
	bar := vg.Rectangle{Min: vg.Point{X: c.Min.X, Y: y - s.lineHeight(s.typ.tick)/2 - 3 - stripBar}, Max: vg.Point{X: c.Max.X}}
	bar.Max.Y = bar.Min.Y + stripBar
	x := bar.Min.X
	for i, part := range p.parts {
		w := (bar.Max.X - bar.Min.X) * vg.Length(float(part.share))
		c.FillPolygon(part.color, corners(vg.Rectangle{Min: vg.Point{X: x, Y: bar.Min.Y}, Max: vg.Point{X: x + w, Y: bar.Max.Y}}))
		if i > 0 {
			c.StrokeLine2(line(paper, thin), x, bar.Min.Y, x, bar.Max.Y)
		}
		x += w
	}
	below := bar.Min.Y - s.lineHeight(s.typ.tick)/2 - 2
	for i, part := range p.parts {
		at, align := bar.Min.X, draw.XLeft
		if i == len(p.parts)-1 {
			at, align = bar.Max.X, draw.XRight
		}
		s.write(c, at, below, s.in(textf("%s：%s", "%s: %s", part.label, percent(part.share))), s.typ.tick, ink, align)
	}
}
