package figures

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// dumbbells are two marks a row joined by a line. What lies beyond the axis is shown by an arrow at
// its end, not by a mark.
type dumbbells struct {
	rows []dumbbell
	max  float64 // right end of the axis
}

type dumbbell struct{ from, to dot }

func (d dumbbells) plotRows(_ *sheet, c draw.Canvas, x func(float64) vg.Length, y func(i int) vg.Length) {
	for i, b := range d.rows {
		a, z := x(min(b.from.x, d.max)), x(min(b.to.x, d.max))
		c.StrokeLine2(line(guide, stroke), a, y(i), z, y(i))
		for _, t := range []dot{b.from, b.to} {
			if t.x > d.max {
				drawArrow(c, vg.Point{X: c.Max.X, Y: y(i)}, t)
				continue
			}
			drawMark(c, vg.Point{X: x(t.x), Y: y(i)}, t.kind, markRadius, t.color, t.hollow)
		}
	}
}

// drawArrow points out of the right edge of a panel.
func drawArrow(c draw.Canvas, at vg.Point, t dot) {
	c.FillPolygon(t.color, []vg.Point{{X: at.X + 4, Y: at.Y}, {X: at.X - 2, Y: at.Y + 3}, {X: at.X - 2, Y: at.Y - 3}})
}
