package figures

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A rowPanel is a chart of one row per item: its label on the left, marks on one or more x axes side
// by side, columns of numbers on the right.
type rowPanel struct {
	labels  []Text
	strong  []bool // rows set in the accent colour; nil for none
	columns []column
	panels  []rowAxis
	align   []*rowPanel // panels above or below that this one must line up with

	tall func(s *sheet, row int) vg.Length // least height of a row; nil for that of its label
}

// A rowAxis is one x axis of a rowPanel with what is drawn on it.
type rowAxis struct {
	axis
	head  Text // above the panel
	plots []rowPlotter
}

// A rowPlotter draws on the rows of a panel; y(i) is the middle of row i.
type rowPlotter interface {
	plotRows(s *sheet, c draw.Canvas, x func(float64) vg.Length, y func(i int) vg.Length)
}

// A column of numbers, right-aligned under its head.
type column struct {
	head  Text
	cells []string
}

const panelGap = vg.Length(16)

// rowHeight is the height of row i: its lines of label and some air.
func (p *rowPanel) rowHeight(s *sheet, i int) vg.Length {
	h := max(14.5, vg.Length(len(p.wrapped(s, p.labels[i])))*tight*s.typ.label.size+4.5)
	if p.tall != nil {
		h = max(h, p.tall(s, i))
	}
	return h
}

func (p *rowPanel) rowsHeight(s *sheet) vg.Length {
	h := vg.Length(0)
	for i := range p.labels {
		h += p.rowHeight(s, i)
	}
	return h
}

// middles are the distances of the middles of the rows from the top.
func (p *rowPanel) middles(s *sheet) []vg.Length {
	m := make([]vg.Length, len(p.labels))
	top := vg.Length(0)
	for i := range m {
		h := p.rowHeight(s, i)
		m[i] = top + h/2
		top += h
	}
	return m
}

func (p *rowPanel) wrapped(s *sheet, label Text) []string {
	limit := vg.Length(0.42)
	if s.size == OneColumn {
		limit = 0.375
	}
	if len(p.panels) > 1 {
		limit *= 0.8
	}
	return balanced(s.in(label), s.typ.label, limit*(s.width-2*margin))
}

func (p *rowPanel) labelWidth(s *sheet) vg.Length {
	var w vg.Length
	for _, q := range append(p.align, p) {
		for _, l := range q.labels {
			w = max(w, s.typ.label.widest(p.wrapped(s, l)))
		}
	}
	return w + 8
}

func (p *rowPanel) headLines(s *sheet, c column) []string {
	return wrap(s.in(c.head), s.typ.tick, max(s.typ.label.widest(c.cells), 0.09*s.width))
}

func (p *rowPanel) columnWidth(s *sheet, c column) vg.Length {
	return max(s.typ.tick.widest(p.headLines(s, c)), s.typ.label.widest(c.cells)) + 9
}

func (p *rowPanel) headHeight(s *sheet) vg.Length {
	most := 0
	for _, c := range p.columns {
		most = max(most, len(p.headLines(s, c)))
	}
	for i := range p.panels {
		most = max(most, len(p.panelHead(s, i)))
	}
	return s.lineHeight(s.typ.tick)*vg.Length(most) + 3
}

func (p *rowPanel) panelHead(s *sheet, i int) []string {
	head := s.in(p.panels[i].head)
	if head == "" {
		return nil
	}
	return wrap(head, s.typ.tick, p.panelWidth(s, s.width-2*margin))
}

func (p *rowPanel) columnsWidth(s *sheet) vg.Length {
	var most vg.Length
	for _, q := range append(p.align, p) {
		right := vg.Length(4)
		for _, c := range q.columns {
			right += p.columnWidth(s, c)
		}
		most = max(most, right)
	}
	return most
}

// panelWidth is the width of one data area within an area of the given width.
func (p *rowPanel) panelWidth(s *sheet, whole vg.Length) vg.Length {
	n := vg.Length(len(p.panels))
	return (whole - p.labelWidth(s) - p.columnsWidth(s) - (n-1)*panelGap) / n
}

func (p *rowPanel) axesHeight(s *sheet) vg.Length {
	h := vg.Length(0)
	for _, a := range p.panels {
		h = max(h, a.height(s))
	}
	return h
}

func (p *rowPanel) height(s *sheet) vg.Length {
	return p.headHeight(s) + p.rowsHeight(s) + p.axesHeight(s)
}

func (p *rowPanel) draw(s *sheet, area draw.Canvas) {
	data := draw.Crop(area, p.labelWidth(s), -p.columnsWidth(s), p.axesHeight(s), -p.headHeight(s))
	middles := p.middles(s)
	y := func(i int) vg.Length { return data.Max.Y - middles[i] }
	width := p.panelWidth(s, area.Max.X-area.Min.X)
	for i, a := range p.panels {
		c := data
		c.Min.X += vg.Length(i) * (width + panelGap)
		c.Max.X = c.Min.X + width
		x := a.transform(c)
		a.drawX(s, c, x)
		for _, pl := range a.plots {
			pl.plotRows(s, c, x, y)
		}
		head := p.panelHead(s, i)
		for j, h := range head {
			s.write(area, c.Min.X, data.Max.Y+s.lineHeight(s.typ.tick)*(vg.Length(len(head)-j)-0.5)+2, h, s.typ.tick, muted, draw.XLeft)
		}
	}
	p.drawWords(s, area, data, y)
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

// plotOf is a plot with the ranges of two axes, for gonum's transforms.
func plotOf(x, y axis) *plot.Plot {
	p := plot.New()
	x.set(&p.X)
	y.set(&p.Y)
	return p
}
