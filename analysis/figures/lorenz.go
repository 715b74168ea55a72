package figures

import (
	"image/color"
	"math/big"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A lorenz is a square panel of Lorenz curves with the line of equality.
type lorenz struct{ curves []lorenzCurve }

// A lorenzCurve has the n+1 cumulative shares of n items, from 0 to 1.
type lorenzCurve struct {
	label  Text
	points []*big.Rat
	strong bool
}

func itemNumber(i int) string { return "smallest-" + strconv.Itoa(i) }

func (l *lorenz) axes() (x, y axis) {
	ticks := evenTicks(0, 100, 20, 0)
	return axis{max: 100, ticks: ticks, label: Text{"产品累计占比（%，由小到大）", "Cumulative share of products (%, smallest first)"}},
		axis{max: 100, ticks: ticks, label: Text{"累计占比（%）", "Cumulative share (%)"}}
}

func (l *lorenz) side(s *sheet) vg.Length {
	_, y := l.axes()
	return min(s.width-2*margin-y.labelWidth(s)-8, 100*vg.Millimeter)
}

func (l *lorenz) height(s *sheet) vg.Length {
	x, _ := l.axes()
	return l.side(s) + x.height(s) + s.lineHeight(s.typ.tick) + 4
}

func (l *lorenz) draw(s *sheet, area draw.Canvas) {
	xa, ya := l.axes()
	data := area
	data.Min.Y += xa.height(s)
	data.Max.Y = data.Min.Y + l.side(s)
	left := ya.labelWidth(s)
	data.Min.X += left + max(0, (area.Max.X-area.Min.X-left-l.side(s))/2)
	data.Max.X = data.Min.X + l.side(s)
	x, y := plotOf(xa, ya).Transforms(&data)
	xa.drawX(s, data, x)
	ya.drawY(s, data, y)
	s.write(area, data.Min.X-left, area.Max.Y-s.lineHeight(s.typ.tick)/2, s.in(ya.label), s.typ.tick, muted, draw.XLeft)
	data.StrokeLine2(line(muted, thin, 3, 2), x(0), y(0), x(100), y(100))
	s.write(data, x(36)-3, y(39), s.in(Text{"完全均等", "Equality"}), s.typ.note, muted, draw.XRight)
	for _, c := range l.curves {
		c.draw(s, data, x, y)
	}
}

// draw draws a curve with its points, and its label to the left of the point where the curve passes
// a third of the height, where the panel is empty between curve and diagonal.
func (c lorenzCurve) draw(s *sheet, data draw.Canvas, x, y func(float64) vg.Length) {
	col := color.Color(base)
	if c.strong {
		col = accent
	}
	n := len(c.points) - 1
	place := make([]vg.Point, n+1)
	for i, p := range c.points {
		place[i] = vg.Point{X: x(100 * float64(i) / float64(n)), Y: y(100 * float(p))}
	}
	data.StrokeLines(line(col, stroke), place)
	for _, at := range place[1:] {
		drawMark(data, at, 0, 1.9, col, false)
	}
	k := 1
	for k < n && float(c.points[k+1]) < 0.30 {
		k++
	}
	dy := s.typ.label.size * 0.9
	s.write(data, place[k].X-5, place[k].Y+dy, s.in(c.label), s.typ.label, col, draw.XRight)
}
