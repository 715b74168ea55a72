package figures

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// dots are marks, one a row, each on a leader line from the left edge when leaders is set.
type dots struct {
	dots    []dot
	leaders bool
}

// A dot is a marked value in a row.
type dot struct {
	row    int
	x      float64
	kind   int // its shape
	color  color.Color
	hollow bool
}

const markRadius = vg.Length(3)

func (d dots) plotRows(_ *sheet, c draw.Canvas, x func(float64) vg.Length, y func(i int) vg.Length) {
	for _, t := range d.dots {
		at := vg.Point{X: x(t.x), Y: y(t.row)}
		if d.leaders {
			c.StrokeLine2(line(guide, hairline, 1, 2), c.Min.X, at.Y, at.X-markRadius, at.Y)
		}
		drawMark(c, at, t.kind, markRadius, t.color, t.hollow)
	}
}

// drawMark draws one of the shapes: circle, square, triangle, diamond, then triangle upside down.
func drawMark(c draw.Canvas, at vg.Point, kind int, r vg.Length, col color.Color, hollow bool) {
	path := markPath(at, kind, r)
	if hollow {
		c.SetColor(paper)
		c.Fill(path)
		c.SetLineStyle(line(col, 1))
		c.Stroke(path)
		return
	}
	c.SetColor(col)
	c.Fill(path)
}

func markPath(at vg.Point, kind int, r vg.Length) vg.Path {
	var p vg.Path
	if kind == 0 {
		p.Move(vg.Point{X: at.X + r, Y: at.Y})
		p.Arc(at, r, 0, 2*math.Pi)
		p.Close()
		return p
	}
	// Corners by angle; polygons get a larger radius, so that all shapes look equally heavy.
	sides, turn, scale := 4, math.Pi/4, vg.Length(1.25)
	switch kind % 4 {
	case 2:
		sides, turn, scale = 3, math.Pi/2, 1.35
	case 3:
		sides, turn, scale = 4, math.Pi/2, 1.3
	case 0:
		sides, turn, scale = 3, -math.Pi/2, 1.35
	}
	for k := range sides {
		a := turn + 2*math.Pi*float64(k)/float64(sides)
		pt := vg.Point{X: at.X + scale*r*vg.Length(math.Cos(a)), Y: at.Y + scale*r*vg.Length(math.Sin(a))}
		if k == 0 {
			p.Move(pt)
		} else {
			p.Line(pt)
		}
	}
	p.Close()
	return p
}
