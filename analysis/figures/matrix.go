package figures

import (
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A matrix is a table of counts with a cell for each row and column, filled the darker the larger the
// count. Its columns' heads are slanted.
type matrix struct {
	labels, columns []Text
	cells           [][]matrixCell
}

// A matrixCell counts, and counts those among them that are only on trial. A cell with nothing else
// is open.
type matrixCell struct{ n, trial int }

const (
	slanted    = 60 * math.Pi / 180 // of the heads, where there is room for it
	matrixRow  = vg.Length(12.5)
	matrixCrop = vg.Length(0.8) // between cells
)

// wrapped is the label of a row; on one column labels take a little more than a third of the width.
func (m *matrix) wrapped(s *sheet, row int) []string {
	return balanced(s.in(m.labels[row]), s.typ.label, 0.3*(s.width-2*margin))
}

func (m *matrix) labelWidth(s *sheet) vg.Length {
	var w vg.Length
	for i := range m.labels {
		w = max(w, s.typ.label.widest(m.wrapped(s, i)))
	}
	return w + 5
}

func (m *matrix) rowHeight(s *sheet, row int) vg.Length {
	return max(matrixRow, vg.Length(len(m.wrapped(s, row)))*tight*s.typ.label.size+2)
}

func (m *matrix) rowsHeight(s *sheet) vg.Length {
	var h vg.Length
	for i := range m.labels {
		h += m.rowHeight(s, i)
	}
	return h
}

// pitch is the distance of the columns, and slant the angle of their heads, which stand upright where
// the columns are too near each other.
func (m *matrix) pitch(s *sheet) (pitch vg.Length, slant float64) {
	if p := m.pitchAt(s, slanted); p*vg.Length(math.Sin(slanted)) > s.typ.tick.size*1.2 {
		return p, slanted
	}
	return m.pitchAt(s, math.Pi/2), math.Pi / 2
}

// pitchAt is what the width leaves when the heads lean out of it.
func (m *matrix) pitchAt(s *sheet, slant float64) vg.Length {
	room := s.width - 2*margin - m.labelWidth(s)
	pitch := room
	for i, c := range m.columns {
		lean := s.typ.tick.width(s.in(c))*vg.Length(math.Cos(slant)) + s.typ.tick.size
		pitch = min(pitch, (room-lean)/(vg.Length(i)+0.5))
	}
	return min(pitch, room/vg.Length(len(m.columns)))
}

func (m *matrix) headHeight(s *sheet) vg.Length {
	_, slant := m.pitch(s)
	var h vg.Length
	for _, c := range m.columns {
		h = max(h, s.typ.tick.width(s.in(c))*vg.Length(math.Sin(slant)))
	}
	return h + s.typ.tick.size
}

func (m *matrix) height(s *sheet) vg.Length { return m.headHeight(s) + m.rowsHeight(s) }

func (m *matrix) draw(s *sheet, c draw.Canvas) {
	left := c.Min.X + m.labelWidth(s)
	pitch, slant := m.pitch(s)
	column := func(i int) vg.Length { return left + (vg.Length(i)+0.5)*pitch }
	top := c.Max.Y - m.headHeight(s)
	var lines vg.Path
	for i, head := range m.columns {
		lines.Move(vg.Point{X: column(i), Y: top})
		lines.Line(vg.Point{X: column(i), Y: top - m.rowsHeight(s)})
		c.Push()
		c.Translate(vg.Point{X: column(i), Y: top + s.typ.tick.size*0.5})
		c.Rotate(slant)
		s.write(c, 0, 0, s.in(head), s.typ.tick, muted, draw.XLeft)
		c.Pop()
	}
	middle := make([]vg.Length, len(m.labels))
	y := top
	for i := range m.labels {
		middle[i] = y - m.rowHeight(s, i)/2
		y -= m.rowHeight(s, i)
		lines.Move(vg.Point{X: left, Y: middle[i]})
		lines.Line(vg.Point{X: left + pitch*vg.Length(len(m.columns)), Y: middle[i]})
		s.paragraph(c, c.Min.X, middle[i], m.wrapped(s, i), s.typ.label, ink, draw.XLeft)
	}
	c.SetLineStyle(line(grid, thin))
	c.Stroke(lines)
	m.drawCells(s, c, column, middle, pitch)
}

// drawCells fills the cells of one tone in one go, which keeps files small, then writes the counts.
func (m *matrix) drawCells(s *sheet, c draw.Canvas, column func(int) vg.Length, middle []vg.Length, pitch vg.Length) {
	w, h := min(pitch, 16)/2-matrixCrop, matrixRow/2-matrixCrop
	var tones [3]vg.Path // open, few, many
	for i, row := range m.cells {
		for k, cell := range row {
			if cell.n > 0 {
				box(&tones[cell.tone()], vg.Rectangle{Min: vg.Point{X: column(k) - w, Y: middle[i] - h}, Max: vg.Point{X: column(k) + w, Y: middle[i] + h}})
			}
		}
	}
	for k, fill := range []color.Color{paper, second, base} {
		c.SetColor(fill)
		c.Fill(tones[k])
	}
	c.SetLineStyle(line(base, thin))
	c.Stroke(tones[0])
	for i, row := range m.cells {
		for k, cell := range row {
			if cell.n > 0 {
				s.write(c, column(k), middle[i], strconv.Itoa(cell.n), s.typ.tick, []color.Color{ink, ink, paper}[cell.tone()], draw.XCenter)
			}
		}
	}
}

// tone is 0 for what is only on trial, 1 for one or two, 2 for more.
func (c matrixCell) tone() int {
	switch {
	case c.n == c.trial:
		return 0
	case c.n > 2:
		return 2
	}
	return 1
}

// box adds a rectangle to a path.
func box(p *vg.Path, r vg.Rectangle) {
	for i, at := range corners(r) {
		if i == 0 {
			p.Move(at)
			continue
		}
		p.Line(at)
	}
	p.Close()
}
