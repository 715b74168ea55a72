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
	bare     bool               // no ticks and no line: the values stand at the marks
	ticks    plot.ConstantTicks // nil on a logarithmic axis: its powers of ten
	label    Text
}

func (a axis) marks(s *sheet, length vg.Length) plot.ConstantTicks {
	if a.log {
		return powerTicks(a.min, a.max, s.typ.tick, length)
	}
	return thinned(a.ticks, s.typ.tick, length*vg.Length(1/float64(max(1, len(a.ticks)-1))))
}

// set gives a plot's axis the range and the scale of a.
func (a axis) set(p *plot.Axis) {
	p.Min, p.Max = a.min, a.max
	if a.log {
		p.Scale = plot.LogScale{}
	}
}

// transform maps values to places on the data area.
func (a axis) transform(data draw.Canvas) func(float64) vg.Length {
	x, _ := plotOf(a, axis{max: 1}).Transforms(&data)
	return x
}

// height is what the ticks and the label below the data area take.
func (a axis) height(s *sheet) vg.Length {
	switch {
	case a.bare:
		return 0
	case a.label == Text{}:
		return s.lineHeight(s.typ.tick) + 6
	}
	return 2*s.lineHeight(s.typ.tick) + 7
}

// drawX draws the x axis below the data area: a light line for each labelled tick, the labels, and
// what they measure.
func (a axis) drawX(s *sheet, c draw.Canvas, x func(float64) vg.Length) {
	if a.bare {
		c.StrokeLine2(line(guide, thin), c.Min.X, c.Min.Y, c.Min.X, c.Max.Y)
		return
	}
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

// drawY draws the y axis left of the data area, with its label above.
func (a axis) drawY(s *sheet, c draw.Canvas, y func(float64) vg.Length) {
	for _, t := range a.marks(s, 1000) {
		at := y(t.Value)
		c.StrokeLine2(line(grid, thin), c.Min.X, at, c.Max.X, at)
		c.StrokeLine2(line(guide, thin), c.Min.X-3, at, c.Min.X, at)
		s.write(c, c.Min.X-5, at, t.Label, s.typ.tick, muted, draw.XRight)
	}
	c.StrokeLine2(line(guide, thin), c.Min.X, c.Min.Y, c.Min.X, c.Max.Y)
}

// labelWidth is the room that drawY needs left of the data area.
func (a axis) labelWidth(s *sheet) vg.Length {
	var w vg.Length
	for _, t := range a.marks(s, 1000) {
		w = max(w, s.typ.tick.width(t.Label))
	}
	return w + 6
}
