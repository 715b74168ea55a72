package figures

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// An axis of values. gonum's own axes reserve room for half a label on either side; these keep the
// width they are given, so that panels line up.
type axis struct {
	min, max float64
	log      bool
	ticks    plot.ConstantTicks // nil on a logarithmic axis: its powers of ten
	label    Text
}

func (a axis) marks(s *sheet, length vg.Length) plot.ConstantTicks {
	if a.log {
		return powerTicks(a.min, a.max, s.typ.tick, length)
	}
	return a.ticks
}

// set gives a plot's axis the range and the scale of a.
func (a axis) set(p *plot.Axis) {
	p.Min, p.Max = a.min, a.max
	if a.log {
		p.Scale = plot.LogScale{}
	}
}

// axisHeight is what the ticks and the label of an x axis take.
func axisHeight(s *sheet) vg.Length { return 2*s.lineHeight(s.typ.tick) + 7 }

// drawX draws the x axis below the data area: a light line for each labelled tick, the labels, and
// what they measure.
func (a axis) drawX(s *sheet, data draw.Canvas, x func(float64) vg.Length) {
	c := data
	for _, t := range a.marks(s, c.Max.X-c.Min.X) {
		at := x(t.Value)
		if t.Label == "" {
			c.StrokeLine2(line(guide, thin), at, c.Min.Y-2, at, c.Min.Y)
			continue
		}
		c.StrokeLine2(line(grid, thin), at, c.Min.Y, at, c.Max.Y)
		c.StrokeLine2(line(guide, thin), at, c.Min.Y-3, at, c.Min.Y)
		s.write(c, at, c.Min.Y-5-s.lineHeight(s.typ.tick)/2, t.Label, s.typ.tick, muted, draw.XCenter)
	}
	c.StrokeLine2(line(guide, thin), c.Min.X, c.Min.Y, c.Max.X, c.Min.Y)
	s.write(c, (c.Min.X+c.Max.X)/2, c.Min.Y-5-s.lineHeight(s.typ.tick)*1.5, s.in(a.label), s.typ.tick, muted, draw.XCenter)
}

// panel draws plotters over their axis (none on the y axis) and returns the transforms of the data
// area, which is the whole canvas.
func (a axis) panel(s *sheet, data draw.Canvas, y axis, plots ...plot.Plotter) (tx, ty func(float64) vg.Length) {
	p := plot.New()
	a.set(&p.X)
	y.set(&p.Y)
	tx, ty = p.Transforms(&data)
	a.drawX(s, data, tx)
	for _, pl := range plots {
		pl.Plot(data, p)
	}
	return tx, ty
}
