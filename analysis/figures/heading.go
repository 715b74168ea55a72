package figures

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A heading is a line or two of text between the parts of a chart.
type heading struct{ text Text }

func (h heading) face(s *sheet) face { return bold(s.typ.label.size) }

func (h heading) lines(s *sheet) []string {
	return balanced(s.in(h.text), h.face(s), s.width-2*margin)
}

func (h heading) height(s *sheet) vg.Length { return s.block(h.lines(s), h.face(s)) - partGap/2 }

func (h heading) draw(s *sheet, c draw.Canvas) {
	s.lines(c, c.Min.X, c.Max.Y, h.lines(s), h.face(s), ink)
}
