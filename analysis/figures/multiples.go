package figures

import (
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// multiples are small panels side by side, one a series, on logarithmic axes of the same number of
// decades: equal slopes are equal growth. A gap in a series is a gap in its line.
type multiples struct {
	times  []float64 // years
	names  []Text    // of the times
	series []smallSeries
}

// A smallSeries is one panel. Values are positive, or NaN where there is none; a tick above a point
// marks that the name changed there.
type smallSeries struct {
	label   Text
	values  []float64
	gaps    []Text // why there is no value, at its place
	renamed []bool
	color   color.Color
}

const (
	smallHeight = vg.Length(46) // of the data area of a panel
	smallGap    = vg.Length(12)
	renameTick  = vg.Length(5)  // half its length
	smallInset  = vg.Length(13) // room for half a value beside the first and the last point
)

// decades is the height of all panels: the widest series, rounded up to a third of a decade.
func (m *multiples) decades() float64 {
	most := 0.0
	for _, s := range m.series {
		lo, hi := s.span()
		if hi > 0 {
			most = max(most, math.Log10(hi/lo))
		}
	}
	return max(1, math.Ceil(3*most-1e-9)) / 3
}

// span is the least and the greatest value of a series; 0 for one without.
func (s smallSeries) span() (lo, hi float64) {
	for _, v := range s.values {
		if math.IsNaN(v) {
			continue
		}
		if lo == 0 || v < lo {
			lo = v
		}
		hi = max(hi, v)
	}
	return lo, hi
}

func (m *multiples) perRow(s *sheet) int {
	if s.size == OneColumn {
		return 2
	}
	return 4
}

func (m *multiples) cellWidth(s *sheet) vg.Length {
	n := vg.Length(m.perRow(s))
	return (s.width - 2*margin - (n-1)*smallGap) / n
}

func (m *multiples) wrapped(s *sheet, i int) []string {
	return balanced(s.in(m.series[i].label), s.typ.tick, m.cellWidth(s))
}

// headLines is the number of lines of the longest label in a row of panels.
func (m *multiples) headLines(s *sheet, row int) int {
	most := 1
	for i := row * m.perRow(s); i < min(len(m.series), (row+1)*m.perRow(s)); i++ {
		most = max(most, len(m.wrapped(s, i)))
	}
	return most
}

func (m *multiples) rowHeight(s *sheet, row int) vg.Length {
	return m.headHeight(s, row) + smallHeight + 2 + m.nameHeight(s) + 6
}

// nameHeight is the height of the longest name of a time.
func (m *multiples) nameHeight(s *sheet) vg.Length {
	lines := 1
	for _, n := range m.names {
		lines = max(lines, strings.Count(s.in(n), "\n")+1)
	}
	return vg.Length(lines) * s.lineHeight(s.typ.note)
}

func (m *multiples) rowCount(s *sheet) int { return (len(m.series) + m.perRow(s) - 1) / m.perRow(s) }

func (m *multiples) height(s *sheet) vg.Length {
	var h vg.Length
	for r := range m.rowCount(s) {
		h += m.rowHeight(s, r)
	}
	return h
}

// place is the data area of a panel.
func (m *multiples) place(s *sheet, area draw.Canvas, i int) draw.Canvas {
	row, col := i/m.perRow(s), i%m.perRow(s)
	c := area
	c.Min.X += vg.Length(col) * (m.cellWidth(s) + smallGap)
	c.Max.X = c.Min.X + m.cellWidth(s)
	for r := range row {
		c.Max.Y -= m.rowHeight(s, r)
	}
	c.Max.Y -= m.headHeight(s, row)
	c.Min.Y = c.Max.Y - smallHeight
	return c
}

func (m *multiples) headHeight(s *sheet, row int) vg.Length {
	return vg.Length(m.headLines(s, row))*tight*s.typ.tick.size + 4
}

func (m *multiples) draw(s *sheet, area draw.Canvas) {
	m.drawFrames(s, area)
	for i := range m.series {
		c := m.place(s, area, i)
		y := c.Max.Y + m.headHeight(s, i/m.perRow(s)) - tight*s.typ.tick.size/2
		for _, l := range m.wrapped(s, i) {
			s.write(c, c.Min.X, y, l, s.typ.tick, ink, draw.XLeft)
			y -= tight * s.typ.tick.size
		}
		m.drawPanel(s, c, m.series[i])
	}
}

// drawFrames draws what all panels share, lines of one kind in one go, which keeps files small.
func (m *multiples) drawFrames(s *sheet, area draw.Canvas) {
	var years, base vg.Path
	segment := func(p *vg.Path, x0, y0, x1, y1 vg.Length) {
		p.Move(vg.Point{X: x0, Y: y0})
		p.Line(vg.Point{X: x1, Y: y1})
	}
	for k := range m.series {
		c := m.place(s, area, k)
		segment(&base, c.Min.X, c.Min.Y, c.Max.X, c.Min.Y)
		for i := range m.times {
			x := m.at(c, i)
			segment(&years, x, c.Min.Y, x, c.Max.Y)
			if i == 0 || i == len(m.times)-1 {
				s.paragraph(c, x, c.Min.Y-2-m.nameHeight(s)/2, strings.Split(s.in(m.names[i]), "\n"), s.typ.note, muted, draw.XCenter)
			}
		}
	}
	c := area
	c.SetLineStyle(line(grid, thin))
	c.Stroke(years)
	c.SetLineStyle(line(guide, thin))
	c.Stroke(base)
}

// at is the place of a time in a panel.
func (m *multiples) at(c draw.Canvas, i int) vg.Length {
	first, last := m.times[0], m.times[len(m.times)-1]
	part := float64(i) / float64(len(m.times)-1)
	if last > first {
		part = (m.times[i] - first) / (last - first)
	}
	return c.Min.X + smallInset + vg.Length(part)*(c.Max.X-c.Min.X-2*smallInset)
}

func (m *multiples) drawPanel(s *sheet, c draw.Canvas, series smallSeries) {
	x := func(i int) vg.Length { return m.at(c, i) }
	lo, hi := series.span()
	if hi == 0 {
		return
	}
	pad := s.typ.note.size + 4 // for a value above or below the outermost points
	middle := (math.Log10(lo) + math.Log10(hi)) / 2
	y := func(v float64) vg.Length {
		return (c.Min.Y+c.Max.Y)/2 + vg.Length((math.Log10(v)-middle)/m.decades())*(c.Max.Y-c.Min.Y-2*pad)
	}
	series.drawLine(c, x, y)
	m.drawValues(s, c, series, x, y)
}

func (t smallSeries) drawLine(c draw.Canvas, x func(int) vg.Length, y func(float64) vg.Length) {
	for i, v := range t.values {
		if math.IsNaN(v) {
			continue
		}
		if i > 0 && !math.IsNaN(t.values[i-1]) {
			c.StrokeLine2(line(t.color, stroke), x(i-1), y(t.values[i-1]), x(i), y(v))
		}
		if t.renamed[i] {
			c.StrokeLine2(line(t.color, thin), x(i), y(v)-renameTick, x(i), y(v)+renameTick)
		}
	}
	for i, v := range t.values {
		if !math.IsNaN(v) {
			drawMark(c, vg.Point{X: x(i), Y: y(v)}, 0, 2, t.color, false)
		}
	}
}

// drawValues writes the values at both ends of a line, on the side that the line leaves free, and
// what a gap means.
func (m *multiples) drawValues(s *sheet, c draw.Canvas, t smallSeries, x func(int) vg.Length, y func(float64) vg.Length) {
	first, last := -1, -1
	for i, v := range t.values {
		if math.IsNaN(v) {
			s.write(c, x(i), c.Min.Y+s.typ.note.size*0.8, s.in(t.gaps[i]), s.typ.note, muted, draw.XCenter)
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	for _, i := range []int{first, last} {
		side := vg.Length(1)
		if i == first && first < last && t.values[i+m.step(t, i, 1)] > t.values[i] || i == last && first < last && t.values[i-m.step(t, i, -1)] > t.values[i] {
			side = -1
		}
		text := Fixed(rat(t.values[i]), 2)
		off := s.typ.note.size/2 + 4
		if t.renamed[i] {
			off += renameTick - 2
		}
		s.write(c, x(i), y(t.values[i])+side*off, text, s.typ.note, t.color, draw.XCenter)
		if first == last {
			break
		}
	}
}

// step is how far the next value lies in a direction.
func (m *multiples) step(t smallSeries, from, direction int) int {
	n := 1
	for i := from + direction; i >= 0 && i < len(t.values) && math.IsNaN(t.values[i]); i += direction {
		n++
	}
	return n
}
