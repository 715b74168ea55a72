package figures

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// spans are lines over time, one a row, with what was reached by their end written above them.
type spans struct {
	rows []span
	end  float64 // where the text ends
	text func(s *sheet, row int) []string
}

// A span runs from a time to another, in years. Vague tells that the start is known by its year alone:
// that year is drawn thin.
type span struct {
	from, to float64
	vague    bool
}

const (
	spanWidth = vg.Length(3.2)
	spanAir   = vg.Length(5) // between text and line, and below the line
)

func (t *spans) plotRows(s *sheet, c draw.Canvas, x func(float64) vg.Length, y func(i int) vg.Length) {
	for i, r := range t.rows {
		text := t.text(s, i)
		lines := vg.Length(len(text))
		at := y(i) - lines*tight*s.typ.tick.size/2
		sure := r.from
		if r.vague {
			sure = min(r.from+1, r.to)
			c.StrokeLine2(line(base, thin), x(r.from), at, x(sure), at)
		}
		c.StrokeLine2(line(base, thin), x(r.from), at-3, x(r.from), at+3)
		c.StrokeLine2(line(base, spanWidth), x(sure), at, x(r.to), at)
		if len(text) > 0 {
			w, h := s.typ.tick.widest(text)+3, lines*tight*s.typ.tick.size
			c.FillPolygon(paper, corners(vg.Rectangle{Min: vg.Point{X: x(t.end) - w, Y: at + spanAir}, Max: vg.Point{X: x(t.end), Y: at + spanAir + h}}))
		}
		s.paragraph(c, x(t.end), at+spanAir+lines*tight*s.typ.tick.size/2, text, s.typ.tick, ink, draw.XRight)
	}
}

// spanHeight is the height of a row with so many lines of text above its line.
func spanHeight(s *sheet, lines int) vg.Length {
	return vg.Length(lines)*tight*s.typ.tick.size + 2*spanAir + spanWidth
}
