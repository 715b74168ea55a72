package figures

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A rowPanel is a chart of one row per item: its label on the left, marks on a common x axis, columns
// of numbers on the right.
type rowPanel struct {
	labels  []Text
	strong  []bool // rows set in the accent colour; nil for none
	columns []column
	axis    axis
	plots   []plot.Plotter // row i is at y = n-1-i
}

// A column of numbers, right-aligned under its head.
type column struct {
	head  Text
	cells []string
}

// at is the y value of row i.
func (p *rowPanel) at(i int) float64 { return float64(len(p.labels) - 1 - i) }

// rowHeight is the height of a row: its lines of label and some air.
func (p *rowPanel) rowHeight(s *sheet) vg.Length {
	most := 1
	for _, l := range p.labels {
		most = max(most, len(p.wrapped(s, l)))
	}
	return max(14.5, vg.Length(most)*tight*s.typ.label.size+4.5)
}

func (p *rowPanel) wrapped(s *sheet, label Text) []string {
	limit := vg.Length(0.42)
	if s.size == OneColumn {
		limit = 0.375
	}
	return wrap(s.in(label), s.typ.label, limit*(s.width-2*margin))
}

func (p *rowPanel) labelWidth(s *sheet) vg.Length {
	var w vg.Length
	for _, l := range p.labels {
		w = max(w, s.typ.label.widest(p.wrapped(s, l)))
	}
	return w + 8
}

func (p *rowPanel) headLines(s *sheet, c column) []string {
	if s.size == TwoColumns {
		return []string{s.in(c.head)}
	}
	return wrap(s.in(c.head), s.typ.tick, max(s.typ.label.widest(c.cells), 24))
}

func (p *rowPanel) columnWidth(s *sheet, c column) vg.Length {
	return max(s.typ.tick.widest(p.headLines(s, c)), s.typ.label.widest(c.cells)) + 9
}

func (p *rowPanel) headHeight(s *sheet) vg.Length {
	most := 0
	for _, c := range p.columns {
		most = max(most, len(p.headLines(s, c)))
	}
	return s.lineHeight(s.typ.tick)*vg.Length(most) + 3
}

func (p *rowPanel) height(s *sheet) vg.Length {
	return p.headHeight(s) + vg.Length(len(p.labels))*p.rowHeight(s) + axisHeight(s)
}

// draw draws the panel and returns its data area.
func (p *rowPanel) draw(s *sheet, area draw.Canvas) draw.Canvas {
	right := vg.Length(4)
	for _, c := range p.columns {
		right += p.columnWidth(s, c)
	}
	data := draw.Crop(area, p.labelWidth(s), -right, axisHeight(s), -p.headHeight(s))
	_, y := p.axis.panel(s, data, axis{min: -0.5, max: float64(len(p.labels)) - 0.5}, p.plots...)
	p.drawWords(s, area, data, func(i int) vg.Length { return y(p.at(i)) })
	return data
}

func (p *rowPanel) drawWords(s *sheet, area, data draw.Canvas, y func(i int) vg.Length) {
	for i, l := range p.labels {
		s.paragraph(area, area.Min.X, y(i), p.wrapped(s, l), s.typ.label, p.color(i), draw.XLeft)
	}
	x := area.Max.X
	for k := len(p.columns) - 1; k >= 0; k-- {
		c := p.columns[k]
		head := p.headLines(s, c)
		for j, h := range head {
			s.write(area, x, data.Max.Y+s.lineHeight(s.typ.tick)*(vg.Length(len(head)-j)-0.5)+2, h, s.typ.tick, muted, draw.XRight)
		}
		for i, cell := range c.cells {
			s.write(area, x, y(i), cell, s.typ.label, p.color(i), draw.XRight)
		}
		x -= p.columnWidth(s, c)
	}
}

func (p *rowPanel) color(i int) color.Color {
	if p.strong != nil && p.strong[i] {
		return accent
	}
	return ink
}
